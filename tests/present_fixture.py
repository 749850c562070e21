"""Blocks of a whole report for those who draw them: `all_blocks()` as JSON, in page order."""

from __future__ import annotations

from typing import Any

from analysis.present.blocks import (
    Block,
    Category,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    FindingItem,
    Findings,
    Head,
    Headline,
    Line,
    Note,
    Pair,
    Row,
    Run,
    Table,
    Text,
)

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="60pt" viewBox="0 0 {w} 60">'
    '<rect x="0" y="10" width="{w}" height="20" fill="#005f6b"/><text x="4" y="50" '
    "style=\"font-size: 9.5px; font-family: 'Source Sans Pro'; font-weight: 600; fill: #16232b\">"
    "71,34</text></svg>"
)


def _figure(key: str, width: str) -> Figure:
    svg = _SVG.format(w=481.89 if width == "full" else 232.44)
    definition = "Persen dari nilai maksimum dimensi; garis tegak: rata-rata kota."
    return Figure(key, "Naik 3,22 poin dalam lima triwulan", definition, "Batang.", svg, width)


def all_blocks() -> list[dict[str, Any]]:
    """Return one block of every kind, as JSON."""
    value = (Cell("71,34", bold=True), Cell("Sedang", swatch=2))
    hidden = Cell("disembunyikan", state="hidden")
    blocks: list[Block] = [
        Head(
            "Pemerintah Kota Contoh",
            "Laporan Profesionalitas dan Kompetensi ASN",
            True,
            "Draf",
            "Triwulan III 2026",
            "Keadaan 30 September 2026",
            "Dinas Kesehatan",
        ),
        Headline(
            "71,34",
            Category("Sedang", 2),
            (
                Line((Run("naik "), Run("1,27", b=True), Run(" dari triwulan II (70,07)"))),
                Line((Run("satu pegawai dapat menggeser paling banyak 0,47"),), small=True),
            ),
        ),
        _figure("garis-angka", "full"),
        Facts(
            (
                Fact("Diukur", "214 dari 231", "92,6% pegawai"),
                Fact("Peringkat", "4 dari 9", "dinas dengan 116–462 pegawai"),
                Fact("Target", "75,00", "kurang 3,66"),
                Fact("Bila semua data lengkap", "69,69–71,71", "Rendah atau Sedang"),
            )
        ),
        Findings(
            "Yang terpenting",
            (
                FindingItem(
                    "Diklat teknis menahan 9,25 poin",
                    "132 dari 158 pejabat fungsional belum mencapai 20 JP.",
                    "+9,25",
                    "poin IP ASN",
                ),
            ),
        ),
        Pair((_figure("dimensi", "half"), _figure("triwulan", "half"))),
        Table(
            "rekap",
            "Pegawai D3 ke bawah 6,0 poin di bawah pegawai S1/D4",
            "Rata-rata nilai per orang.",
            (
                Column("No", "right"),
                Column(""),
                Column("Jenis"),
                Column("Jumlah", "right"),
                Column("Total", "right"),
                Column("Kategori"),
            ),
            (
                Row(
                    (
                        Cell("1"),
                        Cell("Jenis kelamin"),
                        Cell("Perempuan", header=True),
                        Cell("163"),
                        *value,
                    ),
                    group="Jenis kelamin",
                ),
                Row(
                    (Cell("2"), Cell(""), Cell("Laki-laki", header=True), hidden, hidden, hidden),
                ),
                Row(
                    (
                        Cell(""),
                        Cell("Seluruh Dinas Kesehatan", header=True, bold=True),
                        Cell(""),
                        Cell("–", state="none"),
                        Cell("", state="empty"),
                        Cell("tidak diukur"),
                    ),
                    total=True,
                ),
            ),
            number="Tabel 2.1.",
            notes=("disembunyikan: kurang dari 5 orang.",),
            csv="rekap.csv",
        ),
        Note("Gambar 2.2 tidak ada: penilaian kinerja belum diterima."),
        Text(((Run("Dua "), Run("desimal", b=True), Run(" dari 100 orang.")),)),
    ]
    return [block.to_json() for block in blocks]
