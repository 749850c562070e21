"""Late entry: what a quarter would have been, had what is known of it later been known then.

Two deliveries are combined from their judged tables, table by table: the earlier one's rows, and of
the later one those rows, used or set aside, that concern the earlier quarter's days.

- pelatihan: last day up to the earlier quarter's end; a training that both name (NIP, component,
  last day, and name or certificate number) is taken as the later delivery tells it, once.
- kinerja: the appraisal of the year that counted; the later delivery's word replaces the earlier.
- disiplin: tmt up to the earlier quarter's end; an equal sanction (NIP, level, tmt) is kept once.

What the later delivery no longer holds stays: a record that vanished is not late. Education has no
date, so it is never late. Who is no staff in the later delivery has no history there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.intake.delivery import ASIDE, FATES, OUTSIDE, USED
from analysis.intake.judging.codes import key
from analysis.intake.judging.judge import each
from analysis.measures.change import UNCERTAIN
from analysis.measures.change_sides import Side, sides
from analysis.measures.professionalism import score

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.measures.measured import Measured
    from analysis.regulation import Regulation

COLUMNS = {"nip": "str", "komponen": "str", "selisih": "int64"}


def late_entry(
    quarter: Measured, earlier: Delivery, later: Delivery, law: Regulation
) -> pd.DataFrame:
    """Return what late records change in a quarter's complete people: one row per person and part.

    Columns: nip, komponen (of the trace; `tidak_pasti` when a set-aside record leaves the person
    unmeasured), selisih (int64, hundred-thousandths of a point; 0 for tidak_pasti). Only what
    changes has a row. earlier: the quarter's own delivery; law: the one it was measured under.
    """
    again = score(with_late_records(earlier, later, law), law)
    then, now = sides(
        Side(quarter.people, quarter.trace, quarter.excluded),
        Side(again.people, again.trace, quarter.excluded),
    )
    nip = then.measured["nip"].to_numpy()
    at = pd.Index(now.measured["nip"]).get_indexer(nip)
    unsure = at < 0
    parts = [pd.DataFrame({"nip": nip[unsure], "komponen": UNCERTAIN, "selisih": 0})]
    for n, name in enumerate(then.names):
        points = np.append(now.components[:, n], 0)[at] - then.components[:, n]
        changed = (points != 0) & ~unsure
        part = {"nip": nip[changed], "komponen": name, "selisih": points[changed]}
        parts.append(pd.DataFrame(part))
    return pd.concat(parts, ignore_index=True).astype(COLUMNS)


def with_late_records(earlier: Delivery, later: Delivery, law: Regulation) -> Delivery:
    """Return the earlier delivery with the later one's records of its days, as described above."""
    tables = dict(earlier.tables)
    staff = later.used("pegawai")["nip"]

    def of_staff(name: str) -> pd.DataFrame | None:
        if not (earlier.delivered(name) and later.delivered(name)):
            return None
        rows = later.tables[name]
        return rows.loc[rows["nip"].notna() & rows["nip"].isin(staff)]

    if (rows := of_staff("pelatihan")) is not None:
        tables["pelatihan"] = _trainings(tables["pelatihan"], rows, law)
    if (rows := of_staff("kinerja")) is not None:
        asked = later.period.year == earlier.period.year
        tables["kinerja"] = _appraisals(tables["kinerja"], rows, law, asked=asked)
    if (rows := of_staff("disiplin")) is not None:
        tables["disiplin"] = _sanctions(tables["disiplin"], rows, law)
    return replace(earlier, tables=tables)


def _trainings(earlier: pd.DataFrame, later: pd.DataFrame, law: Regulation) -> pd.DataFrame:
    new = later.loc[_dated(later, "tanggal_selesai", law)]
    new = new.assign(komponen=law.komponen_diklat.of(new["jenis"]).astype("str"))
    told = pd.Series(data=False, index=earlier.index)
    for column in ("nama_pelatihan", "nomor_sertifikat"):
        told |= _in(_training_keys(earlier, column), _training_keys(new, column))
    return _joined(earlier.loc[~told], new)


def _training_keys(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return what tells one training from another; a missing name is a name of its own."""
    name = each(rows[column], key) if column in rows else pd.Series(pd.NA, index=rows.index)
    if column == "nama_pelatihan":
        name = name.fillna("")
    days = rows["tanggal_selesai"]
    return rows[["nip", "komponen"]].assign(hari=days, nama=name)


def _appraisals(
    earlier: pd.DataFrame, later: pd.DataFrame, law: Regulation, *, asked: bool
) -> pd.DataFrame:
    """asked: the later quarter asks for the same year; else its rows stand outside its scope."""
    year = later["tahun"].eq(law.appraisal_year).fillna(value=False)
    annual = later.loc[year & ~later["periode_penilaian"].eq("triwulanan")]
    new = annual.loc[annual["nasib"] != OUTSIDE] if asked else _agreed(annual)
    sure = new.loc[new["nasib"] == USED, "nip"]
    counted = earlier["tahun"].eq(law.appraisal_year).fillna(value=True)
    return _joined(earlier.loc[~(counted & earlier["nip"].isin(sure))], new)


def _agreed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the one appraisal of each person whose rows do not contradict each other, as used."""
    said = rows.loc[rows["predikat"].notna() | rows["nilai"].notna()]
    said = said.drop_duplicates(["nip", "predikat", "nilai"])
    said = said.loc[~said["nip"].duplicated(keep=False)]
    fates = pd.Categorical([USED] * len(said), dtype=pd.CategoricalDtype(list(FATES)))
    return said.assign(nasib=fates)


def _sanctions(earlier: pd.DataFrame, later: pd.DataFrame, law: Regulation) -> pd.DataFrame:
    new = later.loc[_dated(later, "tmt", law)]
    names = ["nip", "tingkat", "tmt"]
    known = _in(new[names], earlier.loc[earlier["nasib"] == USED, names])
    return _joined(earlier, new.loc[~known])


def _dated(rows: pd.DataFrame, column: str, law: Regulation) -> pd.Series[Any]:
    """Mark the rows, used or set aside, whose day is known and not after the quarter's end."""
    inside = rows["nasib"].isin([USED, ASIDE])
    return inside & (rows[column] < pd.Timestamp(law.as_of) + pd.Timedelta(days=1))


def _in(rows: pd.DataFrame, others: pd.DataFrame) -> pd.Series[Any]:
    """Mark the rows that stand among others; a row with a missing cell does not."""
    known = pd.MultiIndex.from_frame(others.dropna())
    found = pd.MultiIndex.from_frame(rows).isin(known) & rows.notna().all(axis=1)
    return pd.Series(found, index=rows.index)


def _joined(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    if later.empty:
        return earlier
    return pd.concat([earlier, later.reindex(columns=earlier.columns)], ignore_index=True)
