"""Problems as the screen and logs show them: grouped by rule, the most urgent first.

They name file, row, column and rule, never a value from a personal column; the workbook beside
(`problems_book`) is internal and shows the cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, fields
from typing import Any

import pandas as pd

from analysis.errors import Problem
from analysis.intake.delivery import (
    ASIDE,
    FLAGGED,
    OUTSIDE,
    PROBLEM_COLUMNS,
    STRUCTURE,
)
from analysis.intake.files.places import TWICE
from analysis.intake.files.tables import NO_DATE
from analysis.intake.judging.advice import OPD_UNKNOWN, UNIT_AMBIGUOUS, UNIT_UNKNOWN
from analysis.intake.judging.codes import words
from analysis.intake.judging.findings import no_problems
from analysis.intake.judging.row_counts import used_from_forms
from analysis.language import INDONESIAN, N_, Tongue

# Outcome -> its heading on the screen, and how many rules of it a screen has room for (None: all,
# for none of them can be left as it is).
_SCREEN = (
    (STRUCTURE, N_("Harus diperbaiki sebelum dapat dilanjutkan"), None),
    (ASIDE, N_("Disisihkan: perbaiki agar ikut dihitung"), 12),
    (FLAGGED, N_("Ditandai: dipakai, tetapi patut diperiksa"), 8),
    (OUTSIDE, N_("Di luar cakupan: tidak perlu diperbaiki"), 8),
)
# Cells that may be shown: those of a column of OPD or units, and of these only what resembles one,
# for where columns are swapped a person stands there.
_SHOWN_NEAR = {UNIT_UNKNOWN.rule, OPD_UNKNOWN.rule}
_SHOWN_VALUES = {*_SHOWN_NEAR, UNIT_AMBIGUOUS.rule}
_NAMES_FILES = {TWICE[0], NO_DATE[0]}  # what is suggested is the name of a file
_NUMBER = re.compile(r"(?:\d[ '’]?){7,}\d")  # may be the number of a person
_PARTS = re.compile(r"(\s*[,;:=()]\s*)")  # of a sentence
_NUMBER_IN_FILE = re.compile(r"(?:\d[ '’]?){14,}\d")  # longer than a day and an hour
_HIDDEN_NUMBER = N_("(angka disembunyikan)")
_HIDDEN_CELL = N_("(isi disembunyikan)")
_EXAMPLES = 5


def as_frame(problems: pd.DataFrame | Iterable[Problem]) -> pd.DataFrame:
    """Return problems as rows of PROBLEM_COLUMNS, whichever way they come."""
    if isinstance(problems, pd.DataFrame):
        return problems
    names = [field.name for field in fields(Problem)]
    rows = pd.DataFrame([astuple(problem) for problem in problems], columns=names, dtype="object")
    if rows.empty:
        return no_problems()
    return rows.assign(opd="")[list(PROBLEM_COLUMNS)]


def screen_digest(
    problems: pd.DataFrame | Iterable[Problem],
    counts: pd.DataFrame | None = None,
    _: Tongue = INDONESIAN,
) -> list[str]:
    """Return what a screen says: the counts per table, then the rules broken, most urgent first.

    counts: tabel, berkas, dibaca, dipakai, di_luar, disisihkan; left out when not known.
    """
    found = as_frame(problems)
    lines = [] if counts is None else list(count_lines(counts, _))
    for outcome, heading, room in _SCREEN:
        chosen = found[found["outcome"] == outcome]
        if len(chosen):
            lines += ["", f"{_(heading)}:", *_group_lines(chosen, room, _)]
    return lines


def count_lines(counts: pd.DataFrame, _: Tongue) -> Iterator[str]:
    """Yield one line per table: what became of its rows."""
    numbers = ["dibaca", "dipakai", "di_luar", "disisihkan"]
    returned = used_from_forms(counts)
    for table, sums in counts.groupby("tabel", sort=False)[numbers].sum().iterrows():
        line = _(
            "{tabel}: {dibaca} baris dibaca = {dipakai} dipakai + {di_luar} di luar cakupan "
            "+ {disisihkan} disisihkan",
            tabel=table,
            **{name: _.count(int(sums[name])) for name in numbers},
        )
        if str(table) in returned:
            many = _.count(returned[str(table)])
            line += _("; di antaranya {banyak} baris dipakai dari formulir", banyak=many)
        yield line


def _group_lines(chosen: pd.DataFrame, room: int | None, _: Tongue) -> list[str]:
    """Return the rules broken: those about whole files first, then those broken most often."""
    groups = [group for _key, group in chosen.groupby(["table", "rule", "fix"], sort=False)]
    groups.sort(key=lambda group: (bool((group["row"] > 0).all()), -len(group)))
    lines = [line for group in groups[:room] for line in _group(group, _)]
    if room is not None and len(groups) > room:
        more = _("dan {banyak} aturan lain; lihat daftar lengkapnya", banyak=len(groups) - room)
        lines.append(f"  ... {more}")
    return lines


def _group(group: pd.DataFrame, _: Tongue) -> list[str]:
    first = group.iloc[0]
    subject = f"{first['table']}: " if first["table"] else ""
    number = f"{_.count(len(group))} × " if len(group) > 1 else ""
    where = "; ".join(place for place in _places(group, _) if place)
    lines = [f"  {number}{subject}{_(first['rule'])}" + (f" ({where})" if where else "")]
    if first["outcome"] != OUTSIDE:
        lines.append(f"      {_(first['fix'])}.")
    return lines


def _places(group: pd.DataFrame, _: Tongue) -> Iterator[str]:
    """Yield the first places (all of what stops the run), rows of one file and column together."""
    places = group[["file", "column"]].drop_duplicates()
    stops = group["outcome"].iloc[0] == STRUCTURE
    shown = places if stops else places.head(_EXAMPLES)
    for file, column in shown.itertuples(index=False):
        here = group[(group["file"] == file) & (group["column"] == column)]
        rows = [str(row) for row in here["row"].head(_EXAMPLES) if row]
        more = [] if len(here) <= _EXAMPLES else ["..."]
        parts = [_short(file, None, _file)] if file else []
        if column:
            header = _short(_.tell(column), None if stops else 60)
            parts.append(_("kolom {nama}", nama=header))
        parts += [_("baris {nomor}", nomor=", ".join([*rows, *more]))] if rows else []
        told = ", ".join([*parts, *_told(here.head(_EXAMPLES), _)])
        for placeholder in (_HIDDEN_NUMBER, _HIDDEN_CELL):
            told = told.replace(placeholder, _(placeholder))
        yield told
    if len(places) > len(shown):
        yield "..."


def _told(examples: pd.DataFrame, _: Tongue) -> list[str]:
    """Return the values that may be shown, and what was probably meant.

    Only what is said of a cell is a guess; what is said of a file or its headers is not, and what
    stops the run is said to its end.
    """
    told = []
    for example in examples.to_dict("records"):
        stops = example["outcome"] == STRUCTURE
        about_file = stops and not example["row"]
        if example["value"] and (about_file or example["rule"] in _SHOWN_VALUES):
            open_ = example["rule"] not in _SHOWN_NEAR or _resembles(example)
            value = example["value"] if open_ else _HIDDEN_CELL
            told.append(_short(_.tell(value), 300 if about_file else 80))
        if example["suggestion"] and example["outcome"] != OUTSIDE:
            hide = _file if example["rule"] in _NAMES_FILES else _masked
            hint = _short(_.tell(example["suggestion"]), None if stops else 300, hide)
            about_cell = example["row"] and example["column"] and not stops
            told.append(_("mungkin {dugaan}", dugaan=hint) if about_cell else hint)
    return list(dict.fromkeys(told))


def _resembles(example: dict[Any, Any]) -> bool:
    """Say whether a cell shares a word with the OPD that were suggested for it.

    Letters alone may resemble by chance: "Dina Sasmita" is not far from "Dinas Satu".
    """
    known = set(words(str(example["suggestion"])).split())
    return any(len(word) > 2 and word in known for word in words(str(example["value"])).split())


def _masked(text: str) -> str:
    """Hide the parts of a sentence that hold a long number."""
    parts = _PARTS.split(text)
    return "".join(_HIDDEN_NUMBER if _NUMBER.search(part) else part for part in parts)


def _file(name: str) -> str:
    return _NUMBER_IN_FILE.sub(_HIDDEN_NUMBER, name)


def _short(text: object, most: int | None, hide: Callable[[str], str] = _masked) -> str:
    """Return a text on one line, without control characters or long numbers, at most so long."""
    plain = hide(" ".join("".join(c if c.isprintable() else " " for c in str(text)).split()))
    return plain if most is None or len(plain) <= most else plain[: most - 1] + "…"
