"""The dated versions of a table, and the one in force on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.errors import said
from analysis.regulation.rule import Reference
from analysis.regulation.source import Node
from analysis.regulation.values import confidence, day

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Version:
    """One dated state of a table or an option."""

    start: date  # first day in force
    end: date | None  # last day, where it ended
    node: Node
    fields: dict[str, Node]
    reference: Reference


def read_versions(in_force: Node, checked_on: Node, contents: tuple[str, ...]) -> list[Version]:
    """All versions, oldest first; each has a `rujukan` and exactly one of `contents`.

    Raises: RegulationError for a gap or an overlap between a version's last day and the next
    version's first one.
    """
    found = []
    for key, node in in_force.mapping("berlaku").items():
        fields = node.fields(("rujukan",), ("berakhir", *contents))
        if sum(name in fields for name in contents) != 1:
            raise node.refuse(
                said("tulis tepat satu dari {contents}.", contents=", ".join(contents))
            )
        start = day(Node(key, node.file, node.line))
        end = day(fields["berakhir"]) if "berakhir" in fields else None
        if end and end < start:
            raise node.refuse(said("berakhir {end} sebelum mulai {start}.", end=end, start=start))
        source = _reference(fields["rujukan"], start, day(checked_on))
        found.append(Version(start, end, node, fields, source))
    if not found:
        raise in_force.refuse(said("tidak ada satu versi pun."))
    found.sort(key=lambda version: version.start)
    for earlier, later in pairwise(found):
        if earlier.end and earlier.end + timedelta(days=1) != later.start:
            raise later.node.refuse(
                said(
                    "versi sebelumnya berakhir {end} dan yang ini mulai {start}: ada celah atau "
                    "tumpang tindih.",
                    end=earlier.end,
                    start=later.start,
                )
            )
    return found


def in_force_on(found: list[Version], as_of: date, title: str) -> Version:
    """The version of that day. Raises: RegulationError before the first and after the last one."""
    started = [version for version in found if version.start <= as_of]
    if not started:
        first = found[0]
        raise first.node.refuse(
            said(
                "{title}: belum berlaku pada {as_of}; versi pertama mulai {start}.",
                title=said(title),
                as_of=as_of,
                start=first.start,
            )
        )
    version = started[-1]
    if version.end and as_of > version.end:
        raise version.node.refuse(
            said(
                "{title}: tidak berlaku lagi pada {as_of}; hari terakhirnya {end}.",
                title=said(title),
                as_of=as_of,
                end=version.end,
            )
        )
    return version


def _reference(node: Node, start: date, checked_on: date) -> Reference:
    fields = node.fields(("judul", "pasal", "keyakinan"))
    return Reference(
        title=fields["judul"].text("judul"),
        article=fields["pasal"].text("pasal"),
        confidence=confidence(fields["keyakinan"]),
        in_force=start,
        checked_on=checked_on,
        file=node.file,
    )
