"""What the calendar takes from the plan is told beside its proof, in both languages."""

from __future__ import annotations

from tests.development_fixture import PLAN, developed

from analysis.present.chapters import plan

COSTLY = {
    "nilai_tanpa": 32_500.4,
    "batas_tanpa": 32_600.0,
    "berkurang_persen": 4.16,
    "dalam_batas": True,
    "kalimat": "",
}


def told(lang="id", **facts):
    block = plan.terms(developed(lang, rencana_info={**PLAN, **facts}))
    words = " ".join("".join(run.t for run in paragraph) for paragraph in block.paragraphs)
    return words.replace("\u00a0", " ")


def test_what_the_calendar_takes_stands_beside_the_proof():
    words = told(kalender=COSTLY)
    assert "tanpa kalender, rencana terbaik yang ditemukan bernilai 32.500, 4,16% lebih" in words
    assert "per orang, yang juga menepati batas setiap unit dalam kalender, tidak ada" in words
    assert "Cara yang lazim" not in words  # by hand nobody looked at the calendar either


def test_a_calendar_that_takes_nothing_is_not_spoken_of():
    words = told(kalender={**COSTLY, "berkurang_persen": 0.0, "dalam_batas": False})
    assert "kalender" not in words
    assert "Cara yang lazim" in words


def test_a_floor_that_the_calendar_leaves_no_way_to_keep_is_told():
    words = told(terbukti=False, aturan={"lantai_opd": False}, kalender=COSTLY)
    assert "Kalender tidak menyisakan jalan untuk menepati lantai bagi setiap OPD." in words
    assert "belum terbukti" in words


def test_the_same_is_told_in_english():
    words = told("en", kalender=COSTLY, aturan={"lantai_opd": False})
    assert "without it, the best plan found is worth 32,500, 4.16% more" in words
    assert "The calendar leaves no way to keep the floor" in words
    assert "kalender" not in words
