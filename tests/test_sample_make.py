"""The sample as a whole: what stands in its files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import python_calamine

from analysis.dataset import load_dataset
from analysis.errors import CallError
from analysis.intake import take_in
from analysis.regulation import load_regulation
from analysis.sample import PERIODS, make_sample
from analysis.sample.kinds import KINDS

COMMITTED = Path(__file__).parents[1] / "data" / "sample"
NEWEST, SIASN = "2026-Q3", "2026-Q2"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("contoh") / "sample")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def staff(folder: Path, period: str) -> pd.DataFrame:
    if period == NEWEST:
        return pd.read_csv(folder / period / "pegawai.csv", dtype="str", keep_default_na=False)
    return pd.read_parquet(folder / period / "pegawai.parquet")


def sheet(path: Path) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_the_committed_sample_is_what_the_generator_writes(sample):
    committed, made = files(COMMITTED), files(sample.folder)
    assert committed.keys() == made.keys()
    assert [name for name in made if committed[name] != made[name]] == []


def test_the_same_seed_writes_the_same_bytes_in_another_folder(tmp_path):
    quarters = ("2025-Q4", "2026-Q1", "2026-Q2")
    first = make_sample(tmp_path / "a", 400, 20, quarters)
    second = make_sample(tmp_path / "b" / "c", 400, 20, quarters)
    assert files(first.folder) == files(second.folder)


def test_another_seed_writes_other_people(tmp_path):
    make_sample(tmp_path / "a", 60, 4, (NEWEST,), seed=1)
    make_sample(tmp_path / "b", 60, 4, (NEWEST,), seed=2)
    assert files(tmp_path / "a").keys() == files(tmp_path / "b").keys()
    assert set(staff(tmp_path / "a", NEWEST)["nama"]) != set(staff(tmp_path / "b", NEWEST)["nama"])


def test_the_sample_is_small_enough_to_commit(sample):
    sizes = [len(content) for content in files(sample.folder).values()]
    assert sum(sizes) < 10_000_000
    assert max(sizes) < 1_500_000


def test_it_is_a_data_set_of_five_quarters(sample):
    dataset = load_dataset(sample.folder)
    assert [str(period) for period in dataset.periods] == list(PERIODS)
    assert dataset.nama == "Kota Medan"
    assert dataset.triwulan_rinci == "Q3"
    assert dataset.penanda_tangan.nama == "(nama pejabat)"


@pytest.mark.parametrize("period", PERIODS)
def test_every_kind_of_damage_that_the_layout_can_carry_is_planted(sample, period):
    planted = sample.planted[sample.planted["periode"] == period]
    expected = {
        (table, kind.name)
        for table, kinds in KINDS.items()
        for kind in kinds
        if kind.siasn or period != SIASN
    }
    assert set(zip(planted["tabel"], planted["jenis"], strict=True)) == expected


@pytest.mark.parametrize("period", PERIODS)
def test_intake_does_with_every_planted_row_what_it_must(sample, period):
    dataset = load_dataset(sample.folder)
    asked = dataset.period(period)
    delivery = take_in(dataset, asked, load_regulation(dataset.edisi, asked.end))
    fates = pd.concat(
        rows.assign(tabel=name, nasib=rows["nasib"].astype("str"))[
            ["tabel", "berkas", "baris", "nasib"]
        ]
        for name, rows in delivery.tables.items()
    ).groupby(["tabel", "berkas", "baris"])["nasib"]
    found = fates.agg(lambda row: {*row}).rename("ditemukan").reset_index()
    planted = sample.planted[sample.planted["periode"] == period]
    judged = planted.merge(found, how="left", on=["tabel", "berkas", "baris"], validate="m:1")
    expected = judged["nasib"].replace("ditandai", "dipakai")
    wrong = [fate not in have for fate, have in zip(expected, judged["ditemukan"], strict=True)]
    assert judged[wrong].empty, judged[wrong].to_string()


def test_every_flaw_that_intake_should_flag_is_flagged(sample):
    dataset = load_dataset(sample.folder)
    delivery = take_in(
        dataset, dataset.period(), load_regulation(dataset.edisi, dataset.period().end)
    )
    flagged = delivery.problems[delivery.problems["outcome"] == "ditandai"]
    planted = sample.planted.query("periode == @NEWEST and nasib == 'ditandai'")
    places = set(zip(flagged["file"], flagged["row"], strict=True))
    assert {*zip(planted["berkas"], planted["baris"], strict=True)} <= places


def test_no_nip_is_listed_twice_except_the_planted_copies(sample):
    rows = staff(sample.folder, NEWEST)
    whole = rows[rows["nip"].str.fullmatch(r"\d{18}")]
    twice = whole.index[whole["nip"].duplicated(keep="first")] + 2
    copies = sample.planted.query(
        "periode == @NEWEST and tabel == 'pegawai' and jenis in ['salinan_sama', 'salinan_berbeda']"
    )
    assert set(twice) <= set(copies["baris"])


def test_people_persist_between_quarters_and_some_come_leave_move_and_graduate(sample):
    before = staff(sample.folder, "2025-Q3").drop_duplicates("nip").set_index("nip")
    after = staff(sample.folder, NEWEST).drop_duplicates("nip").set_index("nip")
    stayed = before.index.intersection(after.index)
    assert 0.90 < len(stayed) / len(before) < 0.99
    assert len(after.index.difference(before.index)) > 100
    named = pd.read_csv(sample.folder / "opd.csv").set_index("kode")["nama"]
    moved = before["opd"][stayed].map(named) != after["opd"][stayed]
    graduated = before["tingkat_pendidikan"][stayed] != after["tingkat_pendidikan"][stayed]
    assert moved.sum() > 30
    assert graduated.sum() > 30
    assert (before["nama"][stayed] == after["nama"][stayed]).mean() > 0.99


def test_a_course_once_known_is_in_every_later_delivery_that_reaches_back(sample):
    folder = sample.folder
    old = pd.read_parquet(folder / "2026-Q1" / "pelatihan.parquet")
    parts = (folder / NEWEST / "pelatihan").glob("*.csv")
    new = pd.concat(pd.read_csv(part, dtype="str", keep_default_na=False) for part in parts)
    recent = old["tanggal_selesai"].between("2025-10-01", "2026-03-31") & old["nip"].isin(
        new["nip"]
    )
    keys = ["nip", "nama_pelatihan", "tanggal_selesai", "jp"]
    kept = old.loc[recent, keys].merge(new[keys].drop_duplicates(), on=keys)
    assert len(kept) > 0.98 * recent.sum()


def test_one_quarter_has_the_headers_of_siasn(sample):
    folder = sample.folder / SIASN
    assert ", ".join(sheet(folder / "pegawai.xlsx")[0]) == (
        "PNS ID, NIP BARU, NIP LAMA, NAMA, GELAR DEPAN, GELAR BELAKANG, TANGGAL LAHIR, "
        "JENIS KELAMIN, JENIS PEGAWAI NAMA, KEDUDUKAN HUKUM ID, KEDUDUKAN HUKUM NAMA, "
        "STATUS CPNS PNS, TMT CPNS, GOL AKHIR NAMA, JENIS JABATAN ID, JENIS JABATAN NAMA, "
        "JABATAN NAMA, TINGKAT PENDIDIKAN ID, TINGKAT PENDIDIKAN NAMA, UNOR NAMA, "
        "INSTANSI KERJA NAMA, ESELON NAMA"
    )
    assert "latihanStrukturalNama" in sheet(folder / "pelatihan" / "struktural.xlsx")[0]
    assert "jenisDiklatId" in sheet(folder / "pelatihan" / "kursus.xlsx")[0]
    assert "kuadranKinerja" in sheet(folder / "kinerja" / "kinerja.xlsx")[3]
    assert "jenisTingkatHukumanId" in sheet(folder / "disiplin.xlsx")[0]


def test_siasn_rows_carry_apostrophes_and_days_first(sample):
    person = sheet(sample.folder / SIASN / "pegawai.xlsx")[1]
    assert str(person[1]).startswith("'19")
    assert pd.to_datetime(str(person[6]), format="%d-%m-%Y").year < 2010


def test_the_silent_hospital_has_no_appraisal_in_the_newest_quarter_only(sample):
    appraised = pd.read_csv(sample.folder / NEWEST / "kinerja.csv", sep=";", dtype="str")
    newest = set(appraised.loc[appraised["tahun"] == "2025", "nip"])
    people = staff(sample.folder, NEWEST)
    hospital = people.loc[people["opd"] == "RSUD H. Bachtiar Djafar", "nip"]
    assert len(hospital) > 50
    assert not newest & set(hospital)
    before = pd.read_parquet(sample.folder / "2026-Q1" / "kinerja.parquet")
    assert before.loc[before["tahun"] == "2025", "nip"].isin(hospital).sum() > 40


def test_a_large_city_streams_into_parquet_chunk_by_chunk(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.sample.make.CHUNK", 200)
    steps = []
    sample = make_sample(
        tmp_path / "besar", 350, 8, ("2026-Q2", NEWEST), progress=lambda *step: steps.append(step)
    )
    assert {path.suffix for path in (tmp_path / "besar" / NEWEST).iterdir()} == {".parquet"}
    assert steps[-1] == (len(steps), len(steps))
    rows = pd.read_parquet(tmp_path / "besar" / NEWEST / "pegawai.parquet")
    damaged = sample.planted.query(
        "periode == @NEWEST and tabel == 'pegawai' and jenis == 'nip_eksponen'"
    )
    assert len(damaged) > 1
    assert rows["nip"].iloc[damaged["baris"] - 2].str.endswith("E+17").all()


@pytest.mark.parametrize(
    ("people", "agencies", "periods"), [(3, 4, (NEWEST,)), (10, 0, (NEWEST,)), (10, 1, ())]
)
def test_numbers_that_make_no_city_are_refused(tmp_path, people, agencies, periods):
    with pytest.raises(CallError):
        make_sample(tmp_path / "x", people, agencies, periods)
    assert not list(tmp_path.iterdir())
