"""The pictures of a report in its notebook's order: what `analysis figures` draws for a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Block, Figure, Many, Note
from analysis.present.chapters import gap, index, match, moved, page, plan, progress
from analysis.present.city import dimensions as city_dimensions
from analysis.present.city import gap as city_gap
from analysis.present.city import index as city_index
from analysis.present.city import page as city
from analysis.present.city import plan as city_plan
from analysis.present.city import standing as city_standing
from analysis.present.city.drawn import places_figure
from analysis.present.wording.released import because, value
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

ROWS = 18  # OPD or courses that a slide has room for in type that can be read across a room
Maker = Callable[[Any], Block]


def _placed(make: Maker) -> Maker:
    """Return a function of an OPD report as the city's report calls it."""
    return lambda report: city.placed(make(report))


# The functions whose blocks hold pictures; a test holds them against the notebooks.
REPORT: tuple[Maker, ...] = (
    page.number_line,
    page.dimensions_and_trend,
    page.open_points,
    index.distribution,
    index.dimensions,
    progress.trend,
    moved.waterfalls,
    gap.known,  # where nothing of the gap is shown, the sentence that says why
    match.distribution,
    match.boxes,
    gap.gap_map,
    lambda report: plan.months(report, ROWS),
    plan.cumulated,
)
CITY: tuple[Maker, ...] = (
    lambda report: places_figure(report, Voice(report.lang), ROWS),
    _placed(index.distribution),
    lambda report: city_dimensions.dimensions(report, ROWS),
    city_index.distribution_by_kind,
    _placed(progress.trend),
    _placed(moved.waterfalls),
    _placed(gap.known),
    _placed(match.distribution),
    _placed(match.boxes),
    _placed(gap.gap_map),
    lambda report: city_gap.gap_map(report, ROWS),
    city_plan.curve,
    _placed(lambda report: plan.months(report, ROWS)),
    city_standing.blocks,
)
SMALLER = {"triwulan-ringkas"}  # the same as `triwulan`, drawn at half its width


@dataclass(frozen=True)
class Pictures:
    """The pictures that there are, each with a title; and why others are not drawn."""

    drawn: tuple[Figure, ...]
    left_out: tuple[str, ...]


def pictures(report: OpdReport) -> Pictures:
    """Return all pictures of an OPD's or the city's report, each once; in its language."""
    _ = Voice(report.lang)
    makers = CITY if report.scope == plan.CITY else REPORT
    blocks = [block for make in makers for block in _flat(make(report))]
    drawn = [block for block in blocks if isinstance(block, Figure) and block.id not in SMALLER]
    notes = [block.text for block in blocks if isinstance(block, Note)]
    return Pictures(
        tuple(_titled(figure, report, _) for figure in drawn),
        tuple(dict.fromkeys([*_without_index(report, _), *notes])),
    )


def _flat(block: Block) -> Iterator[Block]:
    """Yield the blocks that hold no others, in reading order."""
    if isinstance(block, Many):
        for item in block.items:
            yield from _flat(item)
    else:
        yield block


def _titled(figure: Figure, report: OpdReport, _: Voice) -> Figure:
    """Give the number line a title: in the report the headline above it is one."""
    if figure.caption:
        return figure
    own = report.own
    caption = _("IP ASN {nilai}, {kategori}", nilai=value(own, "ip_asn", _),
                kategori=_(own["kategori"]))  # fmt: skip
    return replace(figure, caption=caption)


def _without_index(report: OpdReport, _: Voice) -> list[str]:
    """Say why an OPD has no number line; in the report the headline does."""
    why = "" if report.scope == plan.CITY else because(report.own, report.info, _)
    return [_("Garis angka tidak digambar: {alasan}", alasan=why)] if why else []
