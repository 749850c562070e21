"""The HR manager's guide teaches on released numbers; the answers of its exercises are computed."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import ceil

import pytest
from tests.development_fixture import EFFECT, KODE, RULES, developed, in_state, table
from tests.guide_fixture import answers, guide_of
from tests.release_fixture import sample_release
from tests.test_present_canvas import overlapping
from tests.test_present_canvas import texts as drawn_texts
from tests.test_present_english import indonesian, names_of, texts

from analysis.dataset import Period
from analysis.present.blocks import Figure, Group, Note, Table
from analysis.present.drawing.figures.flow import Step, flow, wrapped
from analysis.present.drawing.figures.levels import Levels, levels
from analysis.present.drawing.theme import FULL
from analysis.present.guide import batches as guide_batches
from analysis.present.guide import forms as guide_forms
from analysis.present.guide import gap as guide_gap
from analysis.present.guide import needs as guide_needs
from analysis.present.guide import opening as guide
from analysis.present.guide.blocks import Exercise
from analysis.present.guide.outline import EXERCISES, FIGURES, TABLES
from analysis.present.guide.sums import Batches, Person, box, least
from analysis.present.wording.voice import Voice
from analysis.regulation.vocabulary import BENTUK

HIDDEN = "kecamatan-barat"


def told(block):
    return " ".join("".join(run.t for run in paragraph) for paragraph in block.paragraphs)


def hidden(**changes):
    """The report of an OPD of which neither gap nor plan is printed; the city's are."""
    gone = {name: table(name) for name in ("jpm", "penilaian", "kebutuhan", "standar")}
    city = table("dampak", (3852, 3168, 1_989_300_000, 1000, 0.26, 0.14, 2, 69.17, 81.41, 2,
                            "Rendah", "Tinggi", 65599.0, 42000, "terbit", ""))  # fmt: skip
    city = city.assign(cakupan="kota", opd="", kunci="")
    gone |= {"rencana": table("rencana", place=False), "kumulatif": table("kumulatif", place=False)}
    changes = {**gone, "dampak": city, "kesenjangan": in_state("tersembunyi"), **changes}
    return developed(kode=HIDDEN, **changes)


@pytest.mark.parametrize("kode", [KODE, HIDDEN, "dinas-kearsipan", "kecamatan-baru"])
def test_every_exercise_stands_in_its_place_or_says_why_not(kode):
    blocks = guide_of(developed(kode=kode))
    shown = [b.id.removeprefix("latihan-") for b in blocks if isinstance(b, Exercise)]
    missing = [b.text for b in blocks if isinstance(b, Note)]
    assert shown == [key for key in EXERCISES if key in shown]
    assert len(shown) + len(missing) == len(EXERCISES)
    assert all(re.match(r"Latihan \d+ tidak disusun: ", text) for text in missing)


def test_figures_and_tables_carry_the_numbers_of_their_chapters():
    blocks = guide_of(developed())
    figures = [b.id for b in blocks if isinstance(b, Figure)]
    tables = [b.id for b in blocks if isinstance(b, Table)]
    assert figures == [key for keys in FIGURES.values() for key in keys]
    assert tables == [key for keys in TABLES.values() for key in keys]
    assert [b.number for b in blocks if isinstance(b, Table)][-2:] == ["Tabel 6.3.", "Tabel 7.1."]


def test_the_guide_says_whose_numbers_it_shows():
    words = told(guide.numbers(developed()))
    assert words.startswith("Angka kesenjangan, IP ASN, dan dampak rencana ialah angka Dinas Kes")
    assert "Pegawai A sampai E dan harga pelatihan dalam contoh adalah rekaan." in words


def test_a_hidden_opd_learns_on_the_citys_numbers_and_is_told_so():
    report = hidden()
    words = told(guide.numbers(report))
    assert words.startswith("Angka kesenjangan, IP ASN, dan dampak rencana ialah angka Kota Contoh")
    assert "angka Kecamatan Barat sendiri tidak ditampilkan" in words
    found = answers(report)
    assert found["dampak"].startswith("Kesenjangan −0,12 level, IP ASN +12,24 poin; sekitar Rp 628")
    city = report.kota
    assert Voice("id").number(city["ip_asn"], city["desimal"]) in found["terbuka"]


def test_no_number_of_a_hidden_opd_is_in_its_guide():
    blocks = [block.to_json() for block in guide_of(hidden())]
    said = [text for block in blocks for text in texts(block)]
    own = [text for text in said if "Kecamatan Barat" in text]
    assert own
    assert not [text for text in own if re.search(r"Kecamatan Barat[:,]? \d", text)]


def test_person_a_misses_five_levels_and_a_surplus_of_two_changes_nothing():
    assert (sum(guide_gap.A.gaps), sum(guide_gap.A.surplus)) == (5, 2)
    assert guide_gap.A.mean_gap == Fraction(5, 9)


def test_person_b_exceeds_the_standard_as_a_whole_and_is_still_one_level_short():
    assert guide_gap.B.jpm == Fraction(2500, 18)
    assert sum(guide_gap.B.gaps) == 1
    words = told(guide_gap.worked(developed()))
    assert "B: 25 / 18 = 138,89% (Optimal)" in words
    assert "(24 + 25) / (27 + 18) = 108,89%, bukan rata-rata kedua rasio (113,89%)" in words


