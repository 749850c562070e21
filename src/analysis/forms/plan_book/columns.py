"""The columns of the tables in rencana.xlsx."""

from __future__ import annotations

from analysis.forms.sheets import (
    DAY,
    HOURS,
    POINT,
    WHOLE,
)

# Column, header (a message id), width, number format or "".
Heads = tuple[tuple[str, str, float, str], ...]
PLACES: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 22, ""), ("unit_kerja", "Unit kerja", 22, ""),
    ("kode", "Kode", 9, ""), ("pelatihan", "Pelatihan", 30, ""),
    ("kompetensi", "Kompetensi", 20, ""), ("level", "Level", 7, ""), ("jp", "JP", 7, HOURS),
    ("biaya", "Biaya (Rp)", 13, WHOLE), ("poin", "Poin IP ASN", 8, POINT),
    ("angkatan", "Angkatan", 9, "0"), ("mulai", "Mulai", 11, DAY), ("selesai", "Selesai", 11, DAY),
    ("alasan", "Alasan", 44, ""),
)  # fmt: skip
NEEDS: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 24, ""), ("unit_kerja", "Unit kerja", 26, ""),
    ("sumber", "Sumber", 28, ""), ("hal", "Hal", 28, ""), ("besar", "Besar", 8, HOURS),
    ("satuan", "Satuan", 8, ""), ("keadaan", "Keadaan", 28, ""),
    ("pelatihan", "Pelatihan yang menjawab", 30, ""), ("dasar_hukum", "Dasar hukum", 40, ""),
)  # fmt: skip
BOXES: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 26, ""), ("kotak", "Kotak", 8, "0"),
    ("unit_kerja", "Unit kerja", 34, ""), ("jabatan", "Jabatan", 34, ""),
    ("kinerja", "Kinerja", 11, ""), ("potensi", "Potensi", 11, ""),
)  # fmt: skip
OPEN: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 26, ""), ("komponen", "Komponen", 26, ""),
    ("poin", "Poin", 9, POINT), ("maks", "Maksimum", 10, POINT), ("terbuka", "Terbuka", 9, POINT),
    ("keterangan", "Keterangan", 46, ""), ("pasal", "Pasal", 34, ""),
)  # fmt: skip
