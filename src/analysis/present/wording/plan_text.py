"""Sentences on the plan: what it is, what it brings, how good it is proven to be, on what law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Run
from analysis.present.wording.gap_words import received
from analysis.present.wording.numbers import decimal
from analysis.present.wording.plan_words import cost_words
from analysis.present.wording.released import HIDDEN, NOBODY, Record, because
from analysis.present.wording.told import why_refused
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def plan_of(report: OpdReport) -> Mapping[str, Any] | None:
    """Return what the city's plan says of itself; None where no plan was asked for."""
    told: Mapping[str, Any] | None = report.info.get("rencana")
    return told


def effect_row(report: OpdReport) -> Record | None:
    """Return what the plan brings to the OPD; None where there is no such row."""
    rows = as_rows(report.dampak)
    return rows[0] if rows else None


def why_no_plan(report: OpdReport, _: Voice) -> str:
    """Say why no plan of the OPD is shown; empty where one is."""
    plan = plan_of(report)
    if plan is None:
        refused = why_refused(report.info, _)
        if refused:
            return _("Rencana tidak dapat dibuat. {sebab}", sebab=refused)
        if not received(report, "katalog_pelatihan"):
            return _(
                "Rencana belum dapat dibuat: katalog pelatihan belum diterima. Serahkan tabel "
                "katalog_pelatihan di folder data, pastikan kunci anggaran pada bagian [rencana] "
                "dalam dataset.toml terisi, lalu buat laporan lagi."
            )
        return _(
            "Rencana belum diminta: tidak ada anggaran. Isi kunci anggaran pada bagian [rencana] "
            "dalam dataset.toml, lalu buat laporan lagi; kebutuhannya sudah terdaftar di bab ini."
        )
    row = effect_row(report)
    if report.own["keadaan"] == NOBODY:
        return _("Tidak ada pegawai yang wajib diukur, jadi tidak ada rencana.")
    if report.own["keadaan"] == HIDDEN or row is None or row["keadaan"] == HIDDEN:
        return _(
            "Rencana tahun {tahun} sudah dibuat untuk seluruh kota, tetapi bagian OPD ini tidak "
            "ditampilkan: {alasan}",
            tahun=plan["tahun"],
            alasan=_why_hidden(report, row, _),
        )
    return ""


def _why_hidden(report: OpdReport, row: Record | None, _: Voice) -> str:
    if report.own["keadaan"] == HIDDEN:
        return because(report.own, report.info, _)
    if row is not None and row["alasan"] == "pelengkap":
        return _("nilainya melindungi kelompok lain yang terlalu kecil.")
    return _("terlalu sedikit peserta.")


def planned_courses(report: OpdReport) -> list[Record]:
    """Return the courses (or merged courses) planned for the OPD; none where nothing is printed."""
    return list(as_rows(report.rencana))


def why_nobody(report: OpdReport, _: Voice) -> str:
    """Say that the plan takes nobody of the OPD; empty where it does."""
    row, plan = effect_row(report), plan_of(report)
    if plan is None or row is None or row["keadaan"] != NOBODY:
        return ""
    return _(
        "Rencana kota tahun {tahun} tidak memuat pelatihan untuk pegawai OPD ini.",
        tahun=plan["tahun"],
    )


def summary_text(report: OpdReport, _: Voice) -> Sequence[Run]:
    """Say who is planned for, for how much, and what it brings."""
    plan, row = plan_of(report) or {}, effect_row(report) or {}
    first = _("Rencana tahun {tahun} memuat pelatihan untuk OPD ini", tahun=plan["tahun"])
    if report.scope == "kota":
        first = _("Rencana tahun {tahun} memuat pelatihan untuk kota", tahun=plan["tahun"])
    if row["peserta"] is not None:
        people = _.count(row["peserta"])
        first = _(
            "Rencana tahun {tahun} melatih {orang} pegawai", tahun=plan["tahun"], orang=people
        )
    if row["biaya"] is not None:
        first += _(" dengan biaya {biaya}", biaya=cost_words(row, _))
    first += "."
    share = budget(plan, _) if report.scope == "kota" else city_share(plan, _)
    return (Run(f"{first} ", b=True), Run(" ".join((brings(row, _), share))))


def brings(row: Record, _: Voice) -> str:
    """Say how far index and gap move, from printed values."""
    parts = []
    if row["ip_sebelum"] is not None and row["ip_sesudah"] is not None:
        parts.append(_index_moves(row, _))
    elif row["kategori_sebelum"] and row["kategori_sesudah"]:
        parts.append(category_moves(row, _))
    if row["kesenjangan_sebelum"] is not None and row["kesenjangan_sesudah"] is not None:
        parts.append(_gap_moves(row, _))
    if not parts:
        return _("Pengaruhnya tidak ditampilkan: terlalu sedikit pegawai yang terukur.")
    return _("Bila semua terlaksana, {pengaruh}.", pengaruh=_.listed(parts))


def _gap_moves(row: Record, _: Voice) -> str:
    places = row["desimal_kesenjangan"]
    names = ("kesenjangan_sebelum", "kesenjangan_sesudah")
    before, after = (decimal(row[name], places) for name in names)
    if before == after:
        same = _.number(after, places)
        return _("kesenjangan rata-rata, termasuk teknis, tetap {nilai} level", nilai=same)
    return _(
        "kesenjangan rata-rata, termasuk teknis, turun dari {sebelum} menjadi {sesudah} level",
        sebelum=_.number(before, places),
        sesudah=_.number(after, places),
    )


def category_moves(row: Record, _: Voice) -> str:
    """Say how the category moves; alone where the index itself is not printed."""
    before, after = (_(row[f"kategori_{when}"]) for when in ("sebelum", "sesudah"))
    if before == after:
        return _("kategori IP ASN tetap {kategori}", kategori=after)
    return _("kategori IP ASN berubah dari {sebelum} ke {sesudah}", sebelum=before, sesudah=after)


def _index_moves(row: Record, _: Voice) -> str:
    places = row["desimal"]
    before, after = (decimal(row[name], places) for name in ("ip_sebelum", "ip_sesudah"))
    if before == after:
        return _("IP ASN tetap {nilai}", nilai=_.number(after, places))
    told = _(
        "IP ASN naik {beda} menjadi {nilai}",
        beda=_.number(after - before, places),
        nilai=_.number(after, places),
    )
    return f"{told} ({_(row['kategori_sesudah'])})" if row["kategori_sesudah"] else told


def budget(plan: Mapping[str, Any], _: Voice) -> str:
    """Say how much of its budget the city's plan spends, in how many batches."""
    return _(
        "Dari anggaran {anggaran} terpakai {biaya}, dalam {jumlah} angkatan.",
        anggaran=_.rupiah(plan["anggaran"]),
        biaya=_.rupiah(plan["biaya"]),
        jumlah=_.count(plan["angkatan"]),
    )


def city_share(plan: Mapping[str, Any], _: Voice) -> str:
    """Say what the city's budget is and how much of it the plan of all OPD spends."""
    return _(
        "Rencana seluruh kota, termasuk bagian ini, memakai {biaya} dari anggaran {anggaran}.",
        biaya=_.rupiah(plan["biaya"]),
        anggaran=_.rupiah(plan["anggaran"]),
    )
