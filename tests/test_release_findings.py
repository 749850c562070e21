"""What is worth a sentence: true, beyond one person's influence, of groups that may be shown."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from tests.release_fixture import sample_release
from tests.release_rows import POINT, city, quarter_from, released

PLACE = ["cakupan", "opd", "kunci"]
BIG = {"kota-lain": ("dinas", 1000, 1000)}


def report(staff=231, measured=214, *, index=7134, own=None, components=None, reasons=None):
    """An OPD x beside a large one; index in hundredths; components: {name: (people, points)}."""
    agencies = {**BIG, "x": ("dinas", staff, measured)}
    rows = city(agencies)
    mine = (rows["cakupan"] == "opd") & (rows["kunci"] == "x")
    sums = {"ip_asn": index * measured * POINT // 100, **(own or {})}
    for name, value in sums.items():
        rows[name] = rows[name].mask(mine, value)
    known = components or {}
    points = pd.DataFrame(
        [("opd", "x", "x", k, n, n * each * POINT) for k, (n, each) in known.items()],
        columns=[*PLACE, "komponen", "orang", "terbuka"],
    )
    why = pd.DataFrame(
        [("opd", "x", "x", code, n) for code, n in (reasons or {}).items()],
        columns=[*PLACE, "alasan", "orang"],
    )
    quarter = quarter_from(rows, agencies, open_points=points, reasons=why)
    return released([quarter]).report("x")


def found(kind, opened):
    told = {finding.kind: vars(finding)["values"] for finding in opened.findings}
    return told.get(kind)


def test_the_training_component_that_holds_back_most_comes_first():
    first = report(components={"teknis": (132, 15), "seminar": (22, 10), "kinerja": (178, 5)})
    assert first.findings[0].kind == "komponen_terbuka"
    assert found("komponen_terbuka", first)["komponen"] == "teknis"


def test_a_component_tells_people_points_effect_and_what_it_would_give():
    values = found("komponen_terbuka", report(components={"teknis": (132, 15)}))
    assert (values["orang"], values["poin_per_orang"]) == (132, Decimal("15.00"))
    assert (values["poin"], values["ip_menjadi"]) == (Decimal("9.25"), Decimal("80.59"))
    assert values["kategori_menjadi"] == "Tinggi"


def test_no_category_is_told_where_the_printed_sum_lies_on_the_other_side_of_the_border():
    # 70,004 + 10,00 is above 80, but a reader adds 70,00 and 10,00
    agencies_index = 70_004 * 1000 * POINT // 1000
    opened = report(1000, 1000, own={"ip_asn": agencies_index}, components={"teknis": (1000, 10)})
    values = found("komponen_terbuka", opened)
    assert (values["ip_menjadi"], values["kategori_menjadi"]) == (Decimal("80.00"), None)


def test_a_component_worth_less_than_one_person_can_cause_is_left_out():
    assert found("komponen_terbuka", report(components={"seminar": (9, 10)})) is None
    assert found("komponen_terbuka", report(components={"seminar": (11, 10)})) is not None


def test_a_component_of_fewer_people_than_the_threshold_is_left_out():
    assert found("komponen_terbuka", report(20, 20, components={"teknis": (4, 23)})) is None


def test_the_dimension_furthest_below_the_city_is_told_with_both_printed_values():
    opened = report(1000, 1000, own={"kualifikasi": 14 * 1000 * POINT})
    values = found("dimensi_di_bawah_kota", opened)
    assert (values["dimensi"], values["nilai"], values["kota"]) == (
        "kualifikasi",
        Decimal("14.00"),
        Decimal("15.00"),
    )
    assert (values["selisih"], values["terbuka"]) == (Decimal("1.00"), Decimal("11.00"))


def test_a_dimension_below_the_city_by_less_than_one_person_can_cause_is_not_called_below():
    sums = 15 * 1000 * POINT - 2 * POINT * 10  # 0.02 below, one of a thousand causes 0.025
    opened = report(1000, 1000, own={"kualifikasi": sums})
    assert found("dimensi_di_bawah_kota", opened) is None
    assert found("dimensi_terbuka", opened)["dimensi"] == "kualifikasi"


def test_incomplete_data_are_told_with_their_reasons_and_the_possible_categories():
    opened = report(reasons={"kinerja_tidak_ada": 12, "pendidikan_kosong": 5})
    values = found("data_belum_lengkap", opened)
    assert (values["orang"], values["pegawai"]) == (17, 231)
    assert values["alasan"] == [(("kinerja_tidak_ada",), 12), (("pendidikan_kosong",), 5)]
    assert values["kategori_mungkin"] == ["Rendah", "Sedang"]


def test_reasons_of_a_few_people_are_told_together():
    values = found("data_belum_lengkap", report(reasons={"kinerja_tidak_ada": 15, "satu": 2}))
    assert values["alasan"] == [(("kinerja_tidak_ada", "satu"), 17)]


def test_fewer_incomplete_people_than_the_threshold_are_not_told():
    assert found("data_belum_lengkap", report(218, 214)) is None


@pytest.mark.parametrize("kode", ["kecamatan-barat", "kecamatan-baru", "badan-riset"])
def test_nothing_is_told_of_an_opd_whose_values_are_not_printed(kode):
    assert sample_release().report(kode).findings == []


def test_a_table_that_was_not_delivered_is_told_first():
    opened = sample_release(missing="kinerja", quarters=1).report("dinas-kesehatan")
    assert opened.findings[0].kind == "dimensi_tidak_diterima"
    assert found("dimensi_tidak_diterima", opened) == {"dimensi": ["kinerja"]}


def test_what_is_told_of_an_opd_adds_up_for_a_reader():
    for kode in sample_release().opd["kode"]:
        values = found("komponen_terbuka", sample_release().report(kode))
        if values:
            assert values["ip_asn"] + values["poin"] == values["ip_menjadi"]
