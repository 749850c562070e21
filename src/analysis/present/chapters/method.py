"""Chapter Metode dan sumber: the edition, its options, the rules of printing, every source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from analysis.dataset import Period
from analysis.present.blocks import Block, Cell, Group, Row, Run, Table, Text
from analysis.present.locale import N_
from analysis.present.outline import table_number
from analysis.present.wording.findings import window
from analysis.present.wording.tables import left
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import COMPONENTS, DIMENSIONS
from analysis.release.design import (
    NO_DECIMALS_FROM,
    ONE_DECIMAL_FROM,
    TWO_DECIMALS_FROM,
)

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

CONFIDENCE = {"V": N_("dilihat"), "S": N_("sepakat"), "G": N_("belum pasti")}


def statement(report: OpdReport) -> Text:
    """What the figures are and how they were made, in a few paragraphs."""
    _ = Voice(report.lang)
    told = [_nature(report, _), _index(report, _), _windows(report, _), _printing(report, _)]
    if len(report.perubahan):
        told.append(_changes(report, _))
    return Text(tuple((Run(f"{title} ", b=True), Run(words)) for title, words in told))


def _nature(report: OpdReport, _: Voice) -> tuple[str, str]:
    info = report.info
    verified = _("Edisi ini dipakai sebagai edisi bawaan.")
    if not info["terverifikasi"]:
        verified = _("Edisi ini belum terverifikasi: sebagian isinya hanya diketahui dari berita.")
    words = _(
        "Angka dihitung menurut edisi {edisi} ({judul}) dari data yang diserahkan sampai {hari}. "
        "Indeks resmi dihitung dan ditetapkan BKN; laporan ini menjelaskan dan memperkirakannya.",
        edisi=info["edisi"],
        judul=_(info["edisi_judul"]),
        hari=_.day(date.fromisoformat(info["akhir"])),
    )
    draft = _("Laporan masih draf sampai triwulan ini diterbitkan.") if info["draf"] else ""
    return _("Simulasi."), " ".join(part for part in (words, verified, draft) if part)


def _index(report: OpdReport, _: Voice) -> tuple[str, str]:
    maxima = report.info["maksimum"]
    parts = [f"{_(name).lower()} {maxima[code]}" for code, name in DIMENSIONS.items()]
    return _("Indeks."), _(
        "IP ASN seorang pegawai adalah jumlah empat dimensi, paling tinggi {dimensi}. Nilai "
        "unit, OPD "
        "dan kota adalah rata-rata atas pegawai yang lengkap di setiap dimensi, bukan rata-rata "
        "dari "
        "rata-rata. Data yang kosong tidak dihitung nol: pegawainya tidak diukur, cakupan turun, "
        "dan "
        "batas memperlihatkan nilai bila data itu terendah atau tertinggi.",
        dimensi=_.listed(parts),
    )


def _windows(report: OpdReport, _: Voice) -> tuple[str, str]:
    info = report.info
    parts = []
    for code, months in info["jendela"].items():
        ago = _("tahun berapa pun") if not months else window(months, _)
        hours = info["ambang_jp"].get(code)
        need = _(", paling sedikit {jp} JP", jp=f"{hours:g}") if hours else ""
        parts.append(f"{_(COMPONENTS[code]).lower()} {ago}{need}")
    end = Period.parse(info["periode"]).end
    return _("Jendela waktu."), _(
        "Yang dihitung berakhir paling lambat {hari}: {daftar}.",
        hari=_.day(end),
        daftar="; ".join(parts),
    )


def _printing(report: OpdReport, _: Voice) -> tuple[str, str]:
    return _("Pembulatan dan penyembunyian."), _(
        "Angka dibulatkan sekali, setengah ke atas: dua desimal dari {dua} orang, satu dari "
        "{satu}, "
        "tanpa desimal dari {nol}; di bawah itu hanya kategori, dan kurang dari {ambang} orang "
        "tidak "
        "ditampilkan. Yang dapat dihitung balik ikut disembunyikan. Selisih diambil antara angka "
        "tercetak. Naik atau turun dikatakan bila perubahan melebihi pengaruh satu orang dan "
        "cakupan "
        "bergeser kurang dari 2 poin persen.",
        dua=TWO_DECIMALS_FROM,
        satu=ONE_DECIMAL_FROM,
        nol=NO_DECIMALS_FROM,
        ambang=report.info["ambang"],
    )


def _changes(report: OpdReport, _: Voice) -> tuple[str, str]:
    return _("Perubahan."), _(
        "Perubahan dipecah menjadi pegawai yang masuk, keluar, pindah OPD, yang mulai atau "
        "berhenti terukur, dan nilai pegawai yang tetap per komponen; jumlahnya tepat selisih "
        "kedua angka tercetak, angka terakhirnya diatur menurut sisa terbesar. Bagian dengan "
        "kurang dari {ambang} orang digabung. Riwayat lama yang baru dicatat: triwulan lama "
        "dinilai lagi dengan catatan bertanggal sampai akhir triwulan itu.",
        ambang=report.info["ambang"],
    )


def options(report: OpdReport) -> Table:
    """Every option of the edition; overrides of this data set are set off."""
    _ = Voice(report.lang)
    entries = with_development(report, "opsi")
    changed = sum(bool(entry["overridden"]) for entry in entries)
    claim = _("Semua pilihan menurut bawaan edisi")
    if changed:
        claim = _("{jumlah} pilihan berbeda dari bawaan edisi", jumlah=_.count(changed))
    rows = tuple(
        Row(
            (
                Cell(_(entry["title"]), header=True, bold=entry["overridden"]),
                Cell(_(entry["value"]), bold=entry["overridden"]),
                Cell(_(entry["default"])),
                Cell(_(CONFIDENCE[entry["confidence"]])),
            )
        )
        for entry in entries
    )
    return Table(
        "pilihan",
        claim,
        _("Hal yang oleh edisi dibiarkan terbuka; tebal: diubah untuk data ini."),
        left(_("Pilihan"), _("Nilai"), _("Bawaan"), _("Keyakinan")),
        rows,
        table_number("pilihan", _),
        csv="pilihan.csv",
    )


def sources(report: OpdReport) -> Table:
    """Every rule table in use, with its source, article, first day, confidence."""
    _ = Voice(report.lang)
    entries = with_development(report, "rujukan")
    unsure = sum(entry["confidence"] == "G" for entry in entries)
    rows = tuple(
        Row(
            (
                Cell(capital(_(entry["title"])), header=True),
                Cell(", ".join(_(part) for part in (entry["source"], entry["article"]) if part)),
                Cell(_.short_day(date.fromisoformat(entry["in_force"]))),
                Cell(_(CONFIDENCE[entry["confidence"]])),
            )
        )
        for entry in entries
    )
    return Table(
        "sumber",
        _(
            "{jumlah} tabel aturan, {ragu} di antaranya belum pasti",
            jumlah=_.count(len(entries)),
            ragu=_.count(unsure),
        ),
        _("Tabel yang dipakai, seperti berlaku pada hari terakhir triwulan."),
        left(_("Tabel"), _("Sumber"), _("Berlaku sejak"), _("Keyakinan")),
        rows,
        table_number("sumber", _),
        (
            _(
                "Keyakinan: dilihat = naskah aturannya dilihat; sepakat = beberapa sumber yang "
                "saling "
                "lepas sepakat; belum pasti = pengetahuan umum, belum dipastikan."
            ),
        ),
        csv="sumber.csv",
    )


def with_development(report: OpdReport, key: str) -> list[dict[str, Any]]:
    """Return the entries of the edition, and those of the rules of gap and plan."""
    rules = report.info.get("pengembangan") or {}
    return [*report.info[key], *rules.get(key, [])]


def signature(report: OpdReport) -> Block:
    """Place, post and name of the signatory, where the data set names one."""
    signatory = report.info["penanda_tangan"]
    if not signatory:
        return Group()
    lines = (f"{signatory['tempat']}, ……………………", signatory["jabatan"], signatory["nama"])
    return Text(tuple((Run(part, b=part == signatory["nama"]),) for part in lines))
