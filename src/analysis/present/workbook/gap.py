"""The workbook's sheets on gap and plan: the released rows with names instead of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.present.chapters.needs import ordered
from analysis.present.chapters.standards import BASES, SIDES
from analysis.present.drawn.match import class_names
from analysis.present.wording.gap_rows import units
from analysis.present.wording.gap_words import ALL, competency
from analysis.present.wording.plan_text import planned_courses
from analysis.present.wording.plan_words import NEED_SOURCES, about, kind_name, open_to, told_reason
from analysis.present.wording.released import group_name
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

Rows = Sequence[Mapping[str, Any]]
# a column of numbers -> the column that says its decimals, or these decimals
DEVELOPMENT_NUMBERS: Mapping[str, str | int] = MappingProxyType(
    {
        **dict.fromkeys(("orang_dinilai", "dinilai", "dinilai_persen", "di_bawah"), 0),
        **dict.fromkeys(("di_bawah_persen", "tanpa_pelatihan", "kebutuhan", "angkatan"), 0),
        **dict.fromkeys(("peserta", "biaya", "biaya_per_poin"), 0),
        **dict.fromkeys(("kesenjangan", "jpm", "ip_sebelum", "ip_sesudah"), "desimal"),
        **dict.fromkeys(("kesenjangan_sebelum", "kesenjangan_sesudah"), "desimal_kesenjangan"),
        "jp": 2,
        "poin_rencana": 2,
    }
)
DEVELOPMENT_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "kompetensi_nama": "Kompetensi",
        "kelompok": "Jenjang",
        "orang_dinilai": "Dinilai",
        "dinilai": "Dinilai lengkap",
        "dinilai_persen": "Dinilai, %",
        "di_bawah": "Di bawah standar",
        "di_bawah_persen": "Di bawah standar, %",
        "kesenjangan": "Kesenjangan, level",
        "jpm": "JPM, %",
        "pemetaan": "Pemetaan",
        "kelas": "Pemetaan",
        "kotak": "Kotak",
        "sisi": "Kompetensi",
        "dasar": "Dasar standar",
        "sumber": "Sumber",
        "hal": "Kebutuhan",
        "tanpa_pelatihan": "Tanpa pelatihan",
        "kode": "Kode",
        "nama": "Pelatihan",
        "jenis_kompetensi": "Jenis kompetensi",
        "jalur": "Jalur",
        "bentuk": "Bentuk",
        "penyelenggara": "Penyelenggara",
        "moda": "Moda",
        "kurikulum": "Kurikulum",
        "sasaran": "Boleh ikut",
        "mulai": "Mulai",
        "selesai": "Selesai",
        "angkatan": "Angkatan",
        "peserta": "Peserta",
        "jp": "JP",
        "biaya": "Biaya, Rp",
        "biaya_per_poin": "Biaya per poin, Rp",
        "ip_sebelum": "IP ASN sekarang",
        "ip_sesudah": "IP ASN sesudah",
        "kesenjangan_sebelum": "Kesenjangan sekarang",
        "kesenjangan_sesudah": "Kesenjangan sesudah",
        "bulan": "Bulan",
        "poin_rencana": "Poin IP ASN",
        "kebutuhan": "Kebutuhan",
    }
)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its heading, the released rows and the columns shown."""

    name: str
    heading: str
    rows: Rows
    columns: Sequence[str]


def development_sheets(report: OpdReport, _: Voice) -> Iterator[Sheet]:
    """Yield the sheets on gap and plan; those without rows are left out."""
    name = str(report.opd["nama"])
    for title, rows, columns in (*_gap_sheets(report, _), *_plan_sheets(report, _)):
        if rows:
            yield Sheet(title, name, rows, columns)


Told = tuple[str, Rows, Sequence[str]]


def _gap_sheets(report: OpdReport, _: Voice) -> Iterator[Told]:
    cells = [_named_cell(row, report, _) for row in as_rows(report.kesenjangan)]
    counts = ("orang", "orang_dinilai", "dinilai_persen")
    bounds = ("kesenjangan", "batas_bawah", "batas_atas")
    below = ("di_bawah", "di_bawah_persen")
    yield _("Kesenjangan"), cells, ("kompetensi_nama", "kelompok", *counts, *below, *bounds)
    yield _("Kesenjangan unit"), units(report), ("kunci", *counts, *bounds)
    match = [{**row, "kelompok": _group(row["kelompok"], _)} for row in as_rows(report.jpm)]
    match = [{**row, "pemetaan": class_names(row["pemetaan"] or "", _)} for row in match]
    yield _("JPM"), match, ("kelompok", "orang", "dinilai", "jpm", "pemetaan")
    spread = [{**r, "kelas": class_names(r["kelas"], _)} for r in as_rows(report.sebaran_jpm)]
    yield _("Sebaran JPM"), spread, ("kelas", "orang", "persen")
    boxes = [row for row in as_rows(report.kotak) if row["kotak"]]
    yield _("Sembilan kotak"), boxes, ("kotak", "orang")
    sides = dict(zip(SIDES, (_("Manajerial dan sosial kultural"), _("Teknis")), strict=True))
    based = [
        {**row, "sisi": sides[row["sisi"]], "dasar": _(BASES[row["dasar"]])}
        for row in as_rows(report.standar)
    ]
    yield _("Standar"), based, ("sisi", "dasar", "orang", "persen")


def _named_cell(row: Mapping[str, Any], report: OpdReport, _: Voice) -> Mapping[str, Any]:
    name = competency(row["kompetensi"], report, _)
    return {**row, "kompetensi_nama": name, "kelompok": _group(row["kelompok"], _)}


def _group(code: str, _: Voice) -> str:
    return _("Semua jenjang") if code == ALL else group_name(code, _)


def _plan_sheets(report: OpdReport, _: Voice) -> Iterator[Told]:
    needs = [
        {
            **row,
            "sumber": _(NEED_SOURCES[row["sumber"]]),
            "hal": about(row["sumber"], row["hal"], report, _),
        }
        for row in ordered(report)
    ]
    yield _("Kebutuhan"), needs, ("sumber", "hal", "orang", "tanpa_pelatihan")
    facts = ("penyelenggara", "moda", "kurikulum", "sasaran", "mulai", "selesai")
    numbers = ("angkatan", "peserta", "jp", "biaya")
    plan = [_course(row, _) for row in planned_courses(report)]
    lead = ("kode", "nama", "jenis_kompetensi", "bentuk", "jalur")
    yield _("Rencana"), plan, (*lead, *facts, *numbers)
    before = ("ip_sebelum", "ip_sesudah", "kesenjangan_sebelum", "kesenjangan_sesudah")
    effect = ("orang", "peserta", "biaya", "biaya_per_poin", *before)
    yield _("Pengaruh rencana"), as_rows(report.dampak), effect
    months = [{**row, "poin_rencana": row["poin"]} for row in as_rows(report.kumulatif)]
    yield _("Rencana per bulan"), months, ("bulan", "biaya", "poin_rencana")
    left = [
        {**row, "alasan": told_reason(row["alasan"], _)}
        for row in as_rows(report.tersisa)
        if row["alasan"]
    ]
    yield _("Tetap terbuka"), left, ("alasan", "kebutuhan")


def _course(row: Mapping[str, Any], _: Voice) -> Mapping[str, Any]:
    texts = {name: _(row[name] or "") for name in ("bentuk", "jalur", "moda")}
    posts = None if row["sasaran"] is None else open_to(row["sasaran"], _)
    kind = kind_name(row["jenis_kompetensi"] or "", _)
    return {**row, **texts, "jenis_kompetensi": kind, "sasaran": posts}
