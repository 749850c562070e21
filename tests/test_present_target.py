"""The block on a target says in both languages how far it is, whom it takes and what it costs."""

from __future__ import annotations

import dataclasses

import pytest
from tests.release_fixture import sample_release
from tests.target_fixture import POINT, course, index, place, route, taken, told

from analysis.present.blocks import Group, Note, Table, Text
from analysis.present.chapters import target

KODE = "dinas-kesehatan"


def report(lang="id", *, shown=None, courses=(), routes=(), kode=KODE, **facts):
    """An OPD's report in which the target takes what is given, or the city's (kode "")."""
    mine = [{**each, "opd": kode} for each in courses]
    alone = [{**each, "opd": kode} for each in routes]
    frames = told(
        taken(place(kode, **facts), courses=mine, routes=alone), index(kode, **(shown or {}))
    )
    release = dataclasses.replace(sample_release(), **frames)
    return release.report(kode, lang) if kode else release.city(lang)


def text_of(block):
    """All sentences of a block, without its tables."""
    if isinstance(block, Group):
        return " ".join(text_of(item) for item in block.items).strip()
    told = block.text if isinstance(block, Note) else ""
    if isinstance(block, Text):
        told = "".join(run.t for paragraph in block.paragraphs for run in paragraph)
    return told.replace("\u00a0", " ")


def tables_of(block):
    return [item for item in block.items if isinstance(item, Table)]


def cells(table):
    return [[cell.t or cell.state for cell in row.cells] for row in table.rows]


def test_below_the_target_the_distance_the_people_and_the_cost_are_told():
    found = text_of(target.reach(report(courses=[course("TEK", 53)])))
    assert found == (
        "Untuk mencapai target 75,00 (target kota) kurang 5,00 poin. Bila semua diklat dipenuhi, "
        "IP ASN menjadi 82,00. Yang diperlukan paling sedikit 40 orang yang melengkapi semua "
        "diklatnya, atau 67 catatan diklat baru. Campuran pelatihan yang termurah memerlukan 53 "
        "tempat bagi 60 orang dengan biaya paling banyak Rp 13,5 juta."
    )


def test_the_same_is_told_in_english():
    found = text_of(target.reach(report("en", courses=[course("TEK", 53)])))
    assert found.startswith("The target of 75.00 (the city's target) is 5.00 points away.")
    assert found.endswith("takes 53 places for 60 people and costs at most Rp 13.5 million.")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"asal": "opd"}, "75,00 (target OPD ini sendiri)"),
        ({"asal": "tahun", "tahun": 2027}, "75,00 (target kota untuk tahun 2027)"),
    ],
)
def test_whose_target_it_is_is_said(source, words):
    assert words in text_of(target.reach(report(**source)))


def test_an_own_target_below_todays_value_is_warned_of_with_the_key_to_change():
    found = text_of(target.reach(report(asal="opd", target=65 * POINT, kurang=0)))
    assert "sudah tercapai dan terlampaui 5,00 poin" in found
    assert '[target.opd] "dinas-kesehatan" dalam dataset.toml' in found


def test_an_opd_above_the_citys_target_is_not_warned():
    found = text_of(target.reach(report(target=65 * POINT, kurang=0)))
    assert found.endswith("sudah tercapai dan terlampaui 5,00 poin.")


def test_where_training_is_not_enough_the_rest_is_named_with_its_open_points():
    found = text_of(target.reach(report(terbuka=0, campuran="diklat_kurang", orang=None)))
    assert "Diklat saja tidak cukup: bila semua diklat dipenuhi, IP ASN menjadi 70,00." in found
    assert "Sisanya harus datang dari kualifikasi (" in found
    assert "Campuran" not in found


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("pelatihan_kurang", "Pelatihan dalam katalog tidak cukup"),
        ("tanpa_katalog", "katalog pelatihan belum diterima"),
        ("tidak_ditemukan", "tidak ditemukan"),
    ],
)
def test_where_there_is_no_mix_the_reason_stands_in_its_place(state, words):
    assert words in text_of(target.reach(report(campuran=state, biaya=None)))


def test_of_a_hidden_index_only_the_target_is_told():
    block = target.reach(report(shown={"keadaan": "tersembunyi", "ip_asn": None}))
    assert text_of(block).startswith("Target 75,00: yang diperlukan")


def test_without_a_target_there_is_nothing():
    release = dataclasses.replace(
        sample_release(), info={**sample_release().info, "target": None, "target_opd": {}}
    )
    assert target.reach(release.report(KODE)) == Group()


def test_the_components_stand_by_how_far_each_leads_and_all_together_last():
    routes = [route("teknis", 1000, 67)]
    (table,) = tables_of(target.reach(report(routes=routes, campuran="tanpa_katalog")))
    assert table.caption == "Diklat teknis saja cukup"
    assert cells(table) == [["Diklat teknis", "75,00", "67"], ["Semua diklat", "82,00", "40"]]


def test_the_city_tells_the_cost_between_what_is_proven_and_what_a_plan_reaches():
    facts = {"kode": "", "biaya": 300_000_000, "biaya_batas": 290_000_000}
    found = text_of(target.reach(report(courses=[course("TEK", 53)], **facts)))
    assert "dengan biaya Rp 300 juta; terbukti bahwa yang termurah pun memerlukan" in found
    assert "sekitar Rp 290 juta." in found


def test_a_mix_that_costs_nothing_says_so():
    found = text_of(target.reach(report(courses=[course("TEK", 53, 0)], biaya=0, biaya_batas=0)))
    assert found.endswith("60 orang dan tidak berbiaya.")
