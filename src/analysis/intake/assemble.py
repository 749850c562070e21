"""From what was read to a delivery: the order in which tables are judged, on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import phrase
from analysis.intake.delivery import (
    ASIDE,
    FLAGGED,
    PROBLEM_COLUMNS,
    STRUCTURE,
    Delivery,
)
from analysis.intake.files.raw import RawTable, ReadResult
from analysis.intake.judging import advice
from analysis.intake.judging.findings import file_problem, no_problems
from analysis.intake.judging.judge import Judge, each, mask, stack
from analysis.intake.judging.link import Roster, judge_roster, roster_from_names
from analysis.intake.judging.people import People, people_of, posts_of
from analysis.intake.judging.row_counts import row_counts
from analysis.intake.judging.units import roster_without_table, units_of
from analysis.intake.tables.context import Context
from analysis.intake.tables.disiplin import judge_disiplin
from analysis.intake.tables.kamus import dictionary_of
from analysis.intake.tables.katalog import judge_katalog
from analysis.intake.tables.kinerja import judge_kinerja
from analysis.intake.tables.kompetensi import judge_kamus, judge_penilaian, judge_standar
from analysis.intake.tables.koreksi import judge_koreksi
from analysis.intake.tables.others import judge_kalender, judge_pip, judge_texts
from analysis.intake.tables.pegawai import judge_pegawai
from analysis.intake.tables.pelatihan import judge_pelatihan
from analysis.intake.tables.perubahan_opd import judge_perubahan, roster_in

if TYPE_CHECKING:
    from analysis.dataset import Dataset, Period
    from analysis.regulation import Regulation

HISTORIES = {
    "pelatihan": judge_pelatihan,
    "kinerja": judge_kinerja,
    "disiplin": judge_disiplin,
    "penilaian_kompetensi": judge_penilaian,
}
ALWAYS_OF_SOMEBODY = ("pelatihan", "kinerja")  # no city has staff of whom nobody stands there
MANY_SANCTIONS = 20  # rows; a shorter list may hold only people who have left
PLANNED = {
    "standar_kompetensi": judge_standar,
    "katalog_pelatihan": judge_katalog,
    "kalender": judge_kalender,
    "perubahan_opd": judge_perubahan,
}
PLAIN = {"pip_asn": judge_pip, "opd": judge_texts, "unor": judge_texts}


def assemble(
    read: ReadResult, dataset: Dataset, period: Period, regulation: Regulation
) -> Delivery:
    """Judge every table read. Nothing is raised for bad input: it is in `problems`."""
    judges = _judges(read.tables)
    tables = _corrected(judges)
    context = Context(period, regulation, dataset.urutan_tanggal)
    stopped = {p.table for p in read.problems if p.outcome == STRUCTURE}
    roster, extra = _roster(judges, dataset.nama, roster_stopped="opd" in stopped)
    units = units_of(judges["unor"], roster) if "unor" in judges else context.units
    context = replace(context, roster=roster, units=units)
    if "kamus_kompetensi" in judges:
        entries = _fated(judge_kamus(judges["kamus_kompetensi"]), judges["kamus_kompetensi"])
        tables["kamus_kompetensi"] = entries
        context = replace(context, dictionary=dictionary_of(entries))
    if "pegawai" in judges:
        staff = _fated(judge_pegawai(judges["pegawai"], context), judges["pegawai"])
        tables["pegawai"] = staff
        context = replace(context, people=people_of(staff), posts=posts_of(staff))
        if not judges["pegawai"].records.any():
            file = next(iter(judges["pegawai"].headers))
            extra.append(file_problem("pegawai", file, "", advice.NO_STAFF_ROWS))
    elif not stopped & {"pegawai", ""}:  # "": the quarter's folder itself is closed
        extra.append(file_problem("pegawai", "", "", advice.NO_STAFF))
    for name, judge_known in {**HISTORIES, **PLANNED}.items():
        # Without staff nobody knows whom a history concerns; the run stops at what is missing.
        if name in judges and (name in PLANNED or "pegawai" in judges):
            tables[name] = _fated(judge_known(judges[name], context), judges[name])
    for name, judge_table in PLAIN.items():
        if name in judges:
            tables[name] = _fated(judge_table(judges[name]), judges[name])
    bad = _too_many(judges, tables, dataset.batas_baris_buruk)
    bad += _of_nobody(judges, tables, context.people)
    found = [_found(name, judges[name], tables[name], context) for name in tables]
    return Delivery(
        period=period,
        tables=tables,
        opd=roster_in(roster.opd, tables, period.text),
        problems=_problems(read, [*extra, *bad, *found]),
        counts=row_counts(judges, tables),
        inputs=read.inputs,
    )


def _judges(raw: tuple[RawTable, ...]) -> dict[str, Judge]:
    names = dict.fromkeys(table.table for table in raw)
    return {name: stack([table for table in raw if table.table == name]) for name in names}


def _corrected(judges: dict[str, Judge]) -> dict[str, pd.DataFrame]:
    """Correct the staff table by what came back in forms; return the corrections, judged."""
    if not {"koreksi", "pegawai"} <= set(judges):
        return {}
    corrections, judges["pegawai"] = judge_koreksi(judges["koreksi"], judges["pegawai"])
    return {"koreksi": _fated(corrections, judges["koreksi"])}


def _roster(
    judges: Mapping[str, Judge], city: str, *, roster_stopped: bool
) -> tuple[Roster, list[pd.DataFrame]]:
    """Return the roster, from `opd` or else from what the staff rows or the tree name.

    roster_stopped: `opd` is there and cannot be read, which is said already.
    """
    if "opd" in judges:
        return judge_roster(judges["opd"], city), []
    if "pegawai" not in judges:
        return Roster(pd.DataFrame(columns=["kode", "nama", "jenis", "singkatan"])), []
    pegawai = judges["pegawai"]
    if not pegawai.records.any():
        return roster_from_names((), city), []  # the table without staff is told, not its OPD
    roster = roster_without_table(pegawai, judges.get("unor"), city)
    if roster_stopped:
        return roster, []
    file = str(pegawai.rows["berkas"].iloc[0]) if len(pegawai.rows) else ""
    missing = advice.OPD_NOWHERE if roster.opd.empty else advice.OPD_FROM_STAFF
    return roster, [file_problem("pegawai", file, "opd", missing, str(len(roster.opd)))]


def _fated(rows: pd.DataFrame, judge: Judge) -> pd.DataFrame:
    return rows.assign(nasib=judge.fate().array)


def _found(name: str, judge: Judge, rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    if name == "pegawai":
        return judge.problems(rows["opd"])
    if "nip" in rows and name != "pip_asn":
        return judge.problems(each(rows["nip"], context.people.opd.get))
    return judge.problems()


def _problems(read: ReadResult, frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return all problems: structure first, then by table, file and row."""
    of_files = [
        ("", p.table, p.file, p.row, p.column, p.value, p.rule, p.fix, p.outcome, p.suggestion)
        for p in read.problems
    ]
    known = pd.DataFrame(of_files, columns=list(PROBLEM_COLUMNS), dtype="object")
    frames = [frame for frame in (known, *frames) if len(frame)]
    if not frames:
        return no_problems()
    problems = pd.concat(frames, ignore_index=True)
    first = np.where(problems["outcome"] == STRUCTURE, 0, 1)
    ordered = problems.assign(urut=first).sort_values(
        ["urut", "table", "file", "row"], kind="stable", ignore_index=True
    )
    return ordered.drop(columns="urut")


