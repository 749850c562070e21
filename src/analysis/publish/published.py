"""The published tables as CSV, long form: the Release's frames and nothing else."""

from __future__ import annotations

import io
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pandas as pd

from analysis.files import write_whole
from analysis.release.model import Release

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SEPARATORS = {"id": (";", ","), "en": (",", ".")}
WITH_DECIMALS = {
    "cakupan_persen": "cakupan_desimal",
    "poin_per_orang": "desimal_per_orang",
    **dict.fromkeys(
        ("kualifikasi", "kompetensi", "kinerja", "disiplin", "ip_asn", "batas_bawah", "batas_atas",
         "poin", "kesenjangan", "jpm", "ip_sebelum", "ip_sesudah", "selisih", "tarif",
         "komposisi"), "desimal",
    ),
    **dict.fromkeys(("kesenjangan_sebelum", "kesenjangan_sesudah"), "desimal_kesenjangan"),
}  # fmt: skip


def write_tables(release: Release, folder: Path, lang: str) -> dict[str, str]:
    """Write one CSV per released frame; return file name -> SHA-256.

    Semicolon and decimal comma in Indonesian, comma and point in English, so that a spreadsheet
    set to that language opens them as they are.
    """
    held = {field.name: getattr(release, field.name) for field in fields(release)}
    frames = {name: rows for name, rows in held.items() if isinstance(rows, pd.DataFrame)}
    return {
        f"{name}.csv": write_whole(folder / f"{name}.csv", as_csv(rows, lang))
        for name, rows in frames.items()
    }


def as_csv(rows: pd.DataFrame, lang: str) -> str:
    """Return a released frame as CSV text with a byte order mark; a missing value is empty.

    Text that a spreadsheet would read as a formula gets an apostrophe in front.
    """
    separator, sign = SEPARATORS[lang]
    written = pd.DataFrame(
        {
            name: _numbers(rows, name, sign)
            if _has_decimals(rows, name)
            else [_text(value, sign) for value in rows[name]]
            for name in rows.columns
        }
    )
    stream = io.StringIO()
    written.to_csv(stream, sep=separator, index=False, lineterminator="\r\n")
    return "\ufeff" + stream.getvalue()


def _has_decimals(rows: pd.DataFrame, name: str) -> bool:
    """Whether a column holds numbers and another one their decimals."""
    return WITH_DECIMALS.get(name) in rows and pd.api.types.is_numeric_dtype(rows[name])


def _numbers(rows: pd.DataFrame, name: str, sign: str) -> list[str]:
    places = rows[WITH_DECIMALS[name]]
    return [
        ""
        if pd.isna(value)
        else f"{Decimal(repr(float(value))):.{int(digits)}f}".replace(".", sign)
        for value, digits in zip(rows[name], places, strict=True)
    ]


def _text(value: object, sign: str) -> str:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return repr(value).replace(".", sign)
    return as_text(str(value))


def as_text(text: str) -> str:
    """Return a cell's text with an apostrophe where a spreadsheet would read a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
