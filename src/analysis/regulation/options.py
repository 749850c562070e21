"""The choices an edition leaves open: their defaults from opsi.yaml, the data set's own on top."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from analysis.errors import RegulationError, said
from analysis.regulation.nearest import accepted_names
from analysis.regulation.rule import Option, Rule
from analysis.regulation.schema import OPTIONS, OptionSpec
from analysis.regulation.source import Node, tree_of
from analysis.regulation.tables import rule
from analysis.regulation.values import flat
from analysis.regulation.versions import Version, in_force_on, read_versions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

PLACE = "dataset.toml [opsi]"


@dataclass(frozen=True)
class Declared:
    """An option as an edition declares it, in its version of the day."""

    name: str
    title: str
    meaning: str
    example: str  # TOML lines that show how to write it
    version: Version

    @property
    def default(self) -> Node | None:
        """The default's node; None where the edition gives none and the data set must."""
        return self.version.fields.get("bawaan")


def declared(options: Mapping[str, Node], as_of: date) -> list[Declared]:
    """The options of an edition. Raises: RegulationError for one that no measure knows."""
    found = []
    for name, node in options.items():
        if name not in OPTIONS:
            raise node.refuse(
                said(
                    "opsi '{name}' tidak dikenal. {dikenal}",
                    name=name,
                    dikenal=accepted_names(name, OPTIONS),
                )
            )
        fields = node.fields(("judul", "arti", "diperiksa", "berlaku"), ("contoh",))
        title = fields["judul"].text("judul")
        dated = read_versions(fields["berlaku"], fields["diperiksa"], ("bawaan", "wajib"))
        version = in_force_on(dated, as_of, title)
        example = fields["contoh"].text("contoh") if "contoh" in fields else f"{name} = ..."
        found.append(Declared(name, title, fields["arti"].text("arti"), example, version))
    return found


def settle(
    edition: str,
    known: list[Declared],
    chosen: Mapping[str, object],
    keys: Mapping[str, Collection[str]],
) -> tuple[tuple[Option, ...], dict[str, Rule]]:
    """Every option with its value, and the mappings among them as rules.

    `keys` names the categories that words of a list must belong to. Raises: RegulationError that
    names every unknown option, or everything that has no default and was not chosen.
    """
    _refuse_unknown(edition, known, chosen)
    _refuse_missing(edition, known, chosen)
    options, rules = [], {}
    for option in known:
        spec = OPTIONS[option.name]
        accepted = keys.get(spec.keys_of)
        nodes = [] if option.default is None else [option.default]
        if option.name in chosen:
            nodes.append(tree_of(chosen[option.name], f"{PLACE} {option.name}"))
        for node in nodes:  # the chosen value last, so that it is the one that stays
            if spec.table is not None and node.mapping("nilai opsi"):
                source = option.version.reference
                rules[option.name] = rule(option.name, option.title, spec.table, node, source)
        values = [_plain(node, spec, accepted) for node in nodes]
        value, default = values[-1], values[0] if option.default is not None else None
        options.append(
            Option(
                name=option.name,
                value=value,
                default=default,
                title=option.title,
                meaning=option.meaning,
                overridden=value != default,
                confidence=option.version.reference.confidence,
                reference=option.version.reference,
            )
        )
    return tuple(options), rules


def _refuse_unknown(edition: str, known: list[Declared], chosen: Mapping[str, object]) -> None:
    names = [option.name for option in known]
    unknown = sorted(set(chosen) - set(names))
    if unknown:
        raise RegulationError(
            said(
                "{PLACE}: opsi {unknown} tidak dikenal edisi {edition}. {dikenal}",
                PLACE=PLACE,
                unknown=", ".join(unknown),
                edition=edition,
                dikenal=accepted_names(unknown[0], names),
            )
        )


def _refuse_missing(edition: str, known: list[Declared], chosen: Mapping[str, object]) -> None:
    missing = [o for o in known if o.default is None and o.name not in chosen]
    if not missing:
        return
    examples = "\n".join(option.example for option in missing)
    raise RegulationError(
        said(
            "Edisi {edition} belum lengkap: {option_name} tidak mempunyai nilai bawaan, karena "
            "aturannya belum terlihat. Isi di dataset.toml, misalnya:\n\n{examples}",
            edition=edition,
            option_name=", ".join(option.name for option in missing),
            examples=examples,
        )
    )


def _plain(node: Node, spec: OptionSpec, accepted: Collection[str] | None) -> object:
    """The option's value as plain data. Raises: RegulationError that says what is accepted."""
    if spec.kind == "bool":
        return node.boolean("nilai opsi")
    if spec.kind == "choice":
        return _word(node, spec.accepted or ())
    if spec.kind == "list":
        if not isinstance(node.value, list):
            raise node.refuse(said('nilai opsi harus daftar, misalnya ["01", "03"].'))
        return tuple(_word(part, accepted) for part in node.value)
    return {key: _written(part) for key, part in flat(node).items()}


def _word(node: Node, accepted: Collection[str] | None) -> str:
    if not isinstance(node.value, str):
        raise node.refuse(
            said('{node} harus teks dalam tanda kutip, misalnya "01".', node=node.value)
        )
    if accepted is not None and node.value not in accepted:
        known = accepted_names(node.value, accepted)
        raise node.refuse(said("'{node}' tidak dikenal. {known}", node=node.value, known=known))
    return node.value


def _written(node: Node) -> object:
    return str(node.value) if isinstance(node.value, Decimal) else node.value
