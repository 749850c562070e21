"""Do the tables of an edition fit each other? A city that changes one table may forget another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from analysis.errors import RegulationError
from analysis.regulation.rule import SCALES, Bands, Rule
from analysis.regulation.vocabulary import JENIS_JABATAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WHOLE = 100  # percent


def refuse_misfits(
    tables: Mapping[str, Rule], borders: Mapping[str, Bands], chosen: Mapping[str, Rule]
) -> None:
    """Compare tables and options with the highest and lowest points of their dimension.

    Raises: RegulationError that names the file that does not fit and what it would have to say.
    """
    highest, lowest = tables["maksimum"], tables["minimum"]
    total = sum(highest.number(dimension) for dimension in highest.keys)
    for name in ("kategori_terbuka", "kategori_bulat"):
        _same(borders[name], "batas tertinggi", borders[name].maximum, total, "jumlah maksimum")
    spans = {"kinerja_predikat": "kinerja", "kinerja_angka": "kinerja", "disiplin": "disiplin"}
    if "poin_kesesuaian" not in chosen:
        spans["kualifikasi"] = "kualifikasi"
    for name, dimension in spans.items():
        table = tables[name] if name in tables else borders[name]
        _same(table, "poin tertinggi", max(_points(table)), highest.number(dimension), "maksimum")
        _same(table, "poin terendah", min(_points(table)), lowest.number(dimension), "minimum")
    if "kompetensi_dasar" in tables:
        _refuse_bad_base(tables, chosen)
    else:
        table = tables["kompetensi"]
        for jenis, points in _sums(table).items():
            wanted = highest.number("kompetensi")
            _same(table, f"jumlah poin {jenis}", points, wanted, "maksimum")
        _same(lowest, "poin terendah kompetensi", lowest.number("kompetensi"), 0, "tanpa diklat")
    for points in _points(chosen["poin_kesesuaian"]) if "poin_kesesuaian" in chosen else ():
        if not lowest.number("kualifikasi") <= points <= highest.number("kualifikasi"):
            raise RegulationError(
                f"poin_kesesuaian: {exact(points, 'poin')} poin di luar rentang kualifikasi, "
                f"{exact(lowest.number('kualifikasi'), 'poin')} sampai "
                f"{exact(highest.number('kualifikasi'), 'poin')}."
            )


def exact(value: int, unit: str) -> Decimal:
    """A stored integer as the number the law writes."""
    return (Decimal(value) / SCALES.get(unit, 1)).normalize() + 0


def _refuse_bad_base(tables: Mapping[str, Rule], chosen: Mapping[str, Rule]) -> None:
    base, lowest = tables["kompetensi_dasar"], tables["minimum"]
    start = min(_points(base))
    _same(lowest, "poin terendah kompetensi", lowest.number("kompetensi"), start, "poin dasar")
    if max(_points(base)) > tables["maksimum"].number("kompetensi"):
        raise RegulationError(f"{base.reference.file}: poin dasar melebihi maksimum kompetensi.")
    if any(points % WHOLE for points in _points(base)):  # a percent of it must be exact
        raise RegulationError(f"{base.reference.file}: poin dasar paling banyak tiga desimal.")
    shares = chosen.get("pembagian_sisa")
    if shares is None:
        raise RegulationError(f"{base.reference.file}: edisi ini memerlukan opsi pembagian_sisa.")
    pairs = tables["kompetensi"].keys
    if set(shares.keys) != set(pairs):
        raise RegulationError(f"pembagian_sisa: isi harus tepat untuk {', '.join(pairs)}.")
    for jenis, percent in _sums(shares).items():
        if percent != WHOLE:
            raise RegulationError(
                f"pembagian_sisa: bagian {jenis} berjumlah {percent} persen, harus {WHOLE}."
            )


def _same(table: Rule | Bands, what: str, found: int, wanted: int, against: str) -> None:
    if found != wanted:
        raise RegulationError(
            f"{table.reference.file}: {what} {exact(found, 'poin')}, "
            f"padahal menurut {against} harus {exact(wanted, 'poin')}."
        )


def _sums(table: Rule) -> dict[str, int]:
    pairs = [(key.split(".")[0], table.number(key)) for key in table.keys]
    return {jenis: sum(v for name, v in pairs if name == jenis) for jenis in JENIS_JABATAN}


def _points(table: Rule | Bands) -> list[int]:
    values: Iterable[int | str] = (
        table.values.values() if isinstance(table, Rule) else table.values or ()
    )
    return [int(value) for value in values]
