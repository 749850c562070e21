"""Every finding of the intake as a sentence: the rule, how to mend it, what becomes of the row.

What gap and plan need (assessments, standards, dictionary, courses) has its own: `advice_plan`.
"""

from __future__ import annotations

from analysis.intake.delivery import FLAGGED, OUTSIDE, STRUCTURE
from analysis.intake.judging.reading import Advice

# Any table
NOT_A_ROW = Advice(
    "Baris jumlah, catatan, atau nomor kolom bukan data", "Tidak perlu diperbaiki", OUTSIDE
)
SHIFTED_CELLS = Advice(
    "Isi baris lebih banyak daripada judul kolom; sel bergeser",
    "Apit isi yang memuat pemisah dengan tanda petik, atau hapus pemisah itu",
)
COPY = Advice("Baris sama persis dengan baris lain", "Tidak perlu diperbaiki", OUTSIDE)
TOO_MANY_ASIDE = Advice(
    "Terlalu banyak baris yang tidak dapat dipakai",
    "Perbaiki baris yang disisihkan, atau naikkan batas_baris_buruk di dataset.toml",
    STRUCTURE,
)
NO_STAFF = Advice(
    "Tabel pegawai tidak ada",
    "Tambahkan pegawai.csv atau pegawai.xlsx ke folder periode",
    STRUCTURE,
)

NO_STAFF_ROWS = Advice(
    "Tabel pegawai tidak memuat satu pegawai pun",
    "Isi satu baris untuk setiap pegawai, atau unduh ulang",
    STRUCTURE,
)

# NIP
NIP_EMPTY = Advice("NIP kosong", "Isi NIP pegawai")
NIP_EXCEL = Advice(
    "NIP rusak oleh Excel",
    "Ekspor ulang dari sumbernya dengan kolom NIP berformat teks; angka yang hilang tidak dapat "
    "dipulihkan",
)
NIP_LENGTH = Advice("NIP harus 18 angka", "Tulis NIP baru lengkap, 18 angka, sebagai teks")
NIP_BIRTH = Advice(
    "Delapan angka pertama NIP harus tanggal lahir yang mungkin", "Perbaiki angka NIP"
)
NIP_START = Advice(
    "Angka ke-13 dan ke-14 NIP harus bulan (PNS) atau 21 ke atas (PPPK)", "Perbaiki angka NIP"
)
NIP_OR_ID_EMPTY = Advice("NIP dan PNS ID kosong", "Isi NIP atau PNS ID pegawai")
NIP_NOT_ID = Advice(
    "NIP dan PNS ID menunjuk orang yang berbeda", "Perbaiki NIP atau PNS ID baris ini"
)
PNS_ID_TWICE = Advice(
    "PNS ID menunjuk lebih dari satu NIP", "Perbaiki PNS ID di tabel pegawai, atau isi NIP"
)
PNS_ID_NOWHERE = Advice(
    "Riwayat memakai PNS ID, tetapi tabel pegawai tidak membawa PNS ID",
    "Sertakan kolom PNS ID di tabel pegawai, atau kolom NIP di riwayat",
    STRUCTURE,
)
NOT_STAFF = Advice(
    "Orang ini tidak ada di tabel pegawai",
    "Tidak perlu diperbaiki bila ia memang bukan pegawai pada periode ini",
    OUTSIDE,
)
NOBODY_STAFF = Advice(
    "Tidak satu baris pun dari riwayat ini milik orang di tabel pegawai",
    "Periksa apakah NIP di kedua berkas sama bentuknya dan keduanya dari kota yang sama",
    STRUCTURE,
)
STAFF_EXCLUDED = Advice(
    "Riwayat pegawai yang dikecualikan dari pengukuran", "Tidak perlu diperbaiki", OUTSIDE
)

