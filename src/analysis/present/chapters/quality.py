"""Chapter Mutu data: what became of every row, who is not measured, who is left out by rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from analysis.intake.judging.row_counts import used_from_forms
from analysis.measures.reasons import (
    CPNS_EXCLUDED,
    LEGAL_STATUS_EXCLUDED,
    PPPK_EXCLUDED,
)
from analysis.present.blocks import Block, Cell, Note, Row, Table
from analysis.present.outline import table_number
from analysis.present.wording.released import HIDDEN, NOBODY, Record, because, count_cell
from analysis.present.wording.tables import left, right
from analysis.present.wording.text import small
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import REASON_NAMES, TABLES
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

ROWS = ("dibaca", "dipakai", "di_luar", "disisihkan")


def rows(report: OpdReport) -> Table:
    """Rows read = used + outside scope + set aside, per table, of the whole delivery."""
    _ = Voice(report.lang)
    counts = report.baris.groupby("tabel", sort=False)[list(ROWS)].sum()
    files = report.baris.groupby("tabel", sort=False)["berkas"].nunique()
    lines = []
    for table in counts.index:
        numbers = (files[table], *(counts.loc[table, name] for name in ROWS))
        label = Cell(_(TABLES[str(table)]), header=True)
        lines.append(Row((label, *(Cell(_.count(number)) for number in numbers))))
    total = [Cell(_.count(counts[name].sum()), bold=True) for name in ROWS]
    label = Cell(_("Seluruhnya"), header=True, bold=True)
    lines.append(Row((label, Cell(_.count(files.sum()), bold=True), *total), total=True))
    heads = (_("Berkas"), _("Dibaca"), _("Dipakai"), _("Di luar cakupan"), _("Disisihkan"))
    notes = (
        *_from_forms(report, _),
        _("Di luar cakupan: bukan kesalahan, misalnya baris jumlah, tahun lain, salinan baris."),
        _("Disisihkan: tidak dapat dipahami atau mustahil; nilainya tidak ditebak."),
    )
    return Table(
        "baris",
        _(
            "{disisihkan} dari {dibaca} baris disisihkan",
            disisihkan=_.count(counts["disisihkan"].sum()),
            dibaca=_.count(counts["dibaca"].sum()),
        ),
        _(
            "Seluruh data {nama} triwulan ini, semua OPD. Dibaca = dipakai + di luar cakupan + "
            "disisihkan.",
            nama=report.info["nama"],
        ),
        (*left(_("Tabel")), *right(*heads)),
        tuple(lines),
        table_number("baris", _),
        notes,
        "baris.csv",
    )


def _from_forms(report: OpdReport, _: Voice) -> tuple[str, ...]:
    """Say how many of the rows used came back in forms; corrections have a row of their own."""
    parts = [
        _("{tabel} {banyak}", tabel=_(TABLES[table]), banyak=_.count(many))
        for table, many in used_from_forms(report.baris).items()
    ]
    return (_("Dipakai, di antaranya dari formulir: {rinci}.", rinci=_.listed(parts)),) * bool(
        parts
    )


def unmeasured(report: OpdReport) -> Block:
    """Why staff of the OPD are not measured."""
    _, own = Voice(report.lang), report.own
    number = table_number("belum-diukur", _)
    if own["keadaan"] == NOBODY:
        return Note(f"{number} " + _("Tidak ada pegawai yang wajib diukur."))
    if own["keadaan"] == HIDDEN:
        return Note(f"{number} {_not_shown(report, _)}")
    reasons = as_rows(report.alasan)
    if any(not row["alasan"] for row in reasons):
        return Note(f"{number} " + _few_unmeasured(report, _))
    if not reasons:
        return Note(f"{number} " + _("Semua pegawai terukur; tidak ada data yang kurang."))
    claim = _(
        "{orang} dari {pegawai} pegawai belum terukur",
        orang=_.count(own["pegawai"] - own["diukur"]),
        pegawai=_.count(own["pegawai"]),
    )
    lines = tuple(_counted(reason_names(row, _), row, _) for row in reasons)
    return Table(
        "belum-diukur",
        claim,
        _("Pegawai menurut alasan; satu pegawai dapat mempunyai lebih dari satu alasan."),
        (*left(_("Alasan")), *right(_("Orang"))),
        lines,
        number,
        _notes(reasons, report, _),
        "belum-diukur.csv",
    )


def excluded(report: OpdReport) -> Block:
    """Who is left out by rule: CPNS, excluded kinds of kedudukan hukum, PPPK before 2023."""
    _, rows = Voice(report.lang), as_rows(report.dikecualikan)
    number = table_number("tidak-dihitung", _)
    if report.own["keadaan"] in {HIDDEN, NOBODY}:
        return Note(f"{number} {_not_shown(report, _)}")
    if any(not row["alasan"] for row in rows):
        few = _("Tidak ditampilkan: kurang dari {ambang} orang.", ambang=report.info["ambang"])
        return Note(f"{number} {few}")
    if not rows:
        return Note(
            f"{number} " + _("Tidak ada orang yang dikeluarkan dari pengukuran menurut aturan.")
        )
    shown = [row["orang"] for row in rows]
    claim = _("Sebagian orang tidak diukur menurut aturan")
    if None not in shown:
        claim = _("{orang} orang tidak diukur menurut aturan", orang=_.count(sum(shown)))
    return Table(
        "tidak-dihitung",
        claim,
        _("Tidak termasuk dalam jumlah pegawai."),
        (*left(_("Alasan")), *right(_("Orang"))),
        tuple(_counted(_any_of(row, partial(_excluded, report, _), _), row, _) for row in rows),
        number,
        _notes(rows, report, _),
        "tidak-dihitung.csv",
    )


def _counted(label: str, row: Record, _: Voice) -> Row:
    return Row((Cell(label, header=True), count_cell(row["orang"], _)))


def reason_names(row: Record, _: Voice) -> str:
    """Name why people are not measured: one reason, or those that were merged."""
    return _any_of(row, REASON_NAMES.__getitem__, _)


def _any_of(row: Record, name: Callable[[str], str], _: Voice) -> str:
    """Name a row's reasons: one, or those that were merged."""
    first, *others = [_(name(code)) for code in row["alasan"].split("+")]
    return _.one_of([first, *(other if other[:2].isupper() else small(other) for other in others)])


