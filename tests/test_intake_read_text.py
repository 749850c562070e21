"""Text files: encodings, separators, quotes, and the row that the spreadsheet shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake_files import KINERJA, NIP, NIP2, rows

from analysis.intake.files.grid import UnreadableError
from analysis.intake.files.text import BROKEN_QUOTE, NUL_BYTES, decode, read_text

EXPECTED = [
    {"nip": NIP, "tahun": "2025", "predikat": "Baik", "baris": 2, "jenis_baris": "data"},
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_separator_and_encoding_gives_the_same_rows(separator, encoding):
    assert rows(KINERJA.replace(",", separator).encode(encoding), "kinerja") == EXPECTED


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_every_line_ending_gives_the_same_rows(ending):
    assert rows(KINERJA.replace("\n", ending), "kinerja") == EXPECTED


def test_a_first_line_that_names_the_separator_is_no_row():
    assert rows("sep=;\r\n" + KINERJA.replace(",", ";"), "kinerja") == EXPECTED


def test_a_letter_of_windows_1252_is_read_as_that_letter():
    assert decode("Ny. Désirée – guru".encode("cp1252")) == "Ny. Désirée – guru"


def test_commas_inside_cells_do_not_hide_the_semicolon():
    content = f"nip;tahun;predikat\n{NIP};2025;Baik, sekali\n{NIP2};2025;Baik, a, b, c\n"
    assert [row["predikat"] for row in rows(content, "kinerja")] == [
        "Baik, sekali",
        "Baik, a, b, c",
    ]


def test_a_line_break_inside_a_cell_adds_no_row_and_becomes_a_space():
    content = f'nip,tahun,predikat\n{NIP},2025,"Sangat\r\nBaik"\n{NIP2},2025,Baik\n'
    read = rows(content, "kinerja")
    assert [(row["baris"], row["predikat"]) for row in read] == [(2, "Sangat Baik"), (3, "Baik")]


def test_a_blank_line_counts_as_a_row_and_is_none():
    content = f"nip,tahun,predikat\n\n{NIP},2025,Baik\n,,\n{NIP2},2025,Baik\n"
    assert [row["baris"] for row in rows(content, "kinerja")] == [3, 5]


@pytest.mark.parametrize("empty", ["", " ", "-", "null", "NULL", "\u00a0", " - "])
def test_blanks_null_and_dashes_are_empty(empty):
    (row,) = rows(f"nip,tahun,predikat\n{NIP},2025,{empty}\n", "kinerja")
    assert "predikat" not in row


def test_a_nip_with_leading_apostrophe_or_spaces_inside_stays_as_it_is():
    content = f"nip,tahun,predikat\n'{NIP},2025,Baik\n19800101 200501 1 001,2025,Baik\n"
    assert [row["nip"] for row in rows(content, "kinerja")] == [f"'{NIP}", "19800101 200501 1 001"]


def test_leading_zeros_and_long_digits_survive():
    (row,) = rows("nip,tahun,nilai\n000000000000000001,2025,090\n", "kinerja")
    assert (row["nip"], row["nilai"]) == ("000000000000000001", "090")


def test_a_short_record_has_empty_cells():
    (row,) = rows(f"nip,tahun,predikat\n{NIP},2025\n", "kinerja")
    assert "predikat" not in row


def test_a_record_with_more_filled_cells_than_the_header_is_marked_as_shifted():
    read = rows(f"nip,tahun,predikat\n{NIP},2025,Baik,sekali\n{NIP2},2025,Baik,,\n", "kinerja")
    assert [row["jenis_baris"] for row in read] == ["bergeser", "data"]


def test_a_formula_in_a_cell_stays_text():
    (row,) = rows(f'nip,tahun,predikat\n{NIP},2025,"=HYPERLINK(""x"")"\n', "kinerja")
    assert row["predikat"] == '=HYPERLINK("x")'


def test_a_quote_inside_an_unquoted_cell_is_a_letter():
    (row,) = rows(f'nip,tahun,predikat\n{NIP},2025,"Merdeka" Barat\n', "kinerja")
    assert row["predikat"] == "Merdeka Barat"


def test_a_quote_that_never_closes_is_refused_with_its_row():
    content = f'nip,tahun,predikat\n{NIP},2025,Baik\n{NIP2},2025,"Baik\n{NIP},2024,Baik\n'
    with pytest.raises(UnreadableError, match=BROKEN_QUOTE[0]) as refusal:
        read_text(content.encode())
    assert refusal.value.row == 3


def test_a_quote_that_swallows_the_rest_of_a_long_file_is_refused():
    content = "nip,tahun,predikat\n" + f'{NIP},2025,"Baik\n' + f"{NIP2},2025,Baik\n" * 9000
    with pytest.raises(UnreadableError, match=BROKEN_QUOTE[0]) as refusal:
        read_text(content.encode())
    assert refusal.value.row == 2


def test_nul_bytes_are_refused_with_their_row():
    with pytest.raises(UnreadableError, match=NUL_BYTES[0]) as refusal:
        read_text(f"nip,tahun,predikat\n{NIP},20\x0025,Baik\n".encode())
    assert refusal.value.row == 2


def test_more_columns_than_a_spreadsheet_has_are_refused():
    with pytest.raises(UnreadableError, match="lebih banyak kolom"):
        read_text(b"a," * 20_000)


def test_records_past_the_first_chunk_keep_their_numbers():
    content = "nip,tahun,predikat\n" + f"{NIP},2025,Baik\n" * 20_001 + f"{NIP2},2025,Baik,x\n"
    last = rows(content, "kinerja")[-1]
    assert (last["baris"], last["nip"], last["jenis_baris"]) == (20_003, NIP2, "bergeser")


cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=6), st.sampled_from(",;\t"))
def test_any_text_is_read_or_refused_and_every_record_is_counted(records, separator):
    content = "nip,tahun,predikat\n".replace(",", separator)
    content += "\n".join(separator.join(record) for record in records)
    try:
        grid = read_text(content.encode())
    except UnreadableError:
        return
    assert len(grid) == len(grid.filled()) == len(grid.widths)