def test_the_gap_exercise_is_that_of_a_count_on_fingers():
    required, achieved = [3, 3, 3, 3], [4, 2, 3, 1]
    gap = sum(r - a for r, a in zip(required, achieved, strict=True) if a < r)
    more = sum(a - r for r, a in zip(required, achieved, strict=True) if a > r)
    expected = f"Kesenjangan {gap} level, kelebihan {more}, rata-rata 0,75 level per kompetensi."
    assert answers(developed())["selisih"].startswith(expected)


def test_a_full_jpm_is_not_the_same_as_no_gap():
    assert answers(developed())["jpm"].startswith("100% (Optimal); masih kurang 2 level.")


def test_the_level_of_the_exercise_comes_from_the_rule_table():
    changed = {**RULES, "standar_baku": {**RULES["standar_baku"], "JF Ahli Muda": 4}}
    assert answers(developed())["standar"].startswith("Level 3, Menengah.")
    assert answers(developed(rules=changed))["standar"].startswith("Level 4, Mumpuni.")


@pytest.mark.parametrize(
    ("months", "border"), [(36, "30 September 2023"), (24, "30 September 2024")]
)
def test_the_border_of_validity_follows_the_rule(months, border):
    found = answers(developed(rules={**RULES, "masa_penilaian": months}))
    assert f"batasnya {border}" in found["kedaluwarsa"]


def test_the_assessed_share_is_that_of_the_printed_counts():
    row = developed().kesenjangan.query("kompetensi == 'semua' and kelompok == 'semua'").iloc[0]
    share = int(100 * Fraction(int(row["orang_dinilai"]), int(row["orang"])) + Fraction(1, 2))
    found = answers(developed())["cakupan"]
    assert found.startswith(f"{share}%; tidak.")
    assert f"Bila {row['orang'] - row['orang_dinilai']} orang lainnya dinilai" in found


def test_the_box_follows_appraisal_and_jpm_at_their_borders():
    assert answers(developed())["kotak"].startswith("Kotak 5.")
    assert [box("Sangat Baik", Fraction(n), RULES) for n in (77, 78, 90)] == [4, 7, 9]
    assert box("Kurang", Fraction(8999, 100), RULES) == 3


def test_twelve_jp_and_ten_give_points_twelve_and_seven_give_none():
    found = answers(developed())["jp"]
    assert found.startswith("8 JP lagi; 10 JP memberi 15 poin, 7 JP memberi 0.")
    proportional = developed()
    info = {**proportional.info, "opsi": [{"name": "jp_proporsional", "value": "ya"}]}
    changed = replace(proportional, release=replace(proportional.release, info=info))
    assert answers(changed)["jp"].startswith(
        "8 JP lagi; 10 JP memberi 15 poin, 7 JP memberi 14,25."
    )


def test_the_points_table_has_every_kind_of_post_at_and_below_the_threshold():
    block = guide_needs.hours(developed())
    assert [[cell.t for cell in row.cells] for row in block.rows] == [
        ["Struktural", "0", "0", "15", "15"],
        ["Fungsional", "0", "0", "15", "15"],
        ["Pelaksana", "0", "0", "22,5", "22,5"],
    ]


def test_the_index_once_a_component_is_filled_is_the_sum_of_the_printed_numbers():
    report = developed()
    own = report.own
    row = report.terbuka[report.terbuka["lewat_pelatihan"]].iloc[0]
    total = round(100 * own["ip_asn"]) + round(100 * row["poin"])
    expected = f"{total // 100},{total % 100:02d} ({row['kategori_menjadi']})."
    assert answers(report)["terbuka"].startswith(expected)


def test_every_form_of_the_rules_is_explained_with_its_way():
    assert set(guide_forms.FORMS) == set(BENTUK)
    report = developed()
    drawn = [guide_forms.classical(report), guide_forms.others(report)]
    assert [len(block.rows) for block in drawn] == [12, 13]


def test_a_conversion_counts_only_where_the_city_chose_it():
    report = developed()
    assert "Tidak ada JP: konversi mati" in answers(report)["bentuk"]
    limits = {**report.info["batasan_rencana"], "konversi_jp": True}
    info = {**report.info, "batasan_rencana": limits}
    chosen = replace(report, release=replace(report.release, info=info))
    assert answers(chosen)["bentuk"].endswith("10 JP.")
    assert "Kota ini memakainya." in guide_forms.others(chosen).notes[0]


def test_the_workshops_124_people_make_four_batches_of_31():
    row = guide_batches.table(developed()).rows[0]
    assert [cell.t for cell in row.cells] == ["31", "19", "4", "124", "4 × 31"]


