"""No word of one language stands in an output of the other: reports, guide, workbooks, terminal."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as parser
from tests import english_messages as messages
from tests import forms_fixture
from tests.city_fixture import blocks_of, city_of
from tests.english_words import strangers
from tests.form_edit import sheets
from tests.guide_fixture import guide_of
from tests.portal_fixture import HEALTH, SOCIAL, write_quarter
from tests.present_fixture import all_blocks, report_of
from tests.test_forms_plan_book import PEOPLE, book
from tests.test_present_english import names_of, texts
from tests.test_store import write_city

from analysis.cli import main
from analysis.dataset.tables import TABLES
from analysis.errors import Problem
from analysis.forms.form.book import form_bytes
from analysis.forms.form.snapshot import SHEET
from analysis.forms.plan_book.book import plan_book
from analysis.forms.returned import advice as form_advice
from analysis.forms.returned.book import collected_book
from analysis.forms.returned.read import read_form
from analysis.intake import problems, problems_book
from analysis.intake.files.read import read_grids
from analysis.intake.files.unfilled import is_template
from analysis.intake.judging import advice, advice_forms, advice_opd, advice_plan
from analysis.intake.judging.reading import Advice
from analysis.intake.template import template
from analysis.present.locale import LANGUAGES
from analysis.present.wording.voice import Voice
from analysis.present.workbook.book import workbook
from analysis.publish.portal.make import portal_page
from analysis.publish.portal.read import read_quarters

ADVICE = [
    one
    for module in (advice, advice_forms, advice_opd, advice_plan, form_advice)
    for _, one in inspect.getmembers(module, lambda each: isinstance(each, Advice))
]
FOUND = [
    Problem("pegawai", f"{n}.csv", n, "NIP", "", one.rule, one.fix, one.outcome)
    for n, one in enumerate(ADVICE, 1)
]
# Values of the national system and names of tables; they are what is typed, in every language.
TERMS = {"Kurang", "Sangat Kurang", "Butuh Perbaikan", "kolom opd", "klasikal", "nonklasikal"}


ATTRIBUTION = "The World Bank: Worldwide Governance Indicators"  # as its licence asks for it


def cells(content: bytes) -> list[str]:
    """Every text of a workbook: names of its sheets, its cells; without what a form hides."""
    found = {name: rows for name, rows in sheets(content).items() if name != SHEET}
    return [*found, *(str(cell) for rows in found.values() for row in rows for cell in row)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_and_its_guide_speak_one_language(lang):
    report = report_of("dinas-kesehatan", lang)
    told = [text for block in all_blocks(report) for text in texts(block)]
    told += [text for block in guide_of(report) for text in texts(block.to_json())]
    assert len(told) > 300
    assert strangers(told, lang, names_of(report)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("opd", [0, 120], ids=["as it is", "with 120 OPD"])
def test_the_report_of_the_city_speaks_one_language(opd, lang):
    report = city_of(lang, opd)
    told = [text for block in blocks_of(report) for text in texts(block.to_json())]
    assert len(told) > 300
    assert strangers(told, lang, [*names_of(report), ATTRIBUTION]) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_of_the_city_speaks_one_language(lang):
    report = city_of(lang)
    assert strangers(cells(workbook(report)), lang, names_of(report)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_portal_speaks_one_language(lang, tmp_path):
    """Its text and what is said of its pictures; the other language's link is named in it."""
    write_quarter(tmp_path, "2025-Q3", city=68.0, without=(HEALTH,))
    write_quarter(tmp_path, "2026-Q1", values={SOCIAL: None}, earlier={("2025-Q3", HEALTH): 71.0})
    write_quarter(tmp_path, "2026-Q3", edition="bkn-4190-2024", portal=None)
    page = parser.fromstring(portal_page(read_quarters(tmp_path, lang), lang, "kota"))
    told = [*page.itertext("p", "a", "h1", "h2", "h3", "th", "td", "li", "label", "option", "span")]
    told += page.xpath("//@alt | //@aria-label | //@title | //@data-satu | //@data-banyak")
    told += page.xpath("//*[local-name()='svg']//text() | //button//text()")
    assert len(told) > 100
    assert strangers(told, lang, names_of(report_of(HEALTH, lang))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_problem_is_told_in_one_language_on_the_screen_and_in_the_workbook(lang):
    screen = problems.screen_digest(FOUND, _=Voice(lang))
    assert len(ADVICE) > 150
    assert strangers(screen, lang, TERMS) == []
    assert strangers(cells(problems_book.workbook(FOUND, None, Voice(lang))), lang, TERMS) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_speaks_one_language(lang):
    told = cells(form_bytes(form_in(lang)))
    names = {*delivered(), "Menyusun Soal"}
    assert strangers([text for text in told if not text.startswith("[")], lang, names) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_named_plan_speaks_one_language(lang):
    names = {*PEOPLE["nama"], "PP 11/2017 Pasal 206", "12 dari 20 JP"}
    assert strangers(cells(plan_book(book(lang=lang))), lang, names) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_of_collected_forms_speaks_one_language(lang):
    filled = forms_fixture.edit(
        forms_fixture.form(),
        ("Pegawai", forms_fixture.NIP, "Status", "Entah"),
        ("Pegawai", forms_fixture.NIP, "Catatan", "sakit"),
    )
    told = cells(collected_book(forms_fixture.collected(filled), Voice(lang)))
    assert len(told) > 60
    assert strangers(told, lang, delivered()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("spec", TABLES.values(), ids=TABLES)
def test_a_template_explains_itself_in_one_language_and_is_known_as_one(spec, lang):
    content = template(spec, Voice(lang))
    assert is_template(read_grids(content, 200))
    found = sheets(content)
    named = {name for row in found[spec.name] for name in row} | {spec.name, "pilihan"}
    told = [text for text in cells(content) if text not in named]
    terms = {"Kurang", "organisasi perangkat daerah", *messages.LEVELS}
    told = [text for text in told if not text.startswith(("One of: ", "Salah satu dari: "))]
    assert strangers(told, lang, terms) == []


def test_a_form_in_english_is_read_back_like_one_in_indonesian():
    english = form_bytes(form_in("en"))
    assert "Staff" in sheets(english)
    tongues = [Voice(lang) for lang in LANGUAGES]
    of_english = read_form("satu.xlsx", read_grids(english, 200), tongues)
    of_indonesian = read_form("satu.xlsx", read_grids(forms_fixture.form(), 200), tongues)
    assert list(of_english.sheets) == list(of_indonesian.sheets) != []
    for name, sheet in of_english.sheets.items():
        same = of_indonesian.sheets[name]
        assert (list(sheet.headers), sheet.missing, sheet.renamed) == (list(same.headers), (), ())
        assert [row.cells for row in sheet.rows] == [row.cells for row in same.rows]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_terminal_speaks_one_language(lang, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    monkeypatch.setenv("LANG_REPORT", lang)
    monkeypatch.chdir(tmp_path)
    city = write_city(tmp_path / "kota")
    spoil(city)
    for call, code in CALLS:
        assert main(call.split()) == code, call
    shown = capsys.readouterr()
    told = (shown.out + shown.err).splitlines()
    assert len(told) > 40
    assert strangers(told, lang, TERMS) == []


CALLS = (
    ("check --data kota", 0),
    ("clean --data kota --out bersih", 0),
    ("plan --data kota --out rencana --budget 1000000", 0),
    ("forms --data kota --out formulir", 0),
    ("collect kembali --data kota", 1),
    ("batches peserta.csv --size 2 --out undangan --start 2027-03-01", 0),
    ("batches peserta.csv --size 0 --out undangan", 2),
    ("check --data kotaa", 2),
    ("check --data kota --period 2020-Q1", 2),
    ("forms --data kota --opd dinas-stau", 2),
    ("chek", 2),
    ("scores --data kota", 2),
    ("plan --data kota --out x --budget banyak", 2),
)


def spoil(city: Path) -> None:
    """Give the city what is told on the screen: bad rows, a strange file, forms, a list."""
    path = city / "2026-Q3" / "pegawai.csv"
    lines = path.read_text("utf-8").replace("S2", "Entah", 1).splitlines()
    path.write_text("\n".join([*lines, lines[1], "x" + lines[2]]) + "\n", "utf-8")
    (city / "2026-Q3" / "pegwai.csv").write_text("a,b\n1,2\n", "utf-8")
    back = city.parent / "kembali"
    back.mkdir()
    (back / "satu.xlsx").write_bytes(b"bukan")
    (back / "dua.xlsx").write_bytes(forms_fixture.form())
    listed = "nama,OPD\n" + "\n".join(f"Nama {n},Dinas {n % 2}" for n in range(5)) + "\n"
    (city.parent / "peserta.csv").write_text(listed, "utf-8")


def form_in(lang: str):
    """The form of a small OPD in a language."""
    form = forms_fixture.made()
    setting = replace(form.setting, tongue=Voice(lang), label=f"2026-Q3 {lang}")
    return replace(form, setting=setting)


def delivered() -> set[str]:
    """What the small city's files say of its people."""
    rows = (*forms_fixture.PEOPLE, *forms_fixture.ASSESSMENTS, *forms_fixture.TRAININGS)
    return {str(value) for row in rows for value in row.values() if len(str(value)) > 3}
