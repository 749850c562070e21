"""The tables as understood are plain canonical columns, and mean the same when read again."""

from __future__ import annotations

import pandas as pd
from tests.judge_fixture import (
    APPRAISAL,
    NIP,
    OPD,
    OTHER,
    PERIOD,
    PERSON,
    SANCTION,
    TRAINING,
    judged,
    law,
    raw,
)

from analysis.dataset import Dataset
from analysis.intake import take_in
from analysis.intake.clean import canonical, decimal_text

MESSY = judged(
    raw("pegawai", [{**PERSON, "nip": f"'{NIP}", "tingkat_pendidikan": "40", "opd": "Dinas Satu"},
                    {**PERSON, "nip": OTHER, "tingkat_pendidikan": "Sarjaan"}]),
    raw("pelatihan", [{**TRAINING, "jp": "22,50", "tanggal_selesai": "3 Februari 2026"}]),
    raw("kinerja", [{**APPRAISAL, "predikat": None, "nilai": "90,5"}]),
    raw("disiplin", [{**SANCTION, "tingkat": "R"}]),
)  # fmt: skip


def test_understood_cells_are_written_in_canonical_words():
    tables = canonical(MESSY)
    staff = tables["pegawai"].iloc[0]
    assert (staff["nip"], staff["tingkat_pendidikan"], staff["opd"]) == (NIP, "S1", "dinas-satu")
    training = tables["pelatihan"].iloc[0]
    assert (training["jp"], training["tanggal_selesai"], training["jenis"]) == (
        *("22.5", "2026-02-03"),
        "03",
    )
    assert tables["kinerja"]["nilai"].tolist() == ["90.5"]


def test_the_name_of_a_training_has_its_own_header():
    columns = canonical(MESSY)["pelatihan"].columns.tolist()
    assert "nama" in columns
    assert "nama_pelatihan" not in columns


def test_every_row_read_is_written_with_its_place_and_fate():
    staff = canonical(MESSY)["pegawai"]
    assert staff["nasib"].tolist() == ["dipakai", "disisihkan"]
    assert staff["baris"].tolist() == [2, 3]
    assert staff["tingkat_pendidikan"].isna().tolist() == [False, True]


def test_whole_numbers_become_decimals_without_idle_zeros():
    values = pd.Series([0, 5, 2000, 2250, 1999, None], dtype="Int64")
    assert decimal_text(values, 2).fillna("").tolist() == ["0", "0.05", "20", "22.5", "19.99", ""]


def test_what_was_understood_is_understood_the_same_again(tmp_path):
    (tmp_path / "2026-Q3").mkdir()
    for name, rows in canonical(MESSY).items():
        used = rows[rows["nasib"] == "dipakai"].drop(columns=["berkas", "baris", "nasib"])
        folder = tmp_path if name == "opd" else tmp_path / "2026-Q3"
        used.to_csv(folder / f"{name}.csv", index=False)
    again = take_in(Dataset(folder=tmp_path), PERIOD, law())
    place = ["berkas", "baris"]
    for name in MESSY.tables:
        first = MESSY.used(name).drop(columns=place).reset_index(drop=True)
        second = again.used(name).drop(columns=place).reset_index(drop=True)
        pd.testing.assert_frame_equal(first, second)
    assert again.opd["kode"].tolist() == [row["kode"] for row in OPD]
