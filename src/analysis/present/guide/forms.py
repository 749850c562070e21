"""The guide's chapter Bentuk pengembangan: the forms, what each is, when to choose it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Block, Cell, Column, Group, Row, Table
from analysis.present.guide.blocks import exercise
from analysis.present.guide.outline import table_number
from analysis.present.locale import N_
from analysis.present.wording.gap_words import competency, rules_of
from analysis.present.wording.numbers import EN_DASH
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

CLASSICAL, OTHER = "klasikal", "nonklasikal"
# form -> what happens in it, when to choose it
FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "struktural kepemimpinan": (
            N_("Pelatihan berjenjang bagi pemangku jabatan struktural"),
            N_("pejabat belum mengikuti pelatihan kepemimpinan jenjangnya"),
        ),
        "manajerial": (
            N_("Pelatihan kompetensi manajerial di kelas, luring atau daring"),
            N_("banyak orang kurang pada kompetensi manajerial yang sama"),
        ),
        "teknis": (
            N_("Pelatihan bidang tugas jabatan"),
            N_("JP teknis setahun belum cukup, atau kompetensi teknis kurang"),
        ),
        "fungsional": (
            N_("Pelatihan pembentukan atau penjenjangan jabatan fungsional"),
            N_("pejabat fungsional belum mengikuti pelatihan jabatannya"),
        ),
        "sosial kultural": (
            N_("Pelatihan melayani dan bekerja dalam masyarakat majemuk"),
            N_("Perekat Bangsa kurang"),
        ),
        "seminar/konferensi/sarasehan": (
            N_("Pertemuan sehari atau lebih dengan pembicara"),
            N_("wawasan baru cukup; komponen seminar masih kosong"),
        ),
        "workshop/lokakarya": (
            N_("Bekerja bersama sampai ada hasil yang dibawa pulang"),
            N_("ada dokumen atau cara kerja yang harus selesai"),
        ),
        "kursus": (
            N_("Belajar satu keterampilan tertentu, sering dari lembaga luar"),
            N_("keterampilannya jelas dan pesertanya sedikit"),
        ),
        "penataran": (
            N_("Penyegaran pengetahuan menurut bahan yang sudah ditentukan"),
            N_("aturan atau kebijakan berubah"),
        ),
        "bimbingan teknis": (
            N_("Berlatih memakai cara atau sistem tertentu"),
            N_("ada aplikasi atau prosedur baru yang segera dipakai"),
        ),
        "sosialisasi": (
            N_("Penyampaian kebijakan kepada banyak orang"),
            N_("cukup tahu, belum perlu terampil"),
        ),
        "klasikal lainnya": (
            N_("Tatap muka lain yang terencana"),
            N_("tidak ada bentuk di atas yang sesuai"),
        ),
        "coaching": (
            N_("Percakapan terarah agar orang menemukan caranya sendiri"),
            N_("orangnya mampu, tetapi belum menerapkannya"),
        ),
        "mentoring": (
            N_("Pendampingan oleh orang yang lebih berpengalaman"),
            N_("ada pejabat di kantor ini yang sudah satu level di atasnya"),
        ),
        "e-learning": (
            N_("Belajar mandiri dengan bahan daring yang terukur"),
            N_("pesertanya tersebar dan bahannya baku"),
        ),
        "pelatihan jarak jauh": (
            N_("Kelas terjadwal tanpa hadir di tempat"),
            N_("unit tidak dapat ditinggalkan sehari penuh"),
        ),
        "detasering": (
            N_("Ditempatkan sementara di tempat lain untuk satu tugas"),
            N_("keahlian seseorang diperlukan, dan ia belajar dari tugas itu"),
        ),
        "pembelajaran alam terbuka": (
            N_("Belajar lewat tantangan bersama di luar ruang"),
            N_("kerja sama atau kepemimpinan tim yang lemah"),
        ),
        "patok banding": (
            N_("Mempelajari cara kerja tempat yang lebih berhasil"),
            N_("sudah jelas apa yang ingin ditiru dan siapa yang akan menerapkannya"),
        ),
        "pertukaran PNS-swasta": (
            N_("Bekerja sementara di perusahaan, atau sebaliknya"),
            N_("cara kerja swasta hendak dipelajari dari dalam"),
        ),
        "belajar mandiri": (
            N_("Belajar atas prakarsa sendiri dari bahan yang ada"),
            N_("kekurangannya kecil dan orangnya terbiasa belajar"),
        ),
        "komunitas belajar": (
            N_("Kelompok sejawat yang rutin berbagi pengalaman"),
            N_("banyak orang di jabatan sejenis menghadapi soal yang sama"),
        ),
        "bimbingan di tempat kerja": (
            N_("Dibimbing atasan atau rekan sambil bekerja"),
            N_("yang kurang ialah keterampilan harian"),
        ),
        "magang": (
            N_("Bekerja di unit lain untuk belajar pekerjaannya"),
            N_("orang disiapkan untuk jabatan tujuan"),
        ),
        "nonklasikal lainnya": (
            N_("Cara lain di luar kelas yang terencana"),
            N_("tidak ada bentuk di atas yang sesuai"),
        ),
    }
)
EACH = MappingProxyType({"sesi": N_("{jp} JP per sesi"), "kegiatan": N_("{jp} JP per kegiatan")})
CHOSEN, SESSIONS = "coaching", 5  # of the exercise


def classical(report: OpdReport) -> Block:
    """The classical forms."""
    _, forms = Voice(report.lang), _forms(report, CLASSICAL)
    return _table("bentuk-klasikal", _classical_claim(forms, _), forms, _, hours=False)


def _classical_claim(forms: Sequence[Mapping[str, Any]], _: Voice) -> str:
    return _("{jumlah} bentuk klasikal: tatap muka di kelas, luring atau daring", jumlah=len(forms))


def others(report: OpdReport) -> Block:
    """The forms outside of a class room, with the local conversion to JP."""
    _, forms = Voice(report.lang), _forms(report, OTHER)
    claim = _(
        "{jumlah} bentuk nonklasikal: belajar sambil bekerja atau di luar kelas", jumlah=len(forms)
    )
    return _table("bentuk-nonklasikal", claim, forms, _, hours=True, note=_conversion(report, _))


def _forms(report: OpdReport, way: str) -> list[Mapping[str, Any]]:
    return [form for form in (rules_of(report) or {}).get("bentuk", []) if form["jalur"] == way]


def _table(
    key: str,
    claim: str,
    forms: Sequence[Mapping[str, Any]],
    _: Voice,
    *,
    hours: bool,
    note: str = "",
) -> Block:
    if not forms:
        return Group()
    columns = [Column(_("Bentuk")), Column(_("Yang terjadi")), Column(_("Pilih bila"))]
    columns += [Column(_("Konversi setempat"))] if hours else []
    return Table(
        key,
        claim,
        _("Bentuk menurut Peraturan LAN 10/2018; uraian dan saran pilihan dari panduan ini."),
        tuple(columns),
        tuple(_row(form, _, hours=hours) for form in forms),
        table_number(key, _),
        (note,) if note else (),
        f"{key}.csv",
    )


def _row(form: Mapping[str, Any], _: Voice, *, hours: bool) -> Row:
    what, when = FORMS[form["nama"]]
    name = capital(_(form["nama"])).replace("/", ", ")
    cells = [Cell(name, header=True), Cell(_(what)), Cell(_(when))]
    if hours:
        cells.append(_hours(form, _))
    return Row(tuple(cells), group=name)


def _hours(form: Mapping[str, Any], _: Voice) -> Cell:
    if form["jp"] is None or form["satuan"] is None:
        return Cell(EN_DASH, state="none")
    return Cell(_(EACH[form["satuan"]], jp=_.trimmed(form["jp"])))


def _counted(report: OpdReport) -> bool:
    return bool(report.info["batasan_rencana"]["konversi_jp"])


def _conversion(report: OpdReport, _: Voice) -> str:
    """Say that the conversion is local, and whether this city uses it."""
    told = _(
        "Konversi JP ialah kebiasaan beberapa daerah, bukan aturan nasional; ia mati kecuali "
        "dipilih dengan konversi_jp pada bagian [rencana] dalam dataset.toml."
    )
    used = _("Kota ini memakainya.") if _counted(report) else _("Kota ini tidak memakainya.")
    return f"{told} {used}"


def form_exercise(report: OpdReport) -> Block:
    """Which form suits, and how many JP its sessions count as."""
    _ = Voice(report.lang)
    found = [form for form in _forms(report, OTHER) if form["nama"] == CHOSEN]
    if not found or found[0]["jp"] is None:
        return Group()
    worth = _.trimmed(float(found[0]["jp"]) * SESSIONS)
    counted = (
        _("{jp} JP.", jp=worth)
        if _counted(report)
        else _(
            "Tidak ada JP: konversi mati. Bila kota menghidupkannya, {sesi} × {tiap} = {jp} JP.",
            sesi=SESSIONS,
            tiap=_.trimmed(found[0]["jp"]),
            jp=worth,
        )
    )
    return exercise(
        "bentuk",
        _("Memilih bentuk"),
        _(
            "Pegawai D kurang satu level pada {kompetensi}. Ia tahu caranya, tetapi jarang "
            "menerapkannya, dan unitnya tidak dapat melepasnya seminggu. Bentuk apa yang sesuai, "
            "jalurnya apa, dan berapa JP dari {sesi} sesi?",
            kompetensi=competency("M.8", report, _),
            sesi=SESSIONS,
        ),
        (
            _("{bentuk}, jalur {jalur}.", bentuk=capital(_(CHOSEN)), jalur=_(found[0]["jalur"])),
            _("Alasannya: {alasan}.", alasan=_(FORMS[CHOSEN][1])) + " " + counted,
        ),
        _,
    )
