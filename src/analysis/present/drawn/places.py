"""All OPD beside each other: which of them are drawn, under which names, and why some are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from analysis.present.drawing.glyphs import printable, width
from analysis.present.drawing.theme import BODY
from analysis.present.wording.released import (
    CATEGORY_ONLY,
    HIDDEN,
    because,
)
from analysis.present.wording.voice import Voice
from analysis.release.compare import printed

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place

WHOLE = 60  # so many lines are drawn one by one; of more the ends, and the middle of each kind
ENDS = 15  # OPD drawn at either end where they are more
LISTED = 30  # rows of a chapter's table where the OPD are more than WHOLE
REASONS = 8  # OPD without a value that are listed one by one


def rest_note(count: int, _: Voice) -> tuple[str, ...]:
    """Say where the OPD are that a chapter's table leaves out; nothing where it leaves out none."""
    if count <= 0:
        return ()
    return (_("{jumlah} OPD lain ada di buku kerja laporan ini.", jumlah=_.count(count)),)


def label(place: Place, room: float, size: float = BODY) -> str:
    """Return an OPD's name, or its abbreviation where the name has no room."""
    name, short = printable(place.nama), printable(place.singkatan)
    return short if short and width(name, size) > room else name


def ends(
    places: Sequence[Place], others: int = 0, most: int = WHOLE
) -> tuple[Sequence[Place], Sequence[Place]]:
    """Return the OPD that are drawn: all and none, or those at the upper and the lower end.

    others: lines that are drawn besides; most: lines that there is room for.
    """
    if len(places) + others <= most:
        return places, ()
    side = min(ENDS, most // 2)
    return places[:side], places[-side:]


def valued(report: CityReport) -> list[Place]:
    """Return the OPD whose index is printed, highest first."""
    return [place for place in report.places if place.row["ip_asn"] is not None]


def without(report: CityReport) -> list[Place]:
    """Return the others, by name."""
    return [place for place in report.places if place.row["ip_asn"] is None]


def medians(
    places: Sequence[Place], value: Callable[[Place], Decimal | None]
) -> list[tuple[str, int, Decimal]]:
    """Return of each kind its name, how many OPD have a value, and the median with one decimal.

    Largest kind first. The median of an even number is the mean of the two in the middle.
    """
    kinds: dict[str, list[Decimal]] = {}
    for place in places:
        number = value(place)
        if number is not None:
            kinds.setdefault(place.jenis, []).append(number)
    found = []
    for kind, numbers in kinds.items():
        ordered = sorted(numbers)
        pair = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
        middle = ((pair[0] + pair[1]) / 2).quantize(Decimal("0.1"), ROUND_HALF_UP)
        found.append((kind, len(ordered), middle))
    return sorted(found, key=lambda each: (-each[1], each[0]))


def index_of(place: Place) -> Decimal | None:
    """Return an OPD's printed index."""
    row = place.row
    return None if row["ip_asn"] is None else printed(row["ip_asn"], row["desimal"])


def why(place: Place, report: CityReport, _: Voice) -> str:
    """Say in a few words why an OPD has no value."""
    row = place.row
    if row["keadaan"] == CATEGORY_ONLY:
        category = _(row["kategori"])
        if row["diukur"] is None:
            return _("{kategori}; hanya kategori", kategori=category)
        return _(
            "{kategori}; {orang} diukur, hanya kategori",
            kategori=category,
            orang=_.count(row["diukur"]),
        )
    if row["keadaan"] != HIDDEN:
        return because(row, report.info, _).rstrip(".")
    if row["alasan"] == "pelengkap":
        return _("disembunyikan, melindungi OPD lain")
    return _("disembunyikan, kurang dari {ambang} pegawai", ambang=report.info["ambang"])
