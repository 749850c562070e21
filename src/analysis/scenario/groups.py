"""Whom a step addresses: names of groups, and the people who belong to them.

Names of one kind add up, names of different kinds narrow each other down: pelaksana, Pengawas and
PNS together are the PNS among the pelaksana and the Pengawas. The kinds are post (jenis_jabatan,
jenjang_jabatan, level group), status, and OPD (kode, name, short name, kind of OPD).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import Sentence, said
from analysis.measures.groups import LEVEL_GROUPS
from analysis.regulation.nearest import nearest
from analysis.regulation.vocabulary import JENIS_JABATAN, JENJANG_JABATAN, STATUS_ASN
from analysis.scenario.model import EVERYBODY, Scenario

if TYPE_CHECKING:
    import pandas as pd

POST, STATUS, OPD = "jabatan", "status", "opd"
FACETS = {
    "jenis_jabatan": POST,
    "jenjang_jabatan": POST,
    "kelompok_jenjang": POST,
    "status_asn": STATUS,
    "opd": OPD,
    "jenis_opd": OPD,
}
Known = Mapping[str, tuple[str, str]]  # a name, in small letters -> column of people, value


def group_names(roster: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return every name that a step may use; where a name has two meanings the first one stays.

    roster: kode, nama, jenis, singkatan of each OPD.
    """
    named: list[tuple[str, str, str]] = []
    for column, words in (
        ("jenis_jabatan", JENIS_JABATAN),
        ("jenjang_jabatan", JENJANG_JABATAN),
        ("kelompok_jenjang", tuple(LEVEL_GROUPS.values())),
        ("status_asn", STATUS_ASN),
    ):
        named += [(word, column, word) for word in words]
    for label in ("kode", "nama", "singkatan"):
        if label in roster:
            known = roster.loc[roster[label].notna(), [label, "kode"]]
            named += [(str(name), "opd", str(kode)) for name, kode in known.itertuples(index=False)]
    named += [(str(kind), "jenis_opd", str(kind)) for kind in roster["jenis"].dropna().unique()]
    found: dict[str, tuple[str, str]] = {}
    for name, column, value in named:
        found.setdefault(_folded(name), (column, value))
    return found


def refusals(scenario: Scenario, known: Known) -> list[Sentence]:
    """Return a sentence for each group that no name stands for, with the nearest ones there are."""
    return [
        _unknown(step.tempat or scenario.nama, name, known)
        for step in scenario.langkah
        for name in step.untuk
        if _folded(name) not in known and _folded(name) != EVERYBODY
    ]


def members(people: pd.DataFrame, names: Sequence[str], known: Known) -> np.ndarray:
    """Mark the people who belong to the groups (bool per row); all for `semua`."""
    chosen: dict[str, dict[str, list[str]]] = {}
    for name in names:
        if _folded(name) != EVERYBODY:
            column, value = known[_folded(name)]
            chosen.setdefault(FACETS[column], {}).setdefault(column, []).append(value)
    inside = np.ones(len(people), dtype=bool)
    for columns in chosen.values():
        of_kind = np.zeros(len(people), dtype=bool)
        for column, values in columns.items():
            of_kind |= people[column].isin(values).to_numpy(bool)
        inside &= of_kind
    return inside


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _unknown(place: str, name: str, known: Known) -> Sentence:
    words = (*JENIS_JABATAN, *LEVEL_GROUPS.values(), *STATUS_ASN)
    fixed = ", ".join(word for word in words if known[_folded(word)][1] == word)
    kinds = said(
        "Yang dikenal: {semua}, {tetap}, jenjang jabatan, jenis OPD, serta kode dan nama OPD.",
        semua=EVERYBODY,
        tetap=fixed,
    )
    close = nearest(_folded(name), [*known, EVERYBODY])
    if close:
        shown = [EVERYBODY if one == EVERYBODY else known[one][1] for one in close]
        near = ", ".join(dict.fromkeys(shown))
        kinds = said("Yang mirip: {dekat}. {dikenal}", dekat=near, dikenal=kinds)
    return said(
        "{tempat}: kelompok '{kata}' pada kunci untuk tidak dikenal. {dikenal}",
        tempat=place,
        kata=name,
        dikenal=kinds,
    )
