"""SHELL. An edition: a folder of rule files, on top of the edition it builds on.

A table is taken from the most specific folder that has it: the edition, the one named by its
`dasar`, and so on, and at last `umum`, the law outside the index (retirement, NIP, sanctions).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import RegulationError, said
from analysis.regulation.assemble import Parts, assemble
from analysis.regulation.nearest import accepted_names
from analysis.regulation.options import declared, settle
from analysis.regulation.rule import Bands, Rule
from analysis.regulation.schema import TABLES
from analysis.regulation.source import Node, read_yaml
from analysis.regulation.tables import read_table

if TYPE_CHECKING:
    from analysis.regulation.model import Regulation

LAW = Path(__file__).parent.parent / "regulations"
COMMON = "umum"
DEVELOPMENT_FOLDER = "pengembangan"  # rules of gap and plan: no edition, see development.py
HEAD, CHOICES = "edisi", "opsi"


@dataclass(frozen=True)
class Head:
    """What an edition says about itself in edisi.yaml."""

    title: str
    verified: bool
    base: str  # the edition it builds on; "" for none
    raw: bytes


def list_editions(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names of all editions: the project's own and those in `folders`."""
    return tuple(sorted(_places(folders)))


def load_regulation(
    edition: str,
    as_of: date,
    options: Mapping[str, object] | None = None,
    folders: Sequence[Path] = (),
) -> Regulation:
    """The law of an edition as in force on a day.

    `options` are a data set's own choices; `folders` hold editions of its own, one folder each.
    Raises: RegulationError for an unknown edition, a table that is wrong or not in force on that
    day, an unknown option, an option without default that was not given.
    """
    places = _places(folders)
    chain = _chain(edition, places)
    digest = hashlib.sha256()
    tables: dict[str, Rule] = {}
    borders: dict[str, Bands] = {}
    choices: dict[str, Node] = {}
    for folder, head in reversed(chain):  # the most specific last, so that it stays
        digest.update(head.raw)
        for path in _files(folder):
            file = f"{folder.name}/{path.name}"
            if path.stem == CHOICES:
                node, raw = read_yaml(path, file)
                choices |= node.mapping("opsi")
            else:
                table, raw = read_table(path, file, as_of)
                if isinstance(table, Rule):
                    tables[path.stem] = table
                else:
                    borders[path.stem] = table
            digest.update(file.encode() + raw)
    known = declared(choices, as_of)
    keys = {name: table.keys for name, table in tables.items()}
    settled, chosen = settle(edition, known, options or {}, keys)
    written = {option.name: option.value for option in settled}
    digest.update(json.dumps([edition, str(as_of), written], sort_keys=True).encode())
    head = chain[0][1]
    parts = Parts(edition, head.title, head.verified, as_of, tables, borders, settled, chosen)
    return assemble(parts, digest.hexdigest())


def _places(folders: Sequence[Path]) -> dict[str, Path]:
    """Every edition's folder. A name may be used once, so that nobody replaces a rule unseen."""
    found: dict[str, Path] = {}
    for place in (LAW, *folders):
        for folder in sorted(place.iterdir()) if place.is_dir() else ():
            common = folder == LAW / COMMON or folder.name == DEVELOPMENT_FOLDER
            if not folder.is_dir() or common or folder.name.startswith("."):
                continue
            if not (folder / f"{HEAD}.yaml").is_file():
                raise RegulationError(
                    said(
                        "{place_name}/{folder_name}: {HEAD}.yaml belum ada.",
                        place_name=place.name,
                        folder_name=folder.name,
                        HEAD=HEAD,
                    )
                )
            if folder.name in found or folder.name == COMMON:
                raise RegulationError(
                    said(
                        "Edisi '{folder_name}' sudah ada; beri folder di {place_name}/ nama lain, "
                        "dengan baris 'dasar: {folder_name}' bila hendak mengubah sebagian saja.",
                        folder_name=folder.name,
                        place_name=place.name,
                    )
                )
            found[folder.name] = folder
    return found


def _chain(edition: str, places: Mapping[str, Path]) -> list[tuple[Path, Head]]:
    """The edition's folder, its base's, and so on; `umum` ends every chain."""
    chain: list[tuple[Path, Head]] = []
    name, asked_by = edition, ""
    while name:
        if name not in places:
            known = accepted_names(name, places)
            raise RegulationError(
                said(
                    "{asked_by}Edisi '{name}' tidak ada. {known}",
                    asked_by=asked_by,
                    name=name,
                    known=known,
                )
            )
        if any(folder.name == name for folder, _ in chain):
            raise RegulationError(
                said(
                    "{asked_by}'{name}' berdasar pada dirinya sendiri.",
                    asked_by=asked_by,
                    name=name,
                )
            )
        folder = places[name]
        chain.append((folder, _head(folder)))
        name, asked_by = chain[-1][1].base, f"{folder.name}/{HEAD}.yaml: "
    return [*chain, (LAW / COMMON, Head("", verified=True, base="", raw=b""))]


def _head(folder: Path) -> Head:
    node, raw = read_yaml(folder / f"{HEAD}.yaml", f"{folder.name}/{HEAD}.yaml")
    fields = node.fields(("judul", "terverifikasi"), ("dasar", "catatan"))
    return Head(
        title=fields["judul"].text("judul"),
        verified=fields["terverifikasi"].boolean("terverifikasi"),
        base=fields["dasar"].text("dasar") if "dasar" in fields else "",
        raw=raw,
    )


def _files(folder: Path) -> list[Path]:
    """The rule files of a folder. Raises: RegulationError for a file that no table is called."""
    found = []
    for path in sorted(folder.glob("*.y*ml")):
        if path.stem == HEAD and path.suffix == ".yaml":
            continue
        if path.suffix != ".yaml" or path.stem not in {*TABLES, CHOICES}:
            known = accepted_names(path.stem, [*TABLES, CHOICES])
            raise RegulationError(
                said(
                    "{folder_name}/{path}: tabel tidak dikenal. {known}",
                    folder_name=folder.name,
                    path=path.name,
                    known=known,
                )
            )
        found.append(path)
    return found
