"""What each key of dataset.toml accepts, and the sentence for one that holds something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.dataset.model import Signatory
from analysis.dataset.settings import GapSettings, PlanSettings, ScheduleSettings, Section
from analysis.dataset.target import TargetSettings
from analysis.errors import Sentence, said
from analysis.regulation.nearest import accepted_names

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "dataset.toml"
FORMS = {
    "nama": said('teks, misalnya "Kota Medan"'),
    "kop": said("teks"),
    "logo": said("nama berkas PNG atau SVG di folder data"),
    "penanda_tangan": said("bagian dengan nama, jabatan, dan tempat"),
    "edisi": said('nama edisi, misalnya "perbkn-8-2019"'),
    "opsi": said("bagian berisi opsi edisi"),
    "target": said(
        "angka 0 sampai 100 dengan paling banyak dua desimal, atau bagian berisi kota, opd, dan "
        "tahun"
    ),
    "target.kota": said("angka 0 sampai 100 dengan paling banyak dua desimal"),
    "target.opd": said("bagian berisi kode OPD dan angka 0 sampai 100"),
    "target.tahun": said("bagian berisi tahun 2000 sampai 2100 dan angka 0 sampai 100"),
    "ambang": said("bilangan bulat 3 sampai 100"),
    "triwulan_rinci": said('"Q1", "Q2", "Q3", atau "Q4"'),
    "urutan_tanggal": said('"dmy" atau "mdy"'),
    "batas_baris_buruk": said("angka 0 sampai 1, misalnya 0.2"),
    "batas_ukuran_mb": said("bilangan bulat 1 sampai 100000"),
    "tanggal_penilaian": said('bagian berisi berkas dan tanggal, misalnya "a.xlsx" = 2026-05-01'),
    "rencana": said("bagian berisi anggaran, bobot, dan batas rencana"),
    "rencana.anggaran": said(
        "rupiah, bilangan bulat di atas 0 sampai 1_000_000_000_000_000, misalnya 2_000_000_000"
    ),
    "rencana.bobot_level": said("angka 0 sampai 1000, paling banyak tiga desimal"),
    "rencana.bobot_poin": said("angka 0 sampai 1000, paling banyak tiga desimal"),
    "rencana.bobot_20jp": said("angka 0 sampai 1000, paling banyak tiga desimal"),
    "rencana.maks_kursus": said("bilangan bulat 1 sampai 3"),
    "rencana.jp_maks_pppk": said("bilangan bulat 0 sampai 1000"),
    "rencana.isi_minimum": said("angka 0 sampai 1, misalnya 0.6"),
    "rencana.porsi_opd": said("angka di atas 0 sampai 1, misalnya 0.3"),
    "rencana.lantai_opd": said("angka 0 sampai 1, misalnya 0.2"),
    "rencana.tahun": said("tahun 2000 sampai 2100"),
    "rencana.konversi_jp": said("true atau false"),
    "rencana.pensiun_direncanakan": said("true atau false"),
    "jadwal": said("bagian berisi mulai, selesai, dan aturan jadwal"),
    "jadwal.mulai": said('"bulan-hari" yang ada di kalender, misalnya "02-01"'),
    "jadwal.selesai": said('"bulan-hari" yang ada di kalender, misalnya "11-30"'),
    "jadwal.porsi_unit": said("angka di atas 0 sampai 1, misalnya 0.25"),
    "jadwal.jp_per_hari": said("bilangan bulat 1 sampai 12"),
    "jadwal.hari_kerja": said("5 atau 6"),
    "kesenjangan": said("bagian berisi pilihan penilaian dan kotak talenta"),
    "kesenjangan.masa_berlaku_bulan": said("bilangan bulat 1 sampai 600"),
    "kesenjangan.potensi": said("dua angka menaik, misalnya [78, 90]"),
    "kesenjangan.kinerja_kotak": said('bagian berisi predikat dan "atas", "tengah", atau "bawah"'),
}
# What each entry of a section accepts whose keys are the city's own.
ENTRIES = {
    "target.opd": said("angka 0 sampai 100 dengan paling banyak dua desimal"),
    "target.tahun": said(
        "tahun 2000 sampai 2100 dan angka 0 sampai 100 dengan paling banyak dua desimal"
    ),
}
SECTIONS: dict[str, type[Section]] = {
    "penanda_tangan": Signatory,
    "target": TargetSettings,
    "rencana": PlanSettings,
    "jadwal": ScheduleSettings,
    "kesenjangan": GapSettings,
}


def refusal(place: tuple[int | str, ...], kind: str) -> Sentence:
    """Say what is wrong at a place of the file (section, key, ...) and what is accepted there.

    kind: of the fault, as pydantic names it.
    """
    key = str(place[0])
    if kind == "extra_forbidden":
        accepted = top_keys() if len(place) == 1 else SECTIONS[key].model_fields
        return unknown_key(".".join(str(part) for part in place), accepted)
    if kind == "missing" and len(place) == 2:
        return said("dataset.toml: [{bagian}] kunci {kunci} belum ada.", bagian=key, kunci=place[1])
    inner = f"{key}.{place[1]}" if len(place) > 1 else key
    if len(place) > 2 and inner in ENTRIES:
        return said(
            "dataset.toml: {kunci} harus {isi}.", kunci=f"{inner}.{place[2]}", isi=ENTRIES[inner]
        )
    named = inner if inner in FORMS else key
    return said("dataset.toml: {kunci} harus {isi}.", kunci=named, isi=FORMS[named])


def top_keys() -> list[str]:
    """Return the keys that stand in no section."""
    return [key for key in FORMS if "." not in key]


def unknown_key(key: str, accepted: Iterable[str]) -> Sentence:
    """Say that a key is none, which was perhaps meant, and which there are."""
    return said(
        "dataset.toml: kunci '{kunci}' tidak dikenal. {dikenal}",
        kunci=key,
        dikenal=accepted_names(key.rsplit(".", 1)[-1], accepted),
    )
