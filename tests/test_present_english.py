"""In an English report no Indonesian sentence is left, except in proper names."""

from __future__ import annotations

import io
import re

import pytest
from python_calamine import CalamineWorkbook
from tests.present_fixture import all_blocks, report_of
from tests.release_fixture import CITY

from analysis.present.workbook.book import workbook

INDONESIAN = re.compile(
    r"\b(dan|yang|dari|atau|untuk|dengan|tidak|pada|adalah|belum|menurut|pegawai|orang|karena|"
    r"kurang|semua|lebih|sejak|bila|jika|oleh|dapat|seluruh|triwulan|poin|nilai)\b",
    re.IGNORECASE,
)
NOT_READ = {"kind", "id", "csv", "svg", "align", "width", "state", "format", "base64"}


def texts(value):
    """Yield every text of a block that a reader sees or hears."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "svg":
                yield from re.findall(r"<text[^>]*>([^<]*)<", item)
            if key not in NOT_READ:
                yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def names_of(report):
    """What is printed as it was delivered."""
    signatory = report.info["penanda_tangan"] or {}
    names = [*report.release.opd["nama"], *report.units["kunci"], *signatory.values()]
    return sorted({str(name) for name in names}, key=len, reverse=True)


def indonesian(told, names):
    for name in names:
        told = [text.replace(name, "") for text in told]
    return sorted({text for text in told if INDONESIAN.search(text)})


@pytest.mark.parametrize("kode", [row[0] for row in CITY])
def test_no_indonesian_sentence_is_left_in_an_english_report(kode):
    report = report_of(kode, "en")
    told = [text for block in all_blocks(report) for text in texts(block)]
    assert len(told) > 100
    assert indonesian(told, names_of(report)) == []


@pytest.mark.parametrize("kode", ["dinas-kesehatan", "kecamatan-pulau", "dinas-kearsipan"])
def test_no_indonesian_sentence_is_left_in_an_english_workbook(kode):
    report = report_of(kode, "en")
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(report)))
    cells = [
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    assert indonesian([*book.sheet_names, *cells], names_of(report)) == []


def test_an_indonesian_report_would_be_found():
    told = [text for block in all_blocks(report_of("dinas-kesehatan")) for text in texts(block)]
    assert len(indonesian(told, [])) > 20
