"""Single values of a rule file: a number in its unit, a word, a day, a confidence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from analysis.errors import said
from analysis.regulation.nearest import accepted_names
from analysis.regulation.rule import SCALES, Confidence
from analysis.regulation.source import Node

if TYPE_CHECKING:
    from analysis.regulation.schema import TableSpec

CONFIDENCES = ("V", "S", "G")


def integer(node: Node, unit: str) -> int:
    """A number of the law in the unit's smallest part. Raises: RegulationError if it is none."""
    if isinstance(node.value, bool) or not isinstance(node.value, int | Decimal):
        raise node.refuse(
            said("'{node}' bukan angka; tulis misalnya 5 atau 22.5.", node=node.value)
        )
    scaled = node.value * SCALES.get(unit, 1)
    if scaled < 0 or scaled != int(scaled):
        raise node.refuse(
            said("{node:f} {unit} negatif atau terlalu halus.", node=node.value, unit=unit)
        )
    return int(scaled)


def value_of(node: Node, spec: TableSpec) -> int | str:
    """One value as the table's shape wants it: free text, an accepted word, or a number."""
    if spec.text:
        return node.text("nilai")
    if spec.accepted is None:
        return integer(node, spec.unit)
    word = node.text("nilai")
    if word not in spec.accepted:
        raise node.refuse(
            said(
                "'{word}' tidak dikenal. {dikenal}",
                word=word,
                dikenal=accepted_names(word, spec.accepted),
            )
        )
    return word


def day(node: Node) -> date:
    """A date written 2019-05-15."""
    try:
        return date.fromisoformat(str(node.value))
    except ValueError as error:
        raise node.refuse(
            said("'{node}' bukan tanggal seperti 2019-05-15.", node=node.value)
        ) from error


def confidence(node: Node) -> Confidence:
    """How far something can be trusted."""
    if node.value not in CONFIDENCES:
        raise node.refuse(said("keyakinan harus V, S, atau G."))
    return cast("Confidence", node.value)


def flat(values: Node, prefix: str = "") -> dict[str, Node]:
    """Nested keys joined by dots: {a: {b: 1}} gives a.b; a mapping with `nilai` is a leaf."""
    found: dict[str, Node] = {}
    for key, node in values.mapping("nilai").items():
        if isinstance(node.value, dict) and "nilai" not in node.value:
            found |= flat(node, f"{prefix}{key}.")
        else:
            found[prefix + key] = node
    return found
