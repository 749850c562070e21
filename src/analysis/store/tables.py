"""SHELL. A Quarter, its Changes and Targets, a Plan, a Release to and from a folder of Parquet."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pandas as pd

from analysis.dataset import Period
from analysis.errors import Sentence
from analysis.measures.changes import Changes
from analysis.plan.results.planned import Plan
from analysis.quarter import Quarter
from analysis.release.model import Release
from analysis.scenario.target import Targets

FACTS = "info.json"


def write_quarter(quarter: Quarter, folder: Path) -> None:
    """Write a measured quarter; it holds people, so the folder is its owner's alone."""
    _write_frames(quarter, folder)
    facts = {
        "period": quarter.period.text,
        "edition": quarter.edition,
        "delivered": sorted(quarter.delivered),
    }
    (folder / FACTS).write_text(json.dumps(facts), encoding="utf-8")


def read_quarter(folder: Path) -> Quarter:
    """Read what `write_quarter` wrote."""
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    return Quarter(
        period=Period.parse(facts["period"]),
        edition=facts["edition"],
        delivered=frozenset(facts["delivered"]),
        **_read_frames(folder),
    )


def write_plan(plan: Plan, folder: Path) -> None:
    """Write a plan; it holds people, so the folder is its owner's alone."""
    _write_frames(plan, folder)
    facts = {
        "certificate": plan.certificate,
        "refusals": [sentence.plain for sentence in plan.refusals],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / FACTS).write_text(text, encoding="utf-8")


def read_plan(folder: Path) -> Plan:
    """Read what `write_plan` wrote."""
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    refusals = tuple(Sentence.of(plain) for plain in facts["refusals"])
    return Plan(certificate=facts["certificate"], refusals=refusals, **_read_frames(folder))


def write_changes(changes: Changes, folder: Path) -> None:
    """Write what a quarter is compared with."""
    _write_frames(changes, folder)


def read_changes(folder: Path) -> Changes:
    """Read what `write_changes` wrote."""
    return Changes(**_read_frames(folder))


def write_targets(targets: Targets, folder: Path) -> None:
    """Write what the targets of a quarter take."""
    _write_frames(targets, folder)


def read_targets(folder: Path) -> Targets:
    """Read what `write_targets` wrote."""
    return Targets(**_read_frames(folder))


def write_release(release: Release, folder: Path) -> None:
    """Write a Release."""
    _write_frames(release, folder)
    text = json.dumps(release.info, ensure_ascii=False, indent=1)
    (folder / FACTS).write_text(text, encoding="utf-8")


def read_release(folder: Path) -> Release:
    """Read what `write_release` wrote."""
    info = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    return Release(info=info, **_read_frames(folder))


def _write_frames(result: Quarter | Plan | Release | Changes | Targets, folder: Path) -> None:
    for field in fields(result):
        value = getattr(result, field.name)
        if isinstance(value, pd.DataFrame):
            value.to_parquet(folder / f"{field.name}.parquet", index=False)


def _read_frames(folder: Path) -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))}
