"""A scenario file is read strictly: what is not accepted is told with file, step and key."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from analysis.errors import CallError
from analysis.present.locale import catalogue
from analysis.present.wording.told import tell_error
from analysis.present.wording.voice import Voice
from analysis.scenario.model import Step
from analysis.scenario.parse import FORMS, parse

EXAMPLES = sorted((Path(__file__).parents[1] / "data" / "sample" / "skenario").glob("*.toml"))
STEP = '[[langkah]]\ntindakan = "jp20"\n'
REFUSED = [
    ("", "s.toml: langkah harus satu atau beberapa bagian"),
    ("langkah = 3", "s.toml: langkah harus satu atau beberapa bagian"),
    ('nama = "a\n', "s.toml: bukan TOML yang sah di baris 1"),
    (f"nama = 3\n{STEP}", "s.toml: nama harus teks"),
    (f"name = 'a'\n{STEP}", "s.toml: kunci 'name' tidak dikenal. Maksud Anda nama?"),
    ("[[langkah]]\nuntuk = 'PNS'", "s.toml: langkah 1: kunci tindakan belum ada."),
    (f"{STEP}[[langkah]]\ntindakan = 'jp2'", "langkah 2: tindakan 'jp2' tidak dikenal. Maksud"),
    (f"{STEP}untk = ['PNS']", "langkah 1: kunci 'untk' tidak dikenal. Maksud Anda untuk?"),
    (f"{STEP}untuk = []", "langkah 1: untuk harus nama kelompok"),
    (f"{STEP}untuk = [1]", "langkah 1: untuk harus nama kelompok"),
    (f"{STEP}sampai = 90", "langkah 1: kunci 'sampai' tidak dikenal"),
    ("[[langkah]]\ntindakan = 'cakupan'", "langkah 1: cakupan memerlukan kunci sampai: persen"),
    ("[[langkah]]\ntindakan = 'cakupan'\nsampai = 100.5", "sampai harus persen di atas 0"),
    ("[[langkah]]\ntindakan = 'cakupan'\nsampai = 0", "sampai harus persen di atas 0"),
    ("[[langkah]]\ntindakan = 'cakupan'\nsampai = nan", "sampai harus persen di atas 0"),
    ("[[langkah]]\ntindakan = 'cakupan'\nsampai = true", "sampai harus persen di atas 0"),
    ("[[langkah]]\ntindakan = 'pensiun'", "langkah 1: pensiun memerlukan kunci bulan: bilangan"),
    ("[[langkah]]\ntindakan = 'pensiun'\nbulan = 121", "bulan harus bilangan bulat 1 sampai 120"),
    ("[[langkah]]\ntindakan = 'aturan'", "aturan memerlukan kunci edisi, opsi, atau keduanya"),
    ("[[langkah]]\ntindakan = 'aturan'\nopsi = 1", "opsi harus opsi edisi, misalnya { jp_prop"),
    (2 * "[[langkah]]\ntindakan = 'aturan'\nedisi = 'a'\n", "paling banyak satu langkah aturan"),
]


@pytest.mark.parametrize(("text", "sentence"), REFUSED, ids=[one[1] for one in REFUSED])
def test_what_is_not_accepted_is_told_in_both_languages(text, sentence):
    with pytest.raises(CallError) as refused:
        parse(text, "s.toml")
    assert sentence in str(refused.value)
    assert tell_error(refused.value, Voice("en")) != str(refused.value)


def test_everything_wrong_is_told_at_once():
    with pytest.raises(CallError) as refused:
        parse("name = 1\n[[langkah]]\ntindakan = 'x'\n[[langkah]]\ntindakan = 'pensiun'", "s.toml")
    assert len(refused.value.told) == 3


def test_every_form_has_its_english():
    assert [form.text for form in FORMS.values() if form.text not in catalogue("en")] == []


def test_a_step_takes_one_name_or_several_and_everybody_without():
    text = f"{STEP}untuk = 'PNS'\n{STEP}untuk = ['PNS', 'JPT']\n{STEP}"
    scenario = parse(text, "coba.toml")
    assert [step.untuk for step in scenario.langkah] == [("PNS",), ("PNS", "JPT"), ("semua",)]
    assert scenario.nama == "coba"


def test_a_percentage_is_exact():
    scenario = parse("[[langkah]]\ntindakan = 'cakupan'\nsampai = 90.1", "s.toml")
    assert scenario.langkah == (Step("cakupan", sampai=Decimal("90.1")),)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_accepted(path):
    assert parse(path.read_text("utf-8"), path.name).langkah
