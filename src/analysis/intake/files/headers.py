"""The headers that each table accepts: canonical names, and those of the sources (headers.csv)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from analysis.columns import COLUMNS
from analysis.dataset.tables import TABLES
from analysis.intake.files.header_table import header_rows

IGNORED = "-"
MARKER = "?"
CANONICAL = "kanonik"
WIDE = "melebar"  # one column per competency

# Read beside the columns of `columns.TABLES`: names of units repeat, their ids do not.
EXTRA_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType({"pegawai": ("unor_id",)})

# One of these columns is enough where the first is required (design of the canonical tables).
_ALTERNATIVES: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("pegawai", "opd"): ("opd", "unit_kerja"),
        ("pegawai", "jenjang_jabatan"): ("jenjang_jabatan", "eselon", "jabatan"),
    }
)
# Needed beside the required columns: a record without any of them says nothing.
_ONE_OF: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "kinerja": (("predikat", "nilai"),),
        "standar_kompetensi": (("jabatan", "jenjang_jabatan"),),
        "unor": (("opd", "id_atasan"),),
    }
)


@dataclass(frozen=True)
class Alias:
    """One accepted header; a lower rank is preferred."""

    column: str
    spelling: str
    layout: str
    rank: int


@dataclass(frozen=True)
class Accepted:
    """What one table accepts: aliases by key, each layout's markers and constant values."""

    aliases: Mapping[str, tuple[Alias, ...]]
    markers: Mapping[str, frozenset[str]]
    constants: Mapping[str, Mapping[str, str]]
    wide: bool  # whether a file may have one column per competency

    def spellings(self, column: str) -> tuple[str, ...]:
        """Return the accepted headers of a column, the preferred first."""
        found = [
            alias for many in self.aliases.values() for alias in many if alias.column == column
        ]
        return tuple(alias.spelling for alias in sorted(found, key=lambda alias: alias.rank))


def key(header: str) -> str:
    r"""Reduce a header to letters and digits: case, spacing, punctuation, camelCase fall away.

    >>> key("Tanggal\nSelesai *") == key("tanggalSelesai") == key("TANGGAL_SELESAI")
    True
    """
    plain = unicodedata.normalize("NFKD", header).casefold()
    return re.sub("[^a-z0-9]", "", plain)


def columns_of(table: str) -> tuple[str, ...]:
    """Return every column that is read for a table."""
    return TABLES[table].columns + EXTRA_COLUMNS.get(table, ())


def requirements(table: str) -> tuple[tuple[str, ...], ...]:
    """Return what a file must have: of each group, one column."""
    spec = TABLES[table]
    groups: list[tuple[str, ...]] = []
    for column in spec.required:
        default: tuple[str, ...] = (column,)
        if column == "nip" and "pns_id" in spec.columns and table != "pegawai":
            default = ("nip", "pns_id")  # histories may be keyed by the person's id
        groups.append(_ALTERNATIVES.get((table, column), default))
    return (*groups, *_ONE_OF.get(table, ()))


@cache
def accepted(table: str) -> Accepted:
    """Return what a table accepts; canonical names are preferred to every alias."""
    columns = columns_of(table)
    rows = [(name, name, CANONICAL) for name in columns]
    if table == "pelatihan":  # there `nama` is the course, unless a better name is found
        rows += [("nama_pelatihan", "nama_pelatihan", CANONICAL)]
    rows += [
        (row["column"], row["alias"], row["layout"])
        for row in header_rows()
        if row["table"] == table
        or (row["table"] == "*" and row["column"] in (*columns, IGNORED, MARKER))
    ]
    rows += [(name, COLUMNS[name].label, "daerah") for name in columns if name in COLUMNS]
    aliases: dict[str, list[Alias]] = {}
    markers: dict[str, set[str]] = {}
    constants: dict[str, dict[str, str]] = {}
    for rank, (column, spelling, layout) in enumerate(rows):
        if column == MARKER:
            markers.setdefault(layout, set()).add(key(spelling))
        elif spelling.startswith("="):
            constants.setdefault(layout, {})[column] = spelling[1:]
        else:
            aliases.setdefault(key(spelling), []).append(Alias(column, spelling, layout, rank))
    return Accepted(
        MappingProxyType({name: tuple(many) for name, many in aliases.items()}),
        MappingProxyType({name: frozenset(many) for name, many in markers.items()}),
        MappingProxyType(constants),
        any(layout == WIDE for _, _, layout in rows),
    )
