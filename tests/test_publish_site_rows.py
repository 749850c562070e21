"""Rows of the index from a Release: printed values, the reason where there is none, live links."""

from __future__ import annotations

import pytest
from tests.release_fixture import sample_release

from analysis.publish.site import write_index
from analysis.publish.site_rows import IndexRow, index_info, index_rows

FILES = {"html": "1", "pdf": "2"}
LISTED = {"laporan": {"dinas-kesehatan": {"kunci": "k", "berkas": FILES}}}


@pytest.fixture(scope="module")
def rows() -> dict[str, IndexRow]:
    return {row.kode: row for row in index_rows(sample_release(), LISTED, "id")}


def test_every_opd_of_the_roster_has_a_row(rows):
    assert list(rows) == list(sample_release().opd["kode"])


def test_a_value_is_printed_in_its_own_decimals(rows):
    row = rows["dinas-kesehatan"]
    assert row.value is not None
    assert row.ip_asn_text == f"{row.value:.2f}".replace(".", ",")  # 100 people or more
    assert row.low is not None


def test_only_what_was_made_is_linked(rows):
    assert rows["dinas-kesehatan"].pdf == "opd/dinas-kesehatan.pdf"
    assert rows["dinas-kesehatan"].xlsx is None
    assert rows["dinas-sosial"].html is None


def test_a_hidden_opd_gives_nothing_away(rows):
    row = rows["kecamatan-barat"]
    assert (row.value, row.low, row.high, row.category_index) == (None, None, None, None)
    assert (row.ip_asn_text, row.category, row.change_text, row.coverage_text) == ("", "", "", "")
    assert row.reason.startswith("Disembunyikan")


def test_where_the_category_alone_is_printed_no_value_is(rows):
    row = rows["badan-riset"]
    assert row.category
    assert (row.value, row.ip_asn_text, row.change_text) == (None, "", "")


def test_steady_is_said_as_a_change_of_nothing(rows):
    steady = [row for row in rows.values() if row.change_text == "setara"]
    assert steady
    assert {row.change for row in steady} == {0.0}


def test_the_city_stands_above_the_table():
    info = index_info(sample_release(), "id")
    assert info.period == "Triwulan III 2026"
    assert info.as_of == "Keadaan 30 September 2026"
    assert info.bands[0][0] == "Sangat Rendah"
    assert "pegawai" in info.measured_note


def test_the_page_is_written_whole_under_its_name(tmp_path):
    path = write_index(sample_release(), LISTED, tmp_path / "2026-Q3", "id")
    assert path == tmp_path / "2026-Q3" / "index.html"
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [item.name for item in path.parent.iterdir()] == ["index.html"]
