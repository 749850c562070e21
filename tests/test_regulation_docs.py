"""What docs/method.md and docs/assumptions.md print is what the rule files say."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from analysis.regulation import SCALES, load_development, load_regulation
from analysis.regulation.rule import Rule
from analysis.regulation.schema import DEVELOPMENT, OPTIONS, TABLES

DOCS = Path(__file__).parents[1] / "docs"
METHOD = (DOCS / "method.md").read_text("utf-8")
ASSUMPTIONS = (DOCS / "assumptions.md").read_text("utf-8")
DAY = date(2026, 9, 30)
LAW = load_regulation("perbkn-8-2019", DAY)
GROWTH = load_development(DAY)
PRINTED = re.findall(r"<!-- tabel: (\w+) -->\n((?:\|.*\n)+)", METHOD)


def rows(table: str) -> list[list[str]]:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return cells[2:]


@pytest.mark.parametrize(("name", "table"), PRINTED, ids=[name for name, _ in PRINTED])
def test_a_table_printed_in_the_method_is_the_one_in_the_rule_file(name, table):
    law = getattr(LAW if hasattr(LAW, name) else GROWTH, name)
    unit = "poin" if name == "kinerja_angka" else law.unit
    printed = {
        key: int(Decimal(value.replace(",", ".")) * SCALES.get(unit, 1))
        for keys, value in rows(table)
        for key in keys.split(", ")
    }
    if isinstance(law, Rule):
        assert printed == {key: law.value(key) for key in law.keys}
    else:
        assert law.values is not None
        assert printed == dict(zip(law.labels, law.values, strict=True))


def test_the_method_prints_every_table_that_gives_points():
    scoring = {"maksimum", "kualifikasi", "kompetensi", "kinerja_predikat", "kinerja_angka"}
    assert scoring | {"disiplin", "jendela"} <= {name for name, _ in PRINTED}


def test_the_categories_printed_in_the_method_have_the_borders_of_the_law():
    table = re.search(r"\| IP ASN \| kategori \|\n((?:\|.*\n)+)", METHOD)
    assert table is not None
    printed = [(re.findall(r"\d+", text), label) for text, label in rows("|\n" + table[1])]
    borders = [str(bound // SCALES["poin"]) for bound in LAW.kategori.bounds[1:]]
    assert [label for _, label in printed] == list(LAW.kategori.labels)
    assert [numbers[0] for numbers, _ in printed[1:]] == borders
    assert [numbers[-1] for numbers, _ in printed[:-1]] == borders


def test_the_scales_and_the_nine_box_printed_in_the_method_are_those_of_the_rules():
    scales = re.search(r"\| JPM \| pemetaan .*\n((?:\|.*\n)+)", METHOD)
    boxes = re.search(r"\| kinerja \| rendah .*\n((?:\|.*\n)+)", METHOD)
    assert scales is not None
    assert boxes is not None
    printed = rows("|\n" + scales[1])
    for column, scale in ((0, GROWTH.skala_pemetaan), (2, GROWTH.skala_pengisian)):
        borders = [bound // SCALES[scale.unit] for bound in scale.bounds[1:]]
        lower = [int(re.findall(r"\d+", row[column])[0]) for row in printed]
        assert lower == [borders[0], *borders]
        assert [row[column + 1] for row in printed] == list(scale.labels)
    numbers = {
        f"{row[0]}.{potential}": int(box)
        for row in rows("|\n" + boxes[1])
        for potential, box in zip(GROWTH.kotak_potensi.labels, row[1:], strict=True)
    }
    assert numbers == dict(GROWTH.kotak_talenta.values)


def test_the_edition_shown_in_the_method_works_when_its_files_are_copied(tmp_path):
    files = re.findall(r"`peraturan/([\w-]+)/([\w.]+)`\n\n```yaml\n(.*?)```", METHOD, re.DOTALL)
    assert len(files) == 3
    for edition, name, text in files:
        (tmp_path / edition).mkdir(exist_ok=True)
        (tmp_path / edition / name).write_text(text, encoding="utf-8")
    law = load_regulation(files[0][0], DAY, folders=[tmp_path])
    assert law.ambang_jp.number("teknis") == 2450
    assert law.option("jp_proporsional") is True
    assert load_regulation(files[0][0], date(2025, 9, 30), folders=[tmp_path]).ambang_jp.number(
        "teknis"
    ) == LAW.ambang_jp.number("teknis")


def test_the_options_shown_in_the_method_are_accepted_and_have_the_defaults_named_there():
    shown = re.search(r"```toml\n(.*?)```", METHOD, re.DOTALL)
    assert shown is not None
    settings = tomllib.loads(shown[1])
    law = load_regulation(settings["edisi"], DAY, settings["opsi"])
    assert {option.name for option in law.options if option.overridden} == set(settings["opsi"])
    table = re.search(r"\| opsi \| bawaan \| pilihan \|\n((?:\|.*\n)+)", METHOD)
    assert table is not None
    assert [row[0].strip("`") for row in rows("|\n" + table[1])] == [o.name for o in LAW.options]


def test_every_rule_that_nobody_saw_in_print_is_listed_among_the_assumptions():
    letter = {"pembagian_sisa", "pendidikan_syarat", "poin_kesesuaian", "kompetensi_dasar"}
    tables = (*LAW.tables, *GROWTH.tables)
    unseen = {t.name for t in tables if t.reference.confidence != "V" or t.doubtful}
    unseen |= {option.name for option in LAW.options if option.confidence != "V"}
    assert [name for name in sorted(unseen | letter) if f"`{name}`" not in ASSUMPTIONS] == []


def test_the_assumptions_name_no_table_that_does_not_exist():
    named = re.findall(r"`(\w+)`", ASSUMPTIONS)
    assert [name for name in named if name not in {*TABLES, *OPTIONS, *DEVELOPMENT}] == []