# pegawai
NIP_CONFLICT = Advice(
    "Satu NIP muncul dengan isi yang berbeda", "Sisakan satu baris yang benar untuk NIP ini"
)
NIP_NOT_BIRTH = Advice(
    "Tanggal lahir tidak sama dengan angka NIP", "Periksa tanggal lahir dan NIP", FLAGGED
)
NIP_NOT_SEX = Advice(
    "Jenis kelamin tidak sama dengan angka NIP", "Periksa jenis kelamin dan NIP", FLAGGED
)
STATUS_EMPTY = Advice("Status ASN kosong", "Isi PNS, CPNS, atau PPPK")
STATUS_UNKNOWN = Advice("Status ASN tidak dikenal", "Isi PNS, CPNS, atau PPPK")
STANDING_EMPTY = Advice(
    "Kedudukan hukum kosong, dianggap aktif", "Isi kode kedudukan hukum", FLAGGED
)
STANDING_ABSENT = Advice(
    "Tabel pegawai tidak membawa kedudukan hukum; semua dianggap aktif",
    "Sertakan kolom kedudukan hukum",
    FLAGGED,
)
STANDING_UNKNOWN = Advice(
    "Kedudukan hukum tidak dikenal", "Isi kode kedudukan hukum SIASN, misalnya 01"
)
OPD_EMPTY = Advice("OPD kosong", "Isi kode atau nama OPD")
OPD_UNKNOWN = Advice("OPD tidak dikenal", "Tulis kode atau nama OPD seperti di opd.csv")
UNIT_UNKNOWN = Advice(
    "Unit kerja belum dapat dihubungkan ke OPD",
    "Daftarkan unit ini di unor, atau isi kolom opd di tabel pegawai",
)
UNIT_AMBIGUOUS = Advice(
    "Nama unit kerja dipakai lebih dari satu OPD", "Isi kolom opd di tabel pegawai"
)
POST_KIND_EMPTY = Advice(
    "Jenis jabatan kosong", "Isi struktural, fungsional, atau pelaksana", FLAGGED
)
POST_KIND_UNKNOWN = Advice(
    "Jenis jabatan tidak dikenal", "Isi struktural, fungsional, atau pelaksana"
)
LEVEL_EMPTY = Advice(
    "Jenjang jabatan kosong dan tidak tampak dari eselon atau nama jabatan",
    "Isi jenjang jabatan",
    FLAGGED,
)
LEVEL_UNKNOWN = Advice("Jenjang jabatan tidak dikenal", "Tulis salah satu jenjang yang dikenal")
LEVEL_MISFIT = Advice(
    "Jenjang jabatan bertentangan dengan jenis jabatan", "Samakan jenjang dan jenis jabatan"
)
EDUCATION_EMPTY = Advice("Tingkat pendidikan kosong", "Isi pendidikan tertinggi", FLAGGED)
EDUCATION_UNKNOWN = Advice(
    "Tingkat pendidikan tidak dikenal", "Tulis salah satu tingkat, misalnya S1, D4, atau SLTA"
)
SEX_UNKNOWN = Advice("Jenis kelamin tidak dikenal", "Isi L atau P", FLAGGED)
RANK_UNKNOWN = Advice(
    "Golongan tidak dikenal", "Tulis misalnya III/d (PNS) atau IX (PPPK)", FLAGGED
)
IS_CPNS = Advice("CPNS tidak diukur", "Tidak perlu diperbaiki", OUTSIDE)
IS_PPPK = Advice("PPPK tidak diukur menurut edisi ini", "Tidak perlu diperbaiki", OUTSIDE)
STANDING_EXCLUDED = Advice(
    "Kedudukan hukum tidak termasuk yang diukur", "Tidak perlu diperbaiki", OUTSIDE
)

# Dates
DATE_IMPOSSIBLE = Advice("Tanggal tidak mungkin", "Perbaiki tanggal")
DATE_UNREADABLE = Advice("Tanggal tidak terbaca", "Tulis misalnya 2025-12-31 atau 31-12-2025")
DATE_EMPTY = Advice("Tanggal kosong", "Isi tanggal")
DATE_FUTURE = Advice(
    "Tanggal lebih dari setahun setelah akhir periode tidak mungkin", "Perbaiki tanggal"
)
DATE_LATER = Advice("Terjadi setelah akhir periode", "Tidak perlu diperbaiki", OUTSIDE)
DATE_REVERSED = Advice(
    "Tanggal selesai lebih awal daripada tanggal mulai", "Perbaiki tanggal mulai atau selesai"
)
DATE_ORDER = Advice(
    "Urutan hari dan bulan di kolom tanggal ini tidak dapat dipastikan",
    'Tulis tanggal sebagai 2025-12-31, atau isi urutan_tanggal ("dmy" atau "mdy") di dataset.toml',
    STRUCTURE,
)

# pelatihan
KIND_EMPTY = Advice("Jenis pelatihan kosong", "Isi kode 1 sampai 25 atau nama jenis pelatihan")
KIND_UNKNOWN = Advice(
    "Jenis pelatihan tidak dikenal", "Isi kode 1 sampai 25 atau nama jenis pelatihan"
)
COURSE_LEVEL_UNKNOWN = Advice(
    "Jenjang pelatihan kepemimpinan tidak dapat dipastikan",
    "Isi kolom tingkat: Pengawas, Administrator, JPT Pratama, atau JPT Madya",
)
COURSE_BASIC = Advice(
    "Prajabatan dan pelatihan dasar tidak dihitung", "Tidak perlu diperbaiki", OUTSIDE
)
COURSE_OVERLAP = Advice(
    "Pelatihan yang sama sudah tercatat pada baris lain", "Tidak perlu diperbaiki", OUTSIDE
)
HOURS_NEGATIVE = Advice("JP tidak boleh negatif", "Perbaiki JP")
HOURS_UNREADABLE = Advice("JP harus angka saja", "Tulis jumlah JP sebagai angka, misalnya 20")
HOURS_AMBIGUOUS = Advice(
    "JP dengan pemisah ribuan atau lebih dari dua desimal tidak ditebak",
    "Tulis tanpa pemisah ribuan dan paling banyak dua desimal",
)
HOURS_TOO_MANY = Advice("JP melebihi jumlah jam setahun", "Perbaiki JP")
HOURS_EMPTY = Advice("JP pelatihan teknis kosong", "Isi JP", FLAGGED)
HOURS_ABSENT = Advice(
    "Berkas tidak membawa kolom JP; pelatihan teknis tidak dapat dijumlahkan",
    "Sertakan kolom JP",
    FLAGGED,
)

