"""What each kind of cell makes of its row; the examples stand in tests/cases/intake_*.yaml."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml
from tests.judge_fixture import found, one

CASES = Path(__file__).parent / "cases"
STAFF = [("pegawai", case) for case in yaml.safe_load((CASES / "intake_pegawai.yaml").read_text())]
HISTORY = [
    (table, case)
    for table, cases in yaml.safe_load((CASES / "intake_riwayat.yaml").read_text()).items()
    for case in cases
]


def name(value):
    return str(value.get("cells")) if isinstance(value, dict) else value


@pytest.mark.parametrize(("table", "case"), STAFF + HISTORY, ids=name)
def test_a_cell_decides_what_becomes_of_its_row(table, case):
    cells = {key: None if cell is None else str(cell) for key, cell in case["cells"].items()}
    delivery = one(table, cells)
    row = delivery.tables[table].iloc[0]
    assert row["nasib"] == case["fate"]
    rules = found(delivery, table=table)
    outcome = case.get("outcome", case["fate"])
    if "rule" in case:
        assert rules.get(case["rule"]) == outcome
    if case.get("silent") or ("rule" not in case and case["fate"] == "dipakai"):
        assert rules == {}
    for column, value in case.get("reads", {}).items():
        cell = row[column]
        assert str(cell.date() if isinstance(cell, pd.Timestamp) else cell) == str(value)
    if "suggestion" in case:
        problems = delivery.problems
        chosen = problems[(problems["rule"] == case["rule"]) & (problems["row"] == 2)]
        assert case["suggestion"] in chosen["suggestion"].item()


def test_a_set_aside_row_keeps_what_is_readable_in_it():
    row = one("pelatihan", {"jenis": "entah", "jp": "30"}).tables["pelatihan"].iloc[0]
    assert pd.isna(row["jenis"])
    assert pd.isna(row["komponen"])
    assert row["jp"] == 3000
    assert str(row["tanggal_selesai"].date()) == "2026-02-03"


def test_a_problem_names_header_cell_rule_and_fix():
    delivery = one("pegawai", {"tingkat_pendidikan": "Sarjaan"})
    (problem,) = list(delivery.each_problem("disisihkan"))
    assert (problem.file, problem.row, problem.column, problem.value) == (
        "2026-Q3/pegawai.csv",
        2,
        "TINGKAT_PENDIDIKAN",
        "Sarjaan",
    )
    assert problem.fix == "Tulis salah satu tingkat, misalnya S1, D4, atau SLTA"
    assert "S1" in problem.suggestion
