"""The choices of [kesenjangan] put into the tables of gap and plan, and whether the tables fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from analysis.errors import RegulationError, Sentence, said
from analysis.regulation.nearest import accepted_names
from analysis.regulation.rule import SCALES, Bands, Option, Rule
from analysis.regulation.vocabulary import LEVEL, SUMBU_KINERJA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLACE = "dataset.toml [kesenjangan]"


@dataclass(frozen=True)
class Parts:
    """The tables of the day, look-ups and borders apart."""

    rules: Mapping[str, Rule]
    borders: Mapping[str, Bands]

    @property
    def names(self) -> set[str]:
        """What all tables are called."""
        return {*self.rules, *self.borders}


def choose_months(parts: Parts, chosen: int | None) -> tuple[Parts, Option]:
    """How long an assessment stays valid."""
    table = parts.rules["masa_penilaian"]
    default = table.number("bulan")
    value = default if chosen is None else chosen
    rules = {**parts.rules, table.name: replace(table, values={"bulan": value})}
    meaning = "Bulan sesudah penilaian kompetensi; yang lebih lama dianggap belum dinilai."
    option = _option("masa_berlaku_bulan", table, str(value), str(default), meaning)
    return replace(parts, rules=rules), option


def choose_borders(parts: Parts, chosen: tuple[Decimal, Decimal] | None) -> tuple[Parts, Option]:
    """Where the potential axis of the nine-box is cut. Raises: RegulationError."""
    table = parts.borders["kotak_potensi"]
    scale = SCALES[table.unit]
    default = tuple(_written(bound, scale) for bound in table.bounds[1:])
    meaning = "Dua batas sumbu potensi kotak talenta, persen JPM: mulai tengah dan mulai tinggi."
    if chosen is None:
        return parts, _option("potensi", table, default, default, meaning)
    scaled = [border * scale for border in chosen]
    rising = table.bounds[0] < scaled[0] < scaled[1] < table.maximum
    if not rising or any(border != int(border) for border in scaled):
        raise RegulationError(
            said(
                "dataset.toml: [kesenjangan] potensi harus dua angka menaik di atas 0 dan di bawah "
                "{paling}, misalnya [78, 90].",
                paling=table.maximum // scale,
            )
        )
    bounds = (table.bounds[0], *(int(border) for border in scaled))
    borders = {**parts.borders, table.name: replace(table, bounds=bounds)}
    value = tuple(_written(bound, scale) for bound in bounds[1:])
    return replace(parts, borders=borders), _option("potensi", table, value, default, meaning)


def choose_axis(parts: Parts, chosen: Mapping[str, str] | None) -> tuple[Parts, Option]:
    """Where each predicate stands on the nine-box's performance axis. Raises: RegulationError."""
    table = parts.rules["kotak_kinerja"]
    for predicate in chosen or {}:
        if predicate not in table:
            known = accepted_names(predicate, table.keys)
            raise RegulationError(
                said(
                    "dataset.toml: [kesenjangan] kinerja_kotak: '{isi}' tidak dikenal. {dikenal}",
                    isi=predicate,
                    dikenal=known,
                )
            )
    value = {**table.values, **(chosen or {})}
    rules = {**parts.rules, table.name: replace(table, values=value)}
    meaning = "Sumbu kinerja kotak talenta setiap predikat: atas, tengah, atau bawah."
    option = _option("kinerja_kotak", table, value, dict(table.values), meaning)
    return replace(parts, rules=rules), option


def refuse_misfits(parts: Parts) -> None:
    """Compare the tables with each other. Raises: RegulationError that names the misfit's file."""
    standard, boxes = parts.rules["standar_baku"], parts.rules["kotak_talenta"]
    levels = {int(level) for level in LEVEL}
    wrong = [key for key in standard.keys if standard.number(key) not in levels]
    _refuse(
        standard, wrong, said("level harus {awal} sampai {akhir}", awal=LEVEL[0], akhir=LEVEL[-1])
    )
    numbers = [boxes.number(key) for key in boxes.keys]
    size = len(numbers)
    strange = [key for key in boxes.keys if numbers.count(boxes.number(key)) > 1]
    strange += [key for key in boxes.keys if not 1 <= boxes.number(key) <= size]
    once = said("setiap nomor 1 sampai {banyak} harus dipakai tepat sekali", banyak=size)
    _refuse(boxes, strange, once)
    axis = parts.rules["kotak_kinerja"]
    used = {axis.value(key) for key in axis.keys}
    unused = [name for name in SUMBU_KINERJA if name not in used]
    _refuse(axis, unused, said("tidak ada predikat di sumbu ini"))
    hours, unit = parts.rules["konversi_jp"], parts.rules["konversi_satuan"]
    alike = said("bentuk harus sama dengan konversi_jp")
    _refuse(unit, sorted(set(hours.keys) ^ set(unit.keys)), alike)
    for name in ("masa_penilaian", "jp_tahunan", "konversi_jp"):
        table = parts.rules[name]
        zero = [key for key in table.keys if not table.number(key)]
        _refuse(table, zero, said("tidak boleh 0"))


def _refuse(table: Rule, keys: Sequence[str], message: Sentence) -> None:
    if keys:
        raise RegulationError(
            said(
                "{berkas}: {kunci}: {pesan}.",
                berkas=table.reference.file,
                kunci=", ".join(dict.fromkeys(keys)),
                pesan=message,
            )
        )


def _option(name: str, table: Rule | Bands, value: object, default: object, meaning: str) -> Option:
    return Option(
        name=name,
        value=value,
        default=default,
        title=table.title,
        meaning=meaning,
        overridden=value != default,
        confidence=table.reference.confidence,
        reference=table.reference,
    )


def _written(value: int, scale: int) -> str:
    return f"{(Decimal(value) / scale).normalize():f}"
