"""The page of instructions that a form opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms.form.layout import GUIDE
from analysis.forms.sheets import EDIT, LINES, PALE, WANTED, Styles, locked, printed
from analysis.language import N_

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from analysis.forms.form.material import Form

_STEPS = (
    (
        N_("Untuk apa"),
        N_(
            "Formulir ini memuat pegawai OPD Anda seperti tercatat saat ini. Benarkan yang "
            "keliru, lengkapi yang kosong, simpan, lalu kirim kembali kepada pengelola "
            "kepegawaian kota. Yang tidak Anda ubah tetap seperti sekarang."
        ),
    ),
    (
        N_("Lembar Pegawai"),
        N_(
            "Ketik langsung di sel yang boleh diisi. Sel berpilihan menampilkan daftar bila "
            "diklik. Pegawai yang pindah, pensiun, atau NIP-nya keliru: tulis di kolom Catatan."
            " Menghapus baris tidak menghapus orangnya, mengosongkan sel tidak menghapus isinya."
        ),
    ),
    (
        N_("Lembar Penilaian"),
        N_(
            "Satu baris satu pegawai. Isi level 1 sampai 5 hasil penilaian, dan tanggal "
            "penilaiannya. Tanggal berlaku untuk semua level sekelompok yang terisi di baris "
            "itu: satu tanggal untuk M.1 sampai SK.1, satu untuk kompetensi teknis. Level yang "
            "tidak ikut dinilai pada tanggal baru: kosongkan selnya. Level yang berubah perlu "
            "tanggal yang lebih baru daripada penilaian yang tercatat."
        ),
    ),
    (
        N_("Lembar Pelatihan"),
        N_(
            "Tambahkan pelatihan yang belum tercatat, satu baris satu pelatihan. Yang sudah "
            "tercatat ada di lembar Riwayat pelatihan; tidak perlu ditulis ulang."
        ),
    ),
    (
        N_("Lembar Standar dan Kamus"),
        N_("Untuk dibaca: level yang disyaratkan setiap jabatan, dan arti setiap level."),
    ),
    (
        N_("Jangan diubah"),
        N_(
            "NIP, nama, dan judul kolom. Bila memakai LibreOffice, simpan tetap sebagai XLSX. "
            "Jangan beri kata sandi."
        ),
    ),
    (
        N_("Rahasia"),
        N_(
            "Berkas ini memuat data pribadi. Kirim lewat jalur yang ditetapkan, jangan lewat "
            "grup percakapan."
        ),
    ),
)
_LEGEND = (
    (EDIT, N_("boleh diisi")),
    (WANTED, N_("belum dinilai atau kedaluwarsa; tolong diisi")),
    (PALE, N_("hanya dibaca")),
)


def write_guide(book: Workbook, styles: Styles, form: Form) -> None:
    """Write the page of instructions."""
    city, _ = form.setting, form.setting.tongue
    page = book.add_worksheet(_(GUIDE))
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 96)
    page.write_string(
        0, 0, _("Formulir data pegawai: {opd}", opd=form.facts.nama_opd), styles.title
    )
    about = _(
        "{kota} · {triwulan} · keadaan {tanggal} · {banyak} pegawai",
        kota=city.nama,
        triwulan=city.label,
        tanggal=city.last_day.strftime("%d-%m-%Y"),
        banyak=_.count(len(form.people)),
    )
    page.write_string(1, 0, about, styles.note)
    row = 3
    for title, text in ((_(title), _(text)) for title, text in _STEPS):
        page.write_string(row, 0, title, styles.get(bold=True, text_wrap=True))
        page.write_string(row, 1, text, styles.get(text_wrap=True))
        page.set_row(row, 14.5 * (len(text) // 112 + 1) + 4)
        row += 1
    page.write_string(row + 1, 0, _("Warna sel"), styles.get(bold=True))
    for colour, meaning in _LEGEND:
        row += 1
        swatch = styles.get(bg_color=colour, **LINES)
        page.write_string(row, 1, _(meaning), swatch)
    printed(page, form.title, (0, 1), _=_)
    locked(page)
