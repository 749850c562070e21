"""Which OPD get a report in this run."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.errors import CallError, Sentence, said


@dataclass(frozen=True)
class Agency:
    """One OPD as the run and the index name it."""

    kode: str
    nama: str
    jenis: str


def roster(opd: pd.DataFrame, wanted: Sequence[str] = ()) -> list[Agency]:
    """List the OPD to report on, in the order of `opd` (columns kode, nama, jenis).

    `wanted` holds codes or names; empty means all. Raises: CallError for one that does not exist,
    with the nearest codes.
    """
    agencies = [
        Agency(str(kode), str(nama), "" if pd.isna(jenis) else str(jenis))
        for kode, nama, jenis in zip(opd["kode"], opd["nama"], opd["jenis"], strict=True)
    ]
    if not wanted:
        return agencies
    keys = {agency.kode.casefold(): agency for agency in agencies}
    keys |= {agency.nama.casefold(): agency for agency in agencies}
    unknown = [key for key in wanted if key.casefold() not in keys]
    if unknown:
        raise CallError(*_unknown(unknown, agencies))
    chosen = {keys[key.casefold()].kode for key in wanted}
    return [agency for agency in agencies if agency.kode in chosen]


def _unknown(unknown: Sequence[str], agencies: Sequence[Agency]) -> list[Sentence]:
    codes = [agency.kode for agency in agencies]
    names = {agency.nama.casefold(): agency.kode for agency in agencies}
    sentences = []
    for key in unknown:
        near = difflib.get_close_matches(key.casefold(), codes, n=3, cutoff=0.4)
        near += [
            names[name]
            for name in difflib.get_close_matches(key.casefold(), list(names), n=3, cutoff=0.4)
        ]
        near += [code for code in codes if key.casefold() in code]
        listed = ", ".join(dict.fromkeys(near)) or ", ".join(codes[:5]) + ", ..."
        sentences.append(
            said("OPD {kode!r} tidak ada. Yang terdekat: {near}.", kode=key, near=listed)
        )
    return sentences
