"""Gap tables, masked and rounded; part of the gate.

Printed by design: competency by level group; JF keahlian split in Madya, Muda and Pertama where
each has at least 10 assessed people; by unit the mean over all competencies; never by post. Hidden:
a cell of fewer than 10 assessed people and what would give it away (`linked`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.release.design import (
    PLACE,
    UNITS_FROM,
    Policy,
    gap_decimals,
    gap_threshold,
    too_telling,
)
from analysis.release.frames import FRAMES, shaped
from analysis.release.grid import grid
from analysis.release.masking import COMPLEMENT, HIDDEN, NOBODY, SHOWN, TOO_FEW, protect
from analysis.release.rounding import half_up

if TYPE_CHECKING:
    from analysis.regulation import Development

ALL, TECHNICAL = "semua", "teknis"
UNASSESSED, NO_STANDARD = "tidak_dinilai", "tanpa_standar"
GROUPS = ("JPT", "Administrator", "Pengawas", "JF keahlian", "JF keterampilan", "Pelaksana")
EXPERTS = "JF keahlian"
EXPERT_LEVELS = ("JF Ahli Madya", "JF Ahli Muda", "JF Ahli Pertama")
SUMS = (ALL, TECHNICAL)  # what stands for all competencies of a side


def gap_rows(
    cells: pd.DataFrame,
    totals: pd.DataFrame,
    roster: pd.DataFrame,
    development: Development,
    policy: Policy,
) -> pd.DataFrame:
    """Return the gap cells as they may be shown (columns: `Release.kesenjangan`).

    cells: `Quarter.gap_cells`; totals: the index's total rows with their `keadaan`. An OPD of the
    roster without a cell has a row that says why.
    """
    least = gap_threshold(policy)
    rows = cells[cells["kompetensi"].notna() & cells["kelompok"].notna()].reset_index(drop=True)
    kinds = development.kompetensi
    known = {ALL: ALL, **{code: str(kinds.value(code)) for code in kinds.keys}}
    rows = rows.assign(jenis_kompetensi=rows["kompetensi"].map(known).fillna(TECHNICAL))
    rows = rows.assign(dicetak=_by_design(rows, least))
    rows = rows.assign(rahasia=_hidden(rows, totals, roster, least))
    rows = rows.assign(rahasia=rows["rahasia"] | _hidden_units(rows, least))
    rows = rows.assign(rahasia_jumlah=_counts_hidden(rows, roster, policy))
    printed = _printed(rows[rows["dicetak"]], policy)
    return shaped("kesenjangan", pd.concat([printed, _absent(printed, totals)], ignore_index=True))


def assessments(cells: pd.DataFrame, gaps: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return how far the assessments go, in per cent of all pairs (columns: `Release.penilaian`).

    gaps: the released gap rows. Where fewer people than the threshold stand behind the expired or
    the missing ones, only the valid share is told.
    """
    whole = (gaps["kompetensi"] == ALL) & (gaps["kelompok"] == ALL) & (gaps["cakupan"] != "unit")
    states = gaps.loc[whole, [*PLACE, "keadaan"]]
    exact = cells[(cells["kompetensi"] == ALL) & (cells["kelompok"] == ALL)]
    rows = states.merge(exact, how="left", on=PLACE, validate="one_to_one")
    told = rows["keadaan"].isin((SHOWN, UNASSESSED))
    pairs = rows["pasangan"].where(told).astype("Int64")
    none = pd.Series(0, index=rows.index, dtype="Int64")
    few = pd.Series(data=False, index=rows.index)
    for name in ("kedaluwarsa", "tidak_dinilai"):
        behind = rows[name] * rows["orang"]  # people x pairs; a person has pasangan / orang pairs
        few |= (rows[name] > 0) & (behind < policy.ambang * rows["pasangan"])
    shares = {
        name: half_up(100 * rows[column].astype("Int64"), pairs, none)
        for name, column in (
            ("berlaku", "dinilai"), ("kedaluwarsa", "kedaluwarsa"), ("belum", "tidak_dinilai"),
        )
    }  # fmt: skip
    return shaped(
        "penilaian",
        rows.assign(
            orang=rows["orang"].where(told).astype("Int64"),
            berlaku=shares["berlaku"],
            kedaluwarsa=shares["kedaluwarsa"].mask(few),
            belum=shares["belum"].mask(few),
        ),
    )


