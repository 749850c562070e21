"""Which OPD a row names: the roster by code or name, units through the tree `unor` or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.intake.judging import advice
from analysis.intake.judging.codes import MAX_SUGGESTED, nearest, words
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.reading import Advice

# A code becomes part of file names and addresses on every system.
_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*")
_LONGEST = 80  # characters of a code
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_ABBREVIATED = {"kec": "kecamatan", "kab": "kabupaten", "kel": "kelurahan", "dns": "dinas"}
COLUMNS = ("kode", "nama", "jenis", "singkatan")


@dataclass(frozen=True, eq=False)
class Roster:
    """The OPD of the city.

    opd: kode, nama, jenis, singkatan. codes: the code in lower case -> kode; by_name: name or
    abbreviation in `plain` form -> kode; full_names: the names alone.
    """

    opd: pd.DataFrame
    city: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)
    full_names: frozenset[str] = frozenset()

    def find(self, text: str) -> str | None:
        """Return the kode of an OPD given by code or name; None when there is none."""
        return self.codes.get(text.strip().lower()) or self.by_name.get(plain(text, self.city))

    def is_city(self, text: str) -> bool:
        """Say whether the text names the whole city, which is no OPD."""
        return plain(text, self.city) in {"", "pemerintah", "pemko", "pemkab"}

    def ending(self, text: str) -> str | None:
        """Return the kode of the OPD with whose name the text ends ("Bidang A - Dinas B")."""
        tokens = plain(text, self.city).split()
        ends = (" ".join(tokens[start:]) for start in range(len(tokens)))
        return next((self.by_name[end] for end in ends if end in self.full_names), None)

    def suggest(self, text: str) -> str:
        """Return the names of the nearest OPD."""
        names = dict(zip(self.opd["kode"], self.opd["nama"], strict=True))
        known = {name.replace(" ", ""): f"{names[kode]}" for name, kode in self.by_name.items()}
        return nearest(plain(text, self.city), known)


def plain(text: str, city: str) -> str:
    """Reduce a name to its words: abbreviations written out, the city's own name taken away."""
    tokens = [_ABBREVIATED.get(token, token) for token in words(text).split()]
    suffix = words(city).split()
    if suffix and tokens[-len(suffix) :] == suffix:
        tokens = tokens[: -len(suffix)]
    return " ".join(tokens)


def roster_of(opd: pd.DataFrame, city: str) -> Roster:
    """Return the roster of a frame of OPD (kode, nama, jenis, singkatan)."""
    by_name: dict[str, str] = {}
    repeated = set()
    for column in ("singkatan", "nama"):  # where both read the same, the name is meant
        for kode, text in zip(opd["kode"], opd[column], strict=True):
            name = "" if pd.isna(text) else plain(text, city)
            if name and by_name.get(name, kode) != kode and column == "singkatan":
                repeated.add(name)
            if name:
                by_name[name] = kode
    names = {name: kode for name, kode in by_name.items() if name not in repeated}
    codes = {kode.lower(): kode for kode in opd["kode"]}
    full_names = frozenset(plain(name, city) for name in opd["nama"]) - {""}
    return Roster(opd, city, codes, names, full_names)


def judge_roster(judge: Judge, city: str) -> Roster:
    """Judge the table `opd`: every fault is one of structure, for codes become file names."""
    kode = judge.text("kode").str.strip()
    nama = judge.text("nama").str.strip()
    faults = {value: _fault(value) for value in kode.dropna().unique()}
    safe = kode.isna() | ~kode.isin([value for value, fault in faults.items() if fault])
    for fault in (advice.OPD_CODE, advice.OPD_CODE_LONG, advice.OPD_CODE_RESERVED):
        wrong = [value for value, found in faults.items() if found is fault]
        judge.report(judge.data & mask(kode.isin(wrong)), "kode", fault)
    missing = kode.isna() | nama.isna()
    judge.report(judge.data & missing.to_numpy(bool), "kode", advice.OPD_INCOMPLETE)
    complete = judge.data & safe.to_numpy(bool) & ~missing.to_numpy(bool)
    lower = kode.str.lower().where(complete)
    judge.report(lower.notna() & lower.duplicated(), "kode", advice.OPD_CODE_TWICE)
    same = nama.where(complete).map(lambda text: plain(text, city), na_action="ignore")
    judge.report(same.notna() & same.duplicated(), "nama", advice.OPD_NAME_TWICE)
    texts = {name: judge.text(name).str.strip() for name in ("jenis", "singkatan")}
    roster = pd.DataFrame({"kode": kode, "nama": nama, **texts})[complete]
    return roster_of(roster[~lower[complete].duplicated()].reset_index(drop=True), city)


def _fault(kode: str) -> Advice | None:
    if not _CODE.fullmatch(kode[:_LONGEST]):
        return advice.OPD_CODE
    if len(kode) > _LONGEST:
        return advice.OPD_CODE_LONG
    return advice.OPD_CODE_RESERVED if _RESERVED.fullmatch(kode) else None


def roster_from_names(names: Iterable[str], city: str) -> Roster:
    """Make a roster of the names that staff rows (or the tree's roots) give, with made codes."""
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(plain(name, city), " ".join(name.split()))
    made: dict[str, str] = {}
    for name in sorted(spelled):
        slug = re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:60].strip("-") or "opd"
        kode, number = slug, 1
        while kode in made or _RESERVED.fullmatch(kode):
            number += 1
            kode = f"{slug}-{number}"
        made[kode] = spelled[name]
    opd = pd.DataFrame({"kode": list(made), "nama": list(made.values())}, dtype="str")
    empty = pd.Series(pd.NA, index=opd.index, dtype="str")
    return roster_of(opd.assign(jenis=empty, singkatan=empty), city)


def read_opd(judge: Judge, roster: Roster) -> pd.Series[Any]:
    """Read the column `opd` into codes; report names that no OPD of the roster has.

    The city's own name, which some exports put into this column, counts as not stated.
    """
    text = judge.text("opd")
    distinct = text.dropna().unique()
    known = {value: roster.find(value) for value in distinct}
    unknown = [value for value in distinct if known[value] is None and not roster.is_city(value)]
    suggestions = {value: roster.suggest(value) for value in unknown[:MAX_SUGGESTED]}
    judge.report(
        text.isin(unknown),
        "opd",
        advice.OPD_UNKNOWN,
        suggestions=each(text, suggestions.get).fillna(""),
    )
    return text.map(known).astype("str")
