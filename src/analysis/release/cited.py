"""The choices a set of rules leaves open and the sources of its tables, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from analysis.regulation.rule import option_text

if TYPE_CHECKING:
    from analysis.regulation.rule import Bands, Option, Rule


def choices(options: Iterable[Option]) -> list[dict[str, Any]]:
    """Return each option: name, title, meaning, value and default in words, and by whom."""
    return [
        {
            "name": option.name,
            "title": option.title,
            "meaning": option.meaning,
            "value": option_text(option.value),
            "default": option_text(option.default),
            "overridden": option.overridden,
            "confidence": option.confidence,
        }
        for option in options
    ]


def sources(tables: Iterable[Rule | Bands]) -> list[dict[str, str]]:
    """Return where each table stands in the law: title, article, first day in force, file."""
    return [
        {
            "name": table.name,
            "title": table.title,
            "source": table.reference.title,
            "article": table.reference.article,
            "confidence": table.reference.confidence,
            "in_force": table.reference.in_force.isoformat(),
            "checked_on": table.reference.checked_on.isoformat(),
            "file": table.reference.file,
        }
        for table in tables
    ]
