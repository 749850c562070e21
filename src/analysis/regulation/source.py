"""SHELL. Rule files as trees that remember their lines, so that every refusal can name one.

Plain YAML hides traps: of two equal keys the last wins, `on` is a boolean, `010` is eight. Here
equal keys are refused, keys are always text, and a plain word is text unless it is a number
without leading zero, true, false, null or empty.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from analysis.errors import RegulationError, Sentence, said
from analysis.regulation.nearest import accepted_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# libyaml's parser is ten times faster; a Python built without it still works
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20  # levels; a table has five
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
STANDARD_TAGS = {f"tag:yaml.org,2002:{name}" for name in (
    "str", "int", "float", "bool", "null", "timestamp", "map", "seq")}  # fmt: skip


@dataclass(frozen=True)
class Node:
    """A value of a rule file with the place where it stands."""

    value: Any  # None, bool, int, Decimal, str, dict[str, Node] or list[Node]
    file: str
    line: int  # the first line is 1; 0 = no line known

    def refuse(self, message: Sentence) -> RegulationError:
        """The error that says where and what."""
        return RegulationError(said("{tempat}: {pesan}", tempat=self.place, pesan=message))

    @property
    def place(self) -> str | Sentence:
        """File and line as a message names them."""
        if not self.line:
            return self.file
        return said("{berkas} baris {baris}", berkas=self.file, baris=self.line)

    def mapping(self, what: str) -> dict[str, Node]:
        """The value as a mapping, or a refusal."""
        if not isinstance(self.value, dict):
            raise self.refuse(said("{what} harus berupa pasangan kunci dan nilai.", what=what))
        return self.value

    def fields(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Node]:
        """The value as a mapping that has all required keys and no unknown one."""
        found, required = self.mapping("isi"), tuple(required)
        accepted = (*required, *optional)
        for name, node in found.items():
            if name not in accepted:
                known = accepted_names(name, accepted)
                raise node.refuse(
                    said("kunci '{name}' tidak dikenal. {known}", name=name, known=known)
                )
        missing = [name for name in required if name not in found]
        if missing:
            raise self.refuse(said("kunci {missing} belum ada.", missing=", ".join(missing)))
        return found

    def text(self, what: str) -> str:
        """The value as non-empty text."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.refuse(said("{what} harus berupa teks.", what=what))
        return self.value.strip()

    def boolean(self, what: str) -> bool:
        """The value as true or false."""
        if not isinstance(self.value, bool):
            raise self.refuse(said("{what} harus true atau false.", what=what))
        return self.value


def read_yaml(path: Path, name: str) -> tuple[Node, bytes]:
    """The tree of a YAML file that calls itself `name` in messages, and its bytes."""
    raw = read_bytes(path, name)
    text = decoded(raw, name)
    try:
        _refuse_depth(text, name)
        root = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise Node(None, name, line).refuse(said("bukan YAML yang sah.")) from error
    if root is None:
        raise RegulationError(said("{name}: berkas kosong.", name=name))
    return _tree(root, name, set()), raw


def read_csv(path: Path, name: str) -> tuple[list[dict[str, Node]], bytes]:
    """The rows of a comma-separated table (`kunci`, `nilai`, ...) and its bytes."""
    raw = read_bytes(path, name)
    reader = csv.DictReader(io.StringIO(decoded(raw, name)), strict=True)
    rows: list[dict[str, Node]] = []
    try:
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                raise Node(None, name, line).refuse(
                    said("jumlah kolom tidak sama dengan baris judul.")
                )
            rows.append({key: Node(_plain(text), name, line) for key, text in row.items()})
    except csv.Error as error:
        raise Node(None, name, reader.line_num).refuse(said("bukan CSV yang sah.")) from error
    return rows, raw


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file; an unreadable one is one sentence."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RegulationError(said("{name}: berkas tidak dapat dibaca.", name=name)) from error


def decoded(raw: bytes, name: str) -> str:
    """UTF-8 with or without BOM."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegulationError(said("{name}: berkas bukan UTF-8.", name=name)) from error


def tree_of(value: object, place: str) -> Node:
    """A tree from plain values (the options of dataset.toml), all standing at one place."""
    if isinstance(value, dict):
        return Node({str(key): tree_of(part, place) for key, part in value.items()}, place, 0)
    if isinstance(value, list | tuple):
        return Node([tree_of(part, place) for part in value], place, 0)
    return Node(Decimal(str(value)) if isinstance(value, float) else value, place, 0)


def _refuse_depth(text: str, name: str) -> None:
    """Refuse a file whose nesting would exhaust the stack of the composer, which is C."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise Node(None, name, line).refuse(said("terlalu banyak tingkat."))


def _tree(node: yaml.Node, file: str, seen: set[int]) -> Node:
    line = node.start_mark.line + 1
    here = Node(None, file, line)
    if id(node) in seen:
        raise here.refuse(said("jangkar dan alias YAML tidak dipakai di sini."))
    seen.add(id(node))
    if node.tag not in STANDARD_TAGS:
        raise here.refuse(said("tanda {tag} tidak dipakai di sini.", tag=node.tag))
    if isinstance(node, yaml.MappingNode):
        return Node(_mapping(node, file, seen), file, line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_tree(part, file, seen) for part in node.value], file, line)
    quoted = bool(getattr(node, "style", None))  # 'x', "x", | and > are text as they stand
    return Node(node.value if quoted else _plain(node.value), file, line)


def _mapping(node: yaml.MappingNode, file: str, seen: set[int]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for key, value in node.value:
        here = Node(None, file, key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode):
            raise here.refuse(said("kunci harus berupa satu kata."))
        if key.value in found:
            first = found[key.value].line
            raise here.refuse(
                said("kunci '{key}' ganda; sudah ada di baris {first}.", key=key.value, first=first)
            )
        tree = _tree(value, file, seen)
        found[key.value] = Node(tree.value, file, here.line)  # the key's line is where one looks
    return found


def _plain(text: str) -> object:
    text = text.strip()
    if text in {"", "null", "~"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if NUMBER.fullmatch(text):
        return Decimal(text) if "." in text else int(text)
    return text
