"""What a column of the form accepts: said when a cell is chosen, and when it is typed wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from analysis.forms.form.layout import Field
from analysis.language import INDONESIAN, Tongue

FIRST_DAY = date(1950, 1, 1)
MOST_HOURS = 2000  # JP of one training


def validation(field: Field, source: str, last_day: date, _: Tongue = INDONESIAN) -> dict[str, Any]:
    """Return the validation of a column. source: the range its drop-down offers, "" for none.

    A day may be any up to the quarter's last, `last_day`. A NIP that is not in the list is asked
    about, not refused: somebody may have joined.
    """
    told = {
        "input_title": field.header[:32],
        "input_message": field.hint[:255],
        "error_title": _("Isian ditolak"),
    }
    if source:
        return told | {"validate": "list", "source": source} | _outside(field, _)
    if field.kind == "level":
        message = _("Level harus angka bulat 1 sampai 5.")
        return told | _between("integer", 1, 5, message)
    if field.kind == "hours":
        message = _("JP harus angka, misalnya 20 atau 22,5.")
        return told | _between("decimal", 0, MOST_HOURS, message)
    if field.kind == "day":
        message = _("Tulis tanggal hari-bulan-tahun, paling lambat hari terakhir triwulan ini.")
        return told | _between("date", FIRST_DAY, last_day, message)
    return told | {"validate": "any"}


def _between(kind: str, least: object, most: object, message: str) -> dict[str, Any]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_message": message,
    }


def _outside(field: Field, _: Tongue) -> dict[str, Any]:
    if field.choices == "nip":
        message = _("NIP ini tidak ada di lembar Pegawai. Lanjutkan?")
        return {"error_type": "warning", "error_message": message}
    return {"error_message": _("Pilih salah satu dari daftar.")}
