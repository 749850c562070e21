"""Corrections from returned forms: cells of `pegawai` that are replaced before they are judged.

A correction says which value it found and which one is right. Several for one cell follow each
other: the second finds what the first wrote, whatever their order in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.columns import COLUMNS
from analysis.intake.judging import advice
from analysis.intake.judging.advice_forms import (
    CORRECTED_COLUMN,
    CORRECTION_CONFLICT,
    CORRECTION_DONE,
    CORRECTION_OF_NOBODY,
    CORRECTION_STALE,
)
from analysis.intake.judging.codes import codes, key, post_level, read_rank
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.nip import read_nip
from analysis.intake.judging.reading import Reading
from analysis.intake.judging.repeats import copies, facts
from analysis.intake.tables.context import table, tidy

CORRECTABLE = (
    "status_asn", "unit_kerja", "jenis_jabatan", "jenjang_jabatan", "jabatan", "golongan",
    "tingkat_pendidikan", "jabatan_tujuan",
)  # fmt: skip
_CODED = ("status_asn", "jenis_jabatan", "tingkat_pendidikan")
_NAMES = {key(text): name for name in CORRECTABLE for text in (name, COLUMNS[name].label)}
Step = tuple[str, str]  # the value a correction finds, the value it writes


def meaning(column: str, text: str) -> str:
    """Return what a cell of a correctable column says: two that say the same are one value."""
    plain = " ".join(text.split())
    found: str | None = None
    if column in _CODED:
        found = codes(column).find(plain)
    elif column == "jenjang_jabatan":
        found = codes(column).find(plain) or post_level(plain, "fungsional")
    elif column == "golongan" and plain:
        found = read_rank(plain).value
    return plain if found is None else found


def follow(column: str, value: str, steps: Sequence[Step]) -> list[int]:
    """Return which corrections of one cell apply to a value, in the order in which they do."""
    said = [(meaning(column, old), meaning(column, new)) for old, new in steps]
    here, used = meaning(column, value), list[int]()
    while True:
        fitting = (n for n, (old, _) in enumerate(said) if old == here and n not in used)
        step = next(fitting, None)
        if step is None:
            return used
        used.append(step)
        here = said[step][1]


def judge_koreksi(judge: Judge, pegawai: Judge) -> tuple[pd.DataFrame, Judge]:
    """Return the corrections typed, and the judge of `pegawai` with its cells corrected.

    A correction is used where the cell holds what it found; outside scope where the cell says
    already what it wants; set aside where nobody has its NIP, or the cell says something else.
    """
    typed = _typed(judge)
    known = each(pegawai.text("nip"), lambda text: read_nip(text).value)
    people: dict[str, list[int]] = {}
    for position, nip in enumerate(known.fillna("").tolist()):
        people.setdefault(str(nip), []).append(position)
    people.pop("", None)
    strange = mask(typed["nip"].notna() & ~typed["nip"].isin(list(people)))
    judge.report(strange, "nip", CORRECTION_OF_NOBODY)
    standing = judge.standing()
    used, done = np.zeros(len(standing), bool), np.zeros(len(standing), bool)
    cells = {name: pegawai.text(name).to_numpy(object, copy=True) for name in CORRECTABLE}
    chosen = pd.DataFrame(typed)[["nip", "kolom", "lama", "baru"]][standing].fillna("")
    for (nip, column), rows in chosen.groupby(["nip", "kolom"], sort=False):
        steps = list(zip(rows["lama"], rows["baru"], strict=True))
        for position in people[str(nip)]:
            _correct(cells[str(column)], position, str(column), steps, (rows.index, used, done))
    judge.report(standing & ~used & done, "baru", CORRECTION_DONE)
    judge.report(standing & ~used & ~done, "lama", CORRECTION_STALE)
    changed = {
        name: pd.Series(values, index=pegawai.rows.index).astype("str")
        for name, values in cells.items()
        if mask(chosen["kolom"] == name).any()
    }
    return table(judge, typed), Judge(
        pegawai.table, pegawai.rows.assign(**changed), pegawai.headers
    )


def _correct(
    cells: Any, position: int, column: str, steps: Sequence[Step], marks: tuple[Any, Any, Any]
) -> None:
    """Correct one cell; mark the corrections that were used and those that say what it says."""
    places, used, done = marks
    value = "" if pd.isna(cells[position]) else str(cells[position])
    path = follow(column, value, steps)
    if path:
        cells[position] = steps[path[-1]][1]
    end = meaning(column, steps[path[-1]][1] if path else value)
    for number, (_, new) in enumerate(steps):
        after = follow(column, new, steps)
        last = steps[after[-1]][1] if after else new
        used[places[number]] |= number in path
        done[places[number]] |= meaning(column, last) == end


def _typed(judge: Judge) -> dict[str, pd.Series[Any]]:
    """Read the cells of the corrections; report what no correction can say."""
    nip = judge.read("nip", read_nip)
    judge.require("nip", advice.NIP_EMPTY)
    column = judge.read("kolom", _column())
    judge.require("kolom", advice.VALUE_EMPTY)
    judge.require("baru", advice.VALUE_EMPTY)
    typed = {name: tidy(judge.text(name)) for name in ("lama", "baru", "asal", "terbitan")}
    row = pd.to_numeric(judge.text("baris_asal"), errors="coerce").round()
    typed |= {"nip": nip, "kolom": column, "baris_asal": row.astype("Int64")}
    said = facts(judge, typed, ("nip", "kolom", "lama", "baru"))
    judge.report(copies(said, judge.standing() & judge.data), "nip", advice.COPY)
    old = [
        meaning(str(name), "" if pd.isna(text) else str(text))
        for name, text in zip(column.fillna(""), typed["lama"], strict=True)
    ]
    keys = pd.DataFrame({"nip": nip, "kolom": column, "lama": old})
    standing = judge.standing() & judge.data
    disputed = np.zeros(len(keys), bool)
    disputed[standing] = keys[standing].duplicated(keep=False).to_numpy()
    judge.report(disputed, "baru", CORRECTION_CONFLICT)
    return typed


def _column() -> Callable[[str], Reading]:
    def read(text: str) -> Reading:
        found = _NAMES.get(key(text))
        if found is None:
            return Reading(advice=CORRECTED_COLUMN, suggestion=", ".join(CORRECTABLE))
        return Reading(found)

    return read
