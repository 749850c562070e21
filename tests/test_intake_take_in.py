"""A whole quarter from files: what stops it, what does not, and that no row is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.judge_fixture import (
    APPRAISAL,
    ASSESSMENT,
    NIP,
    OPD,
    OTHER,
    PERIOD,
    PERSON,
    PPPK,
    SANCTION,
    TRAINING,
    fates,
    judged,
    law,
    raw,
)

from analysis.dataset import Dataset
from analysis.errors import StructureError
from analysis.intake import examine, take_in
from analysis.intake.files.raw import DATA, NOTE, NUMBERS, SHIFTED, TOTAL

HEADER = (
    "nip,nama,status_asn,kedudukan_hukum,opd,jenis_jabatan,jenjang_jabatan,jabatan,"
    "tingkat_pendidikan\n"
)
OPD_CSV = "kode,nama,jenis\ndinas-satu,Dinas Satu,dinas\n"


def person(number, education="S1"):
    nip = f"19800101200501{number:04d}"
    return f"{nip},Orang {number},PNS,01,dinas-satu,pelaksana,Pelaksana,Staf,{education}\n"


def city(tmp_path, files, **more):
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Dataset(folder=tmp_path, **more)


def staff(good, bad=0):
    rows = [person(1001 + n) for n in range(good)] + [
        person(2001 + n, "Sarjaan") for n in range(bad)
    ]
    return {"opd.csv": OPD_CSV, "2026-Q3/pegawai.csv": HEADER + "".join(rows)}


def test_a_good_quarter_is_taken_in(tmp_path):
    delivery = take_in(city(tmp_path, staff(3)), PERIOD, law())
    assert len(delivery.used("pegawai")) == 3
    assert not delivery.delivered("pelatihan")
    assert delivery.used("pelatihan").empty
    assert delivery.inputs["berkas"].tolist() == ["opd.csv", "2026-Q3/pegawai.csv"]


def test_a_fifth_of_bad_rows_is_borne_and_more_stops_the_run(tmp_path):
    assert len(take_in(city(tmp_path / "a", staff(4, 1)), PERIOD, law()).aside("pegawai")) == 1
    with pytest.raises(StructureError) as stopped:
        take_in(city(tmp_path / "b", staff(7, 2)), PERIOD, law())
    problems = stopped.value.problems
    assert problems[0].rule == "Terlalu banyak baris yang tidak dapat dipakai"
    assert problems[0].value == "2 dari 9 baris"
    assert [problem.outcome for problem in problems] == ["struktur", "disisihkan", "disisihkan"]
    assert stopped.value.exit_code == 2


def test_the_share_of_bad_rows_is_the_data_sets_choice(tmp_path):
    dataset = city(tmp_path, staff(7, 2), batas_baris_buruk=0.5)
    assert len(take_in(dataset, PERIOD, law()).used("pegawai")) == 7


def test_totals_count_neither_as_rows_of_the_table_nor_as_bad_ones():
    rows = [PERSON, {**PERSON, "nip": "Jumlah"}, {**PERSON, "nip": "Medan,"}, {"nip": "1"}]
    delivery = judged(raw("pegawai", rows, kinds=[DATA, TOTAL, NOTE, NUMBERS]))
    assert fates(delivery, "pegawai") == ["dipakai"] + ["di luar cakupan"] * 3
    assert delivery.tables["pegawai"]["nama"].isna().tolist() == [False, True, True, True]


def test_a_row_whose_cells_slipped_keeps_its_nip_only():
    delivery = judged(raw("pegawai", [PERSON, {**PERSON, "nip": OTHER}], kinds=[SHIFTED, DATA]))
    row = delivery.aside("pegawai").iloc[0]
    assert row["nip"] == NIP
    assert row.drop(["nip", "berkas", "baris", "nasib", "opd", "kedudukan_hukum"]).isna().all()
    assert [p.rule for p in delivery.each_problem("disisihkan")] == [
        "Isi baris lebih banyak daripada judul kolom; sel bergeser"
    ]


def test_strict_stops_at_the_first_row_set_aside_with_exit_code_1(tmp_path):
    dataset = city(tmp_path, staff(9, 1))
    with pytest.raises(StructureError) as stopped:
        take_in(dataset, PERIOD, law(), strict=True)
    assert stopped.value.exit_code == 1
    assert len(stopped.value.problems) == 1
    assert StructureError.exit_code == 2


def test_strict_bears_rows_that_are_flagged_or_outside_scope(tmp_path):
    text = HEADER + person(1001, "") + person(1002).replace("PNS", "CPNS")
    dataset = city(tmp_path, {"opd.csv": OPD_CSV, "2026-Q3/pegawai.csv": text})
    assert len(take_in(dataset, PERIOD, law(), strict=True).outside("pegawai")) == 1


def test_without_staff_the_run_stops_and_the_other_files_are_judged(tmp_path):
    files = {"opd.csv": "kode,nama\n../x,Dinas Satu\n", "2026-Q3/kinerja.csv": "nip,tahun\n"}
    with pytest.raises(StructureError) as stopped:
        take_in(city(tmp_path, files), PERIOD, law())
    tables = {problem.table for problem in stopped.value.problems}
    assert {"pegawai", "opd"} <= tables


def test_examine_raises_nothing(tmp_path):
    delivery = examine(city(tmp_path, {"2026-Q3/pegawai.csv": "a;b\n1;2\n"}), PERIOD, law())
    assert "struktur" in set(delivery.problems["outcome"])


SAMPLES = {
    "pegawai": PERSON,
    "pelatihan": TRAINING,
    "kinerja": APPRAISAL,
    "disiplin": SANCTION,
    "penilaian_kompetensi": ASSESSMENT,
    "standar_kompetensi": {"jabatan": "Guru", "kompetensi": "M.1", "level": "3"},
    "katalog_pelatihan": {
        "kode": "K1",
        "nama": "Kursus",
        "jalur": "klasikal",
        "bentuk": "kursus",
        "jp": "20",
        "biaya_per_peserta": "100000",
        "kapasitas_angkatan": "30",
    },
    "pip_asn": {
        "nip": NIP,
        "nama": "Orang",
        "kualifikasi": "15",
        "kompetensi": "20,5",
        "kinerja": "25",
        "disiplin": "5",
        "total": "65.5",
    },
    "unor": {"id": "1", "nama": "Bidang A", "opd": "dinas-satu", "id_atasan": "2"},
}
JUNK = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        [
            *("1.98E+17", NIP, OTHER, PPPK, "198001012005011000", "-1", "1.200,5", "03/04/2026"),
            *("31-02-2025", "9999-99-99", "99999999999999999999", "=cmd()", "../x", "\u202e", "é"),
            *("1", "2026", "latsar", "PIM II", "null", "-", "😀" * 300, "2027-12-31", "45000"),
        ]
    ),
)


@st.composite
def damaged(draw, table):
    """Rows of one table, some cells replaced by anything."""
    sample = SAMPLES[table]
    people = st.sampled_from([NIP, OTHER, PPPK])
    rows = []
    for _ in range(draw(st.integers(0, 5))):
        row = {**sample, **({"nip": draw(people)} if "nip" in sample else {})}
        for column in draw(st.lists(st.sampled_from(sorted(row)), max_size=3)):
            row[column] = draw(JUNK)
        rows.append(row)
    kinds = [draw(st.sampled_from([DATA, DATA, DATA, TOTAL, SHIFTED])) for _ in rows]
    return raw(table, rows or [sample], kinds=kinds or [DATA])


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_read_are_rows_used_outside_scope_and_set_aside_whatever_the_damage(data):
    chosen = data.draw(st.sets(st.sampled_from(sorted(SAMPLES)), min_size=1), label="tables")
    tables = [data.draw(damaged(name), label=name) for name in sorted({*chosen, "pegawai"})]
    roster = data.draw(st.sampled_from([OPD, ()]), label="opd")
    delivery = judged(*tables, opd=roster)
    for table in tables:
        rows = delivery.tables[table.table]
        assert rows["baris"].tolist() == table.rows["baris"].tolist()
        counts = delivery.counts.set_index("tabel").loc[table.table]
        assert counts["dibaca"] == len(table.rows)
        assert counts["dibaca"] == counts["dipakai"] + counts["di_luar"] + counts["disisihkan"]
        told = delivery.problems[delivery.problems["table"] == table.table]
        for fate in ("di luar cakupan", "disisihkan"):
            # every row that does not count is told about; a unit is told about once for all
            untold = set(rows.loc[rows["nasib"] == fate, "baris"]) - set(
                told.loc[told["outcome"] == fate, "row"]
            )
            assert not untold or told["rule"].str.contains("Unit kerja|unit kerja").any()


def test_a_table_of_staff_without_a_row_stops_the_run(tmp_path):
    delivery = examine(city(tmp_path, {"2026-Q3/pegawai.csv": HEADER}), PERIOD, law())
    (problem,) = delivery.each_problem("struktur")
    assert problem.rule == "Tabel pegawai tidak memuat satu pegawai pun"
    assert problem.file == "2026-Q3/pegawai.csv"


def test_totals_and_notes_are_no_staff():
    delivery = judged(raw("pegawai", [PERSON], kinds=[TOTAL]))
    assert [p.rule for p in delivery.each_problem("struktur")] == [
        "Tabel pegawai tidak memuat satu pegawai pun"
    ]


def test_staff_delivered_outside_the_quarter_s_folder_are_missing(tmp_path):
    files = {"pegawai.csv": staff(1)["2026-Q3/pegawai.csv"], "2026-Q3/kinerja.csv": "nip,tahun\n"}
    delivery = examine(city(tmp_path, files), PERIOD, law())
    rules = [problem.rule for problem in delivery.each_problem("struktur")]
    assert "Tabel pegawai tidak ada" in rules


def test_a_wide_sheet_counts_its_rows_not_its_cells(tmp_path):
    nip = "198001012005011001"
    wide = "nip,tanggal,Integritas,Kerja Sama,Komunikasi\n"
    wide += f"{nip},2025-03-04,3,4,2\n{nip},2025-03-05,3,x,\nJumlah,,6,4,2\n"
    files = {**staff(3), "2026-Q3/penilaian_kompetensi.csv": wide}
    delivery = examine(city(tmp_path, files, batas_baris_buruk=1.0), PERIOD, law())
    counts = delivery.counts.set_index("tabel").loc["penilaian_kompetensi"]
    assert counts[["dibaca", "dipakai", "di_luar", "disisihkan"]].tolist() == [3, 1, 1, 1]


def test_the_bad_part_of_a_wide_sheet_is_counted_in_cells(tmp_path):
    wide = "nip,tanggal,Integritas,Kerja Sama\n198001012005011001,2025-03-04,3,x\n"
    files = {**staff(3), "2026-Q3/penilaian_kompetensi.csv": wide}
    delivery = examine(city(tmp_path, files), PERIOD, law())
    assert [p.value for p in delivery.each_problem("struktur")] == ["1 dari 2 sel"]
