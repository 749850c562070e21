"""Every column once: its label in both languages, its unit, its decimals, what it means.

`COLUMNS` describes a column wherever it appears (input, figure, table, workbook, dictionary);
which of them an input table has is told by `dataset.tables`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Column:
    """One quantity or attribute, as data."""

    name: str
    label: str  # Indonesian; the message id of its English label in present/locale
    meaning: str  # Indonesian, one sentence
    unit: str = ""
    decimals: int | None = (
        None  # of the exact value; what is printed is the release gate's business
    )
    personal: bool = False  # its values never appear on screen, in logs or in shared outputs


def _columns(*columns: Column) -> MappingProxyType[str, Column]:
    return MappingProxyType({column.name: column for column in columns})


COLUMNS = _columns(
    Column("nip", "NIP", "Nomor induk pegawai, 18 angka", personal=True),
    Column("pns_id", "PNS ID", "Pengenal orang di SIASN", personal=True),
    Column("nama", "Nama", "Nama pegawai, tanpa arti bagi perhitungan", personal=True),
    Column("tanggal_lahir", "Tanggal lahir", "Tanggal lahir pegawai", personal=True),
    Column("nomor_sertifikat", "Nomor sertifikat", "Nomor sertifikat pelatihan", personal=True),
    Column("status_asn", "Status", "PNS, CPNS, atau PPPK"),
    Column("kedudukan_hukum", "Kedudukan hukum", "Kode kedudukan hukum menurut SIASN, 01 = aktif"),
    Column("opd", "OPD", "Kode atau nama organisasi perangkat daerah"),
    Column("unit_kerja", "Unit kerja", "Unit di dalam OPD"),
    Column("jenis_jabatan", "Jenis jabatan", "struktural, fungsional, atau pelaksana"),
    Column(
        "jenjang_jabatan", "Jenjang jabatan", "Jenjang jabatan, dari JPT Utama sampai Pelaksana"
    ),
    Column("eselon", "Eselon", "Eselon jabatan struktural; menentukan jenjang bila jenjang kosong"),
    Column("jabatan", "Jabatan", "Nama jabatan"),
    Column("jabatan_tujuan", "Jabatan tujuan", "Jabatan yang akan diduduki"),
    Column("golongan", "Golongan", "Golongan ruang (PNS) atau golongan (PPPK)"),
    Column("tingkat_pendidikan", "Pendidikan", "Tingkat pendidikan tertinggi"),
    Column("jenis_kelamin", "Jenis kelamin", "L atau P"),
    Column("jenis", "Jenis", "Jenis pelatihan, jenis hukuman, atau jenis OPD"),
    Column("nama_pelatihan", "Nama pelatihan", "Nama pelatihan seperti tercatat"),
    Column("tingkat", "Tingkat", "Jenjang pelatihan kepemimpinan, atau berat hukuman disiplin"),
    Column("jp", "JP", "Jam pelajaran pelatihan", unit="JP", decimals=2),
    Column("tanggal_mulai", "Tanggal mulai", "Hari pertama pelatihan"),
    Column("tanggal_selesai", "Tanggal selesai", "Hari terakhir pelatihan"),
    Column("penyelenggara", "Penyelenggara", "Penyelenggara pelatihan"),
    Column("tahun", "Tahun", "Tahun penilaian kinerja"),
    Column("predikat", "Predikat", "Predikat kinerja tahunan"),
    Column(
        "nilai", "Nilai SKP", "Nilai kinerja 0-100, dipakai bila tidak ada predikat", decimals=5
    ),
    Column(
        "periode_penilaian", "Periode penilaian", "tahunan atau triwulanan; hanya tahunan dihitung"
    ),
    Column("tmt", "TMT", "Hari hukuman disiplin mulai berlaku"),
    Column("pembatalan", "Nomor SK pembatalan", "Terisi: hukuman dibatalkan, tidak dihitung"),
    Column(
        "kompetensi", "Kompetensi", "Kode atau nama kompetensi; dalam indeks: dimensi, 0-40 poin"
    ),
    Column("level", "Level", "Level kompetensi, 1 sampai 5"),
    Column("tanggal", "Tanggal", "Tanggal penilaian kompetensi"),
    Column("kode", "Kode", "Kode OPD, kode pelatihan, atau kode kompetensi"),
    Column("keterangan", "Keterangan", "Catatan bebas"),
    Column("level_ke", "Level tujuan", "Level kompetensi yang dicapai dengan pelatihan"),
    Column("jalur", "Jalur", "klasikal atau nonklasikal"),
    Column("bentuk", "Bentuk", "Bentuk pengembangan kompetensi menurut PerLAN 10/2018"),
    Column("biaya_per_peserta", "Biaya per peserta", "Biaya satu peserta", unit="Rp", decimals=0),
    Column("kapasitas_angkatan", "Kapasitas angkatan", "Peserta paling banyak per angkatan"),
    Column("moda", "Moda", "daring atau luring"),
    Column("kurikulum", "Kurikulum", "Kesesuaian kurikulum"),
    Column("sasaran", "Sasaran", "Jenis atau jenjang jabatan yang boleh ikut"),
    Column(
        "biaya_tetap_angkatan", "Biaya tetap", "Biaya tetap satu angkatan", unit="Rp", decimals=0
    ),
    Column("peserta_minimum", "Peserta minimum", "Peserta paling sedikit per angkatan"),
    Column("maks_angkatan", "Angkatan maksimum", "Jumlah angkatan paling banyak"),
    Column("singkatan", "Singkatan", "Nama pendek OPD untuk gambar"),
    Column("id", "ID unit", "Pengenal unit organisasi"),
    Column("id_atasan", "ID atasan", "Pengenal unit di atasnya"),
    Column("kualifikasi", "Kualifikasi", "Dimensi kualifikasi, 0-25 poin", unit="poin", decimals=5),
    Column("kinerja", "Kinerja", "Dimensi kinerja, 0-30 poin", unit="poin", decimals=5),
    Column("disiplin", "Disiplin", "Dimensi disiplin, 0-5 poin", unit="poin", decimals=5),
    Column("total", "Total", "Jumlah keempat dimensi menurut BKN", unit="poin", decimals=5),
    Column("ip_asn", "IP ASN", "Indeks Profesionalitas ASN, 0-100 poin", unit="poin", decimals=5),
    Column("kategori", "Kategori", "Kategori IP ASN"),
    Column("pegawai", "Pegawai", "Jumlah pegawai yang dilayani dan wajib diukur", unit="orang"),
    Column("diukur", "Diukur", "Pegawai yang keempat dimensinya lengkap", unit="orang"),
    Column("cakupan_persen", "Cakupan", "Diukur dibagi pegawai", unit="persen"),
    Column(
        "batas_bawah", "Batas bawah", "IP ASN bila data yang kosong bernilai terendah", unit="poin"
    ),
    Column(
        "batas_atas", "Batas atas", "IP ASN bila data yang kosong bernilai tertinggi", unit="poin"
    ),
    Column("berkas", "Berkas", "Berkas asal catatan"),
    Column("baris", "Baris", "Baris catatan seperti tampak di lembar sebar"),
    Column("kolom", "Kolom", "Kolom tabel pegawai yang dikoreksi"),
    Column("lama", "Isi lama", "Isi sel seperti diserahkan kota", personal=True),
    Column("baru", "Isi baru", "Isi sel yang benar menurut OPD", personal=True),
    Column("asal", "Asal", "Berkas formulir yang memuat isian ini", personal=True),
    Column("baris_asal", "Baris asal", "Baris isian ini di berkas formulir"),
    Column("terbitan", "Terbitan", "Tanda terbitan formulir yang memuat isian ini"),
    Column("kode_lama", "Kode lama", "Kode OPD sebelum susunannya berubah"),
    Column("kode_baru", "Kode baru", "Kode OPD yang melanjutkannya"),
    Column("sejak", "Sejak", "Triwulan pertama dalam susunan baru"),
)