def unseen_places(rows: pd.DataFrame, totals: pd.DataFrame) -> pd.Series:
    """Say which rows belong to a place (of a unit: to an OPD) whose total row is hidden."""
    hidden = totals[totals["keadaan"].isin((HIDDEN, NOBODY))]
    keys = set(zip(hidden["cakupan"], hidden["kunci"], strict=True))
    of_unit = rows["cakupan"] == "unit"
    scopes = rows["cakupan"].mask(of_unit, "opd")
    names = rows["kunci"].mask(of_unit, rows["opd"])
    found = [key in keys for key in zip(scopes, names, strict=True)]
    return pd.Series(found, index=rows.index, dtype=bool)


def _by_design(rows: pd.DataFrame, least: int) -> pd.Series:
    """Which rows are printed at all."""
    unit = rows["cakupan"] == "unit"
    units = unit & (rows["kompetensi"] == ALL) & (rows["kelompok"] == ALL)
    units &= rows["orang"] >= UNITS_FROM
    split = rows["kelompok"].isin(EXPERT_LEVELS)
    return ~(unit | split) | units | (split & _split_places(rows, least))


def _split_places(rows: pd.DataFrame, least: int) -> pd.Series:
    """Where JF keahlian is split: every level that is there, two at least, has enough people."""
    side = rows["jenis_kompetensi"].eq(TECHNICAL).map({True: TECHNICAL, False: ALL})
    sums = rows[rows["kompetensi"].isin(SUMS)]
    keys = [*PLACE, "kompetensi"]
    parts = sums[sums["kelompok"].isin(EXPERT_LEVELS) & (sums["orang"] > 0)]
    found = parts.groupby(keys).agg(
        tersedikit=("orang_dinilai", "min"),
        semua=("orang_dinilai", "sum"),
        bagian=("kelompok", "size"),
    )
    whole = sums[sums["kelompok"] == EXPERTS].set_index(keys)["orang_dinilai"]
    rest = whole.reindex(found.index).fillna(0) - found["semua"]
    enough = (found["tersedikit"] >= least) & (found["bagian"] > 1)
    enough &= (rest == 0) | (rest >= least)
    places = set(found.index[enough])
    at = zip(*(rows[name] for name in PLACE), side, strict=True)
    return pd.Series([place in places for place in at], index=rows.index, dtype=bool)


def _hidden(
    rows: pd.DataFrame, totals: pd.DataFrame, roster: pd.DataFrame, least: int
) -> pd.Series:
    """Which cells of city, kinds and OPD are hidden."""
    people = rows["orang_dinilai"]
    unseen = unseen_places(rows, totals)
    start = (people < least) | (unseen & (rows["cakupan"] == "opd")) | ~rows["dicetak"]
    hidden = pd.Series(data=False, index=rows.index)
    for competencies in _sides(rows):
        names = (rows["kompetensi"], competencies)
        base = grid(rows, roster, (rows["kelompok"], (ALL, *GROUPS)), names)
        hidden |= base.protected(people, start, least, summed=True)
        levels = grid(rows, roster, (rows["kelompok"], (EXPERTS, *EXPERT_LEVELS)), names)
        hidden |= levels.protected(people, start | hidden, least, summed=True, together=True)
    return hidden | unseen


def _sides(rows: pd.DataFrame) -> list[Sequence[str]]:
    """The competencies that add up: managerial with socio-cultural, and technical; total first."""
    technical = rows["jenis_kompetensi"] == TECHNICAL
    sides: list[Sequence[str]] = []
    for total, chosen in ((ALL, rows[~technical]), (TECHNICAL, rows[technical])):
        names = sorted(set(chosen["kompetensi"]) - {total})
        if len(chosen):
            sides.append([total, *names])
    return sides


