"""Gap, JPM and nine-box of single people, as worked by hand in cases/kesenjangan.yaml."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest
import yaml
from tests.measures_fixture import deliver, law, person, rules

from analysis.dataset import GapSettings
from analysis.measures.components import training_components
from analysis.measures.gap import gaps, target_gaps
from analysis.measures.gap_summary import standards_used
from analysis.measures.jpm import job_person_match
from analysis.measures.professionalism import score
from analysis.measures.talent import nine_box
from analysis.regulation import load_development

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "kesenjangan.yaml").read_text("utf-8"))
NIP = "199001012015042001"
PLACES = {"tanggal", "jabatan", "jenjang_jabatan"}


def named(cases):
    return pytest.mark.parametrize("case", cases, ids=[case["kasus"] for case in cases])


def delivery_of(case):
    holders = [
        person(f"1990010120150429{n:02d}", **facts)
        for n, facts in enumerate(case.get("pemegang", ()))
    ]
    standards = [
        {"jabatan": row.get("jabatan"), "jenjang_jabatan": row.get("jenjang_jabatan"),
         "kompetensi": code, "level": level, "nasib": fate}
        for key, fate in (("standar", "dipakai"), ("standar_disisihkan", "disisihkan"))
        for row in case.get(key, ())
        for code, level in row.items()
        if code not in PLACES
    ]  # fmt: skip
    assessed = [
        {"nip": NIP, "kompetensi": code, "level": level, "tanggal": row["tanggal"], "nasib": fate}
        for key, fate in (("penilaian", "dipakai"), ("disisihkan", "disisihkan"))
        for row in case.get(key, ())
        for code, level in row.items()
        if code not in PLACES
    ]
    staff = [person(NIP, **case.get("orang", {})), *holders]
    return deliver(staff, penilaian=assessed, standar=standards or None)


def said(row):
    """A row of gaps in the words of the cases."""
    if row["keadaan"] in ("kedaluwarsa", "tidak_pasti"):
        return f"{row['keadaan']} {row['level_lama']}"
    if row["keadaan"] != "diukur":
        return row["keadaan"]
    if row["kesenjangan"]:
        return f"kesenjangan {row['kesenjangan']}"
    return f"surplus {row['surplus']}" if row["surplus"] else "sesuai"


def measured(case, find=gaps):
    delivery = delivery_of(case)
    return find(score(delivery, law()).people, delivery, rules())


def ratio(row, achieved, required):
    return "tidak ada" if pd.isna(row[achieved]) else f"{row[achieved]}/{row[required]}"


@named(CASES["orang"])
def test_a_person_stands_against_the_standard_as_worked_by_hand(case):
    found = measured(case)
    assert dict(zip(found["kompetensi"], found.apply(said, axis=1), strict=True)) == case["hasil"]
    jpm = job_person_match(found, rules()).iloc[0]
    assert ratio(jpm, "capaian", "standar") == case["jpm"]
    if "teknis" in case:
        assert ratio(jpm, "teknis_capaian", "teknis_standar") == case["teknis"]
    if "pemetaan" in case:
        assert (jpm["pemetaan"], jpm["pengisian"]) == (case["pemetaan"], case["pengisian"])
    if case["jpm"] == "tidak ada":
        assert pd.isna(jpm["pemetaan"])
    if "persen" in case:
        percent = Decimal(100 * int(jpm["capaian"])) / int(jpm["standar"])
        assert str(percent.quantize(Decimal("0.01"), ROUND_HALF_UP)) == case["persen"]
    if "dasar" in case:
        used = standards_used(found)
        city = used.loc[used["cakupan"] == "kota"]
        assert dict(zip(city["sisi"], city["dasar"], strict=True)) == case["dasar"]


@named(CASES["tujuan"])
def test_the_prospective_post_is_compared_as_worked_by_hand(case):
    found = measured(case, target_gaps)
    assert dict(zip(found["kompetensi"], found.apply(said, axis=1), strict=True)) == case["hasil"]
    assert set(found["jabatan"]) <= {case["orang"].get("jabatan_tujuan")}


@pytest.mark.parametrize("case", CASES["kotak"], ids=str)
def test_the_nine_box_cuts_exactly_at_its_borders(case):
    achieved, required = case["jpm"].split("/") if case["jpm"] else (None, None)
    jpm = pd.DataFrame(
        {
            "orang": [0], "opd": ["a"], "unit_kerja": ["b"], "jenis_opd": ["c"], "kelompok": ["d"],
            "capaian": pd.array([achieved and int(achieved)], dtype="Int64"),
            "standar": pd.array([required and int(required)], dtype="Int64"),
        }
    )  # fmt: skip
    people = pd.DataFrame(
        {"orang": [0], "dipakai": [True], "predikat": pd.array([case["predikat"]], dtype="str")}
    )
    box = nine_box(people, jpm, rules()).iloc[0]
    assert (None if pd.isna(box["kotak"]) else box["kotak"]) == case["kotak"]


def test_a_city_moves_the_validity_and_the_axes_of_the_nine_box():
    own = GapSettings(
        masa_berlaku_bulan=12,
        potensi=(Decimal(60), Decimal("95.5")),
        kinerja_kotak={"Butuh Perbaikan": "tengah"},
    )
    moved = load_development(law().as_of, own)
    case = {
        "standar": [{"jabatan": "Pengelola Data", "M.1": 5}],
        "penilaian": [{"tanggal": "2025-09-30", "M.1": 4}],
    }
    delivery = delivery_of(case)
    people = score(delivery, law()).people
    assert gaps(people, delivery, rules())["keadaan"].tolist() == ["diukur"]
    assert gaps(people, delivery, moved)["keadaan"].tolist() == ["kedaluwarsa"]
    jpm = job_person_match(gaps(people, delivery, rules()), rules())
    judged = people.assign(predikat="Butuh Perbaikan")
    assert nine_box(judged, jpm, rules())["kotak"].tolist() == [3]
    assert nine_box(judged, jpm, moved)["kotak"].tolist() == [5]


def test_somebody_whose_rows_are_all_set_aside_has_no_gaps():
    delivery = deliver([person("1"), person("2", nasib="disisihkan")])
    found = gaps(score(delivery, law()).people, delivery, rules())
    assert found["nip"].unique().tolist() == ["1"]
    assert set(found["keadaan"]) == {"belum_dinilai"}


def test_the_predicates_of_two_years_stand_beside_each_person():
    marks = [
        {"nip": "1", "tahun": 2025, "predikat": "Baik"},
        {"nip": "1", "tahun": 2024, "predikat": "Sangat Baik", "nasib": "di luar cakupan"},
        {"nip": "1", "tahun": 2024, "predikat": "Kurang", "nasib": "di luar cakupan",
         "periode_penilaian": "triwulanan"},
        {"nip": "2", "tahun": 2024, "predikat": "Baik", "nasib": "di luar cakupan"},
        {"nip": "2", "tahun": 2024, "predikat": "Kurang", "nasib": "di luar cakupan"},
    ]  # fmt: skip
    people = score(deliver([person("1"), person("2")], kinerja=marks), law()).people
    assert people["predikat"].fillna("").tolist() == ["Baik", ""]
    assert people["predikat_lalu"].fillna("").tolist() == ["Sangat Baik", ""]


def test_components_tell_points_and_the_sure_jp_of_teknis():
    courses = [
        {"nip": "1", "jenis": "03", "jp": "12.5", "tanggal_selesai": "2026-05-01"},
        {"nip": "1", "jenis": "03", "jp": "4", "tanggal_selesai": "2026-06-01"},
        {"nip": "1", "jenis": "03", "jp": "9", "tanggal_selesai": "2024-06-01"},
        {"nip": "1", "jenis": "09", "jp": "3", "tanggal_selesai": "2026-06-01"},
    ]
    delivery = deliver([person("1"), person("2", jenis_jabatan=None)], courses)
    found = training_components(score(delivery, law()), delivery, law())
    assert found["orang"].tolist() == [0, 0]
    assert found["komponen"].tolist() == ["teknis", "seminar"]
    assert found["poin"].tolist() == [0, 1_750_000]
    assert found["maks"].tolist() == [2_250_000, 1_750_000]
    assert found["jp"].fillna(-1).tolist() == [1650, -1]
