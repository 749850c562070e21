"""The trace's words in another language: its cells are made of few phrases, told one by one."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from analysis.errors import Figure
from analysis.language import N_, Tongue

if TYPE_CHECKING:
    import pandas as pd

PHRASES = (
    N_("{angka} poin terbuka"),
    N_("penuh"),
    N_("tidak pasti"),
    N_("tercatat, dalam {bulan} bulan terakhir"),
    N_("belum tercatat, dalam {bulan} bulan terakhir"),
    N_("tercatat, kapan pun"),
    N_("belum tercatat, kapan pun"),
    N_("{kini} dari {wajib} JP"),
    N_("jenjang jabatan tidak diketahui"),
    N_("jabatan tanpa diklat wajib"),
    N_("jenis jabatan kosong"),
    N_("predikat kinerja belum pasti"),
    N_("menurut predikat kinerja {predikat}"),
    N_("pendidikan kosong"),
    N_("penilaian {tahun} tidak ada"),
    N_("penilaian {tahun}"),
    N_("tanpa hukuman disiplin dalam {bulan} bulan terakhir"),
    N_("ringan"),
    N_("sedang"),
    N_("berat"),
    N_("{tingkat} hukuman disiplin dalam {bulan} bulan terakhir"),
    N_("koreksi: {lama} menjadi {baru}"),
    N_("{isi} (disisihkan)"),
    N_("{isi} (belum pasti)"),
    N_("jenis tidak terbaca"),
    N_("tingkat tidak terbaca"),
    N_("jenjang tidak terbaca"),
    N_("tidak terbaca"),
)
_SIGN = "; "  # between phrases
_NUMBERS = {"angka", "kini", "wajib"}
_SHAPES = [
    (text, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(text)))) for text in PHRASES
]


def retold(cells: pd.Series, _: Tongue) -> pd.Series:
    """Tell cells of the trace (keterangan, isi); what is no phrase of the trace stays as it is."""
    return _each(cells, lambda text: _SIGN.join(_phrase(part, _) for part in text.split(_SIGN)))


def cited(cells: pd.Series, _: Tongue) -> pd.Series:
    """Tell cells that cite the law, each a title with its article, several with semicolons."""
    return _each(cells, lambda text: _SIGN.join(_citation(part, _) for part in text.split(_SIGN)))


def _each(cells: pd.Series, tell: Callable[[str], str]) -> pd.Series:
    """Tell every distinct text once."""
    told = {text: tell(text) for text in cells.dropna().unique() if isinstance(text, str)}
    return cells.astype("object").map(lambda cell: told.get(cell, cell), na_action="ignore")


def _phrase(part: str, _: Tongue) -> str:
    for text, shape in _SHAPES:
        found = shape.fullmatch(part)
        if found:
            return _(
                text, **{name: _value(name, said, _) for name, said in found.groupdict().items()}
            )
    return part


def _value(name: str, text: str, _: Tongue) -> object:
    if name not in _NUMBERS:
        return _phrase(text, _)
    plain = text.replace(",", ".").replace("−", "-")
    return Figure(Decimal(plain)) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else text


def _citation(text: str, _: Tongue) -> str:
    """Tell "title, article"; the title itself may hold commas: the longest that is known."""
    places = [found.start() for found in re.finditer(", ", text)]
    parts = [(text[:place], text[place + 2 :]) for place in reversed(places)]
    known = [pair for pair in parts if _(pair[0]) != pair[0]]
    known += [pair for pair in parts if _(pair[1]) != pair[1]]
    return f"{_(known[0][0])}, {_(known[0][1])}" if known else _(text)
