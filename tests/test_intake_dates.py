"""Dates as people type them; what could be read in two ways is not read."""

from __future__ import annotations

from datetime import date

import pytest
from tests.judge_fixture import NIP, OTHER, PERSON, TRAINING, fates, judged, raw

from analysis.intake.judging.dates import date_reader, slash_order

STAFF = raw("pegawai", [PERSON, {**PERSON, "nip": OTHER}])
READ = date_reader(None, 1950, 2100)


@pytest.mark.parametrize(
    "text",
    ["2025-03-12", "2025-03-12 00:00:00", "2025-03-12T07:30:00Z", "2025/3/12", "20250312",
     "12-03-2025", "12.3.2025", "12 03 2025", "12 - 03 - 2025", "12-03-2025 08.30",
     "12 Maret 2025", "12 Mar 2025", "12 mar 25", "12-Mar-25", "12 March 2025", "March 12, 2025",
     "Rabu, 12 Maret 2025", "'12-03-2025", "45728", "45728.0", "12-03-25"],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(text):
    assert READ(text).value == date(2025, 3, 12)


@pytest.mark.parametrize(
    ("month", "number"),
    [("Januari", 1), ("Pebruari", 2), ("Mrt", 3), ("Mei", 5), ("Agt", 8), ("Agust", 8), ("Okt", 10),
     ("Nopember", 11), ("Des", 12), ("Dec", 12)],
)  # fmt: skip
def test_months_are_known_by_their_indonesian_and_english_names(month, number):
    assert READ(f"1 {month} 2025").value == date(2025, number, 1)


@pytest.mark.parametrize("text", ["31-02-2025", "00-01-2025", "2025-13-01", "1 Maret 1949", "3660"])
def test_a_day_that_cannot_be_is_called_impossible(text):
    assert READ(text).advice.rule == "Tanggal tidak mungkin"


@pytest.mark.parametrize("text", ["2025", "Maret 2025", "kemarin", "12-14 Maret 2025", "12032025"])
def test_what_is_no_whole_date_is_not_guessed(text):
    assert READ(text).advice.rule == "Tanggal tidak terbaca"


def test_a_two_digit_year_is_the_latest_possible_one():
    born = date_reader(None, 1900, 2012)
    assert born("01-02-74").value == date(1974, 2, 1)
    assert born("01-02-05").value == date(2005, 2, 1)


@pytest.mark.parametrize(
    ("texts", "order"),
    [(["25/03/2025", "03/04/2025"], "dmy"), (["3/14/25", "3/4/25"], "mdy"), (["3/4/2025"], None),
     (["4/4/2025"], "dmy"), (["14/3/2025", "3/14/2025"], None), (["2025-03-04"], "dmy"),
     (["25/03/2025"] * 20 + ["03/25/2025"], "dmy"), (["25/03/2025"] * 19 + ["03/25/2025"], None)],
)  # fmt: skip
def test_a_number_above_twelve_shows_the_order_of_a_column(texts, order):
    assert slash_order(texts) == order


def slashes(*texts, **settings):
    rows = [{**TRAINING, "tanggal_mulai": None, "tanggal_selesai": text} for text in texts]
    return judged(STAFF, raw("pelatihan", rows), **settings)


def days(delivery, table="pelatihan", column="tanggal_selesai"):
    return delivery.tables[table][column].dt.strftime("%Y-%m-%d").tolist()


def test_an_evident_order_reads_the_whole_column():
    assert days(slashes("3/14/26", "3/4/26")) == ["2026-03-14", "2026-03-04"]


def test_a_column_without_an_evident_order_is_refused_once():
    delivery = slashes("03/04/2026", "05/06/2026", "07/07/2026")
    (problem,) = delivery.each_problem("struktur")
    assert (problem.row, problem.column) == (2, "TANGGAL_SELESAI")
    assert problem.rule == "Urutan hari dan bulan di kolom tanggal ini tidak dapat dipastikan"
    assert "urutan_tanggal" in problem.fix


@pytest.mark.parametrize(("order", "day"), [("dmy", "2026-04-03"), ("mdy", "2026-03-04")])
def test_the_data_set_may_state_the_order(order, day):
    delivery = slashes("03/04/2026", urutan_tanggal=order)
    assert days(delivery) == [day]
    assert not list(delivery.each_problem("struktur"))


def test_each_file_has_its_own_habit():
    first = raw("pelatihan", [{**TRAINING, "tanggal_selesai": "14/03/2026"}], "2026-Q3/p/a.csv")
    second = raw("pelatihan", [{**TRAINING, "tanggal_selesai": "03/14/2026"}], "2026-Q3/p/b.csv")
    assert days(judged(STAFF, first, second)) == ["2026-03-14", "2026-03-14"]


def test_the_nip_shows_the_order_of_birth_dates():
    rows = [{**PERSON, "nip": "198203022005011001", "tanggal_lahir": "3/2/1982"}]
    delivery = judged(raw("pegawai", rows))
    assert days(delivery, "pegawai", "tanggal_lahir") == ["1982-03-02"]
    assert fates(delivery, "pegawai") == ["dipakai"]


def test_birth_dates_whose_order_nothing_shows_are_refused():
    rows = [{**PERSON, "nip": NIP, "tanggal_lahir": "3/2/1982"}]
    assert len(list(judged(raw("pegawai", rows)).each_problem("struktur"))) == 1


def test_days_are_kept_in_seconds_whatever_orders_the_files_have():
    slashes = {**TRAINING, "tanggal_mulai": None, "tanggal_selesai": "12/25/2025"}
    files = (raw("pelatihan", [TRAINING], "a.csv"), raw("pelatihan", [slashes], "b.csv"))
    for chosen in (files, files[:1]):
        days = judged(STAFF, *chosen).tables["pelatihan"]["tanggal_selesai"]
        assert str(days.dtype) == "datetime64[s]"
        assert days.dt.date.tolist() == [date(2026, 2, 3), date(2025, 12, 25)][: len(chosen)]
