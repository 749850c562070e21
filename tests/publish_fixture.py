"""A small executed notebook with every kind of block, hand-made: what the exporters are fed."""

from __future__ import annotations

import base64
from typing import Any

import nbformat

MIME = "application/vnd.analysis.block+json"
Block = dict[str, Any]


def svg(width: float, height: float, text: str = "71,34") -> str:
    """Return a drawing as the figures write it: sizes in points, tokens as small hex values."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" version="1.1">'
        f'<defs><clipPath id="p1"><rect x="0" y="0" width="{width}" height="{height}"/></clipPath>'
        f'</defs><g clip-path="url(#p1)"><path d="M0 {height / 2}h{width / 2}v10H0z" '
        f'style="fill: #005f6b"/><text style="font: 600 9.5px \'Source Sans Pro\'; fill: #16232b" '
        f'x="4" y="12">{text}</text></g></svg>'
    )


def cell(t: str, **more: Any) -> Block:
    base = {"t": t, "tail": "", "state": "", "swatch": None, "bold": False, "header": False}
    return base | more


def row(*cells: Block, group: str = "", total: bool = False) -> Block:
    return {"cells": list(cells), "group": group, "total": total}


HEAD = {
    "kind": "head",
    "letterhead": "Pemerintah Kota Contoh",
    "series": "Laporan Profesionalitas dan Kompetensi ASN",
    "draft": True,
    "draft_label": "Draf",
    "period": "Triwulan III 2026",
    "as_of": "Keadaan 30 September 2026",
    "title": "Dinas Kesehatan",
    "logo": {
        "format": "svg",
        "base64": base64.b64encode(
            b'<svg xmlns="http://www.w3.org/2000/svg" width="38" height="44" viewBox="0 0 38 44">'
            b'<path d="M1 1h36v30L19 43L1 31z" fill="none" stroke="#4A5963"/></svg>'
        ).decode(),
    },
}
HEADLINE = {
    "kind": "headline",
    "value": "71,34",
    "category": {"name": "Sedang", "index": 2},
    "lines": [
        {
            "runs": [
                {"t": "naik ", "b": False},
                {"t": "1,27", "b": True},
                {"t": " dari triwulan II (70,07)", "b": False},
            ],
            "small": False,
        },
        {
            "runs": [{"t": "satu pegawai dapat menggeser paling banyak 0,47", "b": False}],
            "small": True,
        },
    ],
    "state": "",
}
FACTS = {
    "kind": "facts",
    "items": [
        {"label": "Diukur", "value": "214 dari 231", "note": "92,6% pegawai"},
        {"label": "Peringkat", "value": "4 dari 9", "note": "dinas dengan 116–462 pegawai"},
        {"label": "Target", "value": "75,00", "note": "kurang 3,66"},
        {"label": "Bila semua data lengkap", "value": "69,69–71,71", "note": "Rendah atau Sedang"},
    ],
}
FINDINGS = {
    "kind": "findings",
    "title": "Yang terpenting",
    "items": [
        {
            "claim": "Diklat teknis menahan 9,25 poin",
            "text": "132 dari 158 pejabat fungsional belum mencapai 20 JP dalam setahun terakhir; "
            "setiap orang kehilangan 15 poin. Bila semuanya mencapai 20 JP, IP ASN menjadi 80,59 "
            "(Tinggi).",
            "effect": "+9,25",
            "unit": "poin IP ASN",
        },
        {
            "claim": "Data 17 pegawai belum lengkap",
            "text": "12 orang tanpa penilaian kinerja 2025 dan 5 orang tanpa data pendidikan.",
            "effect": "17",
            "unit": "pegawai",
        },
    ],
}


def figure(name: str, width: str = "full", **more: Any) -> Block:
    points = {"full": 481.9, "half": 232.4}[width]
    return {
        "kind": "figure",
        "id": name,
        "caption": "Kompetensi paling jauh dari maksimum",
        "definition": "Persen dari nilai maksimum dimensi; garis tegak: rata-rata kota.",
        "alt": "Batang mendatar. Kualifikasi 57 persen, kota 58.",
        "svg": svg(points, 74 if width == "full" else 150),
        "width": width,
        "number": "Gambar 2.1.",
    } | more


HIDDEN = {"state": "hidden"}
TABLE: Block = {
    "kind": "table",
    "id": "rekap",
    "caption": "Pegawai D3 ke bawah 6,0 poin di bawah pegawai S1/D4",
    "definition": "Rata-rata nilai per orang.",
    "number": "Tabel 2.1.",
    "alt": "",
    "columns": [
        {"label": "", "align": "left", "width": None},
        {"label": "Kelompok", "align": "left", "width": None},
        {"label": "Jumlah", "align": "right", "width": None},
        {"label": "Total", "align": "right", "width": None},
        {"label": "Kategori", "align": "left", "width": None},
    ],
    "rows": [
        row(
            cell("Jenis kelamin"),
            cell("Perempuan", header=True),
            cell("1.163"),
            cell("71,61", bold=True),
            cell("Sedang", swatch=2),
            group="Jenis kelamin",
        ),
        row(
            cell(""),
            cell("Laki-laki", header=True),
            cell("51"),
            cell("−0,5", tail="0", bold=True),
            cell("Sedang", swatch=2),
        ),
        row(
            cell("Jenjang"),
            cell("JPT Pratama", header=True),
            cell("disembunyikan", **HIDDEN),
            cell("disembunyikan", **HIDDEN),
            cell("disembunyikan", **HIDDEN),
            group="Jenjang",
        ),
        row(
            cell(""),
            cell("Pelaksana", header=True),
            cell("–", state="none"),
            cell("", state="empty"),
            cell("tidak diukur"),
        ),
        row(
            cell(""),
            cell("Seluruh OPD", header=True, bold=True),
            cell("1.214", bold=True),
            cell("71,34", bold=True),
            cell("Sedang", swatch=2, bold=True),
            total=True,
        ),
    ],
    "notes": ["disembunyikan: kurang dari 5 orang atau dapat dihitung balik."],
    "csv": "rekap.csv",
}
NOTE = {"kind": "note", "text": "Triwulan I belum diterima."}
TEXT = {
    "kind": "text",
    "paragraphs": [[{"t": "Pagu ", "b": False}, {"t": "Rp 200 juta", "b": True}]],
}
PAIR = {"kind": "pair", "items": [figure("dimensi", "half"), figure("tren", "half")]}


def code(*blocks: Block, source: str = "page.overview(laporan)", **metadata: Any) -> Any:
    outputs = [
        nbformat.v4.new_output(
            "display_data",
            {MIME: block, "text/plain": f"<{block['kind']}>", "text/html": "<p>Lab</p>"},
        )
        for block in blocks
    ]
    return nbformat.v4.new_code_cell(source, outputs=outputs, metadata=metadata)


def markdown(source: str, **metadata: Any) -> Any:
    return nbformat.v4.new_markdown_cell(source, metadata=metadata)


def notebook(*cells: Any, **meta: Any) -> Any:
    """Return an executed notebook; `meta` overrides what the run tells the exporters."""
    told = {
        "lang": "id",
        "title": "Dinas Kesehatan",
        "period": "2026-Q3",
        "edition": "perbkn-8-2019",
        "draft": True,
    }
    made = nbformat.v4.new_notebook(cells=list(cells), metadata={"analysis": told | meta})
    for number, item in enumerate(made.cells):
        item["id"] = f"sel-{number}"
    return made


def report(**meta: Any) -> Any:
    """Return a whole report: overview, a chapter with everything, the method chapter."""
    return notebook(
        markdown("# Laporan OPD"),
        code(source="opd = 'rahasia-parameter'", tags=["parameters"]),
        markdown("Petunjuk untuk orang di Lab.", tags=["lab"]),
        code(HEAD),
        markdown("## 1 Ringkasan"),
        code(
            {
                "kind": "group",
                "items": [
                    HEADLINE,
                    figure("garis", caption="", definition="", number=""),
                    FACTS,
                    FINDINGS,
                    PAIR,
                ],
            }
        ),
        markdown("## 2 IP ASN"),
        markdown("Rata **per orang**; lihat [aturan](https://example.org/a).\n\n- satu\n- dua"),
        code(TABLE, figure("sebaran")),
        markdown("### Rincian"),
        code(NOTE, TEXT),
        markdown("## 7 Metode dan sumber"),
        markdown("Dihitung menurut edisi yang berlaku."),
        **meta,
    )
