"""Index and report in Chromium: axe finds nothing, nothing is fetched, the keyboard suffices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbconvert import get_exporter
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from tests import publish_fixture as made
from tests.test_publish_site import HIDDEN, INFO, SOCIAL, UNMEASURED

from analysis.cli import main
from analysis.publish.site import index_page
from analysis.sample import make_sample

PERIOD = "2026-Q3"
WIDTHS = (1280, 800, 390)
PAGES = ("index", "report", "opd", "city", "guide")
ROWS = [SOCIAL, HIDDEN, UNMEASURED]


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("usb stick")
    report = get_exporter("analysis-html")().from_notebook_node(made.report())[0]
    written = {"index": index_page(ROWS, INFO, "id"), "report": report}
    for name, page in written.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    found = {name: folder / f"{name}.html" for name in written} | of_a_city(folder)
    return {name: path.as_uri() for name, path in found.items()}


def of_a_city(folder: Path) -> dict[str, Path]:
    """Return the reports of an OPD and of its city with gap and plan, and a guide in English."""
    city = make_sample(folder / "kota", people=320, opd_count=4, periods=(PERIOD,)).folder
    settings = city / "dataset.toml"
    told = settings.read_text("utf-8")
    settings.write_text(told.replace("anggaran = 2_000_000_000", "anggaran = 60_000_000"), "utf-8")
    code = (city / "opd.csv").read_text("utf-8").split("\n")[1].split(",")[0]
    chosen = ["--data", str(city), "--out", str(folder / "out"), "--opd", code, "--jobs", "1"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_BUILD", str(folder / "build"))
        assert main(["reports", *chosen, "--opd", "kota"]) == 0
        assert main(["guide", *chosen, "--lang", "en"]) == 0
    made_in = folder / "out" / "kota" / PERIOD
    return {
        "opd": made_in / "opd" / f"{code}.html",
        "city": made_in / "kota.html",
        "guide": made_in / "en" / "panduan" / f"{code}.html",
    }


def visit(browser, address: str, width: int = 1280, scheme: str = "light") -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme_feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme_feature]})
    browser.get(address)
    browser.execute_async_script("document.fonts.ready.then(arguments[0])")


def audit(browser, axe: str) -> None:
    """Fail with every rule of axe that the page breaks, its details opened, and where."""
    browser.execute_script("document.querySelectorAll('details').forEach(it => it.open = true)")
    browser.execute_script(axe)
    found = browser.execute_async_script("axe.run().then(arguments[0])")
    told = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(browser, axe, pages, page, width, scheme):
    visit(browser, pages[page], width, scheme)
    audit(browser, axe)


@pytest.mark.parametrize("width", [*WIDTHS, 320])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_not_scroll_sideways(browser, pages, page, width):
    visit(browser, pages[page], width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_for_nothing_and_reports_no_error(browser, pages, page):
    browser.get_log("performance")
    visit(browser, pages[page])
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith("data:")] == [pages[page]]
    assert browser.get_log("browser") == []


def test_text_is_set_in_the_font_of_the_page(browser, pages):
    visit(browser, pages["report"])
    assert browser.execute_script("return document.fonts.check('600 16px \"Source Sans Pro\"')")
    loaded = "return [...document.fonts].filter(font => font.status === 'loaded').length"
    assert browser.execute_script(loaded) == 2


def names(browser) -> list[str]:
    script = (
        "return [...document.querySelectorAll('tbody tr')].filter(row => !row.hidden)"
        ".map(row => row.dataset.nama)"
    )
    return browser.execute_script(script)


def said(browser) -> str:
    return browser.find_element(By.CSS_SELECTOR, "[role=status]").text


def press(browser, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def test_the_search_filters_while_typing_and_says_how_many_are_left(browser, pages):
    visit(browser, pages["index"])
    press(browser, Keys.TAB, Keys.ENTER, Keys.TAB)  # the skip link leads past the links above
    press(browser, *"SOSIAL")
    assert names(browser) == ["Dinas Sosial"]
    assert said(browser) == "1 OPD"
    press(browser, "x")
    assert names(browser) == []
    assert (
        browser.find_element(By.CSS_SELECTOR, "[role=status]").text == "Tidak ada OPD yang cocok."
    )


def test_the_filter_by_kind_follows_the_arrow_keys(browser, pages):
    visit(browser, pages["index"])
    press(browser, Keys.TAB, Keys.ENTER, Keys.TAB, Keys.TAB, Keys.ARROW_RIGHT)
    assert names(browser) == ["Dinas Sosial"]
    press(browser, Keys.ARROW_RIGHT)
    assert names(browser) == ["Badan Riset"]


def test_a_column_is_sorted_by_its_head_and_says_so(browser, pages):
    visit(browser, pages["index"])
    head = browser.find_element(By.CSS_SELECTOR, "thead th.nama button")
    head.send_keys(Keys.ENTER)
    assert names(browser) == ["Badan Riset", "Dinas Sosial", "RSUD Contoh"]
    head.send_keys(Keys.SPACE)
    assert names(browser) == ["RSUD Contoh", "Dinas Sosial", "Badan Riset"]
    assert browser.find_element(By.CSS_SELECTOR, "thead th.nama").get_attribute("aria-sort") == (
        "descending"
    )
    assert len(browser.find_elements(By.CSS_SELECTOR, "[aria-sort]")) == 1


def test_rows_without_a_value_stay_last_in_both_directions(browser, pages):
    visit(browser, pages["index"])
    head = browser.find_element(By.CSS_SELECTOR, "thead th.garis button")
    assert names(browser)[0] == "Dinas Sosial"
    head.send_keys(Keys.ENTER)
    assert names(browser)[0] == "Dinas Sosial"


def test_what_scrolls_sideways_on_a_phone_can_be_reached_by_keyboard(browser, pages):
    visit(browser, pages["report"], 390)
    wide = browser.execute_script(
        "return [...document.querySelectorAll('.gambar,.blok-table')]"
        ".filter(area => area.scrollWidth > area.clientWidth + 1).map(area => area.tabIndex)"
    )
    assert wide
    assert set(wide) == {0}
    visit(browser, pages["report"], 1280)
    assert browser.find_elements(By.CSS_SELECTOR, "main [tabindex='0']") == []


def test_the_skip_link_comes_first_and_leads_to_the_content(browser, pages):
    visit(browser, pages["report"])
    press(browser, Keys.TAB)
    assert browser.switch_to.active_element.text == "Langsung ke isi"
    press(browser, Keys.ENTER)
    assert browser.switch_to.active_element.tag_name == "main"
