"""Names of needs and of reasons why they stay open; kinds, forms, months and money of courses."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.present.blocks import Cell
from analysis.present.locale import N_
from analysis.present.wording.gap_words import competency
from analysis.present.wording.numbers import EN_DASH, NO_BREAK
from analysis.present.wording.released import Record
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import COMPONENTS
from analysis.release.counted import UNITS

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

NEED_SOURCES = MappingProxyType(
    {
        "kesenjangan": N_("Kompetensi, jabatan sekarang"),
        "kesenjangan_tujuan": N_("Kompetensi, jabatan tujuan"),
        "kinerja": N_("Kinerja"),
        "jp_tahunan": N_("Kewajiban JP setahun"),
        "kepemimpinan": N_("Poin IP ASN"),
        "fungsional": N_("Poin IP ASN"),
        "teknis": N_("Poin IP ASN"),
        "seminar": N_("Poin IP ASN"),
    }
)
ABOUT = MappingProxyType(
    {
        "kinerja": N_("Predikat kinerja di bawah Baik"),
        "jp": N_("JP wajib setiap PNS pada tahun rencana"),
    }
)
OPEN = MappingProxyType(
    {
        "tanpa_pelatihan": N_("Belum ada pelatihan yang menjawabnya dalam katalog"),
        "sasaran": N_("Pegawainya bukan sasaran pelatihan yang ada"),
        "pensiun": N_("Pensiun sebelum tahun rencana berakhir"),
        "tidak_diukur": N_("IP ASN atau kompetensinya belum terukur"),
        "batas_kursus": N_("Batas jumlah pelatihan per orang"),
        "batas_jp_pppk": N_("Batas JP PPPK"),
        "kalender": N_("Tidak ada angkatan yang dapat diikuti menurut kalender"),
        "peserta_kurang": N_("Peserta kurang untuk satu angkatan"),
        "anggaran": N_("Anggaran tidak cukup"),
        "tidak_terpilih": N_("Kalah nilai dari pilihan lain"),
    }
)
POSTS = MappingProxyType(
    {
        "struktural": N_("jabatan struktural"),
        "fungsional": N_("jabatan fungsional"),
        "pelaksana": N_("jabatan pelaksana"),
    }
)
KINDS = MappingProxyType(
    {
        "manajerial": N_("Manajerial"),
        "sosial kultural": N_("Sosial kultural"),
        "teknis": N_("Teknis"),
        "fungsional": N_("Fungsional"),
        "kepemimpinan": N_("Kepemimpinan"),
        "seminar": N_("Seminar dan sejenisnya"),
        "umum": N_("Umum"),
    }
)


def about(source: str, thing: str, report: OpdReport, _: Voice) -> str:
    """Say what a need is about: a competency, a component, the appraisal, JP."""
    if source.startswith("kesenjangan"):
        return competency(thing, report, _)
    names = {**COMPONENTS, **ABOUT}
    return _(names[thing]) if thing in names else thing


def told_reason(code: str, _: Voice) -> str:
    """Say why needs stay open; merged reasons are joined."""
    first, *others = [_(OPEN[part]) for part in code.split("+")]
    return _.one_of([first, *(other[:1].lower() + other[1:] for other in others)])


def kind_name(code: str, _: Voice) -> str:
    """Return a kind of competency as a cell holds it; two are joined, more are several."""
    parts = [_(KINDS.get(part, capital(part))) for part in code.split("+") if part]
    if len(parts) > 2:
        return _("Beberapa jenis")
    return _.listed([parts[0], *(part.lower() for part in parts[1:])]) if parts else EN_DASH


def course_name(row: Record, _: Voice) -> str:
    """Return a course's name; of several told as one row, how many they are."""
    if row["nama"]:
        return str(row["nama"])
    return _("{jumlah} pelatihan lain", jumlah=_.count(row["pelatihan"]))


def target_cell(row: Record, _: Voice) -> Cell:
    """Return how many people a course is planned for, and below it which posts it is open to.

    Of courses told as one, the places: some people may take several of them.
    """
    if not row["nama"] and row["peserta"] is not None:
        places = _("{jumlah} tempat", jumlah=_.count(row["peserta"]))
        return Cell(places.replace(" ", NO_BREAK))
    below = "" if row["sasaran"] is None else open_to(row["sasaran"], _)
    return dataclasses.replace(people_cell(row, _), sub=below)


def people_cell(row: Record, _: Voice) -> Cell:
    """Return how many different people; hidden where they are."""
    if row["peserta"] is None:
        return Cell(_("disembunyikan"), state="hidden")
    return Cell(_("{orang} orang", orang=_.count(row["peserta"])).replace(" ", NO_BREAK))


def open_to(posts: str, _: Voice) -> str:
    """Name the kinds of post and the job levels that a course is open to."""
    named = [_(POSTS.get(post, post)) for post in posts.split(";") if post]
    return ", ".join(named) or _("semua jabatan")


def way_cell(row: Record, _: Voice) -> Cell:
    """Return a course's form, and below it its way, mode and hours."""
    hours = "" if not row["jp"] else _("{jp} JP", jp=_.trimmed(row["jp"])).replace(" ", NO_BREAK)
    below = [_(part) for part in (row["jalur"], row["moda"]) if part]
    shown = ", ".join(part for part in (*below, hours) if part)
    name = capital(_(row["bentuk"] or N_("beberapa bentuk"))).replace("/", ", ")
    return Cell(name, sub=shown)


def schedule_cell(row: Record, _: Voice) -> Cell:
    """Return the months of a course, and below them the number of its batches."""
    batches = row["angkatan"]
    below = "" if batches is None else _("{jumlah} angkatan", jumlah=_.count(batches))
    if not row["mulai"] or not row["selesai"]:
        return Cell(_("belum terjadwal"), sub=below)
    first, last = _.month(row["mulai"]), _.month(row["selesai"])
    return Cell(first if first == last else f"{first}{EN_DASH}{last}", sub=below)


def money_cell(row: Record, _: Voice, *, bold: bool = False) -> Cell:
    """Return a cost in thousands of rupiah, to which it is released; hidden where it is."""
    if row["biaya"] is None:
        return Cell(_("disembunyikan"), state="hidden")
    return Cell(_.count(row["biaya"] // 1000), bold=bold)


def cost_words(row: Record, _: Voice) -> str:
    """Return a cost in words, said to be about that where it is printed in a coarser step."""
    cost = _.rupiah(row["biaya"])
    return _("sekitar {biaya}", biaya=cost) if row["satuan_biaya"] > UNITS[0] else cost


def millions(rupiah: float) -> Decimal:
    """Return money in millions of rupiah, exact."""
    return Decimal(int(rupiah)) / 10**6
