"""The law's numbers, as a jurist reads them, against the rule files."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis.errors import RegulationError
from analysis.regulation import SCALES, load_regulation
from analysis.regulation.edition import LAW
from analysis.regulation.rule import Bands, Rule

CASES = Path(__file__).parent / "cases"
VALUES = yaml.safe_load((CASES / "regulation_values.yaml").read_text("utf-8"))
BANDS = yaml.safe_load((CASES / "regulation_bands.yaml").read_text("utf-8"))
QUARTER_END = date(2026, 9, 30)
LAW_NOW = load_regulation("perbkn-8-2019", QUARTER_END)


def content(table):
    return {key: table.value(key) for key in table.keys}


def stored(text: str, unit: str) -> int:
    return int(Decimal(text) * SCALES.get(unit, 1))


@pytest.mark.parametrize("name", VALUES)
def test_every_number_of_a_table_is_the_one_the_law_states(name):
    table = getattr(LAW_NOW, name)
    expected = {key: stored(text, table.unit) for key, text in VALUES[name].items()}
    assert content(table) == expected


@pytest.mark.parametrize("name", BANDS)
def test_a_value_on_a_border_falls_into_the_band_the_law_states(name):
    whole = load_regulation("perbkn-8-2019", QUARTER_END, {"kategori_batas": "bulat"})
    bands = {
        "kategori terbuka": LAW_NOW.kategori,
        "kategori bulat": whole.kategori,
        "nilai SKP": LAW_NOW.kinerja_angka,
    }[name]
    values = pd.Series([stored(value, bands.unit) for value, _ in BANDS[name]], dtype="Int64")
    expected = [result for _, result in BANDS[name]]
    if name == "nilai SKP":
        assert bands.points(values).tolist() == [stored(text, "poin") for text in expected]
    else:
        assert bands.classify(values).tolist() == expected


def test_kinds_of_training_serve_the_components_of_the_house_mapping():
    by_component: dict[str, list[str]] = {}
    for kind, component in content(LAW_NOW.komponen_diklat).items():
        by_component.setdefault(component, []).append(kind)
    assert by_component == {
        "kepemimpinan": ["01"],
        "fungsional": ["02"],
        "teknis": ["03", "05", "06", "08", "12", "16", "17"],
        "seminar": ["04", "07", "09", "10", "11", "13", "14", "15", *map(str, range(18, 26))],
    }


def test_sanctions_of_the_old_list_keep_their_level_after_the_new_law():
    before = load_regulation("perbkn-8-2019", date(2020, 6, 30)).hukuman_disiplin
    after = LAW_NOW.hukuman_disiplin
    assert {key: after.value(key) for key in before.keys} == content(before)
    assert after.value("pemotongan tunjangan kinerja 25% selama 9 bulan") == "sedang"
    assert "pemotongan tunjangan kinerja 25% selama 9 bulan" not in before


def test_pppk_are_measured_from_measurement_year_2023_on():
    assert not load_regulation("perbkn-8-2019", date(2022, 12, 31)).ukur_pppk
    assert load_regulation("perbkn-8-2019", date(2023, 3, 31)).ukur_pppk


def test_only_active_studying_and_disciplined_staff_is_measured_by_default():
    assert LAW_NOW.kedudukan_dihitung == {"01", "03", "15", "16"}
    assert LAW_NOW.kedudukan_hukum.value("03") == "Tugas Belajar"


def test_the_appraisal_of_the_year_before_counts():
    assert LAW_NOW.appraisal_year == 2025


def test_the_law_is_silent_before_its_first_day():
    with pytest.raises(RegulationError, match=r"belum berlaku pada 2019-03-31; .* 2019-05-15"):
        load_regulation("perbkn-8-2019", date(2019, 3, 31))


def test_every_table_names_its_source_how_far_to_trust_it_and_when_it_was_checked():
    for table in LAW_NOW.tables:
        source = table.reference
        assert source.title, table.name
        assert source.article, table.name
        assert source.confidence in {"V", "S", "G"}, table.name
        assert source.in_force <= QUARTER_END < source.checked_on, table.name
        assert (LAW / source.file).is_file(), table.name


def test_what_was_only_assumed_is_marked_where_it_stands():
    assert LAW_NOW.kualifikasi.confidence_of("S1") == "S"
    assert LAW_NOW.kualifikasi.confidence_of("Profesi") == "G"
    assert LAW_NOW.kinerja_predikat.confidence_of("Baik") == "S"
    assert LAW_NOW.kinerja_predikat.confidence_of("Kurang") == "G"
    assert LAW_NOW.bup.reference.confidence == "V"


def test_all_tables_of_the_regulation_are_listed_with_their_source():
    fields = [getattr(LAW_NOW, name) for name in LAW_NOW.__dataclass_fields__]
    tables = [value for value in fields if isinstance(value, Rule | Bands)]
    assert len(LAW_NOW.tables) == len(tables) > 15


def test_no_point_of_the_law_stands_in_the_code():
    points = re.compile(r"(?<![\w.])(2_?500_?000|4_?000_?000|3_?000_?000|22\.5|17\.5)(?![\w.])")
    code = Path(load_regulation.__code__.co_filename).parent.parent
    found = [
        path.name
        for path in code.rglob("*.py")
        if path.parent.name in {"regulation", "measures", "intake", "release"}
        and points.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_the_law_loads_twice_to_the_same_value():
    assert load_regulation("perbkn-8-2019", QUARTER_END) == LAW_NOW
