"""What is known of the people: the cells of staff as a form shows them, last levels, trainings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.forms.form.snapshot import normal
from analysis.intake.delivery import OUTSIDE
from analysis.intake.judging.codes import codes
from analysis.intake.judging.judge import each, stack
from analysis.intake.tables.koreksi import CORRECTABLE

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.intake.files.raw import ReadResult

RAW = "_mentah"  # follows a column's name: its cell as delivered
LONGEST = 1000  # characters of a cell that a form shows
TRAINING = (
    "jenis", "nama_pelatihan", "tingkat", "jp", "tanggal_mulai", "tanggal_selesai", "penyelenggara",
)  # fmt: skip


def staff_rows(read: ReadResult, delivery: Delivery) -> pd.DataFrame:
    """Return every staff row with a readable NIP that is not outside scope.

    Columns: nip, opd (missing where it names none), nama, each correctable column as a form shows
    it (understood, else as delivered, "" for nothing) and, with the ending RAW, as delivered.
    read, delivery: the same files, read and judged.
    """
    rows = delivery.tables["pegawai"]
    raw = stack([table for table in read.tables if table.table == "pegawai"])
    cells: dict[str, Any] = {"nip": rows["nip"], "opd": rows["opd"], "nama": _shown(rows["nama"])}
    for name in CORRECTABLE:
        written = _shown(raw.text(name))
        cells[name] = _shown(rows[name]).mask(rows[name].isna(), written)
        cells[name + RAW] = written
    told = pd.DataFrame(cells)
    return told.loc[(rows["nasib"] != OUTSIDE) & rows["nip"].notna()].reset_index(drop=True)


def people(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per person and OPD, in the order delivered: nip, opd, nama, the shown cells.

    Where a person's rows disagree the cell is empty: nobody can know which of them is right.
    """
    again = rows["nip"].duplicated(keep=False)
    if not again.any():
        return rows
    agreed = rows.loc[again]
    by_person = agreed.groupby("nip")
    for name in CORRECTABLE:
        single = by_person[name].transform("nunique") == 1
        agreed = agreed.assign(**{name: agreed[name].where(single, "")})
    merged = pd.concat([rows.loc[~again], agreed.drop_duplicates(["nip", "opd"])])
    return merged.sort_index().reset_index(drop=True)


def last_levels(delivery: Delivery) -> pd.DataFrame:
    """Return each person's last assessment per competency: nip, kompetensi, level, tanggal."""
    columns = ["nip", "kompetensi", "level", "tanggal"]
    if not delivery.delivered("penilaian_kompetensi"):
        return pd.DataFrame(columns=columns)
    rows = delivery.used("penilaian_kompetensi")[columns].dropna()
    ordered = rows.sort_values("tanggal", kind="stable")
    return ordered.drop_duplicates(["nip", "kompetensi"], keep="last").reset_index(drop=True)


def trainings(delivery: Delivery) -> pd.DataFrame:
    """Return the trainings that count: nip, then TRAINING; jenis by its name, newest first."""
    columns = ["nip", *TRAINING]
    if not delivery.delivered("pelatihan"):
        return pd.DataFrame(columns=columns)
    rows = delivery.used("pelatihan")[columns]
    named = kinds_by_code()
    told = rows.assign(
        jenis=rows["jenis"].map(named).fillna(rows["jenis"]),
        nama_pelatihan=_shown(rows["nama_pelatihan"]),
        penyelenggara=_shown(rows["penyelenggara"]),
        tingkat=rows["tingkat"].fillna(""),
    )
    return told.sort_values("tanggal_selesai", ascending=False, kind="stable")


def kinds_by_code() -> dict[str, str]:
    """Return the name of each kind of training by its SIASN code."""
    shown = codes("jenis_pelatihan").shown.values()
    split = (text.split(" ", 1) for text in shown if text[:1].isdecimal())
    return {parts[0]: parts[1] for parts in split if len(parts) == 2}


def _shown(text: pd.Series[Any]) -> pd.Series[Any]:
    return each(text, lambda value: normal(value)[:LONGEST]).fillna("").astype("str")
