"""Judge how OPD became others (renamed, merged, split), and which OPD exist in a quarter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.dataset.period import PERIOD, Period
from analysis.intake.delivery import PROBLEM_COLUMNS, USED
from analysis.intake.judging import advice, advice_opd
from analysis.intake.judging.advice_opd import ENDED_UNMAPPED as ENDED
from analysis.intake.judging.findings import no_problems
from analysis.intake.judging.judge import Judge, Mask, mask
from analysis.intake.judging.link import Roster
from analysis.intake.judging.reading import Reading
from analysis.intake.judging.repeats import copies, facts
from analysis.intake.tables.context import Context, table, tidy

FILE = "perubahan_opd.csv"
Change = tuple[str, str, str]  # kode_lama, kode_baru, sejak


def judge_perubahan(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every row typed: kode_lama, kode_baru (codes), sejak ("2026-Q3"), keterangan.

    One row is a new name; several old ones of one new are a merger, several new ones of one old a
    split. Both OPD stand in the roster, the old one too.
    """
    reader = _opd_reader(context.roster)
    typed: dict[str, pd.Series[Any]] = {
        "kode_lama": judge.read("kode_lama", reader),
        "kode_baru": judge.read("kode_baru", reader),
        "sejak": judge.read("sejak", _read_quarter),
        "keterangan": tidy(judge.text("keterangan")),
    }
    keys = list(typed)[:3]
    for name in keys:
        judge.require(name, advice.VALUE_EMPTY)
    judge.report(copies(facts(judge, typed, keys), judge.data), "kode_lama", advice.COPY)
    _contradictions(judge, pd.DataFrame(typed)[keys], context)
    return table(judge, typed)


def changes_in(rows: pd.DataFrame) -> list[Change]:
    """Return the changes that a judged table states, in order of time and code."""
    used = rows.loc[rows["nasib"] == USED, ["kode_lama", "kode_baru", "sejak"]]
    return sorted(_as_changes(used), key=lambda change: (change[2], change[0], change[1]))


def exists(kode: str, changes: Sequence[Change], period: str) -> bool:
    """Say whether an OPD is part of the structure in a quarter ("2026-Q3"), as far as is stated."""
    own = [change for change in changes if kode in change[:2]]
    past = [change for change in own if change[2] <= period]
    if past:
        last = max(change[2] for change in past)
        return any(change[1] == kode for change in past if change[2] == last)
    first = min((change[2] for change in own), default="")
    return not own or any(change[0] == kode for change in own if change[2] == first)


def roster_in(opd: pd.DataFrame, tables: Mapping[str, pd.DataFrame], period: str) -> pd.DataFrame:
    """Return the OPD of a quarter: without those that ended before it or begin later.

    tables: those judged. An OPD that rows of staff name stays.
    """
    if "perubahan_opd" not in tables:
        return opd
    changes = changes_in(tables["perubahan_opd"])
    staffed = set(tables["pegawai"]["opd"].dropna()) if "pegawai" in tables else set()
    stays = [kode in staffed or exists(kode, changes, period) for kode in opd["kode"]]
    return opd.loc[stays].reset_index(drop=True)


def ended_problems(ended: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return a finding for each OPD that ended without a line here, with the line it may need.

    ended: kode_lama, nama_lama, orang, kode_baru ("" none), nama_baru, pindah, masih_ada, mirip.
    """
    rows = [
        (
            row["kode_lama"], "perubahan_opd", FILE, 0, "",
            f"{row['nama_lama']} ({row['orang']} pegawai)", ENDED.rule, ENDED.fix, ENDED.outcome,
            _suggested(row, period),
        )
        for row in ended.to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(PROBLEM_COLUMNS)) if rows else no_problems()


def _suggested(row: Mapping[Any, Any], period: str) -> str:
    if not row["kode_baru"]:
        return f"{row['kode_lama']}: tidak ada OPD yang tampak melanjutkannya"
    return (
        f"mungkin {row['kode_lama']},{row['kode_baru']},{period}: {row['pindah']} dari "
        f"{row['masih_ada']} pegawainya yang masih ada kini di {row['nama_baru']}, dan nama "
        f"keduanya mirip {row['mirip']}%"
    )


def _contradictions(judge: Judge, rows: pd.DataFrame, context: Context) -> None:
    standing = rows.loc[judge.standing() & judge.data].reindex(rows.index)
    changes = _as_changes(standing)
    old, since = standing["kode_lama"], standing["sejak"]
    ended = [
        _both(kode, when) and not _exists_before(kode, changes, when)
        for kode, when in zip(old, since, strict=True)
    ]
    judge.report(pd.Series(ended), "kode_lama", advice_opd.OPD_ENDED_BEFORE)
    alone = mask(old == standing["kode_baru"]) & _alone(changes, standing)
    judge.report(alone, "kode_baru", advice_opd.NOTHING_CHANGES)
    staffed = set(context.people.opd.values())
    over = [kode for kode in staffed if not exists(kode, changes, context.period.text)]
    still = mask(old.isin(over) & (since <= context.period.text))
    judge.report(
        still & ~mask(old.where(still).duplicated()), "kode_lama", advice_opd.STILL_STAFFED
    )


def _exists_before(kode: str, changes: Sequence[Change], since: str) -> bool:
    return exists(kode, changes, Period.parse(since).previous.text)


def _alone(changes: Sequence[Change], rows: pd.DataFrame) -> Mask:
    """Mark the rows whose OPD no other row of the same quarter names."""
    named = [
        sum(when == since and old in (one, other) for one, other, when in changes)
        for old, since in zip(rows["kode_lama"], rows["sejak"], strict=True)
    ]
    return mask(pd.Series(named) <= 1)


def _as_changes(rows: pd.DataFrame) -> list[Change]:
    whole = rows.dropna()
    columns = (whole[name].astype(str) for name in ("kode_lama", "kode_baru", "sejak"))
    return list(zip(*columns, strict=True))


def _both(*values: Any) -> bool:
    return not any(pd.isna(value) for value in values)


def _opd_reader(roster: Roster) -> Callable[[str], Reading]:
    def read(text: str) -> Reading:
        kode = roster.find(text)
        if kode is not None:
            return Reading(kode)
        return Reading(advice=advice_opd.OPD_NOT_LISTED, suggestion=roster.suggest(text))

    return read


def _read_quarter(text: str) -> Reading:
    """Read "2026-Q3", and what can only mean a quarter ("Triwulan III 2026")."""
    plain = text.strip()
    meant = Period.parse(plain) if PERIOD.fullmatch(plain) else Period.meant(plain)
    if meant is None:
        return Reading(advice=advice_opd.QUARTER_UNREADABLE)
    return Reading(meant.text)
