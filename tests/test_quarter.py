"""A measured quarter: all of it survives its folder, and it moves with the rules it rests on."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd
import pytest
from tests.measures_fixture import PERIOD, deliver, law, person, rules

from analysis import store
from analysis.dataset import Dataset, GapSettings
from analysis.quarter import measure
from analysis.store.tables import read_quarter, write_quarter


@pytest.fixture(scope="module")
def quarter():
    people = [
        person("1", jabatan_tujuan="Kepala Bidang Data", unit_kerja=None),
        person("2", opd="dinas-dua", jenjang_jabatan=None, jenis_jabatan=None),
    ]
    assessed = [
        {"nip": "1", "kompetensi": code, "level": 1, "tanggal": "2025-05-01"}
        for code in rules().kompetensi.keys
    ]
    courses = [{"nip": "1", "jenis": "03", "jp": "12", "tanggal_selesai": "2026-05-01"}]
    marks = [{"nip": "1", "tahun": 2025, "predikat": "Baik"}]
    delivery = deliver(people, courses, marks, penilaian=assessed)
    return measure(delivery, law(), rules())


def test_every_frame_of_a_quarter_comes_back_as_it_was_written(quarter, tmp_path):
    write_quarter(quarter, tmp_path)
    again = read_quarter(tmp_path)
    for field in fields(quarter):
        value = getattr(quarter, field.name)
        if isinstance(value, pd.DataFrame):
            pd.testing.assert_frame_equal(getattr(again, field.name), value)


def test_a_quarter_tells_of_each_person_standard_match_and_box(quarter):
    assert quarter.gaps.groupby("nip").size().to_dict() == {"1": 9, "2": 1}
    assert set(quarter.target_gaps["nip"]) == {"1"}
    assert quarter.jpm["capaian"].fillna(0).tolist() == [9, 0]
    assert quarter.boxes["kotak"].fillna(0).tolist() == [8, 0]
    assert quarter.components["jp"].dropna().tolist() == [1200]


@pytest.mark.parametrize("change", ["setting", "table"])
def test_the_content_key_moves_with_the_rules_of_gap_and_plan(tmp_path, change):
    folder = tmp_path / "kota"
    period = PERIOD
    (folder / period.text).mkdir(parents=True)
    (folder / period.text / "pegawai.csv").write_text("nip\n", "utf-8")
    dataset = Dataset(folder=folder)
    before = key_of(dataset, period)
    if change == "setting":
        dataset = Dataset(folder=folder, kesenjangan=GapSettings(masa_berlaku_bulan=24))
    else:
        own = folder / "peraturan" / "pengembangan"
        own.mkdir(parents=True)
        (own / "masa_penilaian.yaml").write_text(
            "judul: Masa\nsatuan: bulan\ndiperiksa: 2026-01-01\nberlaku:\n  2020-01-01:\n"
            "    rujukan: {judul: Keputusan, pasal: satu, keyakinan: V}\n    nilai: {bulan: 24}\n",
            "utf-8",
        )
    assert store.development_of(dataset, period).assessment_months == 24
    assert key_of(dataset, period) != before


def key_of(dataset, period):
    return store.content_key(
        dataset, period, store.regulation_of(dataset, period), store.development_of(dataset, period)
    )
