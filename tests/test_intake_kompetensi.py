"""Broken assessments and standards, from the file to the sentence: cases/kompetensi_rusak.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.measures_fixture import PERIOD, law, rules

from analysis.dataset import Dataset
from analysis.intake import take_in
from analysis.measures.gap import gaps
from analysis.measures.staff import staff

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "kompetensi_rusak.yaml").read_text("utf-8")
)
ROWS = [
    (table, number, row)
    for table, case in CASES.items()
    for number, row in enumerate(case["baris"], 2)
]
PLACE = {"penilaian_kompetensi": "2026-Q3/", "standar_kompetensi": ""}


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "kota"
    (folder / PERIOD.text).mkdir(parents=True)
    (folder / "opd.csv").write_text("kode,nama\ndinas-satu,Dinas Satu\n", "utf-8")
    (folder / "kamus_kompetensi.csv").write_text("kode,nama\nT.1,Kearsipan\n", "utf-8")
    (folder / PERIOD.text / "pegawai.csv").write_text(
        "nip,nama,status_asn,opd,jenis_jabatan,jenjang_jabatan,jabatan,tingkat_pendidikan\n"
        "197001012000011001,Orang Satu,PNS,dinas-satu,pelaksana,Pelaksana,Pengelola Data,S1\n",
        "utf-8",
    )
    for table, case in CASES.items():
        lines = [case["judul"], *(row["teks"] for row in case["baris"])]
        path = folder / f"{PLACE[table]}{table}.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return take_in(Dataset(folder=folder, batas_baris_buruk=1), PERIOD, law())


@pytest.mark.parametrize(
    ("table", "number", "row"), ROWS, ids=[f"{table} {row['teks']}" for table, _, row in ROWS]
)
def test_a_broken_row_has_a_sentence_with_file_row_column_value_and_fix(
    delivery, table, number, row
):
    file = f"{PLACE[table]}{table}.csv"
    found = [
        [problem.column, problem.value, problem.rule, problem.fix, problem.outcome]
        for problem in delivery.each_problem()
        if (problem.file, problem.row) == (file, number)
    ]
    wanted = [str(part) for part in row.get("temuan", ())]
    assert found == ([wanted] if wanted else [])


def test_every_row_read_has_a_fate(delivery):
    for table, case in CASES.items():
        assert len(delivery.tables[table]) == len(case["baris"])
        fates = [row["temuan"][-1] if "temuan" in row else "dipakai" for row in case["baris"]]
        told = ["dipakai" if fate == "ditandai" else fate for fate in fates]
        assert delivery.tables[table]["nasib"].tolist() == told


def test_what_was_set_aside_is_measured_as_unknown_and_the_rest_counts(delivery):
    rows = gaps(staff(delivery, law()), delivery, rules())
    # of the post's standard only M.1 is readable; its assessment is, too
    assert rows[["kompetensi", "keadaan"]].to_numpy().tolist() == [
        ["M.1", "diukur"],
        ["M.2", "standar_tidak_pasti"],
        ["M.3", "standar_tidak_pasti"],
        ["M.4", "standar_tidak_pasti"],
    ]
    assert rows["surplus"].tolist()[0] == 1
