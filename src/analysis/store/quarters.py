"""SHELL. Measured quarters, kept by content key; the law and the rules each is measured under."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from analysis.dataset import Dataset, Period
from analysis.intake import take_in
from analysis.quarter import Quarter, measure
from analysis.regulation import Development, Regulation, load_development, load_regulation
from analysis.store.folders import build_folder, discard, tidy, touch, write_folder
from analysis.store.keys import content_key
from analysis.store.tables import read_quarter, write_quarter

SHORT = 16  # characters of a key in a folder's name
Result = TypeVar("Result")


def regulation_of(dataset: Dataset, period: Period) -> Regulation:
    """Return the law a quarter is measured under: the data set's edition as of its last day."""
    return load_regulation(dataset.edisi, period.end, dataset.opsi, dataset.edition_folders)


def development_of(dataset: Dataset, period: Period) -> Development:
    """Return the rules of gap and plan of a quarter, with the data set's own choices and tables."""
    return load_development(period.end, dataset.kesenjangan, dataset.edition_folders)


def quarter_of(dataset: Dataset, period: Period, law: Regulation) -> Quarter:
    """Return a measured quarter; measured now when it was not yet."""

    def make() -> Quarter:
        return measure(take_in(dataset, period, law), law, rules)

    rules = development_of(dataset, period)
    key = content_key(dataset, period, law, rules)
    return kept(place_of(dataset, period), "kuartal", key, make, read_quarter, write_quarter)


def kept(
    place: Path,
    kind: str,
    key: str,
    make: Callable[[], Result],
    read: Callable[[Path], Result],
    write: Callable[[Result, Path], None],
) -> Result:
    """Return the result under a key, made and written when it is not there or cannot be read."""
    folder = place / f"{kind}-{key[:SHORT]}"
    if folder.is_dir():
        try:
            result = read(folder)
        except (OSError, ValueError, KeyError, TypeError):  # damaged on the disk: made again
            discard(folder)
        else:
            touch(folder)
            return result
    result = make()
    write_folder(folder, lambda work: write(result, work))
    tidy(place, kind)
    return result


def place_of(dataset: Dataset, period: Period) -> Path:
    """Return the folder of a quarter's results."""
    return build_folder() / dataset.name / period.text