# kinerja
YEAR_EMPTY = Advice("Tahun penilaian kosong", "Isi tahun, misalnya 2025")
YEAR_UNREADABLE = Advice("Tahun penilaian tidak mungkin", "Isi tahun dengan empat angka")
YEAR_OTHER = Advice(
    "Penilaian tahun lain; yang dihitung tahun sebelum pengukuran",
    "Tidak perlu diperbaiki",
    OUTSIDE,
)
NOT_ANNUAL = Advice(
    "Penilaian bukan tahunan; hanya yang tahunan dihitung", "Tidak perlu diperbaiki", OUTSIDE
)
APPRAISAL_PERIOD_UNKNOWN = Advice("Periode penilaian tidak dikenal", "Isi tahunan atau triwulanan")
PREDICATE_UNKNOWN = Advice(
    "Predikat kinerja tidak dikenal",
    "Isi Sangat Baik, Baik, Butuh Perbaikan, Kurang, atau Sangat Kurang",
)
MARK_TOO_HIGH = Advice(
    "Nilai di atas 100 tanpa predikat tidak dapat dinilai", "Isi predikat, atau nilai 0-100"
)
MARK_NEGATIVE = Advice("Nilai tidak boleh negatif", "Perbaiki nilai")
MARK_UNREADABLE = Advice("Nilai harus angka", "Tulis nilai sebagai angka, misalnya 85,5")
MARK_IGNORED = Advice("Nilai tidak dapat dipakai; predikat yang dihitung", "Periksa nilai", FLAGGED)
APPRAISAL_EMPTY = Advice("Predikat dan nilai kosong", "Isi predikat", FLAGGED)
APPRAISAL_CONFLICT = Advice(
    "Satu NIP dan tahun mempunyai penilaian yang berbeda", "Sisakan satu baris yang benar"
)

# disiplin
SANCTION_EMPTY = Advice("Tingkat hukuman kosong", "Isi ringan, sedang, atau berat")
SANCTION_UNKNOWN = Advice("Tingkat hukuman tidak dikenal", "Isi ringan, sedang, atau berat")
SANCTION_ANNULLED = Advice("Hukuman dibatalkan", "Tidak perlu diperbaiki", OUTSIDE)
SANCTION_LIFTED = Advice("Pengaktifan kembali bukan hukuman", "Tidak perlu diperbaiki", OUTSIDE)

VALUE_EMPTY = Advice("Kolom wajib kosong", "Isi kolom ini")

# opd and unor
OPD_CODE = Advice(
    "Kode OPD hanya boleh huruf, angka, titik, tanda hubung, dan garis bawah",
    "Ganti kode, misalnya dinas-kesehatan",
    STRUCTURE,
)
OPD_CODE_LONG = Advice(
    "Kode OPD lebih panjang dari 80 huruf", "Pendekkan kode, misalnya dinas-kesehatan", STRUCTURE
)
OPD_CODE_RESERVED = Advice(
    "Kode OPD adalah nama yang tidak boleh dipakai berkas di Windows, seperti CON atau NUL",
    "Ganti kode, misalnya dinas-kesehatan",
    STRUCTURE,
)
OPD_CODE_TWICE = Advice(
    "Kode OPD yang sama dipakai lebih dari sekali", "Beri setiap OPD kode sendiri", STRUCTURE
)
OPD_NAME_TWICE = Advice(
    "Nama OPD yang sama dipakai lebih dari sekali", "Beri setiap OPD nama sendiri", STRUCTURE
)
OPD_INCOMPLETE = Advice("Kode atau nama OPD kosong", "Isi kode dan nama OPD", STRUCTURE)
OPD_FROM_STAFF = Advice(
    "Tabel opd tidak ada; daftar OPD disusun dari data pegawai",
    "Tambahkan opd.csv agar kode, jenis, dan ejaan OPD tetap",
    FLAGGED,
)
OPD_NOWHERE = Advice(
    "OPD pegawai tidak dapat diketahui",
    "Sertakan kolom opd di tabel pegawai, atau tabel opd dan unor",
    STRUCTURE,
)
