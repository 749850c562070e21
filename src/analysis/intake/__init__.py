"""Intake: files or a database in, a judged delivery out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import StructureError, said
from analysis.intake.assemble import assemble
from analysis.intake.delivery import ASIDE, STRUCTURE, Delivery, as_problems
from analysis.intake.files.read import read_folder

if TYPE_CHECKING:
    from analysis.dataset import Dataset, Period
    from analysis.regulation import Regulation

__all__ = ["Delivery", "examine", "take_in"]


def examine(dataset: Dataset, period: Period, regulation: Regulation) -> Delivery:
    """Read and judge a quarter; whatever is wrong, also with the structure, is in `problems`."""
    return assemble(read_folder(dataset, period), dataset, period, regulation)


def take_in(
    dataset: Dataset, period: Period, regulation: Regulation, *, strict: bool = False
) -> Delivery:
    """Read and judge a quarter that can be measured.

    Raises: StructureError, carrying every problem found, when the files cannot be used (exit code
    2), or under `strict` when any row is set aside (exit code 1).
    """
    delivery = examine(dataset, period, regulation)
    outcomes = set(delivery.problems["outcome"])
    aside = int((delivery.counts["disisihkan"]).sum())
    if STRUCTURE in outcomes:
        raise StructureError(
            said(
                "Data triwulan {period} tidak dapat dipakai; perbaiki dahulu:", period=period.text
            ),
            tuple(as_problems(delivery.problems)),
        )
    if strict and aside:
        error = StructureError(
            said(
                "Data triwulan {period} memuat {aside} baris yang disisihkan, dan --strict tidak "
                "mengizinkannya:",
                period=period.text,
                aside=aside,
            ),
            tuple(as_problems(delivery.problems, ASIDE)),
        )
        error.exit_code = 1
        raise error
    return delivery
