"""Intake: files or a database in, a judged delivery out."""

from analysis.intake.delivery import Delivery

__all__ = ["Delivery"]
