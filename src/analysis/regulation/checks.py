"""Do the tables of an edition fit each other? A city that changes one table may forget another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from analysis.errors import Figure, RegulationError, Sentence, said
from analysis.regulation.rule import SCALES, Bands, Rule
from analysis.regulation.vocabulary import JENIS_JABATAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WHOLE = 100  # percent

LOWEST = said("poin terendah kompetensi")


def refuse_misfits(
    tables: Mapping[str, Rule], borders: Mapping[str, Bands], chosen: Mapping[str, Rule]
) -> None:
    """Compare tables and options with the highest and lowest points of their dimension.

    Raises: RegulationError that names the file that does not fit and what it would have to say.
    """
    highest, lowest = tables["maksimum"], tables["minimum"]
    total = sum(highest.number(dimension) for dimension in highest.keys)
    for name in ("kategori_terbuka", "kategori_bulat"):
        top = said("batas tertinggi")
        _same(borders[name], top, borders[name].maximum, total, said("jumlah maksimum"))
    spans = {"kinerja_predikat": "kinerja", "kinerja_angka": "kinerja", "disiplin": "disiplin"}
    if "poin_kesesuaian" not in chosen:
        spans["kualifikasi"] = "kualifikasi"
    for name, dimension in spans.items():
        table = tables[name] if name in tables else borders[name]
        _same(
            table,
            said("poin tertinggi"),
            max(_points(table)),
            highest.number(dimension),
            said("maksimum"),
        )
        _same(
            table, said("poin terendah"), min(_points(table)), lowest.number(dimension),
            said("minimum"),
        )  # fmt: skip
    if "kompetensi_dasar" in tables:
        _refuse_bad_base(tables, chosen)
    else:
        table = tables["kompetensi"]
        for jenis, points in _sums(table).items():
            wanted = highest.number("kompetensi")
            whole = said("jumlah poin {jenis}", jenis=jenis)
            _same(table, whole, points, wanted, said("maksimum"))
        _same(lowest, LOWEST, lowest.number("kompetensi"), 0, said("tanpa diklat"))
    for points in _points(chosen["poin_kesesuaian"]) if "poin_kesesuaian" in chosen else ():
        if not lowest.number("kualifikasi") <= points <= highest.number("kualifikasi"):
            raise RegulationError(
                said(
                    "poin_kesesuaian: {points} poin di luar rentang kualifikasi, {number} sampai "
                    "{number2}.",
                    points=Figure(exact(points, "poin")),
                    number=Figure(exact(lowest.number("kualifikasi"), "poin")),
                    number2=Figure(exact(highest.number("kualifikasi"), "poin")),
                )
            )


def exact(value: int, unit: str) -> Decimal:
    """A stored integer as the number the law writes."""
    return (Decimal(value) / SCALES.get(unit, 1)).normalize() + 0


def _refuse_bad_base(tables: Mapping[str, Rule], chosen: Mapping[str, Rule]) -> None:
    base, lowest = tables["kompetensi_dasar"], tables["minimum"]
    start = min(_points(base))
    _same(lowest, LOWEST, lowest.number("kompetensi"), start, said("poin dasar"))
    if max(_points(base)) > tables["maksimum"].number("kompetensi"):
        raise RegulationError(
            said(
                "{berkas}: poin dasar melebihi maksimum kompetensi.",
                berkas=base.reference.file,
            )
        )
    if any(points % WHOLE for points in _points(base)):  # a percent of it must be exact
        raise RegulationError(
            said("{berkas}: poin dasar paling banyak tiga desimal.", berkas=base.reference.file)
        )
    shares = chosen.get("pembagian_sisa")
    if shares is None:
        raise RegulationError(
            said(
                "{berkas}: edisi ini memerlukan opsi pembagian_sisa.",
                berkas=base.reference.file,
            )
        )
    pairs = tables["kompetensi"].keys
    if set(shares.keys) != set(pairs):
        raise RegulationError(
            said("pembagian_sisa: isi harus tepat untuk {pairs}.", pairs=", ".join(pairs))
        )
    for jenis, percent in _sums(shares).items():
        if percent != WHOLE:
            raise RegulationError(
                said(
                    "pembagian_sisa: bagian {jenis} berjumlah {percent} persen, harus {seluruh}.",
                    jenis=jenis,
                    percent=percent,
                    seluruh=WHOLE,
                )
            )


def _same(table: Rule | Bands, what: Sentence, found: int, wanted: int, against: Sentence) -> None:
    if found != wanted:
        raise RegulationError(
            said(
                "{berkas}: {what} {found}, padahal menurut {against} harus {wanted}.",
                berkas=table.reference.file,
                what=what,
                found=Figure(exact(found, "poin")),
                against=against,
                wanted=Figure(exact(wanted, "poin")),
            )
        )


def _sums(table: Rule) -> dict[str, int]:
    pairs = [(key.split(".")[0], table.number(key)) for key in table.keys]
    return {jenis: sum(v for name, v in pairs if name == jenis) for jenis in JENIS_JABATAN}


def _points(table: Rule | Bands) -> list[int]:
    values: Iterable[int | str] = (
        table.values.values() if isinstance(table, Rule) else table.values or ()
    )
    return [int(value) for value in values]
