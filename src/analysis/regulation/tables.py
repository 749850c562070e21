"""A rule file -> the version in force on a day, as a Rule or as Bands.

All versions of a file are checked, also those that are not asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import said
from analysis.regulation.bands import bands
from analysis.regulation.nearest import accepted_names
from analysis.regulation.rule import Bands, Reference, Rule
from analysis.regulation.schema import TABLES, TableSpec
from analysis.regulation.source import Node, read_csv, read_yaml
from analysis.regulation.values import confidence, flat, value_of
from analysis.regulation.versions import Version, in_force_on, read_versions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

CSV_COLUMNS = ("kunci", "nilai", "nama", "keyakinan", "catatan")


def read_table(
    path: Path, file: str, as_of: date, shapes: Mapping[str, TableSpec] = TABLES
) -> tuple[Rule | Bands, bytes]:
    """The table of a YAML file (and of the CSV it names) as in force on a day, and its bytes.

    shapes: what each table must look like, by the file's name.
    Raises: RegulationError with file and line for whatever is wrong in any version.
    """
    spec = shapes[path.stem]
    root, raw = read_yaml(path, file)
    fields = root.fields(("judul", "satuan", "diperiksa", "berlaku"))
    title = fields["judul"].text("judul")
    if fields["satuan"].value != spec.unit:
        raise fields["satuan"].refuse(said("satuan tabel ini {unit}.", unit=spec.unit))
    found = read_versions(fields["berlaku"], fields["diperiksa"], ("nilai", "berkas"))
    wanted = in_force_on(found, as_of, title)
    table: Rule | Bands | None = None
    for version in found:
        values, more = _values(version, path)
        raw += more
        built = build(path.stem, title, spec, values, version.reference)
        table = built if version is wanted else table
    if table is None:
        raise root.refuse(said("tidak ada versi yang berlaku."))
    return table, raw


def build(name: str, title: str, spec: TableSpec, values: Node, source: Reference) -> Rule | Bands:
    """The table that a `nilai` node holds."""
    return (bands if spec.bands else rule)(name, title, spec, values, source)


def rule(name: str, title: str, spec: TableSpec, values: Node, source: Reference) -> Rule:
    """A look-up table from its `nilai` node. Raises: RegulationError with file and line."""
    doubtful: dict[str, str] = {}
    labels: dict[str, str] = {}
    parsed: dict[str, int | str] = {}
    for key, node in flat(values).items():
        if spec.keys is not None and key not in spec.keys:
            raise node.refuse(
                said(
                    "'{key}' tidak dikenal. {dikenal}",
                    key=key,
                    dikenal=accepted_names(key, spec.keys),
                )
            )
        content = node
        if isinstance(node.value, dict):
            fields = node.fields(("nilai",), ("keyakinan", "nama", "catatan"))
            content = fields["nilai"]
            if "keyakinan" in fields:
                doubtful[key] = confidence(fields["keyakinan"])
            if "nama" in fields:
                labels[key] = fields["nama"].text("nama")
        parsed[key] = value_of(content, spec)
    missing = [key for key in spec.keys or () if key not in parsed]
    if missing and spec.total:
        raise values.refuse(
            said(
                "{title}: {missing} belum ada; tabel harus lengkap.",
                title=said(title),
                missing=", ".join(missing),
            )
        )
    return Rule(name, title, spec.unit, parsed, source, labels, doubtful)


def _values(version: Version, path: Path) -> tuple[Node, bytes]:
    """The `nilai` node of a version: written in the YAML file, or rows of a CSV beside it."""
    if "nilai" in version.fields:
        return version.fields["nilai"], b""
    name = version.fields["berkas"].text("berkas")
    if "/" in name or "\\" in name or not name.endswith(".csv"):
        raise version.fields["berkas"].refuse(said("berkas harus nama .csv di folder yang sama."))
    file = f"{path.parent.name}/{name}"
    rows, raw = read_csv(path.parent / name, file)
    found: dict[str, Node] = {}
    for row in rows:
        here = row["kunci"] if "kunci" in row else Node(None, file, 1)
        unknown = sorted(set(row) - set(CSV_COLUMNS))
        if unknown or not {"kunci", "nilai"} <= set(row):
            raise Node(None, file, 1).refuse(
                said(
                    "kolom harus kunci dan nilai, boleh ditambah {CSV_COLUMNS}.",
                    CSV_COLUMNS=", ".join(CSV_COLUMNS[2:]),
                )
            )
        key = str(here.value)
        if key in found:
            raise here.refuse(
                said(
                    "kunci '{key}' ganda; sudah ada di baris {line}.", key=key, line=found[key].line
                )
            )
        filled = {n: cell for n, cell in row.items() if n != "kunci" and cell.value is not None}
        found[key] = Node(filled | {"nilai": row["nilai"]}, file, here.line)
    return Node(found, file, 1), raw