def _too_many(
    judges: Mapping[str, Judge], tables: Mapping[str, pd.DataFrame], limit: float
) -> list[pd.DataFrame]:
    found = []
    for name, rows in tables.items():
        if name == "koreksi":  # a new delivery may make all of them stale
            continue
        aside = int((rows["nasib"] == ASIDE).sum())
        records = int(judges[name].records.sum())
        if aside > records * Decimal(str(limit)):
            files = rows.loc[rows["nasib"] == ASIDE, "berkas"].unique()
            wide = "kolom" in judges[name].rows
            share = phrase("{sisih} dari {semua} baris", sisih=aside, semua=records)
            if wide:
                share = phrase("{sisih} dari {semua} sel", sisih=aside, semua=records)
            file = str(files[0]) if len(files) == 1 else ""
            found.append(file_problem(name, file, "", advice.TOO_MANY_ASIDE, share))
    return found


def _of_nobody(
    judges: Mapping[str, Judge], tables: Mapping[str, pd.DataFrame], people: People
) -> list[pd.DataFrame]:
    """Report a history that names people and none of the staff: it would leave everybody at zero.

    A short list of sanctions may truly hold only people who have left, and the assessments are not
    measured yet: these are flagged.
    """
    found = []
    for name in HISTORIES:
        if name not in tables or not people.opd:
            continue
        rows, judge = tables[name], judges[name]
        by_id = judge.text("pns_id").notna() & bool(people.by_id or people.ambiguous)
        named = judge.records & mask(rows["nip"].notna() | by_id)
        if not named.any() or rows["nip"].isin(list(people.opd)).any():
            continue
        many = name == "disiplin" and named.sum() >= MANY_SANCTIONS
        stops = name in ALWAYS_OF_SOMEBODY or many
        files = rows.loc[named, "berkas"].unique()
        said = advice.NOBODY_STAFF if stops else replace(advice.NOBODY_STAFF, outcome=FLAGGED)
        file = str(files[0]) if len(files) == 1 else ""
        size = phrase("{banyak} baris", banyak=int(named.sum()))
        found.append(file_problem(name, file, "", said, size))
    return found
