"""Chapter Kedudukan of the city report: what the Release holds, handed to `standing`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Block, Group, Note
from analysis.present.city.outline import FIGURES, figure_number, table_number
from analysis.present.standing import chapter as standing
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.city import CityReport


def blocks(report: CityReport) -> Block:
    """The whole chapter; a sentence where there is no benchmark."""
    _ = Voice(report.lang)
    figures = {key for keys in FIGURES.values() for key in keys}
    numbers = {
        key: figure_number(key, _) if key in figures else table_number(key, _)
        for key in standing.IDS
    }
    found = standing.standing_blocks(
        _rows(report), _own(report), report.info["periode"], report.lang, numbers
    )
    return Group(tuple(found)) if found else Note(_("Tidak ada pembanding yang terbit."))


def national(report: CityReport) -> Block | None:
    """Published index values in the narrow column; None where there is none."""
    return standing.index_values_narrow(
        _rows(report), _own(report), report.info["periode"], report.lang
    )


def world(report: CityReport) -> Block | None:
    """Neighbouring economies in the narrow column; None where there is none."""
    return standing.economies_narrow(_rows(report), report.lang)


def _rows(report: CityReport) -> Sequence[dict[str, Any]]:
    return list(report.info.get("pembanding", []))


def _own(report: CityReport) -> standing.Own | None:
    row, info = report.own, report.info
    if row["ip_asn"] is None:
        return None
    return {
        "nama": info["nama"],
        "nilai": row["ip_asn"],
        "desimal": row["desimal"],
        "edisi": info["edisi"],
        "batas": [float(entry["batas"]) for entry in info["kategori"][1:]],
    }
