"""Frames of gap and Job Person Match without anybody in them, for quarters built by hand."""

from __future__ import annotations

from functools import cache

import pandas as pd
from tests.measures_fixture import rules

from analysis.measures import gap_summary
from analysis.measures.gap import COLUMNS
from analysis.measures.jpm import job_person_match
from analysis.measures.talent import nine_box

NUMBERS = ("level_standar", "level_capaian", "level_lama", "kesenjangan", "surplus")
COMPONENTS = {"orang": "int64", "komponen": "str", "poin": "Int64", "maks": "int64", "jp": "Int64"}


@cache
def nobody():
    """The fields of a Quarter about gap and plan, all empty, by name."""
    kinds = {"orang": "int64", "tanggal": "datetime64[ms]", **dict.fromkeys(NUMBERS, "Int64")}
    gaps = pd.DataFrame({name: pd.Series(dtype=kinds.get(name, "str")) for name in COLUMNS})
    people = pd.DataFrame({"orang": [], "dipakai": [], "predikat": []}).astype({"dipakai": bool})
    jpm = job_person_match(gaps, rules())
    boxes = nine_box(people, jpm, rules())
    return {
        "gaps": gaps,
        "target_gaps": gaps,
        "jpm": jpm,
        "boxes": boxes,
        "gap_cells": gap_summary.gap_cells(gaps),
        "jpm_summary": gap_summary.jpm_summary(jpm),
        "standards_used": gap_summary.standards_used(gaps),
        "box_counts": gap_summary.nine_box_counts(boxes),
        "components": pd.DataFrame(
            {name: pd.Series(dtype=kind) for name, kind in COMPONENTS.items()}
        ),
    }
