"""Tables and options -> one Regulation, after checking that they fit each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.errors import RegulationError, said
from analysis.regulation import vocabulary as words
from analysis.regulation.checks import WHOLE, refuse_misfits
from analysis.regulation.model import Regulation
from analysis.regulation.rule import Bands, Option, Rule
from analysis.regulation.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True)
class Parts:
    """What was read of an edition: its head, its tables of the day, its options."""

    edition: str
    title: str
    verified: bool
    as_of: date
    tables: Mapping[str, Rule]
    borders: Mapping[str, Bands]
    options: tuple[Option, ...]
    chosen: Mapping[str, Rule]  # the mappings among the options

    def choice(self, name: str) -> object:
        """An option's value. Raises: RegulationError where the edition does not declare it."""
        for option in self.options:
            if option.name == name:
                return option.value
        raise RegulationError(
            said("{edition}: opsi.yaml belum memuat '{name}'.", edition=self.edition, name=name)
        )


def assemble(parts: Parts, fingerprint: str) -> Regulation:
    """The Regulation. Raises: RegulationError for a missing table or tables that do not fit."""
    there = {*parts.tables, *parts.borders}
    missing = [name for name, spec in TABLES.items() if not spec.optional and name not in there]
    if missing:
        raise RegulationError(
            said(
                "Edisi {edition}: tabel {missing} belum ada; tambahkan, atau tulis 'dasar: "
                "perbkn-8-2019' di edisi.yaml agar diambil dari sana.",
                edition=parts.edition,
                missing=", ".join(missing),
            )
        )
    refuse_misfits(parts.tables, parts.borders, parts.chosen)
    alike = _equivalences(parts.tables["setara_pendidikan"])
    counted = parts.choice("kedudukan_dihitung")
    base = parts.tables.get("kompetensi_dasar")
    rest = _rest_by_predicate(parts, base) if base else None
    simple = ("maksimum", "minimum", "kepemimpinan_jenjang", "kepemimpinan_tingkat", "jendela",
              "tahun_kinerja", "ambang_jp", "kinerja_predikat", "disiplin", "hukuman_disiplin",
              "kedudukan_hukum", "bup", "bup_khusus", "nip")  # fmt: skip
    return Regulation(
        edition=parts.edition,
        title=parts.title,
        verified=parts.verified,
        as_of=parts.as_of,
        options=parts.options,
        kualifikasi=_expanded(parts.tables["kualifikasi"], alike),
        setara_pendidikan=alike,
        kompetensi=_highest_rest(rest, parts) if rest else parts.tables["kompetensi"],
        komponen_diklat=_with_overrides(parts),
        kinerja_angka=parts.borders["kinerja_angka"],
        kategori=parts.borders[f"kategori_{parts.choice('kategori_batas')}"],
        kedudukan_dihitung=frozenset(counted if isinstance(counted, tuple) else ()),
        ukur_pppk=parts.choice("ukur_pppk") is True,
        kompetensi_dasar=base,
        kompetensi_sisa=rest,
        kualifikasi_jenjang=_by_post(parts, alike),
        fingerprint=fingerprint,
        **{name: parts.tables[name] for name in simple},
    )


def _equivalences(table: Rule) -> Rule:
    """The equivalences with every basic level standing for itself."""
    own = {level: level for level in words.PENDIDIKAN_DASAR}
    values = {level: ({**own, **table.values})[level] for level in words.TINGKAT_PENDIDIKAN}
    return replace(table, values=values)


def _expanded(table: Rule, alike: Rule) -> Rule:
    """A table over basic levels, over all levels; an equivalence lends its own confidence."""
    values = {level: table.values[str(alike.values[level])] for level in words.TINGKAT_PENDIDIKAN}
    doubtful = {level: alike.confidence_of(level) for level in words.PENDIDIKAN_SETARA}
    return replace(table, values=values, doubtful=doubtful | dict(table.doubtful))


def _with_overrides(parts: Parts) -> Rule:
    """Kinds of training to components, a data set's own mapping on top."""
    table = parts.tables["komponen_diklat"]
    own = parts.chosen.get("komponen_diklat")
    return replace(table, values={**table.values, **own.values}) if own else table


def _rest_by_predicate(parts: Parts, base: Rule) -> Rule:
    """What each component adds: its share of what the base leaves up to the maximum."""
    shares = parts.chosen["pembagian_sisa"]
    highest = parts.tables["maksimum"].number("kompetensi")
    values = {
        f"{predicate}.{pair}": (highest - int(points)) * int(share) // WHOLE
        for predicate, points in base.values.items()
        for pair, share in shares.values.items()
    }
    return Rule("kompetensi_sisa", shares.title, base.unit, values, shares.reference)


def _highest_rest(rest: Rule, parts: Parts) -> Rule:
    """Per kind of post and component the most that training can add, whatever the predicate."""
    values: dict[str, int | str] = {}
    for key, points in rest.values.items():
        pair = key.split(".", 1)[1]
        values[pair] = max(int(values.get(pair, 0)), int(points))
    return replace(parts.tables["kompetensi"], values=values, reference=rest.reference)


def _by_post(parts: Parts, alike: Rule) -> Rule | None:
    """Points of an education in a post that requires one; None where only education counts."""
    required, points = parts.chosen.get("pendidikan_syarat"), parts.chosen.get("poin_kesesuaian")
    if required is None or points is None:
        return None
    ranks = _expanded(parts.tables["peringkat_pendidikan"], alike)
    below, equal, above = (points.number(name) for name in ("di_bawah", "sesuai", "di_atas"))
    values: dict[str, int | str] = {}
    for job_level, level in required.values.items():
        needed = ranks.number(str(level))
        for education in words.TINGKAT_PENDIDIKAN:
            rank = ranks.number(education)
            values[f"{job_level}.{education}"] = (
                below if rank < needed else equal if rank == needed else above
            )
    return Rule("kualifikasi_jenjang", points.title, points.unit, values, points.reference)