@pytest.mark.parametrize("people", [*range(1, 130), 579])
def test_batches_are_those_of_a_search_over_all_numbers(people):
    capacity, need = 30, ceil(30 * 0.6)
    fits = [y for y in range(1, 60) if need * y <= people <= capacity * y]
    batches = Batches(people, capacity, least(capacity, "0.6"))
    assert batches.least == need
    assert batches.possible == bool(fits)
    if fits:
        assert batches.running == fits[0]
    else:
        filled = [y for y in range(1, 60) if need * y <= people]
        assert batches.running == (filled[-1] if filled else 0)
    assert sum(batches.sizes) == batches.seated
    assert all(need <= size <= capacity for size in batches.sizes)
    assert max(batches.sizes, default=0) - min(batches.sizes, default=0) <= 1


def test_the_batches_of_the_exercise_hold_the_printed_people_below_the_standard():
    report = developed()
    row = report.kesenjangan.query("kompetensi == 'M.7' and kelompok == 'semua'").iloc[0]
    people = int(row["di_bawah"])
    assert people == 81
    assert answers(report)["angkatan"].startswith("3 angkatan: 3 × 27.")


def test_a_fixed_cost_is_shared_by_those_who_come():
    assert answers(developed())["biaya"].startswith(
        "Rp 1,8 juta per peserta. Tidak: 15 peserta kurang dari 18."
    )
    rows = guide_batches.costs(developed()).rows
    assert [row.cells[2].t for row in rows] == ["1.833.333", "1.750.000", "1.700.000"]


def test_what_the_plan_brings_is_the_difference_of_the_printed_numbers():
    found = answers(developed())["dampak"]
    assert found.startswith(
        "Kesenjangan −0,13 level, IP ASN +6,78 poin; sekitar Rp 1,38 juta per peserta."
    )


@pytest.mark.parametrize(("step", "told_so"), [(5_000_000, True), (1_000, False)])
def test_a_cost_printed_in_a_coarser_step_is_told_to_be_about_that(step, told_so):
    row = table("dampak", (*EFFECT[:3], step, *EFFECT[4:]))
    exercises = [b for b in guide_of(developed(dampak=row)) if isinstance(b, Exercise)]
    asked = next(b for b in exercises if b.id == "latihan-dampak")
    question = "".join(run.t for run in asked.question[0])
    assert (" peserta, sekitar Rp" in question.replace("\u00a0", " ")) is told_so


def test_a_plan_that_takes_nobody_is_no_exercise():
    nobody = table("dampak", (EFFECT[0], 0, 0, *EFFECT[3:]))
    missing = [b.text for b in guide_of(developed(dampak=nobody)) if isinstance(b, Note)]
    assert any("tidak ada pengaruh rencana yang dapat dicetak" in text for text in missing)


def test_a_surplus_is_never_taken_off_a_gap():
    person = Person("X", (2, 2), (5, 1))
    assert (person.gaps, person.surplus, person.mean_gap) == ((0, 1), (3, 0), Fraction(1, 2))


def test_without_rules_nothing_is_taught_and_it_is_said():
    report = developed(rules=None)
    blocks = guide_of(report)[1:]
    assert isinstance(blocks[0], Note)
    assert {type(block) for block in blocks[2:]} == {Group}


@pytest.mark.parametrize(
    "report", [developed("en"), developed("en", kode=HIDDEN)], ids=["own", "city"]
)
def test_no_indonesian_sentence_is_left_in_an_english_guide(report):
    said = [text for block in guide_of(report) for text in texts(block.to_json())]
    assert len(said) > 400
    courses = (
        report.release.rencana[["nama", "penyelenggara", "kurikulum"]].melt()["value"].dropna()
    )
    ratings = sorted(RULES["kotak_kinerja"], key=len, reverse=True)  # official names, kept as such
    assert indonesian(said, [*names_of(report), *filter(None, courses), *ratings]) == []


def test_the_guide_of_a_release_without_gaps_is_whole():
    period = Period.parse("2026-Q3")
    assert sample_release().info["periode"] == period.text
    assert guide_of(sample_release().report(KODE))


def test_the_steps_are_drawn_without_running_into_each_other():
    steps = [Step("Kesenjangan", "Kapan, di mana, dengan biaya berapa?", "1.412",
                  "orang di bawah standar (kota)")] * 6  # fmt: skip
    figure = flow(steps)
    assert figure.get_figwidth() * 72 == pytest.approx(FULL)
    assert overlapping(figure) == []
    assert len(drawn_texts(figure)) >= 6 * 4


def test_a_text_is_broken_at_its_spaces_and_cut_on_its_last_line():
    assert wrapped("satu dua tiga", 400) == ["satu dua tiga"]
    assert wrapped("satu dua tiga", 18) == ["satu", "dua", "tiga"]
    assert len(wrapped("satu dua tiga empat lima", 20)) == 3


def test_both_panels_of_levels_are_drawn_apart():
    people = [Levels("Pegawai A, syarat level 3", (3,) * 3, (1, 3, 5)),
              Levels("Pegawai B, syarat level 2", (2,) * 3, (1, 2, 4))]  # fmt: skip
    names = ["Pengembangan Diri dan Orang Lain", "Integritas", "Komunikasi"]
    figure = levels(names, people, ("disyaratkan", "dicapai", "kurang", "lebih"))
    assert overlapping(figure) == []