def _not_shown(report: OpdReport, _: Voice) -> str:
    reason = because(report.own, report.info, _)
    return _("Tidak ditampilkan: {alasan}", alasan=reason)


def _few_unmeasured(report: OpdReport, _: Voice) -> str:
    own = report.own
    return _(
        "{orang} dari {pegawai} pegawai belum terukur; alasan kurang dari {ambang} orang tidak "
        "ditampilkan.",
        orang=_.count(own["pegawai"] - own["diukur"]),
        pegawai=_.count(own["pegawai"]),
        ambang=report.info["ambang"],
    )


def _notes(rows: Sequence[Record], report: OpdReport, _: Voice) -> tuple[str, ...]:
    """Say what became of reasons of a few people."""
    few, notes = report.info["ambang"], []
    if any(row["orang"] is None for row in rows):
        hidden = _(
            "disembunyikan: kurang dari {ambang} orang atau dapat dihitung balik", ambang=few
        )
        notes.append(f"{hidden}.")
    if any("+" in row["alasan"] for row in rows):
        notes.append(_("Alasan dengan kurang dari {ambang} orang digabung.", ambang=few))
    return tuple(notes)


def _excluded(report: OpdReport, _: Voice, code: str) -> str:
    if code == CPNS_EXCLUDED:
        return _("CPNS belum diukur")
    if code == PPPK_EXCLUDED:
        return _("PPPK tidak diukur menurut pilihan edisi")
    legal = code.removeprefix(LEGAL_STATUS_EXCLUDED)
    name = report.info["kedudukan_hukum"].get(legal, "")
    return _("Kedudukan hukum {kode} {nama}", kode=legal, nama=name).strip()
