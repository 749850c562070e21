"""The people worked by hand, delivered as files: intake and measures agree on what a row is."""

from __future__ import annotations

import csv

import pytest
from tests.measures_fixture import law, rules
from tests.measures_people import TOGETHER, bounds, nip_of, tables_of

from analysis.dataset import Period, load_dataset
from analysis.intake import take_in
from analysis.quarter import measure

UNREADABLE = "tidak jelas"
# What a row must say; where a case's set-aside row is silent, the file holds something unreadable.
NEEDED = {
    "pegawai": ("tingkat_pendidikan",),
    "pelatihan": ("jenis", "jp", "tanggal_selesai"),
    "kinerja": ("tahun",),
    "disiplin": ("tingkat", "tmt"),
}


def judged_alike(case):
    """Say whether intake alone decides each row's fate in this case."""
    rows = [row for name in ("pelatihan", "kinerja", "disiplin") for row in case.get(name, [])]
    return all(row.get("nasib") != "di luar cakupan" for row in rows)


CASES = [case for case in TOGETHER if judged_alike(case)]


def written(table, number, row):
    """A row as a file would hold it."""
    cells = {name: value for name, value in row.items() if name != "nasib"}
    if row.get("nasib") == "disisihkan":
        cells |= {name: UNREADABLE for name in NEEDED[table] if cells.get(name) is None}
        if table == "kinerja" and not {"predikat", "nilai"} & set(cells):
            cells["predikat"] = UNREADABLE
    if table == "pelatihan":
        cells["nama_pelatihan"] = f"Pelatihan {number}"
    return cells


def write(path, rows):
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows([{name: value or "" for name, value in row.items()} for row in rows])


@pytest.fixture(scope="module")
def quarter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "kota"
    (folder / "2026-Q3").mkdir(parents=True)
    (folder / "dataset.toml").write_text("batas_baris_buruk = 1\n", "utf-8")
    (folder / "opd.csv").write_text("kode,nama,jenis\ndinas-satu,Dinas Satu,dinas\n", "utf-8")
    for name, rows in tables_of(*CASES).items():
        cells = [written(name, number, row) for number, row in enumerate(rows)]
        write(folder / "2026-Q3" / f"{name}.csv", cells)
    return measure(take_in(load_dataset(folder), Period.parse("2026-Q3"), law()), law(), rules())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kasus"])
def test_a_person_scores_from_files_as_worked_by_hand(quarter, case):
    wanted = case["harapan"]
    people = quarter.people[quarter.people["nip"] == nip_of(case)]
    if "dikecualikan" in wanted:
        assert people.empty
        return
    row = people.iloc[0]
    assert (row["ip_min"], row["ip_maks"]) == bounds(wanted["ip_asn"])
    assert row["alasan"] == wanted.get("alasan", "")


def test_excluded_people_are_counted_with_their_reason(quarter):
    excluded = [case["harapan"] for case in CASES if "dikecualikan" in case["harapan"]]
    city = quarter.exclusions[quarter.exclusions["cakupan"] == "kota"]
    assert set(city["alasan"]) == {wanted["dikecualikan"] for wanted in excluded}
