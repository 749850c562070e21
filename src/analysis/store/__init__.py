"""SHELL. Results of a data set, made once per content key and kept under build/<set>/.

build/<set>/<period>/kuartal-<key>/   a Quarter: exact, with people, readable by its owner alone
build/<set>/<period>/rilis-<key>/     a Release: what shared outputs may show

A report notebook opens its slice with `open_report`, the analyst's own ones with `open_internal`;
both measure what is not there yet and reuse what is.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from analysis.dataset import Dataset, Period, load_dataset
from analysis.errors import CallError, RegulationError
from analysis.intake import take_in
from analysis.quarter import Quarter, measure
from analysis.regulation import Development, Regulation, load_development, load_regulation
from analysis.release.describe import describe
from analysis.release.design import Policy
from analysis.release.gate import release as pass_gate
from analysis.release.model import OpdReport, Release
from analysis.store.folders import (
    build_folder,
    discard,
    find_data_folder,
    project_folder,
    tidy,
    touch,
    write_folder,
)
from analysis.store.keys import content_key, inputs, release_key, report_key
from analysis.store.tables import read_quarter, read_release, write_quarter, write_release

__all__ = [
    "build_folder", "content_key", "development_of", "find_data_folder", "open_internal",
    "open_report", "project_folder", "regulation_of", "release_quarter", "report_key",
]  # fmt: skip

LANGUAGES = ("id", "en")
SHORT = 16  # characters of a key in a folder's name
Result = TypeVar("Result", Quarter, Release)


def open_report(data: str | Path, period: str, opd: str, lang: str = "id") -> OpdReport:
    """Open what a report of one OPD may show.

    `data` is looked for here and in the folders above. Raises: CallError for a data set, a quarter,
    an OPD or a language that does not exist; StructureError when the files cannot be used.
    """
    if lang not in LANGUAGES:
        raise CallError(f"Bahasa {lang!r} tidak ada; yang diterima: {', '.join(LANGUAGES)}.")
    dataset = load_dataset(find_data_folder(data))
    return release_quarter(dataset, dataset.period(period)).report(opd, lang)


def open_internal(data: str | Path, period: str) -> Quarter:
    """Open a measured quarter, exact and with people: for the analyst's own notebooks alone.

    Raises: as `open_report`.
    """
    dataset = load_dataset(find_data_folder(data))
    asked = dataset.period(period)
    return _quarter(dataset, asked, regulation_of(dataset, asked))


def regulation_of(dataset: Dataset, period: Period) -> Regulation:
    """Return the law a quarter is measured under: the data set's edition as of its last day."""
    return load_regulation(dataset.edisi, period.end, dataset.opsi, dataset.edition_folders)


def development_of(dataset: Dataset, period: Period) -> Development:
    """Return the rules of gap and plan of a quarter, with the data set's own choices and tables."""
    return load_development(period.end, dataset.kesenjangan, dataset.edition_folders)


def release_quarter(dataset: Dataset, period: Period, *, strict: bool = False) -> Release:
    """Return a quarter's Release, with the totals of all earlier quarters for its trend.

    Earlier quarters for which the edition was not in force yet are left out and named in
    `info["triwulan_dilewati"]`. `strict` judges the files again and refuses any problem in them.
    """
    laws, skipped = _laws(dataset, period)
    if strict:
        take_in(dataset, period, laws[period], strict=True)
    keys = {
        each: content_key(dataset, each, law, development_of(dataset, each))
        for each, law in laws.items()
    }
    key = release_key(dataset, list(keys.values()))

    def make() -> Release:
        quarters = [_quarter(dataset, each, law) for each, law in laws.items()]
        files = [
            {"berkas": name, "sha256": digest, "ukuran": size}
            for name, digest, size in inputs(dataset, period)
        ]
        told = {"triwulan_dilewati": skipped, "masukan": files, "kunci": key}
        info = describe(dataset, quarters, laws[period], logo=_logo(dataset), **told)
        policy = Policy(dataset.ambang, dataset.triwulan_rinci)
        return pass_gate(quarters, {each.text: law for each, law in laws.items()}, policy, info)

    place = _place(dataset, period)
    return _kept(place, "rilis", key, make, read_release, write_release)


def _quarter(dataset: Dataset, period: Period, law: Regulation) -> Quarter:
    def make() -> Quarter:
        return measure(take_in(dataset, period, law), law, rules)

    rules = development_of(dataset, period)
    key = content_key(dataset, period, law, rules)
    return _kept(_place(dataset, period), "kuartal", key, make, read_quarter, write_quarter)


def _laws(
    dataset: Dataset, period: Period
) -> tuple[dict[Period, Regulation], list[dict[str, str]]]:
    """Return the law of each quarter up to `period`, and the earlier quarters without one."""
    laws: dict[Period, Regulation] = {}
    skipped = []
    for each in dataset.periods:
        if each < period:
            try:
                development_of(dataset, each)
                laws[each] = regulation_of(dataset, each)
            except RegulationError as error:
                skipped.append({"periode": each.text, "alasan": str(error)})
    return {**laws, period: regulation_of(dataset, period)}, skipped


def _kept(
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


def _place(dataset: Dataset, period: Period) -> Path:
    return build_folder() / dataset.name / period.text


def _logo(dataset: Dataset) -> dict[str, str] | None:
    if dataset.logo is None:
        return None
    content = (dataset.folder / dataset.logo).read_bytes()
    kind = dataset.logo.suffix.lower().removeprefix(".")
    return {"format": kind, "base64": base64.b64encode(content).decode("ascii")}
