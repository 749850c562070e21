"""The same tables as SIASN hands them out: its headers, codes, dates, apostrophes, keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.sample.histories import COMPETENCIES
from analysis.sample.parts import Part, part

_POSTS = {
    "struktural": ("1", "Struktural"),
    "fungsional": ("2", "Fungsional Tertentu"),
    "pelaksana": ("4", "Fungsional Umum"),
}
_STATUS = {"PNS": ("P", "PNS Daerah Kab/Kota"), "CPNS": ("C", "CPNS Daerah"), "PPPK": ("P", "PPPK")}
_EDUCATION = {
    "S3": ("50", "S-3"),
    "S2": ("45", "S-2"),
    "S1": ("40", "S-1/Sarjana"),
    "D4": ("35", "Diploma IV"),
    "D3": ("30", "Diploma III/Sarjana Muda"),
    "D2": ("25", "Diploma II"),
    "D1": ("20", "Diploma I"),
    "SLTA": ("15", "SLTA"),
    "SLTP": ("10", "SLTP"),
    "SD": ("05", "Sekolah Dasar"),
}
_STANDING = {
    "01": "Aktif",
    "02": "CLTN",
    "03": "Tugas Belajar",
    "04": "Pemberhentian Sementara",
    "15": "Kena Hukuman Disiplin",
    "20": "Masa Persiapan Pensiun",
    "98": "Mencapai BUP",
    "99": "Pensiun",
}
_RESULTS = {"Sangat Baik": "DIATAS EKSPEKTASI", "Baik": "SESUAI EKSPEKTASI"}
_LEVELS = {"ringan": "R", "sedang": "S", "berat": "B"}
# As one assessment centre spells them.
_WIDE = (
    "Integritas",
    "Kerjasama",
    "Komunikasi",
    "Orintasi Pada Hasil",
    "Pelayanan Publik",
    "Pengembangan Diri dan Orang Lain",
    "Mengelola Perubahan",
    "Pengambilan Keputusan",
    "Perekat Bangsa",
)


def siasn_parts(tables: Mapping[str, pd.DataFrame], agencies: pd.Series) -> Iterator[Part]:
    """One workbook per export; `agencies` (kode -> nama) for the list of assessments."""
    yield part("pegawai", "pegawai.xlsx", _profile(tables["pegawai"]))
    yield from _training(tables["pelatihan"])
    yield from _appraisal(tables["kinerja"])
    yield part("disiplin", "disiplin.xlsx", _discipline(tables["disiplin"]))
    yield _assessment(tables["penilaian_kompetensi"], tables["pegawai"], agencies)


def _coded(texts: pd.Series, codes: Mapping[str, tuple[str, str]], place: int) -> pd.Series:
    """Code (0) or name (1) of each text; what has no code stays, in the column of names."""
    known = {text: pair[place] for text, pair in codes.items()}
    return texts.map(known).fillna(texts if place == 1 else "").astype("str")


def _day_first(days: pd.Series) -> pd.Series:
    return days.str.replace(r"^(\d{4})-(\d{2})-(\d{2})$", r"\3-\2-\1", regex=True)


def _quoted(nip: pd.Series) -> pd.Series:
    """Apostrophes before what is still a number in full."""
    return nip.mask(nip.str.fullmatch(r"\d{16,18}"), "'" + nip)


def _profile(staff: pd.DataFrame) -> pd.DataFrame:
    expert = staff["jenis_jabatan"].eq("fungsional") & staff["nama_jf"].ne("")
    level = staff["jenjang_jabatan"].str.removeprefix("JF ")
    trained = staff["jenjang_jabatan"].isin(["JF Terampil", "JF Mahir", "JF Penyelia", "JF Pemula"])
    post = (level + " - " + staff["nama_jf"]).where(
        ~trained, (level + " - " + staff["nama_jf"]).str.upper()
    )
    master = np.where(staff["tingkat_pendidikan"].eq("S2"), "M.AP.", "")
    return pd.DataFrame(
        {
            "PNS ID": staff["pns_id"],
            "NIP BARU": _quoted(staff["nip"]),
            "NIP LAMA": "",
            "NAMA": staff["nama"],
            "GELAR DEPAN": "",
            "GELAR BELAKANG": master,
            "TANGGAL LAHIR": _day_first(staff["tanggal_lahir"]),
            "JENIS KELAMIN": staff["jenis_kelamin"]
            .map({"L": "M", "P": "F"})
            .fillna(staff["jenis_kelamin"]),
            "JENIS PEGAWAI NAMA": _coded(staff["status_asn"], _STATUS, 1),
            "KEDUDUKAN HUKUM ID": staff["kedudukan_hukum"],
            "KEDUDUKAN HUKUM NAMA": staff["kedudukan_hukum"].map(_STANDING).fillna(""),
            "STATUS CPNS PNS": _coded(staff["status_asn"], _STATUS, 0).mask(
                ~staff["status_asn"].isin(list(_STATUS)), staff["status_asn"]
            ),
            "TMT CPNS": _appointed(staff["nip"]),
            "GOL AKHIR NAMA": staff["golongan"],
            "JENIS JABATAN ID": _coded(staff["jenis_jabatan"], _POSTS, 0),
            "JENIS JABATAN NAMA": _coded(staff["jenis_jabatan"], _POSTS, 1),
            "JABATAN NAMA": staff["jabatan"].mask(expert, post),
            "TINGKAT PENDIDIKAN ID": _coded(staff["tingkat_pendidikan"], _EDUCATION, 0),
            "TINGKAT PENDIDIKAN NAMA": _coded(staff["tingkat_pendidikan"], _EDUCATION, 1),
            "UNOR NAMA": staff["unit_kerja"],
            "INSTANSI KERJA NAMA": "Pemerintah Kota Medan",
            "ESELON NAMA": staff["eselon"],
        },
        dtype="str",
    )


def _appointed(nip: pd.Series) -> pd.Series:
    whole = nip.str.fullmatch(r"\d{18}") & nip.str[12:14].le("12")
    return ("01-" + nip.str[12:14] + "-" + nip.str[8:12]).where(whole, "")


def _training(courses: pd.DataFrame) -> Iterator[Part]:
    """Structural courses in one export, keyed by person id; all others by NIP."""
    leading = courses["jenis"].eq("01").to_numpy()
    structural = pd.DataFrame(
        {
            "idPns": courses["pns_id"],
            "latihanStrukturalNama": courses["nama_pelatihan"],
            "tanggal": _day_first(courses["tanggal_selesai"]),
            "tahun": courses["tanggal_selesai"].str[:4],
            "jumlahJam": courses["jp"],
            "institusiPenyelenggara": courses["penyelenggara"],
        },
        dtype="str",
    )
    other = pd.DataFrame(
        {
            "nipBaru": courses["nip"],
            "jenisKursusNama": "",
            "namaKursus": courses["nama_pelatihan"],
            "jumlahJam": courses["jp"],
            "tanggalKursus": _day_first(courses["tanggal_mulai"]),
            "tanggalSelesaiKursus": _day_first(courses["tanggal_selesai"]),
            "jenisDiklatId": courses["jenis"].str.replace(r"^0(\d)$", r"\1", regex=True),
            "institusiPenyelenggara": courses["penyelenggara"],
            "noSertipikat": courses["nomor_sertifikat"],
        },
        dtype="str",
    )
    yield part("pelatihan", "pelatihan/struktural.xlsx", structural, np.flatnonzero(leading))
    yield part("pelatihan", "pelatihan/kursus.xlsx", other, np.flatnonzero(~leading))


def _appraisal(marks: pd.DataFrame) -> Iterator[Part]:
    """Appraisals by predicate, below the titles of a printed list; numbers in another list."""
    numbered = marks["nilai"].ne("").to_numpy()
    newer = pd.DataFrame(
        {
            "pnsDinilaiId": marks["pns_id"],
            "tahun": marks["tahun"],
            "hasilKinerja": marks["predikat"].map(_RESULTS).fillna("DIBAWAH EKSPEKTASI"),
            "perilakuKerja": "SESUAI EKSPEKTASI",
            "kuadranKinerja": marks["predikat"].str.upper(),
            "periodeSkp": marks["periode_penilaian"],
        },
        dtype="str",
    )
    older = pd.DataFrame(
        {
            "nipBaru": marks["nip"],
            "tahun": marks["tahun"],
            "nilaiSkp": marks["nilai"],
            "nilaiPerilakuKerja": "",
            "nilaiPrestasiKerja": marks["nilai"],
        },
        dtype="str",
    )
    titles = ("DAFTAR PENILAIAN KINERJA PEGAWAI", "PEMERINTAH KOTA MEDAN", "")
    yield part("kinerja", "kinerja/kinerja.xlsx", newer, np.flatnonzero(~numbered), titles=titles)
    yield part("kinerja", "kinerja/prestasi-kerja.xlsx", older, np.flatnonzero(numbered))


def _discipline(fines: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "pnsOrang": fines["pns_id"],
            "jenisHukumanNama": fines["jenis"],
            "jenisTingkatHukumanId": fines["tingkat"].map(_LEVELS).fillna(fines["tingkat"]),
            "hukumanTanggal": _day_first(fines["tmt"]),
            "akhirHukumTanggal": "",
            "skPembatalanNomor": fines["pembatalan"],
        },
        dtype="str",
    )


def _assessment(levels: pd.DataFrame, staff: pd.DataFrame, agencies: pd.Series) -> Part:
    """One row per person, a column per competency, and what such lists carry besides."""
    line, nip = pd.factorize(levels["nip"])
    wide = pd.DataFrame(index=range(len(nip)), columns=list(_WIDE), dtype="str")
    for code, name in zip(COMPETENCIES, _WIDE, strict=True):
        here = levels["kompetensi"].eq(code).to_numpy()
        wide = wide.assign(
            **{name: pd.Series(levels["level"].to_numpy()[here], index=line[here], dtype="str")}
        )
    known = staff.drop_duplicates("nip").set_index("nip").reindex(nip)
    day = levels["tanggal"].groupby(line).first()
    rows = pd.DataFrame(
        {
            "NIP": _quoted(pd.Series(nip, dtype="str")),
            "Nama": known["nama"].to_numpy(),
            "Jabatan": known["jabatan"].to_numpy(),
            "Perangkat Daerah": known["opd"].map(agencies).to_numpy(),
            "Tanggal Asesmen": _day_first(day).to_numpy(),
        },
        dtype="str",
    )
    total = wide.apply(pd.to_numeric, errors="coerce").sum(axis=1).astype("int64").astype("str")
    sheet = pd.concat([rows, wide, total.rename("Total")], axis=1).fillna("")
    return Part(
        "penilaian_kompetensi",
        "penilaian_kompetensi.xlsx",
        sheet,
        np.arange(len(levels)),
        line.astype(np.int64),
    )
