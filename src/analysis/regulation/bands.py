"""A table of borders from its list of bands; holes and overlaps are refused where they stand.

Each band writes both its borders: `dari` (from, included) or `di_atas` (above, excluded), and
`sampai` (up to, included) or `di_bawah` (below, excluded).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import said
from analysis.regulation.rule import Bands, Reference
from analysis.regulation.values import confidence, integer

if TYPE_CHECKING:
    from analysis.regulation.schema import TableSpec
    from analysis.regulation.source import Node

Border = tuple[str, int]  # how it is written, where it lies
LOWER, UPPER = ("dari", "di_atas"), ("sampai", "di_bawah")


def bands(name: str, title: str, spec: TableSpec, values: Node, source: Reference) -> Bands:
    """The bands of a `nilai` list, lowest first. Raises: RegulationError with file and line."""
    if not isinstance(values.value, list) or len(values.value) < 2:
        raise values.refuse(said("tulis daftar rentang, paling sedikit dua."))
    needed = ("rentang", "poin") if spec.bands == "points" else ("rentang",)
    labels: dict[str, Border] = {}
    points: list[int] = []
    doubtful: dict[str, str] = {}
    previous: Border | None = None
    for node in values.value:
        fields = node.fields(needed, (*LOWER, *UPPER, "keyakinan"))
        lower, upper = _border(node, fields, LOWER, spec), _border(node, fields, UPPER, spec)
        _refuse_misfit(node, previous, lower, upper)
        label = fields["rentang"].text("rentang")
        if label in labels:
            raise node.refuse(said("rentang '{label}' ganda.", label=label))
        labels[label], previous = lower, upper
        if "poin" in fields:
            points.append(integer(fields["poin"], "poin"))
        if "keyakinan" in fields:
            doubtful[label] = confidence(fields["keyakinan"])
    if spec.keys is not None and tuple(labels) != spec.keys:
        raise values.refuse(
            said("rentang harus {keys}, dari yang terendah.", keys=", ".join(spec.keys))
        )
    highest = _whole_range(values, list(labels.values()), previous)
    return Bands(
        name=name,
        title=title,
        unit=spec.unit,
        labels=tuple(labels),
        bounds=tuple(border[1] for border in labels.values()),
        maximum=highest,
        open_below=list(labels.values())[1][0] == "di_atas",
        values=tuple(points) or None,
        reference=source,
        doubtful=doubtful,
    )


def _border(node: Node, fields: dict[str, Node], kinds: tuple[str, str], spec: TableSpec) -> Border:
    given = [kind for kind in kinds if kind in fields]
    if len(given) != 1:
        raise node.refuse(
            said("tulis tepat satu dari {kinds} atau {kinds2}.", kinds=kinds[0], kinds2=kinds[1])
        )
    return given[0], integer(fields[given[0]], spec.unit)


def _refuse_misfit(node: Node, previous: Border | None, lower: Border, upper: Border) -> None:
    if upper[1] <= lower[1]:
        raise node.refuse(said("batas atas harus lebih tinggi daripada batas bawah."))
    if previous is None:
        if lower[0] != "dari":
            raise node.refuse(said("rentang pertama harus mulai dengan 'dari'."))
        return
    fitting = ("di_atas" if previous[0] == "sampai" else "dari", previous[1])
    if lower != fitting:
        both_out = lower[1] == previous[1] and lower[0] == "di_atas"
        fault = said("lubang") if lower[1] > previous[1] or both_out else said("tumpang tindih")
        raise node.refuse(said("ada {fault} antara rentang ini dan yang sebelumnya.", fault=fault))


def _whole_range(values: Node, lowers: list[Border], last: Border | None) -> int:
    if last is None or last[0] != "sampai":
        raise values.refuse(said("rentang tertinggi harus berakhir dengan 'sampai'."))
    if len({border[0] for border in lowers[1:]}) != 1:
        raise values.refuse(said("batas bawah harus seragam: semua 'di_atas' atau semua 'dari'."))
    return last[1]
