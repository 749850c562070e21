"""SHELL. Empty input files with the canonical headers, drop-downs and a page of explanations."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from analysis.columns import COLUMNS
from analysis.dataset.period import PERIOD, Period
from analysis.dataset.tables import TABLES, TableSpec
from analysis.errors import CallError, OutputError, said
from analysis.files import write_whole
from analysis.intake.clean import HEADERS
from analysis.intake.files.unfilled import EXPLANATIONS, UNFILLED_MARK
from analysis.intake.judging.codes import codes
from analysis.language import INDONESIAN, N_, Tongue

# Columns that stay empty in a file made from scratch: they serve SIASN's exports.
_HIDDEN = {("pegawai", "pns_id"), ("pelatihan", "pns_id"), ("kinerja", "pns_id")} | {
    ("disiplin", "pns_id"),
    ("penilaian_kompetensi", "pns_id"),
}
# (table, column) -> the code table whose canonical values the drop-down offers.
_CHOICES = {
    ("pegawai", "status_asn"): "status_asn",
    ("pegawai", "jenis_jabatan"): "jenis_jabatan",
    ("pegawai", "jenjang_jabatan"): "jenjang_jabatan",
    ("pegawai", "tingkat_pendidikan"): "tingkat_pendidikan",
    ("pegawai", "jenis_kelamin"): "jenis_kelamin",
    ("kinerja", "predikat"): "predikat",
    ("kinerja", "periode_penilaian"): "periode_penilaian",
    ("disiplin", "tingkat"): "tingkat_hukuman",
    ("penilaian_kompetensi", "kompetensi"): "kompetensi",
    ("standar_kompetensi", "jenjang_jabatan"): "jenjang_jabatan",
    ("standar_kompetensi", "kompetensi"): "kompetensi",
    ("katalog_pelatihan", "kompetensi"): "kompetensi",
    ("katalog_pelatihan", "jalur"): "jalur",
    ("katalog_pelatihan", "bentuk"): "bentuk",
    ("katalog_pelatihan", "moda"): "moda",
}
_FIXED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("pelatihan", "tingkat"): ("Pengawas", "Administrator", "JPT Pratama", "JPT Madya"),
    ("penilaian_kompetensi", "level"): ("1", "2", "3", "4", "5"),
    ("standar_kompetensi", "level"): ("1", "2", "3", "4", "5"),
    ("katalog_pelatihan", "level_ke"): ("1", "2", "3", "4", "5"),
    ("katalog_pelatihan", "tingkat"): ("Pengawas", "Administrator", "JPT Pratama", "JPT Madya"),
    ("opd", "jenis"): (
        "sekretariat",
        "inspektorat",
        "dinas",
        "badan",
        "kecamatan",
        "rsud",
        "satuan",
    ),
}
_NOTES: Mapping[tuple[str, str], str] = {
    ("pelatihan", "jenis"): N_("Kode SIASN 1 sampai 25, atau nama jenis pelatihan."),
    ("pelatihan", "tingkat"): N_("Hanya untuk pelatihan kepemimpinan."),
    ("pelatihan", "jp"): N_("Angka saja, paling banyak dua desimal, misalnya 20 atau 22,5."),
    ("pegawai", "opd"): N_("Kode atau nama seperti di opd.xlsx."),
    ("pegawai", "kedudukan_hukum"): N_("Dua angka, misalnya 01 (aktif) atau 03 (tugas belajar)."),
    ("kinerja", "tahun"): N_("Yang dihitung ialah tahun sebelum tahun pengukuran."),
    ("disiplin", "pembatalan"): N_("Isi hanya bila hukuman dibatalkan."),
    ("katalog_pelatihan", "kode"): N_(
        "Tanpa titik koma. Satu pelatihan untuk beberapa kompetensi: satu baris per kompetensi "
        "dengan kode yang sama dan isi lain yang sama."
    ),
    ("katalog_pelatihan", "kompetensi"): N_(
        "Kosongkan, bersama level_ke, bila pelatihan hanya untuk IP ASN."
    ),
    ("katalog_pelatihan", "jp"): N_(
        "Angka di atas 0. Bila konversi JP dipakai: banyaknya sesi untuk coaching dan mentoring."
    ),
    ("katalog_pelatihan", "biaya_per_peserta"): N_("Rupiah bulat tanpa titik; 0 bila tanpa biaya."),
    ("katalog_pelatihan", "tingkat"): N_("Hanya untuk pelatihan struktural kepemimpinan."),
    ("katalog_pelatihan", "sasaran"): N_(
        "Jenis atau jenjang jabatan, dipisah titik koma; kosong = semua pegawai."
    ),
    ("katalog_pelatihan", "peserta_minimum"): N_(
        "Kosong = isi_minimum di dataset.toml, bawaan 60% dari kapasitas."
    ),
    ("katalog_pelatihan", "maks_angkatan"): N_("Kosong = tanpa batas."),
    ("kamus_kompetensi", "kode"): N_("T. diikuti nomor atau huruf, misalnya T.1."),
    ("opd", "kode"): N_("Huruf, angka, titik, tanda hubung, dan garis bawah; menjadi nama berkas."),
    ("unor", "id_atasan"): N_("ID unit di atasnya; unit teratas bernama OPD."),
}
# What a column means where its table gives it a meaning of its own.
_MEANINGS: Mapping[tuple[str, str], str] = {
    ("pelatihan", "jenis"): N_("Jenis pelatihan"),
    ("pelatihan", "tingkat"): N_("Jenjang pelatihan kepemimpinan"),
    ("disiplin", "jenis"): N_("Jenis hukuman disiplin"),
    ("disiplin", "tingkat"): N_("Berat hukuman disiplin"),
    ("penilaian_kompetensi", "kompetensi"): N_("Kode atau nama kompetensi"),
    ("standar_kompetensi", "kompetensi"): N_("Kode atau nama kompetensi"),
    ("standar_kompetensi", "level"): N_("Level yang disyaratkan, 1 sampai 5"),
    ("katalog_pelatihan", "kode"): N_("Kode pelatihan"),
    ("katalog_pelatihan", "nama"): N_("Nama pelatihan yang ditawarkan"),
    ("katalog_pelatihan", "kompetensi"): N_("Kompetensi yang dikembangkan"),
    ("katalog_pelatihan", "tingkat"): N_("Jenjang pelatihan kepemimpinan"),
    ("kamus_kompetensi", "kode"): N_("Kode kompetensi teknis"),
    ("kamus_kompetensi", "nama"): N_("Nama kompetensi teknis"),
    ("kalender", "tanggal"): N_("Hari yang tidak dipakai untuk pelatihan"),
    ("kalender", "keterangan"): N_("Nama hari libur atau cuti bersama"),
    ("pip_asn", "kompetensi"): N_("Dimensi kompetensi, 0-40 poin"),
    ("opd", "kode"): N_("Kode OPD, sama di setiap triwulan"),
    ("opd", "nama"): N_("Nama OPD"),
    ("opd", "jenis"): N_("Jenis OPD"),
    ("unor", "nama"): N_("Nama unit kerja"),
    ("unor", "opd"): N_("Kode atau nama OPD yang membawahi unit ini"),
}
_DATES = ("tanggal_lahir", "tanggal_mulai", "tanggal_selesai", "tmt", "tanggal")
_ROWS = 20_000  # rows that are formatted as text and offer drop-downs


def write_templates(out: Path, period: str, _: Tongue = INDONESIAN) -> list[Path]:
    """Write an empty data set, one XLSX per input table; return the paths, as in `columns.TABLES`.

    Tables of a quarter lie in the folder of `period` ("2026-Q3"), the others beside it. Raises:
    CallError for a period that is none and for a quarter's own folder; OutputError when a file is
    there already (it may be filled in; then none is written) or cannot be written.
    """
    quarter = Period.parse(period).text
    place = out.resolve() if ".." in out.parts else out.absolute()
    if PERIOD.fullmatch(place.name):
        raise CallError(said("'{out}' adalah folder triwulan; beri folder di atasnya.", out=out))
    paths = {
        (out / quarter if spec.period else out) / f"{spec.name}.xlsx": spec
        for spec in TABLES.values()
    }
    there = [str(path) for path in paths if path.exists()]
    if there:
        raise OutputError(
            said(
                "{there} sudah ada dan tidak ditimpa; pilih folder lain dengan --out.",
                there=", ".join(there),
            )
        )
    for path, spec in paths.items():
        write_whole(path, template(spec, _))
    return list(paths)


def template(spec: TableSpec, _: Tongue = INDONESIAN) -> bytes:
    """Return the empty workbook of one table: its sheet, its explanations, its drop-down lists."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        columns = [name for name in spec.columns if (spec.name, name) not in _HIDDEN]
        page = book.add_worksheet(spec.name)
        _explain(book, spec, columns, _)
        lists = book.add_worksheet("pilihan")
        lists.hide()
        text = book.add_format({"num_format": 49})
        for place, name in enumerate(columns):
            required = name in spec.required
            head = book.add_format(
                {"bold": required, "italic": not required, "bottom": 1, "num_format": 49}
            )
            page.set_column(place, place, 22, text)
            page.write_string(0, place, HEADERS.get((spec.name, name), name), head)
            _offer(page, lists, place, choices(spec.name, name), _)
        page.freeze_panes(1, 0)
    return stream.getvalue()


