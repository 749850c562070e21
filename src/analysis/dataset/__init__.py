"""A data set: the folder a city keeps its files in, and what its dataset.toml says.

Every key has a default and the file itself may be missing; an unknown key is refused.
"""

from __future__ import annotations

from analysis.dataset.accepted import FILE
from analysis.dataset.load import load_dataset
from analysis.dataset.model import Dataset, Signatory
from analysis.dataset.period import Period
from analysis.dataset.settings import GapSettings, PlanSettings, ScheduleSettings
from analysis.dataset.target import Aim, TargetSettings

__all__ = [
    "FILE", "Aim", "Dataset", "GapSettings", "Period", "PlanSettings", "ScheduleSettings",
    "Signatory", "TargetSettings", "load_dataset",
]  # fmt: skip
