"""Findings about returned forms: the rule, what to do, what becomes of the entry.

Sentences are constant; a personal value stands in a problem's `value` alone, which only the
internal workbook shows.
"""

from __future__ import annotations

from analysis.intake.delivery import FLAGGED, OUTSIDE
from analysis.intake.judging.reading import Advice

_NOTHING = "Tidak perlu diperbaiki"

# The file
NOT_A_FORM = Advice(
    "Berkas ini bukan formulir; tidak dibaca",
    "Pindahkan dari folder ini, atau mintakan formulir yang asli",
)
NO_SNAPSHOT = Advice(
    "Lembar tersembunyi formulir hilang; perubahan tidak dapat dibedakan dari data lama",
    "Salin isiannya ke formulir asli yang dikirim, lalu kumpulkan lagi",
)
NO_SHEETS = Advice(
    "Tidak satu pun lembar isian formulir dikenali; tidak dibaca",
    "Salin isiannya ke formulir asli yang dikirim, lalu kumpulkan lagi",
)
CHANGED_SNAPSHOT = Advice(
    "Lembar tersembunyi formulir diubah orang; formulir tidak dibaca",
    "Salin isiannya ke formulir asli yang dikirim, lalu kumpulkan lagi",
)
OTHER_VERSION = Advice(
    "Formulir dibuat oleh versi lain; tidak dibaca", "Kirim formulir baru kepada OPD ini"
)
OTHER_DATA = Advice(
    "Formulir ini dibuat dari kumpulan data lain; tidak dibaca",
    "Kumpulkan dengan --data yang menunjuk data asalnya; bila folder data itu hanya berganti nama, "
    "kembalikan namanya",
)
OTHER_PERIOD = Advice(
    "Formulir ini dari triwulan lain; hanya isian yang masih berlaku yang dipakai",
    "Kirim formulir triwulan ini bila masih ada yang perlu diubah",
    FLAGGED,
)
SEVERAL_VERSIONS = Advice(
    "Lebih dari satu formulir untuk OPD ini; isian yang sama disatukan",
    "Periksa isian yang bertentangan",
    FLAGGED,
)
NO_WORKBOOK = Advice(
    "Berkas ini bukan buku kerja XLSX; tidak dibaca",
    "Bila ini formulir, buka di Excel atau LibreOffice dan simpan sebagai XLSX; bila bukan, "
    "pindahkan dari folder ini",
)
EMPTY_FILE = Advice(
    "Berkas kosong; tidak dibaca", "Mintakan formulir ini sekali lagi kepada OPD-nya"
)
DAMAGED_FILE = Advice(
    "Berkas rusak dan tidak dapat dibuka",
    "Mintakan formulir ini sekali lagi kepada OPD-nya",
)
ROWS_GONE = Advice(
    "Ada baris pegawai yang dihapus dari formulir; data orangnya tetap seperti tercatat",
    "Bila ia pindah, pensiun, atau berhenti: kembalikan barisnya, tulis itu di kolom Catatan, dan "
    "perbarui tabel pegawai di sumbernya",
    FLAGGED,
)
SHEET_GONE = Advice(
    "Lembar formulir tidak ada lagi; dianggap tanpa perubahan",
    "Mintakan lembar itu bila seharusnya ada isian",
    FLAGGED,
)
COLUMN_GONE = Advice(
    "Kolom formulir tidak ada lagi; dianggap tanpa perubahan",
    "Mintakan kolom itu bila seharusnya ada isian",
    FLAGGED,
)
COLUMN_RENAMED = Advice(
    "Judul kolom formulir berubah; dibaca sebagai kolom yang paling mirip",
    "Periksa apakah kolomnya memang itu",
    FLAGGED,
)
COLUMNS_UNREAD = Advice(
    "Kolom tambahan yang diisi tidak dibaca",
    "Lihat kolom itu sendiri; yang perlu dipakai dimintakan di kolom formulir atau di Catatan",
    FLAGGED,
)

# The person
NIP_RESTORED = Advice(
    "NIP rusak; orangnya dikenali dari nomor dan nama",
    "Periksa isian baris ini",
    FLAGGED,
)
NIP_EDITED = Advice(
    "NIP diubah; isian baris ini tidak dipakai",
    "Kembalikan NIP yang dikirim; perubahan NIP diurus di sumbernya",
)
NAME_EDITED = Advice("Nama diubah; tidak dipakai", "Perubahan nama diurus di sumbernya", FLAGGED)
LEFT = Advice(
    "Orang ini tidak ada lagi di tabel pegawai; isiannya tidak dipakai",
    "Abaikan bila ia memang sudah keluar; jika tidak, perbaiki tabel pegawai",
)
LEFT_UNCHANGED = Advice("Orang ini tidak ada lagi di tabel pegawai", _NOTHING, OUTSIDE)
MOVED = Advice(
    "Orang ini sekarang di OPD lain; koreksi datanya tidak dipakai",
    "Mintakan koreksinya kepada OPD yang sekarang",
)
MOVED_UNCHANGED = Advice("Orang ini sekarang di OPD lain", _NOTHING, OUTSIDE)
STRANGER = Advice(
    "Orang ini tidak ada di tabel pegawai", "Masukkan lewat tabel pegawai, bukan lewat formulir"
)
OF_OTHER_OPD = Advice(
    "Orang ini bukan pegawai OPD formulir ini", "Mintakan isiannya kepada OPD orang itu"
)
JOINED = Advice(
    "Orang ini belum ada saat formulir dikirim; koreksi datanya tidak dipakai",
    "Kirim formulir baru kepada OPD ini",
)