def choices(table: str, column: str) -> tuple[str, ...]:
    """Return the accepted values a drop-down offers; empty where anything may be written."""
    if (table, column) in _CHOICES:
        known = codes(_CHOICES[table, column]).canonical.values()
        return tuple(value for value in dict.fromkeys(known) if value)
    return _FIXED.get((table, column), ())


def _offer(page: Any, lists: Any, place: int, offered: tuple[str, ...], _: Tongue) -> None:
    if not offered:
        return
    lists.write_column(0, place, offered)
    column = xlsxwriter.utility.xl_col_to_name(place)
    rule = {
        "validate": "list",
        "source": f"=pilihan!${column}$1:${column}${len(offered)}",
        "error_type": "warning",
        "error_title": _("Di luar daftar"),
        "error_message": _("Nilai ini tidak ada di daftar. Ejaan lain mungkin tetap dikenali."),
    }
    page.data_validation(1, place, _ROWS, place, rule)


def _explain(book: Any, spec: TableSpec, columns: list[str], _: Tongue) -> None:
    page = book.add_worksheet(_(EXPLANATIONS))
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    where = _("di folder data, di luar triwulan")
    if spec.period:
        where = _("di folder triwulan, misalnya 2026-Q3")
    title = _("Tabel {tabel}: satu baris = {baris}.", tabel=spec.name, baris=_(spec.row))
    keep = _("Simpan berkas ini {tempat}. Kolom tebal wajib ada dan terisi.", tempat=where)
    page.write_string(0, 0, title, bold)
    page.write_string(1, 0, keep)
    page.write_string(2, 0, _(UNFILLED_MARK))
    for place, (title, width) in enumerate(
        ((_("Kolom"), 22), (_("Wajib"), 8), (_("Arti"), 60), (_("Cara mengisi"), 60))
    ):
        page.write_string(4, place, title, bold)
        page.set_column(place, place, width, wrap)
    for line, name in enumerate(columns, 5):
        page.write_string(line, 0, HEADERS.get((spec.name, name), name))
        page.write_string(line, 1, _("ya") if name in spec.required else "")
        meaning = _MEANINGS.get((spec.name, name)) or COLUMNS[name].meaning
        page.write_string(line, 2, _(meaning) if meaning else "")
        page.write_string(line, 3, _how(spec.name, name, _))


def _how(table: str, column: str, _: Tongue) -> str:
    if (table, column) in _NOTES:
        return _(_NOTES[table, column])
    if column == "nip":
        return _("18 angka sebagai teks, tanpa spasi.")
    if column in _DATES:
        return _("Misalnya 2025-12-31 atau 31-12-2025.")
    offered = choices(table, column)
    return _("Salah satu dari: {pilihan}.", pilihan=", ".join(offered)) if offered else ""
