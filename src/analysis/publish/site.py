"""The index page of a quarter: every OPD on one number line, searchable, sortable, by keyboard.

The page is one file and asks for nothing: it works from a USB stick.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis.files import write_whole
from analysis.present.drawing.glyphs import printable
from analysis.present.drawing.theme import TOKENS
from analysis.present.locale import N_
from analysis.present.wording.released import CATEGORY_ONLY, HIDDEN
from analysis.present.wording.voice import Voice
from analysis.publish.fonts import embedded
from analysis.publish.html import environment, source
from analysis.publish.site_rows import IndexInfo, IndexRow, Listed, index_info, index_rows
from analysis.release.compare import STEADY_COVERAGE
from analysis.release.model import Release

__all__ = ["IndexInfo", "IndexRow", "index_page", "write_index"]

KINDS = (  # of OPD, as the filter groups them; any other kind is "lainnya"
    ("dinas", N_("Dinas")),
    ("badan", N_("Badan")),
    ("kecamatan", N_("Kecamatan")),
    ("lainnya", N_("Lainnya")),
)
ORDERS = (
    ("nilai:turun", N_("IP ASN, tertinggi dahulu")),
    ("nilai:naik", N_("IP ASN, terendah dahulu")),
    ("nama:naik", N_("Nama")),
    ("ubah:turun", N_("Perubahan, naik terbanyak dahulu")),
    ("cakupan:naik", N_("Cakupan, terendah dahulu")),
    ("senjang:turun", N_("Kesenjangan, terbesar dahulu")),
)
SCALE = (45.0, 90.0)  # points on every page, wider when a value needs it
PORTAL = {"id": "../index.html", "en": "../../en/index.html"}  # the page over all quarters
_GUIDE_PDF = "PDF"  # beside the link to the guide
HIDDEN_STATES = (CATEGORY_ONLY, HIDDEN)


def write_index(release: Release, listed: Listed, out: Path, lang: str) -> Path:
    """Write `out`/index.html and return its path; only what is `listed` is linked.

    listed: of each kind of document (`kinds.py`) the current ones. Raises: OutputError when it
    cannot be written.
    """
    page = index_page(index_rows(release, listed, lang), index_info(release, lang, listed), lang)
    write_whole(out / "index.html", page)
    return out / "index.html"


def index_page(rows: Sequence[IndexRow], info: IndexInfo, lang: str) -> str:
    """Draw the index page: highest value first, those without a value last, by name."""
    voice = Voice(lang)
    ordered = sorted(rows, key=lambda row: (-(row.value or -math.inf), plain(row.nama)))
    scale = _Scale(rows, info.bands)
    shown: dict[str, Any] = {
        "lang": lang,
        "_": voice,
        "some": voice("{n} OPD", n="{n}"),
        "single": voice("{n} OPD", n=1),
        "one": voice("{n} OPD", n=len(rows)),
        "info": info,
        "rows": [_row(row, scale, voice) for row in ordered],
        "kinds": kinds_of([row.jenis for row in rows], voice),
        "orders": [(key, voice(name)) for key, name in ORDERS],
        "scale": scale.drawn(voice),
        "portal": PORTAL[lang],
        "legend": voice(
            "Titik: IP ASN; batang: rentang bila semua data lengkap; skala {dari}–{sampai}. "
            "Setara: perubahan tidak lebih dari yang dapat disebabkan satu orang, atau cakupan "
            "bergeser {cakupan} poin persen atau lebih. Kesenjangan: rata-rata level di bawah "
            "standar jabatan, atas pegawai yang dinilai.",
            cakupan=STEADY_COVERAGE,
            dari=f"{scale.low:.0f}",
            sampai=f"{scale.high:.0f}",
        ),
        "any_hidden": any(row.state in HIDDEN_STATES or row.gap_hidden for row in rows),
        "tokens": TOKENS,
        "css": source("base.css", "index.css"),
        "js": source("index.js"),
    }
    template = environment().get_template("index.html.j2")
    characters = template.render(**shown, fonts=("", ""))
    return template.render(**shown, fonts=embedded(characters))


class _Scale:
    """Where a value stands on the number line, in percent of its width."""

    def __init__(self, rows: Sequence[IndexRow], bands: Sequence[tuple[str, float]]) -> None:
        values = [v for row in rows for v in (row.value, row.low, row.high) if v is not None]
        self.low = min([SCALE[0], *(5 * math.floor(value / 5) for value in values)])
        self.high = max([SCALE[1], *(5 * math.ceil(value / 5) for value in values)])
        self.bands = bands

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(100 * min(max(share, 0.0), 1.0), 2)

    def drawn(self, voice: Voice) -> dict[str, Any]:
        """Return the bands with their widths, and the bounds inside the scale with their names."""
        starts = [start for _, start in self.bands]
        ends = [*starts[1:], self.high]
        bands = [
            {"name": voice(name), "index": index, "width": round(self(end) - self(start), 2)}
            for index, ((name, start), end) in enumerate(zip(self.bands, ends, strict=True))
        ]
        inside = [start for start in starts if self.low < start < self.high]
        return {
            "bands": [band for band in bands if band["width"]],
            "ticks": [{"at": self(start), "name": f"{start:.0f}"} for start in inside],
            "lines": [self(start) for start in inside],
        }


def _row(row: IndexRow, scale: _Scale, voice: Voice) -> dict[str, Any]:
    name = printable(row.nama)
    decimals = _decimals(row.ip_asn_text)
    return {
        "nama": name,
        "group": group_of(row.jenis),
        "key": row.kode,
        "sort": {
            "nama": name,
            "nilai": _sortable(row.value),
            "kategori": _sortable(row.category_index),
            "ubah": _sortable(row.change),
            "cakupan": _sortable(row.coverage),
            "senjang": _sortable(row.gap),
        },
        "at": None if row.value is None else scale(row.value),
        "span": _span(row, scale),
        "index": row.category_index,
        "spoken": _spoken(row, decimals, voice),
        "reason": printable(row.reason),
        "value": row.ip_asn_text,
        "tail": _tail(decimals, voice.lang),
        "category": row.category,
        "hidden": row.state in HIDDEN_STATES,
        "change": row.change_text,
        "steady": not row.change,
        "coverage": row.coverage_text,
        "gap": row.gap_text,
        "gap_tail": _tail(_decimals(row.gap_text), voice.lang) if row.gap_text else "",
        "gap_hidden": row.gap_hidden or row.state == HIDDEN,
        "links": _addresses(("HTML", row.html), ("PDF", row.pdf), ("XLSX", row.xlsx)),
        "guides": _addresses((voice("Panduan"), row.guide), (_GUIDE_PDF, row.guide_pdf)),
    }


def _addresses(*named: tuple[str, str | None]) -> list[tuple[str, str]]:
    return [(name, quote(address)) for name, address in named if address]


def _span(row: IndexRow, scale: _Scale) -> tuple[float, float] | None:
    if row.low is None or row.high is None:
        return None
    return scale(row.low), round(scale(row.high) - scale(row.low), 2)


def _spoken(row: IndexRow, decimals: int, voice: Voice) -> str:
    if row.low is None or row.high is None:
        return row.ip_asn_text
    return voice(
        "{nilai}; bila semua data lengkap {dari} sampai {sampai}",
        nilai=row.ip_asn_text,
        dari=voice.number(row.low, decimals),
        sampai=voice.number(row.high, decimals),
    )


def kinds_of(kinds: Sequence[str], voice: Voice) -> list[tuple[str, str, int]]:
    """Return the choices of the filter (key, name, number of OPD) for the kinds of all OPD."""
    groups = [group_of(kind) for kind in kinds]
    listed = [(key, voice(name), groups.count(key)) for key, name in KINDS if key in groups]
    return [("", voice("Semua"), len(kinds)), *listed]


def group_of(kind: str) -> str:
    """Return the group of the filter that a kind of OPD is in."""
    known = {key for key, _ in KINDS}
    return kind.casefold() if kind.casefold() in known else "lainnya"


def _decimals(text: str) -> int:
    digits = text.replace(".", ",").rsplit(",", 1)
    return len(digits[1]) if len(digits) == 2 else 0


def _tail(decimals: int, lang: str) -> str:
    sign = "," if lang == "id" else "."
    return (sign if decimals == 0 else "") + "0" * (2 - decimals)


def _sortable(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def plain(text: str) -> str:
    """Return a text as names are ordered and searched: small letters without marks."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))
