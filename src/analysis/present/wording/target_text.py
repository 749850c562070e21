"""Sentences on a target: how far it is, whom it takes, what the cheapest courses cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.locale import N_
from analysis.present.wording.released import Record
from analysis.present.wording.text import small
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import DIMENSIONS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

REACHED, FOUND = "tercapai", "ada"
OPD, YEAR = "opd", "tahun"  # whose target it is; else the city's
UNTRAINED = ("kualifikasi", "kinerja", "disiplin")  # what training does not fill
WITHOUT_MIX = {
    "pelatihan_kurang": N_(
        "Pelatihan dalam katalog tidak cukup untuk mencapainya bagi pegawai yang dapat "
        "direncanakan; tambahkan pelatihan, atau capai bersama kualifikasi dan kinerja."
    ),
    "tanpa_katalog": N_("Biayanya tidak dihitung: katalog pelatihan belum diterima."),
    "tidak_ditemukan": N_(
        "Rencana kota yang mencapainya dengan angkatan yang terisi tidak ditemukan."
    ),
}


def named(row: Record, _: Voice) -> str:
    """Write a target and whose it is: "75,00 (target kota)"."""
    points = _.number(row["target"], 2)
    if row["asal"] == OPD:
        return _("{target} (target OPD ini sendiri)", target=points)
    if row["asal"] == YEAR:
        return _("{target} (target kota untuk tahun {tahun})", target=points, tahun=row["tahun"])
    return _("{target} (target kota)", target=points)


def lead(row: Record, _: Voice) -> str:
    """Say the distance between the printed index and the target."""
    aim, step = named(row, _), _.number(abs(row["jarak"]), row["desimal"])
    if not row["tercapai"]:
        return _("Untuk mencapai target {target} kurang {beda} poin.", target=aim, beda=step)
    if not row["jarak"]:
        return _("Target {target} sudah tercapai.", target=aim)
    return _("Target {target} sudah tercapai dan terlampaui {beda} poin.", target=aim, beda=step)


def below_today(row: Record, report: OpdReport, _: Voice) -> str:
    """Warn of a target that was set below the value of the very place it was set for."""
    own = row["asal"] == OPD or not report.kode
    if not own or not row["tercapai"] or not row["jarak"]:
        return ""
    key = {OPD: f'[target.opd] "{report.kode}"', YEAR: f"[target.tahun] {row['tahun']}"}
    return _(
        "Target ini di bawah nilai sekarang. Bila yang dimaksud ialah kemajuan, naikkan {kunci} "
        "dalam dataset.toml.",
        kunci=key.get(row["asal"], "target"),
    )


def takes(row: Record, report: OpdReport, _: Voice) -> str:
    """Say whom it takes, or that training alone does not do and what else is open."""
    if row["campuran"] == REACHED:
        return _("Selisihnya hanya pembulatan: nilai yang tidak dibulatkan sudah mencapainya.")
    most = _.number(row["paling_tinggi"], row["desimal"])
    if not row["tercapai_diklat"]:
        return _(
            "Diklat saja tidak cukup: bila semua diklat dipenuhi, IP ASN menjadi {nilai}. Sisanya "
            "harus datang dari {lain}.",
            nilai=most,
            lain=_.listed(_elsewhere(report, _)),
        )
    if row["orang"] is None or row["catatan"] is None:
        return _(
            "Bila semua diklat dipenuhi, IP ASN menjadi {nilai}. Jumlah orang yang diperlukan "
            "tidak ditampilkan: kurang dari {ambang} orang, atau hampir semuanya.",
            nilai=most,
            ambang=report.info["ambang"],
        )
    return _(
        "Bila semua diklat dipenuhi, IP ASN menjadi {nilai}. Yang diperlukan paling sedikit "
        "{orang} orang yang melengkapi semua diklatnya, atau {catatan} catatan diklat baru.",
        nilai=most,
        orang=_.count(row["orang"]),
        catatan=_.count(row["catatan"]),
    )


def _elsewhere(report: OpdReport, _: Voice) -> list[str]:
    """Name the dimensions that training does not fill, with the points open in them."""
    opened = {each["komponen"]: each for each in as_rows(report.terbuka)}
    told = []
    for name in UNTRAINED:
        each, label = opened.get(name), small(_(DIMENSIONS[name]))
        if each is None or not each["poin"]:
            continue
        points = _.number(each["poin"], each["desimal"])
        told.append(_("{dimensi} ({poin} poin terbuka)", dimensi=label, poin=points))
    return told or [small(_(DIMENSIONS[name])) for name in UNTRAINED]


def costs(row: Record, report: OpdReport, _: Voice) -> str:
    """Say what the cheapest mix costs, or why none is told; empty where there is nothing to say."""
    if row["campuran"] in WITHOUT_MIX:
        return _(WITHOUT_MIX[row["campuran"]])
    if row["campuran"] != FOUND:
        return ""
    if row["biaya"] is None:
        return _("Pelatihan yang termurah tidak ditampilkan: terlalu sedikit, atau hampir semua.")
    people, places = _.count(row["peserta"]), _.count(row["tempat"])
    text = _(
        "Campuran pelatihan yang termurah memerlukan {tempat} tempat bagi {orang} orang",
        tempat=places,
        orang=people,
    )
    return f"{text} {_price(row, report, _)}"


def _price(row: Record, report: OpdReport, _: Voice) -> str:
    if not row["biaya"]:
        return _("dan tidak berbiaya.")
    most, least = _.rupiah(row["biaya"]), _.rupiah(row["biaya_batas"])
    if report.kode:
        return _("dengan biaya paling banyak {biaya}.", biaya=most)
    if least == most:
        return _("dengan biaya {biaya}; terbukti tidak ada yang berarti lebih murah.", biaya=most)
    return _(
        "dengan biaya {biaya}; terbukti bahwa yang termurah pun memerlukan sekitar {batas}.",
        biaya=most,
        batas=least,
    )
