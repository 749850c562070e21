"""A file's own name may hold a person's; shared outputs name files by table and number."""

from __future__ import annotations

import json

from tests.release_fixture import sample_release

from analysis.release.naming import shared_names


def test_names_of_tables_quarters_and_the_data_set_stay():
    kept = ["2026-Q3/pegawai.csv", "dataset.toml", "opd.csv", "2026-Q3/pelatihan/pelatihan.xlsx"]
    assert shared_names(kept) == {name: name for name in kept}


def test_any_other_name_becomes_a_number_within_its_folder():
    files = ["2026-Q3/pelatihan/198507142010012003 SITI.csv", "2026-Q3/pelatihan/AGUS.xlsx"]
    assert list(shared_names(files).values()) == [
        "2026-Q3/pelatihan/berkas-1.csv",
        "2026-Q3/pelatihan/berkas-2.xlsx",
    ]


def test_a_folder_or_an_ending_cannot_carry_a_name_either():
    assert shared_names(["2026-Q3/SITI/a.198507142010012003"]) == {
        "2026-Q3/SITI/a.198507142010012003": "2026-Q3/folder/berkas-1"
    }


def test_a_release_names_its_files_so():
    release = sample_release()
    told = json.dumps(dict(release.info), default=str) + release.baris.to_csv()
    assert "kota-contoh.csv" not in told
    assert set(release.baris["berkas"]) == set(shared_names(release.baris["berkas"]).values())
