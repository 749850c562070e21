"""The page of instructions that a form opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms.layout import COURSES, DICTIONARY, GUIDE, HISTORY, LEVELS, STAFF, STANDARDS
from analysis.forms.sheets import EDIT, LINES, PALE, WANTED, Styles, locked, printed

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from analysis.forms.material import Form

_STEPS = (
    (
        "Untuk apa",
        (
            "Formulir ini memuat pegawai OPD Anda seperti tercatat saat ini. Benarkan yang "
            "keliru, lengkapi yang kosong, simpan, lalu kirim kembali kepada pengelola "
            "kepegawaian kota. Yang tidak Anda ubah tetap seperti sekarang."
        ),
    ),
    (
        f"Lembar {STAFF}",
        (
            "Ketik langsung di sel yang boleh diisi. Sel berpilihan menampilkan daftar bila "
            "diklik. Pegawai yang pindah, pensiun, atau NIP-nya keliru: tulis di kolom Catatan."
            " Menghapus baris tidak menghapus orangnya, mengosongkan sel tidak menghapus isinya."
        ),
    ),
    (
        f"Lembar {LEVELS}",
        (
            "Satu baris satu pegawai. Isi level 1 sampai 5 hasil penilaian, dan tanggal "
            "penilaiannya. Tanggal berlaku untuk semua level sekelompok yang terisi di baris "
            "itu: satu tanggal untuk M.1 sampai SK.1, satu untuk kompetensi teknis. Level yang "
            "tidak ikut dinilai pada tanggal baru: kosongkan selnya. Level yang berubah perlu "
            "tanggal yang lebih baru daripada penilaian yang tercatat."
        ),
    ),
    (
        f"Lembar {COURSES}",
        (
            "Tambahkan pelatihan yang belum tercatat, satu baris satu pelatihan. Yang sudah "
            f"tercatat ada di lembar {HISTORY}; tidak perlu ditulis ulang."
        ),
    ),
    (
        f"Lembar {STANDARDS} dan {DICTIONARY}",
        ("Untuk dibaca: level yang disyaratkan setiap jabatan, dan arti setiap level."),
    ),
    (
        "Jangan diubah",
        (
            "NIP, nama, dan judul kolom. Bila memakai LibreOffice, simpan tetap sebagai XLSX. "
            "Jangan beri kata sandi."
        ),
    ),
    (
        "Rahasia",
        (
            "Berkas ini memuat data pribadi. Kirim lewat jalur yang ditetapkan, jangan lewat "
            "grup percakapan."
        ),
    ),
)
_LEGEND = (
    (EDIT, "boleh diisi"),
    (WANTED, "belum dinilai atau kedaluwarsa; tolong diisi"),
    (PALE, "hanya dibaca"),
)


def write_guide(book: Workbook, styles: Styles, form: Form) -> None:
    """Write the page of instructions."""
    page = book.add_worksheet(GUIDE)
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 96)
    page.write_string(0, 0, f"Formulir data pegawai: {form.facts.nama_opd}", styles.title)
    city = form.setting
    day = city.last_day.strftime("%d-%m-%Y")
    about = f"{city.nama} · {city.label} · keadaan {day} · {len(form.people)} pegawai"
    page.write_string(1, 0, about, styles.note)
    row = 3
    for title, text in _STEPS:
        page.write_string(row, 0, title, styles.get(bold=True, text_wrap=True))
        page.write_string(row, 1, text, styles.get(text_wrap=True))
        page.set_row(row, 14.5 * (len(text) // 112 + 1) + 4)
        row += 1
    page.write_string(row + 1, 0, "Warna sel", styles.get(bold=True))
    for colour, meaning in _LEGEND:
        row += 1
        swatch = styles.get(bg_color=colour, **LINES)
        page.write_string(row, 1, meaning, swatch)
    printed(page, f"Formulir {form.facts.nama_opd}, {city.label}", (0, 1))
    locked(page)
