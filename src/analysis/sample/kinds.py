"""The kinds of damage as a list: what real exports were seen to carry, and what each must get."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.sample import changes as to
from analysis.sample.damage import Kind

ASIDE, OUTSIDE, FLAGGED, USED = "disisihkan", "di luar cakupan", "ditandai", "dipakai"


_PEGAWAI = (
    Kind("nip_eksponen", ASIDE, {"nip": to.scientific}),
    Kind("nip_nol", ASIDE, {"nip": to.zeros}, among=to.civil),
    Kind("nip_apostrof", USED, {"nip": to.quoted}),
    Kind("nip_spasi", USED, {"nip": to.spaced}),
    Kind("nip_kurang", ASIDE, {"nip": to.shortened}),
    Kind("nip_kosong", ASIDE, {"nip": to.turn("", "-")}),
    Kind("salinan_sama", OUTSIDE, adds=True),
    Kind(
        "salinan_berbeda", ASIDE, {"tingkat_pendidikan": to.turn("SD", "S3")}, adds=True, both=True
    ),
    Kind(
        "pendidikan_tak_dikenal",
        ASIDE,
        {"tingkat_pendidikan": to.turn("S-Satu Lengkap", "Akademi Malam")},
    ),
    Kind("pendidikan_kosong", FLAGGED, {"tingkat_pendidikan": to.turn("null", "-", "")}),
    Kind(
        "opd_tak_dikenal",
        ASIDE,
        {
            "opd": to.turn("Dinas Pertambangan", "Dinas Antariksa"),
            "unit_kerja": to.turn("Bidang Tambang", "Bidang Orbit"),
        },
    ),
    Kind("jenis_jabatan_tak_dikenal", ASIDE, {"jenis_jabatan": to.turn("Rangkap", "Honorer Ahli")}),
    Kind("jenis_jabatan_kosong", FLAGGED, {"jenis_jabatan": to.turn("-", "null")}),
    Kind("status_tak_dikenal", ASIDE, {"status_asn": to.turn("Honorer", "THL")}),
    Kind("kedudukan_kosong", FLAGGED, {"kedudukan_hukum": to.turn("", "null")}),
    Kind("lahir_berbeda", FLAGGED, {"tanggal_lahir": to.turn("1971-02-03", "1988-08-09")}),
    Kind("lahir_mustahil", FLAGGED, {"tanggal_lahir": to.turn("1979-02-31", "1984-06-31")}),
    Kind("kelamin_berbeda", FLAGGED, {"jenis_kelamin": to.other_sex}, among=to.civil),
    Kind("golongan_tak_dikenal", FLAGGED, {"golongan": to.turn("III/z", "XXV")}),
    Kind(
        "nama_bermarkah",
        USED,
        {"nama": to.turn("<b>Zorvex</b> #read(Plimb)", "[Drux](Quev) *Zlim*")},
    ),
    Kind("nama_rumus", USED, {"nama": to.turn("=1+1 Quevox", "@Plimbarz Drux")}),
    Kind(
        "nama_arah_kanan",
        USED,
        {"nama": to.turn("\u202eXovrem\u202c Druqil", "Zlim\u200fquex Vorp")},
    ),
    Kind(
        "nama_empat_bita",
        USED,
        {"nama": to.turn("Quevra \U0001f600 Zlimdox", "\U00020000 Plimvorq")},
    ),
    Kind("nama_panjang", USED, {"nama": "Zlimquevorpdruxabem" + " Zlimquevorpdruxabem" * 15}),
)
_PELATIHAN = (
    Kind("nip_eksponen", ASIDE, {"nip": to.scientific}, among=to.other_courses),
    Kind("nip_nol", ASIDE, {"nip": to.zeros}, among=to.both(to.other_courses, to.civil)),
    Kind("nip_apostrof", USED, {"nip": to.quoted}, among=to.other_courses),
    Kind("nip_spasi", USED, {"nip": to.spaced}, among=to.other_courses),
    Kind("orang_tak_ada", OUTSIDE, to.STRANGER, adds=True, among=to.other_courses),
    Kind("salinan_sama", OUTSIDE, adds=True),
    Kind(
        "tumpang_tindih",
        OUTSIDE,
        {
            "nama_pelatihan": to.shouted,
            "penyelenggara": "Lembaga Diklat Contoh",
            "nomor_sertifikat": "",
        },
        adds=True,
        among=to.technical,
    ),
    Kind("jp_negatif", ASIDE, {"jp": to.turn("-8", "-20")}, among=to.technical),
    Kind("jp_kata", ASIDE, {"jp": to.turn("dua puluh", "20 jam")}, among=to.technical),
    Kind("jp_kosong", FLAGGED, {"jp": to.turn("-", "")}, among=to.technical),
    Kind("jp_desimal", USED, {"jp": to.turn("7,5", "12,25", "10.5")}, among=to.technical),
    Kind(
        "tanggal_mustahil",
        ASIDE,
        {"tanggal_selesai": to.turn("2026-02-30", "2025-11-31")},
        among=to.technical,
    ),
    Kind(
        "tanggal_terbalik",
        ASIDE,
        {"tanggal_mulai": to.day(-1), "tanggal_selesai": to.day(-40)},
        among=to.technical,
    ),
    Kind(
        "tanggal_setelah_periode",
        OUTSIDE,
        {"tanggal_mulai": to.day(20), "tanggal_selesai": to.day(22)},
        among=to.technical,
    ),
    Kind(
        "tanggal_jauh",
        ASIDE,
        {"tanggal_selesai": to.turn("2062-05-04", "2205-03-01")},
        among=to.technical,
    ),
    Kind("tanggal_kosong", ASIDE, {"tanggal_selesai": to.turn("", "null")}, among=to.technical),
    Kind(
        "jenis_tak_dikenal", ASIDE, {"jenis": to.turn("Diklat Antariksa", "77")}, among=to.technical
    ),
    Kind(
        "latsar",
        OUTSIDE,
        {"nama_pelatihan": to.turn("Latsar CPNS Golongan III", "Prajabatan"), "tingkat": ""},
        adds=True,
        among=to.leadership,
    ),
    Kind(
        "jenjang_kepemimpinan_tak_terbaca",
        ASIDE,
        {"nama_pelatihan": to.turn("Diklat Pimpinan Daerah", "Kursus Pejabat"), "tingkat": ""},
        among=to.leadership,
    ),
)
_KINERJA = (
    Kind("nip_eksponen", ASIDE, {"nip": to.scientific}, among=to.newest, siasn=False),
    Kind("nip_nol", ASIDE, {"nip": to.zeros}, among=to.both(to.newest, to.civil), siasn=False),
    Kind("nip_apostrof", USED, {"nip": to.quoted}, among=to.newest, siasn=False),
    Kind("nip_spasi", USED, {"nip": to.spaced}, among=to.newest, siasn=False),
    Kind("orang_tak_ada", OUTSIDE, to.STRANGER, adds=True),
    Kind("salinan_sama", OUTSIDE, adds=True, among=to.newest),
    Kind(
        "penilaian_berbeda",
        ASIDE,
        {"predikat": "Sangat Kurang"},
        adds=True,
        both=True,
        among=to.newest,
    ),
    Kind(
        "triwulanan",
        OUTSIDE,
        {"periode_penilaian": to.turn("Triwulan I", "Triwulan II", "Triwulan III")},
        adds=True,
        among=to.newest,
    ),
    Kind(
        "predikat_tak_dikenal", ASIDE, {"predikat": to.turn("Istimewa", "Lumayan")}, among=to.newest
    ),
    Kind(
        "angka_di_atas_100",
        ASIDE,
        {"predikat": "", "nilai": to.turn("112,4", "104")},
        among=to.newest,
    ),
    Kind(
        "angka_sah", USED, {"predikat": "", "nilai": to.turn("88,5", "75.5", "91")}, among=to.newest
    ),
    Kind("penilaian_kosong", FLAGGED, {"predikat": to.turn("null", "-")}, among=to.newest),
    Kind("tahun_mustahil", ASIDE, {"tahun": to.turn("20255", "dua ribu")}, among=to.newest),
)
_DISIPLIN = (
    Kind("tingkat_tak_dikenal", ASIDE, {"tingkat": "Luar Biasa"}),
    Kind("tmt_mustahil", ASIDE, {"tmt": to.turn("2024-13-31", "2025-02-30")}),
    Kind("nip_eksponen", ASIDE, {"nip": to.scientific}, siasn=False),
    Kind("dibatalkan", OUTSIDE, {"pembatalan": "SK-0017/BATAL"}, adds=True),
    Kind("diaktifkan_kembali", OUTSIDE, {"jenis": "Pengaktifan Kembali"}, adds=True),
    Kind("orang_tak_ada", OUTSIDE, to.STRANGER, adds=True),
    Kind("salinan_sama", OUTSIDE, adds=True),
)
_KOMPETENSI = (
    Kind("level_di_luar", ASIDE, {"level": to.turn("6", "0")}),
    Kind("level_kata", ASIDE, {"level": to.turn("tiga", "3-4")}),
    Kind("kompetensi_tak_dikenal", ASIDE, {"kompetensi": to.turn("M.9", "Kesaktian")}, siasn=False),
    Kind("tanggal_jauh", ASIDE, {"tanggal": "2062-05-04"}, siasn=False),
    Kind("level_berbeda", ASIDE, {"level": to.other_level}, adds=True, both=True, siasn=False),
    Kind("orang_tak_ada", OUTSIDE, to.STRANGER, adds=True, siasn=False),
    Kind("salinan_sama", OUTSIDE, adds=True, siasn=False),
)
KINDS: Mapping[str, tuple[Kind, ...]] = {
    "pegawai": _PEGAWAI,
    "pelatihan": _PELATIHAN,
    "kinerja": _KINERJA,
    "disiplin": _DISIPLIN,
    "penilaian_kompetensi": _KOMPETENSI,
}
