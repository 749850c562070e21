"""The trace is told in another language phrase by phrase."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.english_words import strangers

from analysis.measures.retold import cited, retold
from analysis.present.wording.voice import Voice

EN = Voice("en")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("12,5 dari 20 JP; 15 poin terbuka", "12.5 of 20 JP; 15 points open"),
        ("belum tercatat, dalam 24 bulan terakhir; penuh",
         "not recorded yet, within the last 24 months; full"),
        ("tanpa hukuman disiplin dalam 12 bulan terakhir; penuh",
         "no disciplinary sanction within the last 12 months; full"),
        ("ringan hukuman disiplin dalam 12 bulan terakhir; 2 poin terbuka",
         "light disciplinary sanction within the last 12 months; 2 points open"),
        ("penilaian 2025 tidak ada", "no appraisal for 2025"),
        ("koreksi: kosong menjadi S1", "correction: kosong becomes S1"),
        ("Sangat Baik (disisihkan)", "Sangat Baik (set aside)"),
    ],
)  # fmt: skip
def test_a_cell_of_the_trace_is_told_phrase_by_phrase(said, told):
    assert retold(pd.Series([said, None]), EN).dropna().tolist() == [told]
    assert retold(pd.Series([said]), Voice("id")).tolist() == [said]


def test_a_citation_is_told_by_its_title_and_its_article():
    said = "Peraturan BKN Nomor 8 Tahun 2019, instrumen dimensi disiplin"
    (told,) = cited(pd.Series([said]), EN)
    assert told.startswith("BKN Regulation")
    assert strangers([told], "en") == []


def test_a_title_that_begins_with_another_title_is_told_whole():
    said = (
        "Peraturan BKN Nomor 8 Tahun 2019, dengan predikat PermenPANRB Nomor 6 Tahun 2022, "
        "instrumen dimensi kinerja"
    )
    (told,) = cited(pd.Series([said]), EN)
    assert told.startswith("BKN Regulation 8/2019, with the ratings of PermenPANRB 6/2022, ")
    assert strangers([told], "en") == []