# The cell
EMPTIED = Advice(
    "Sel dikosongkan; isi yang tercatat tetap berlaku",
    "Tulis isi yang benar bila isi yang tercatat keliru",
    FLAGGED,
)
REMARK = Advice("Catatan dari OPD", "Baca dan tindak lanjuti", FLAGGED)
STALE = Advice(
    "Data sudah berubah sejak formulir dikirim; isian ini tidak dipakai",
    "Bandingkan dengan data sekarang; bila masih keliru, kirim formulir baru",
)
CONTRADICTION = Advice(
    "Dua isian bertentangan untuk sel yang sama; tidak satu pun dipakai",
    "Tanyakan mana yang benar, sisakan satu, lalu kumpulkan lagi",
)
RANK_REFUSED = Advice("Golongan isian tidak dikenal", "Tulis misalnya III/d (PNS) atau IX (PPPK)")
STATUS_MISFIT = Advice(
    "Dengan isian ini data pegawai tidak dapat dipakai lagi; isian tidak dipakai",
    "Samakan jenis dan jenjang jabatan, status, dan unit kerjanya",
)

STATUS_NOT_NIP = Advice(
    "Status tidak cocok dengan NIP; isian tidak dipakai",
    "Beralih antara PNS dan PPPK memberi NIP baru: urus di sumbernya",
)
STATUS_BACK = Advice(
    "PNS tidak kembali menjadi CPNS; isian tidak dipakai",
    "Bila status yang tercatat memang keliru, perbaiki di sumbernya",
)
NO_LONGER_MEASURED = Advice(
    "Dengan isian ini ia menjadi CPNS dan tidak diukur lagi; dipakai", "Periksa statusnya", FLAGGED
)
RANK_NOT_NIP = Advice(
    "Golongan tidak cocok dengan NIP; isian tidak dipakai",
    "PNS bergolongan I/a sampai IV/e, PPPK I sampai XVII: perbaiki golongannya",
)
RANK_DOWN = Advice(
    "Golongan lebih rendah daripada yang tercatat; dipakai", "Cocokkan dengan SK pangkat", FLAGGED
)
RANK_LEAP = Advice(
    "Golongan melompat lebih dari satu golongan; dipakai",
    "Periksa: cocokkan dengan SK pangkat",
    FLAGGED,
)
EDUCATION_DOWN = Advice(
    "Pendidikan lebih rendah daripada yang tercatat; dipakai", "Cocokkan dengan ijazah", FLAGGED
)
NOT_A_TEXT = Advice(
    "Isian berupa rumus, kesalahan rumus, atau tanda, bukan nama; tidak dipakai",
    "Tulis namanya sebagai teks biasa",
)
POST_NEW = Advice(
    "Jabatan ini tidak ada di tabel pegawai maupun standar; dipakai",
    "Periksa ejaannya; jabatan yang memang baru perlu standar kompetensi",
    FLAGGED,
)
UNIT_NEW = Advice(
    "Unit kerja ini belum pernah tercatat di OPD ini; dipakai", "Periksa ejaannya", FLAGGED
)
UNIT_ELSEWHERE = Advice(
    "Unit kerja ini milik OPD lain; isian tidak dipakai",
    "Perpindahan diurus di sumbernya; tulis di kolom Catatan",
)

# The assessment
LEVEL_DOWN = Advice(
    "Level turun tanpa tanggal penilaian yang lebih baru; perlu kepastian",
    "Isi tanggal penilaian ulangnya, atau kembalikan levelnya",
)
LEVEL_SAME_DAY = Advice(
    "Level diubah tanpa tanggal penilaian yang lebih baru",
    "Isi tanggal penilaian yang menghasilkan level ini",
)
LEVEL_DOWN_NEW = Advice(
    "Level turun menurut penilaian yang lebih baru; dipakai",
    "Periksa bila ragu",
    FLAGGED,
)
LEVEL_RETOLD = Advice(
    "Level pada tanggal yang sama berbeda dengan formulir yang dikumpulkan sebelumnya; dipakai",
    "Periksa mana yang benar",
    FLAGGED,
)
RENEWED = Advice(
    "Tanggal penilaian baru berlaku juga untuk level yang tidak diubah",
    "Bila tidak semua dinilai ulang, kosongkan level yang tidak dinilai",
    FLAGGED,
)
DAY_EMPTY = Advice("Level diisi tanpa tanggal penilaian", "Isi tanggal penilaiannya")
DAY_OLDER = Advice(
    "Tanggal penilaian lebih lama daripada yang tercatat; tidak dipakai",
    "Isi tanggal penilaian yang lebih baru, atau kembalikan tanggalnya",
)
DAY_LATER = Advice(
    "Tanggal setelah akhir triwulan formulir; isian tidak dipakai",
    "Perbaiki tanggalnya, atau kirim lagi di formulir triwulan berikutnya",
)

# The training
TRAINING_OTHER = Advice(
    "Pelatihan ini sudah tercatat dengan isi lain; tidak dipakai",
    "Bandingkan dengan riwayat pelatihan; perbaiki di sumbernya bila yang tercatat keliru",
)
TRAINING_ALIKE = Advice(
    "Pelatihan ini mirip dengan yang lain pada hari yang sama; dua-duanya dipakai",
    "Periksa apakah keduanya memang dua pelatihan",
    FLAGGED,
)
