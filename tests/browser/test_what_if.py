"""The what-if notebook in a real JupyterLab: a choice is answered at once, in the page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from analysis.cli import main

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "what_if.ipynb"
PATIENCE = 120  # seconds for the server, the page and the kernel
QUICK = 2.0  # seconds from a click to the new number, browser and driver included
KERNEL = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status"
RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells');"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Serve a copy of the notebook, over a small city; yield its address."""
    folder = tmp_path_factory.mktemp("lab")
    call = ["sample", "--out", str(folder / "kota"), "--people", "300", "--opd-count", "6"]
    assert main([*call, "--periods", "2026-Q3"]) == 0
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    parameters = next(cell for cell in notebook.cells if cell.id == "parameter")
    parameters.source = parameters.source.replace("data/sample", str(folder / "kota"))
    nbformat.write(notebook, folder / NOTEBOOK.name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--no-browser", "--allow-root",
        "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}",
        "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None",
    ]  # fmt: skip
    own = {name: str(folder / name.lower()) for name in ("ANALYSIS_BUILD", "JUPYTER_CONFIG_DIR")}
    with (folder / "lab.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            env=os.environ | own,
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, folder / "lab.log")
            yield f"{address}/lab/tree/{NOTEBOOK.name}?reset"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(address: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(f"{address}/api/status"):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.3)
    pytest.fail(log.read_text("utf-8"))


def values(browser) -> list[str]:
    """The facts of the panel's answer: index, change, people, measured."""
    script = (
        "const facts = document.querySelector('.jp-OutputArea-output .blok-facts');"
        "return facts ? [...facts.querySelectorAll('.nilai')].map(one => one.textContent) : []"
    )
    return browser.execute_script(script)


def control(browser, label: str):
    """The checkbox beside a text."""
    path = f"//label[contains(@class,'widget-label-basic')][contains(.,'{label}')]"
    return browser.find_element(By.XPATH, path).find_element(By.TAG_NAME, "input")


def test_a_choice_is_answered_at_once(browser, lab):
    wait = WebDriverWait(browser, PATIENCE, poll_frequency=0.05)
    browser.set_window_size(1400, 1000)
    browser.get(lab)
    wait.until(lambda page: page.execute_script(f"return {KERNEL} === 'idle'"))
    browser.execute_script(RUN_ALL)
    wait.until(values)
    first = values(browser)
    box = control(browser, "Seminar")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
    started = time.monotonic()
    box.click()
    wait.until(lambda page: values(page) != first)
    assert time.monotonic() - started < QUICK
    second = values(browser)
    assert float(second[1].replace(",", ".")) > float(first[1].replace(",", "."))
    for one in ("JP teknis", "Seminar"):
        control(browser, one).click()
    wait.until(lambda page: values(page)[1:3] == ["0,00", "0"])
    picture = browser.find_element(By.CSS_SELECTOR, ".jp-OutputArea-output .blok-figure svg")
    assert picture.is_displayed()
