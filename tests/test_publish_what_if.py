"""`analysis what-if`: files, picture and screen of one small city, in both languages."""

from __future__ import annotations

import time
from fractions import Fraction
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from tests.scenario_fixture import base_of, city, nip, staff
from tests.test_present_english import indonesian, texts

from analysis.cli import main
from analysis.present.what_if.answer import answer
from analysis.present.what_if.panel import WhatIf
from analysis.present.wording.voice import Voice
from analysis.scenario.model import Scenario, Step
from analysis.scenario.parse import parse

PERIOD = "2026-Q3"
TRAINING = '[[langkah]]\ntindakan = "jp20"\nuntuk = ["pelaksana"]\n'
RETIRED = 'nama = "Pensiun"\n[[langkah]]\ntindakan = "pensiun"\nbulan = 12\n'
RULE = '[[langkah]]\ntindakan = "aturan"\nopsi = { jp_proporsional = true }\n'


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "kota"
    call = ["sample", "--out", str(folder), "--people", "150", "--opd-count", "4"]
    assert main([*call, "--periods", PERIOD]) == 0
    return folder


@pytest.fixture
def run(data, tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(data.parent / "build"))

    def call(*contents, out="dampak.csv", **options):
        words = ["what-if", "--data", str(data), "--out", str(tmp_path / out)]
        for number, content in enumerate(contents):
            path = tmp_path / f"skenario{number}.toml"
            path.write_text(content, "utf-8")
            words += ["--scenario", str(path)]
        for name, value in options.items():
            words += [f"--{name}", value]
        return main(words)

    return call


def test_scenarios_stand_below_each_other_and_together_with_a_picture_each(run, tmp_path, capsys):
    assert run(TRAINING, RETIRED, RULE) == 0
    rows = pd.read_csv(tmp_path / "dampak.csv")
    assert rows["skenario"].unique().tolist() == ["skenario0", "Pensiun", "skenario2", "bersama"]
    assert {path.name for path in tmp_path.glob("*.svg")} == {
        "dampak.svg", "dampak.1.svg", "dampak.2.svg", "dampak.3.svg",
    }  # fmt: skip
    screen = capsys.readouterr().out
    assert "bersama" in screen
    assert "Naik paling banyak (bersama):" in screen


def test_the_exact_sums_are_the_means_of_the_table(run, tmp_path):
    run(TRAINING)
    rows = pd.read_csv(tmp_path / "dampak.csv", keep_default_na=False)
    exact = pd.read_csv(tmp_path / "dampak.eksak.csv", dtype=str, keep_default_na=False)
    of_city = exact.loc[(exact["cakupan"] == "kota") & (exact["saat"] == "sesudah")]
    sums = {
        row.ukuran: Fraction(int(row.pembilang), int(row.penyebut)) for row in of_city.itertuples()
    }
    mean = float(sums["ip_asn"] / sums["diukur"] / 100_000)
    assert float(rows["ip_asn_sesudah"].iloc[0]) == pytest.approx(mean)


def test_the_same_call_gives_the_same_bytes(run, tmp_path):
    found = []
    for _ in range(2):
        run(TRAINING, RETIRED, out="dampak.xlsx")
        found.append({p.name: p.read_bytes() for p in tmp_path.glob("dampak*")})
        time.sleep(1.1)  # a workbook would tell the second it was made in
    assert sorted(found[0]) == ["dampak.1.svg", "dampak.2.svg", "dampak.svg", "dampak.xlsx"]
    assert found[0] == found[1]


def test_a_picture_tells_its_title_and_its_values(run, tmp_path):
    run(TRAINING, lang="en")
    root = ET.fromstring((tmp_path / "dampak.svg").read_text("utf-8"))  # noqa: S314 - our own
    told = {child.tag.rsplit("}", 1)[-1]: child.text for child in root}
    assert root.get("role") == "img"
    assert told["title"].startswith("skenario0: the city's IP ASN rises from")
    assert "Largest rises: " in told["desc"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[[langkah]]\ntindakan = "jp20"\nuntuk = ["pelaksna"]', "Yang mirip: pelaksana"),
        ('[[langkah]]\ntindakan = "aturan"\nedisi = "perbkn"', "Edisi 'perbkn' tidak ada"),
        ('[[langkah]]\ntindakan = "aturan"\nopsi = { jp = true }', "opsi: opsi jp tidak dikenal"),
    ],
)
def test_what_the_city_does_not_know_is_told_with_file_and_step(run, capsys, content, sentence):
    assert run(content) == 2
    said = capsys.readouterr().err
    assert "skenario0.toml: langkah 1" in said
    assert sentence in said


def test_two_rules_are_told_apart_and_not_computed_together(run, tmp_path, capsys):
    other = RULE.replace("true", "false")
    assert run(RULE, other) == 0
    assert "tidak dapat dihitung bersama" in capsys.readouterr().out
    assert "bersama" not in set(pd.read_csv(tmp_path / "dampak.csv")["skenario"])


def test_scenarios_of_one_name_are_refused(run, capsys):
    assert run(RETIRED, RETIRED) == 2
    assert "Dua skenario bernama 'Pensiun'" in capsys.readouterr().err


# the answer as blocks, and the panel


@pytest.fixture(scope="module")
def base():
    half = {"nip": nip(1), "jenis": "03", "jp": 10, "tanggal_selesai": "2026-03-01"}
    people = [staff(1), staff(2, "Pengawas"), staff(3, opd="dinas-dua")]
    return base_of(city(people, [half]))


def test_the_english_answer_is_english(base):
    steps = [Step(name, ("pelaksana", "PNS")) for name in ("jp20", "seminar", "cakupan", "pensiun")]
    block = answer(base, Scenario("Try", tuple(steps)), Voice("en"))
    names = ["Dinas Satu", "Dinas Dua", "Kecamatan Tiga"]
    assert indonesian(list(texts(block.to_json())), names) == []


def test_a_step_says_for_whom(base):
    groups = ("dinas-satu", "PNS", "pelaksana", "Pengawas")
    block = answer(base, Scenario("Uji", (Step("jp20", groups),)), Voice("id"))
    assert block.items[0].to_json()["text"] == (
        "Pelaksana dan pengawas, PNS pada Dinas Satu memenuhi JP teknis yang disyaratkan."
    )


def test_a_change_is_what_a_reader_subtracts(base):
    block = answer(base, parse(TRAINING, "s.toml"), Voice("id"))
    total = block.items[-1].rows[0]
    now, after, change = (float(cell.t.replace(",", ".")) for cell in total.cells[3:6])
    assert after - now == pytest.approx(change)


def test_the_panel_answers_each_choice(base):
    panel = WhatIf(base, rules={"JP sebanding": Step("aturan", opsi={"jp_proporsional": True})})
    first = panel.block
    panel.actions["seminar"].value = True
    panel.posts.value = ("Pengawas",)
    assert panel.scenario == Scenario(
        "Pilihan Anda", (Step("jp20", ("Pengawas",)), Step("seminar", ("Pengawas",)))
    )
    panel.rule.value = "JP sebanding"
    assert panel.scenario.rule == Step("aturan", opsi={"jp_proporsional": True})
    assert panel.block != first


def test_the_panel_says_that_nothing_was_chosen(base):
    panel = WhatIf(base)
    panel.actions["jp20"].value = False
    assert panel.block.to_json()["items"][1]["items"][1]["value"] == "0,00"
