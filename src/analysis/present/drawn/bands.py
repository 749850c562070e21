"""The five categories with their bounds as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.drawing.figures.number_line import Band
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def bands(report: OpdReport, _: Voice) -> list[Band]:
    """Return the categories with their bounds as printed: "≤ 60", "> 60" or "≥ 61"."""
    entries, is_open = report.info["kategori"], report.info["batas_terbuka"]
    first = f"{'≤' if is_open else '<'} {_plain(entries[1]['batas'], _)}"
    signs = [first, *(f"{'>' if is_open else '≥'} {_plain(e['batas'], _)}" for e in entries[1:])]
    return [
        Band(_(entry["nama"]), sign, 0.0 if number == 0 else float(entry["batas"]))
        for number, (entry, sign) in enumerate(zip(entries, signs, strict=True))
    ]


def _plain(number: float, _: Voice) -> str:
    return _.number(number, 0 if float(number).is_integer() else 2)
