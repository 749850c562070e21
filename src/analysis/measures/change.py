"""What moved between two quarters: joiners, leavers, movers, coverage, scores of those who stayed.

Over complete people, with S those complete in both quarters and in the same place:
change = (S1 - S0) + sum of n_g/n1 (mean_g - S1) over the groups g that came
- sum of n_h/n0 (mean_h - S0) over the groups h that went. S1 - S0 is split by component. Every term
is an exact fraction; together they are the change of the mean, to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures import change_sums
from analysis.measures.change_sides import Prepared, Side, sides
from analysis.measures.change_sums import Sums
from analysis.measures.succession import as_now, between
from analysis.regulation.vocabulary import DIMENSI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.dataset import Period
    from analysis.measures.measured import Measured
    from analysis.measures.professionalism import Scores

SCOPES = ("kota", "jenis", "opd")
CAME = ("masuk", "pindah_masuk", "cakupan_masuk")
WENT = ("keluar", "pindah_keluar", "cakupan_keluar")
WHOLE = "tidak_diuraikan"
UNCERTAIN = "tidak_pasti"
_PLACE = {"cakupan": "str", "opd": "str", "kunci": "str"}
_COUNTS = ("pegawai_lama", "pegawai_baru", "diukur_lama", "diukur_baru", "menetap")
PLACES = {
    **_PLACE,
    **dict.fromkeys((*_COUNTS, "jumlah_lama", "jumlah_baru"), "int64"),
    "keadaan": "str",
}
TERMS = {**_PLACE, "bagian": "str", "orang": "int64", "pembilang": "str", "penyebut": "str"}
SENTENCES = {
    "dimensi_berbeda": "Tabel yang diserahkan pada kedua triwulan berbeda, sehingga indeksnya "
    "tidak diukur dari dimensi yang sama; perubahan tidak diuraikan. Serahkan tabel yang kurang.",
    "indeks_tidak_diukur": "Indeks tidak diukur pada kedua triwulan karena ada tabel yang tidak "
    "diserahkan; perubahan tidak diuraikan. Serahkan tabel yang kurang.",
    "aturan_berbeda": "Edisi aturan kedua triwulan berbeda dan triwulan lama tidak dapat dinilai "
    "ulang menurut edisi baru; perubahan tidak diuraikan. Pakai satu edisi untuk keduanya.",
}


@dataclass(frozen=True)
class Change:
    """From one quarter to a later one: exact, internal, without people but with groups of one.

    alasan: "" or why nothing is split (a key of SENTENCES).
    tempat: one row per place: cakupan (kota, jenis, opd), opd, kunci (as in `summary`),
        pegawai_lama, pegawai_baru, diukur_lama, diukur_baru, menetap (complete in both, same place;
        int64), jumlah_lama, jumlah_baru (int64 sums of the index over the measured, in
        hundred-thousandths of a point), keadaan (diuraikan; tanpa_menetap; baru: nobody measured
        earlier; hilang: nobody later; tidak_diukur: neither; or the alasan).
    langkah: cakupan, opd, kunci, bagian, orang (int64: of a group its people; of a component those
        whose points in it changed), pembilang, penyebut (text of whole numbers: the term is
        pembilang/penyebut hundred-thousandths of a point). bagian: of CAME and WENT the groups that
        have people; every component of those who stayed; aturan, where the old quarter was scored
        under the new rules too; tidak_diuraikan alone, where nobody stayed or the rules differ.
        Per place with an index in both quarters they sum to the change of its mean.
    terlambat: the same columns; per place with late records: bagian each component that changes and
        semua (all components), over the old quarter's complete people; tidak_pasti: how many of
        them a set-aside record of the new delivery leaves unmeasured (no points).
    """

    dari: Period
    sampai: Period
    alasan: str
    tempat: pd.DataFrame
    langkah: pd.DataFrame
    terlambat: pd.DataFrame


def moved(
    earlier: Measured,
    later: Measured,
    late: pd.DataFrame | None = None,
    restated: Scores | None = None,
) -> Change:
    """Split the change of every mean between two quarters, the earlier one in the later structure.

    late: `late.late_entry` of the earlier quarter; None when it was not looked for. restated: the
    earlier delivery scored under the later quarter's rules as of the earlier quarter's last day,
    where the rules differ: what that changes in those who stayed is the term `aturan`.
    Raises: ValueError when the quarters are not in order.
    """
    if earlier.period >= later.period:
        raise ValueError(f"{earlier.period} is not before {later.period}")
    rows = between(later.successions, earlier.period, later.period)
    people = as_now(earlier.people, later.people, rows, later.opd)
    reason = _reason(earlier, later, restated)
    before, after = sides(
        Side(people, earlier.trace, earlier.excluded),
        Side(later.people, later.trace, later.excluded),
        restated,
    )
    places, steps, told = [], [], []
    for scope in SCOPES:
        sums = change_sums.sums(before, after, scope, later.opd)
        places += [_place(scope, one, reason) for one in sums]
        steps += [row for one in sums for row in _steps(scope, one, reason)]
        if late is not None and reason in ("", "aturan_berbeda"):
            told += list(_late(scope, before, late))
    return Change(
        earlier.period,
        later.period,
        reason,
        pd.DataFrame(places, columns=list(PLACES)).astype(PLACES),
        pd.DataFrame(steps, columns=list(TERMS)).astype(TERMS),
        pd.DataFrame(told, columns=list(TERMS)).astype(TERMS),
    )


def values(terms: pd.DataFrame) -> list[Fraction]:
    """Return the exact value of each term, in hundred-thousandths of a point."""
    parts = zip(terms["pembilang"], terms["penyebut"], strict=True)
    return [Fraction(int(above), int(below)) for above, below in parts]


def _reason(earlier: Measured, later: Measured, restated: Scores | None) -> str:
    if earlier.delivered != later.delivered:
        return "dimensi_berbeda"
    if later.delivered != frozenset(DIMENSI):
        return "indeks_tidak_diukur"
    if earlier.edition != later.edition and restated is None:
        return "aturan_berbeda"
    return ""


def _place(scope: str, one: Sums, reason: str) -> tuple[object, ...]:
    if reason:
        state = reason
    elif one.measured == (0, 0):
        state = "tidak_diukur"
    elif 0 in one.measured:
        state = "hilang" if one.measured[0] else "baru"
    else:
        state = "diuraikan" if one.stayed else "tanpa_menetap"
    return (
        *_where(scope, one.place), *one.staff, *one.measured, one.stayed, *one.totals, state,
    )  # fmt: skip


def _steps(scope: str, one: Sums, reason: str) -> Iterator[tuple[object, ...]]:
    """Yield the terms of one place; none where it has no index in one of the quarters."""
    if 0 in one.measured:
        return
    (before, after), (sum_before, sum_after) = one.measured, one.totals
    if reason or not one.stayed:
        value = Fraction(sum_after, after) - Fraction(sum_before, before)
        yield _term(scope, one.place, WHOLE, before + after, value)
        return
    stayed_before, stayed_after = (Fraction(total, one.stayed) for total in one.stayed_totals)
    for part, people, total in one.groups:
        if part in CAME:
            value = (total - people * stayed_after) / after
        else:
            value = -(total - people * stayed_before) / before
        yield _term(scope, one.place, part, people, value)
    for part, people, total in one.components:
        yield _term(scope, one.place, part, people, Fraction(total, one.stayed))


def _late(scope: str, before: Prepared, late: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    """Yield what late records change, per place of the old quarter's complete people."""
    measured = before.measured
    people = measured[["nip"]].assign(tempat=change_sums.placed(measured, scope))
    people = people.loc[people["tempat"].notna()]
    counts = people["tempat"].value_counts()
    joined = late.merge(people, on="nip", validate="many_to_one")
    sure = joined.loc[joined["komponen"] != UNCERTAIN]
    whole = sure.groupby(["tempat", "nip"], as_index=False)["selisih"].sum()
    parts = pd.concat([joined, whole.assign(komponen="semua")])
    grouped = parts.groupby(["tempat", "komponen"])
    sums = grouped.agg(orang=("nip", "nunique"), jumlah=("selisih", "sum")).reset_index()
    for place, part, people_in, total in sums.itertuples(index=False):
        yield _term(scope, place, part, people_in, Fraction(int(total), int(counts[place])))


def _term(scope: str, place: str, part: str, people: int, value: Fraction) -> tuple[object, ...]:
    return *_where(scope, place), part, people, str(value.numerator), str(value.denominator)


def _where(scope: str, place: str) -> tuple[str, str, str]:
    return scope, place if scope == "opd" else "", place