def _hidden_units(rows: pd.DataFrame, least: int) -> pd.Series:
    """Which units are hidden: of a hidden OPD, of too few people, or as a complement."""
    units = rows[(rows["cakupan"] == "unit") & rows["dicetak"]]
    whole = rows[rows["cakupan"] == "opd"]
    whole = whole[(whole["kompetensi"] == ALL) & (whole["kelompok"] == ALL)].set_index("opd")
    people = whole["orang_dinilai"].reindex(units["opd"]).fillna(0).astype("int64")
    closed = whole["rahasia"].reindex(units["opd"]).astype("boolean").fillna(value=True)
    few = (units["orang_dinilai"] > 0) & (units["orang_dinilai"] < least)
    state = pd.Series(SHOWN, index=units.index, dtype="str").mask(few, HIDDEN)
    totals = people.set_axis(units.index)
    more = protect(units.assign(keadaan=state), ["opd"], totals, "orang_dinilai", least)
    hidden = few | more | closed.astype(bool).set_axis(units.index)
    return hidden.reindex(rows.index).astype("boolean").fillna(value=False).astype(bool)


def _counts_hidden(rows: pd.DataFrame, roster: pd.DataFrame, policy: Policy) -> pd.Series:
    """Where the number of people below standard is hidden though the mean gap is printed."""
    people, below = rows["orang_dinilai"], rows["orang_di_bawah"]
    start = rows["rahasia"] | ~rows["dicetak"] | too_telling(below, people, policy.ambang)
    hidden = start & (people > 0)
    least = gap_threshold(policy)
    measures = [(below, policy.ambang), (people - below, policy.ambang)]
    for competencies in _sides(rows):
        names = (rows["kompetensi"], competencies)
        base = grid(rows, roster, (rows["kelompok"], (ALL, *GROUPS)), names)
        hidden |= base.protected(people, start, least, measures)
        levels = grid(rows, roster, (rows["kelompok"], (EXPERTS, *EXPERT_LEVELS)), names)
        hidden |= levels.protected(people, start | hidden, least, measures, together=True)
    return hidden


def _printed(rows: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Round what is shown and leave the rest behind."""
    least, measured = gap_threshold(policy), rows["orang_dinilai"]
    small = (measured == 0) & (rows["orang"] < policy.ambang)
    hidden = rows["rahasia"] | small
    state = pd.Series(SHOWN, index=rows.index, dtype="str").mask(measured == 0, UNASSESSED)
    state = state.mask(rows["pasangan"] == 0, NO_STANDARD).mask(hidden, HIDDEN)
    few = small | ((measured > 0) & (measured < least))
    reason = pd.Series("", index=rows.index, dtype="str").mask(hidden, COMPLEMENT)
    assessed = measured.astype("Int64").mask(hidden)
    people = rows["orang"].astype("Int64").mask(hidden)
    places = gap_decimals(assessed, least)
    none = pd.Series(0, index=rows.index, dtype="Int64")
    counted = rows["orang_di_bawah"].astype("Int64").mask(rows["rahasia_jumlah"] | hidden)
    counted = counted.mask(measured == 0)
    most = rows["kesenjangan"] + rows["maks_tidak_dinilai"]
    return rows.assign(
        orang=people,
        orang_dinilai=assessed,
        dinilai_persen=half_up(100 * assessed, people, none),
        batas_atas=half_up(most, rows["pasangan"], places),
        batas_bawah=half_up(rows["kesenjangan"], rows["pasangan"], places),
        kesenjangan=half_up(rows["kesenjangan"], rows["dinilai"], places),
        desimal=places.fillna(0),
        di_bawah_persen=half_up(100 * counted, assessed, none),
        di_bawah=counted,
        keadaan=state,
        alasan=reason.mask(hidden & few, TOO_FEW),
    )


def _absent(printed: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each city, kind and OPD without a cell over everything."""
    whole = printed[(printed["kompetensi"] == ALL) & (printed["kelompok"] == ALL)]
    there = set(zip(whole["cakupan"], whole["kunci"], strict=True))
    keys = zip(totals["cakupan"], totals["kunci"], strict=True)
    missing = totals[[key not in there for key in keys]]
    state = pd.Series(NO_STANDARD, index=missing.index, dtype="str")
    state = state.mask(missing["keadaan"].isin((HIDDEN, NOBODY)), missing["keadaan"])
    reason = missing["alasan"].where(state == HIDDEN, "")
    rows = missing[PLACE].assign(
        kompetensi=ALL, jenis_kompetensi=ALL, kelompok=ALL, desimal=0, keadaan=state, alasan=reason
    )
    return rows.reindex(columns=list(FRAMES["kesenjangan"]))
