"""SHELL. Results of a data set, made once per content key and kept under build/<set>/.

build/<set>/<period>/kuartal-<key>/   a Quarter: exact, with people, readable by its owner alone
build/<set>/<period>/rencana-<key>/   a Plan: exact, with people; jelajah-<key>/ with other budgets
build/<set>/<period>/rilis-<key>/     a Release: what shared outputs may show

A report notebook opens its slice with `open_report`, the analyst's own ones with `open_internal`;
both measure what is not there yet and reuse what is.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from analysis.benchmark import load_benchmarks
from analysis.benchmark.selection import used
from analysis.dataset import Dataset, Period, load_dataset
from analysis.errors import CallError, RegulationError, said
from analysis.intake import take_in
from analysis.quarter import Quarter, restructured
from analysis.regulation import Regulation
from analysis.release.describe import describe
from analysis.release.design import Policy
from analysis.release.gate import release as pass_gate
from analysis.release.model import CityReport, OpdReport, Release
from analysis.release.moves import Moves
from analysis.store.changes import changes_of, year_start
from analysis.store.folders import build_folder, find_data_folder, project_folder
from analysis.store.keys import city_key, content_key, inputs, release_key, report_key
from analysis.store.plans import (
    explored_plan,
    plan_for_reports,
    plan_key_of,
    plan_of,
    with_curve,
)
from analysis.store.quarters import (
    development_of,
    kept,
    place_of,
    quarter_of,
    regulation_of,
)
from analysis.store.tables import read_release, write_release
from analysis.store.targets import targets_key_of, targets_of

__all__ = [
    "build_folder", "city_key", "content_key", "development_of", "explored_plan",
    "find_data_folder", "open_city", "open_internal", "open_report", "plan_key_of", "plan_of",
    "project_folder", "regulation_of", "release_quarter", "report_key", "with_curve",
]  # fmt: skip

LANGUAGES = ("id", "en")


def open_report(data: str | Path, period: str, opd: str, lang: str = "id") -> OpdReport:
    """Open what a report of one OPD may show.

    `data` is looked for here and in the folders above. Raises: CallError for a data set, a quarter,
    an OPD or a language that does not exist; StructureError when the files cannot be used.
    """
    _check(lang)
    dataset = load_dataset(find_data_folder(data))
    return release_quarter(dataset, dataset.period(period)).report(opd, lang)


def open_city(data: str | Path, period: str, lang: str = "id") -> CityReport:
    """Open what the report of the whole city may show, with the curve of budgets of its plan.

    The curve is planned once for each plan. Raises: as `open_report`.
    """
    _check(lang)
    dataset = load_dataset(find_data_folder(data))
    asked = dataset.period(period)
    return with_curve(release_quarter(dataset, asked), dataset, asked).city(lang)


def open_internal(data: str | Path, period: str) -> Quarter:
    """Open a measured quarter, exact and with people: for the analyst's own notebooks alone.

    Raises: as `open_report`.
    """
    dataset = load_dataset(find_data_folder(data))
    asked = dataset.period(period)
    return quarter_of(dataset, asked, regulation_of(dataset, asked))


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
    planned = (plan_key_of(dataset, period), targets_key_of(dataset, period))
    key = release_key(dataset, [*keys.values(), *planned])

    def make() -> Release:
        quarters = [quarter_of(dataset, each, law) for each, law in laws.items()]
        quarters = [restructured(each, quarters[-1]) for each in quarters]
        files = [
            {"berkas": name, "sha256": digest, "ukuran": size}
            for name, digest, size in inputs(dataset, period)
        ]
        beside = used(load_benchmarks([dataset.folder]))
        told: dict[str, Any] = {
            "pembanding": beside,
            "triwulan_dilewati": skipped,
            "masukan": files,
            "kunci": key,
        }
        rules, plan = development_of(dataset, period), plan_for_reports(dataset, period)
        info = describe(
            dataset, quarters, laws[period], rules, plan, plan.names, logo=_logo(dataset), **told
        )
        policy = Policy(dataset.ambang, dataset.triwulan_rinci)
        by_period = {each.text: law for each, law in laws.items()}
        moves = Moves(changes_of(dataset, period), year_start(dataset, period))
        aims = targets_of(dataset, period)
        return pass_gate(quarters, by_period, policy, info, rules, plan, moves, targets=aims)

    place = place_of(dataset, period)
    return kept(place, "rilis", key, make, read_release, write_release)


def _check(lang: str) -> None:
    if lang not in LANGUAGES:
        raise CallError(
            said(
                "Bahasa {lang!r} tidak ada; yang diterima: {LANGUAGES}.",
                lang=lang,
                LANGUAGES=", ".join(LANGUAGES),
            )
        )


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


def _logo(dataset: Dataset) -> dict[str, str] | None:
    if dataset.logo is None:
        return None
    content = (dataset.folder / dataset.logo).read_bytes()
    kind = dataset.logo.suffix.lower().removeprefix(".")
    return {"format": kind, "base64": base64.b64encode(content).decode("ascii")}
