"""The portal in Chromium: axe finds nothing, nothing is fetched, the keyboard suffices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from tests.browser.test_pages import audit, press, said, visit
from tests.portal_fixture import HEALTH, SOCIAL, write_quarter

from analysis.publish.portal.make import write_portal

LANGUAGES = ("id", "en")


@pytest.fixture(scope="module")
def portals(tmp_path_factory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("laporan") / "kota"
    write_quarter(folder, "2025-Q3", city=68.0, without=(HEALTH,))
    write_quarter(folder, "2026-Q1", values={SOCIAL: None}, city=69.0)
    anew = {("2025-Q3", HEALTH): 71.0}
    write_quarter(folder, "2026-Q2", city=71.0, edition="bkn-4190-2024", earlier=anew)
    write_quarter(folder, "2026-Q3", city=71.5, edition="bkn-4190-2024")
    write_quarter(folder, "2026-Q3", city=71.5, edition="bkn-4190-2024", lang="en")
    paths: list[Path] = write_portal(folder)
    return {lang: path.as_uri() for lang, path in zip(LANGUAGES, paths, strict=True)}


def shown(browser) -> list[str]:
    script = (
        "return [...document.querySelectorAll('[data-cari]')].filter(card => !card.hidden)"
        ".map(card => card.dataset.nama)"
    )
    return browser.execute_script(script)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 800, 390])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing(browser, axe, portals, lang, width, scheme):
    visit(browser, portals[lang], width, scheme)
    audit(browser, axe)


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_does_not_scroll_sideways(browser, portals, lang, width):
    visit(browser, portals[lang], width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_page_asks_for_nothing_and_reports_no_error(browser, portals):
    browser.get_log("performance")
    visit(browser, portals["id"])
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith("data:")] == [portals["id"]]
    assert browser.get_log("browser") == []


def test_the_search_filters_while_typing_by_name_and_code(browser, portals):
    visit(browser, portals["id"])
    search = browser.find_element(By.ID, "cari")
    search.send_keys("Dinas SOSIAL")
    assert shown(browser) == ["Dinas Sosial"]
    assert said(browser) == "1 OPD"
    search.send_keys(Keys.CONTROL, "a")
    search.send_keys("kecamatan-pulau")
    assert shown(browser) == ["Kecamatan Pulau"]


def test_what_is_found_is_counted_in_english_as_one_or_many(browser, portals):
    visit(browser, portals["en"])
    search = browser.find_element(By.ID, "cari")
    for typed, counted in (("kearsipan", "1 agency"), ("dinas", None), ("xyz", "No agency")):
        search.send_keys(Keys.CONTROL, "a")
        search.send_keys(typed)
        assert said(browser).startswith(counted or f"{len(shown(browser))} agencies")


def test_the_filter_by_kind_follows_the_arrow_keys(browser, portals):
    visit(browser, portals["id"])
    browser.find_element(By.ID, "cari").send_keys(Keys.TAB)
    press(browser, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert {name.split()[0] for name in shown(browser)} == {"Badan"}


def test_cards_are_ordered_by_value_change_or_name_and_empty_ones_stay_last(browser, portals):
    visit(browser, portals["id"])
    orders = browser.find_element(By.ID, "urutkan")
    first = shown(browser)
    assert first[0] == "Badan Kepegawaian"
    for value, head in (("nilai:naik", "Kecamatan Timur"), ("nama:naik", "Badan Kepegawaian")):
        orders.find_element(By.CSS_SELECTOR, f"option[value='{value}']").click()
        assert shown(browser)[0] == head
    orders.find_element(By.CSS_SELECTOR, "option[value='nilai:naik']").click()
    assert set(shown(browser)[-3:]) < set(first[-6:])


def test_what_lies_behind_every_picture_is_drawn_in_the_colours_of_the_page(browser, portals):
    visit(browser, portals["id"])
    script = (
        "const colour = (name) => getComputedStyle(document.querySelector(name)).stroke;"
        "return [colour('#latar .sempadan'), colour('#latar .pembanding'), colour('.kartu .alur')]"
    )
    colours = browser.execute_script(script)
    assert colours == ["rgb(195, 203, 208)", "rgb(138, 151, 159)", "rgb(0, 95, 107)"]
