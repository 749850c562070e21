"""What holds for every test: no network but this machine; and the small city rendered once.

What takes seconds to make is made by one worker: modules that share it stay together under xdist.
"""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from xdist.scheduler import LoadScopeScheduling

from analysis.cli import main
from analysis.sample import make_sample

PERIOD = "2026-Q3"
HERE = ("127.0.0.1", "::1", "localhost")
RENDERED = ("test_reports_end_to_end.py", "test_guide_end_to_end.py")
WHOLE = (
    "test_city_end_to_end.py", "test_publish_what_if.py", "test_sample_make.py",
    "test_publish_forms.py", "test_publish_change_files.py", "test_measures_late.py",
)  # fmt: skip


class NetworkUsedError(BaseException):
    """A test wanted to leave the machine; no `except Exception` of the program may swallow it."""


class Rendered(NamedTuple):
    """A small city, the first two codes of its roster, and where their reports were made."""

    city: Path
    codes: tuple[str, ...]
    work: Path

    @property
    def made(self) -> Path:
        """The folder of the quarter's reports."""
        return self.work / "reports" / "kota" / PERIOD


def scope_of(nodeid: str) -> str:
    """What one worker runs in one go: a module with something costly, else a test's own cases."""
    module = nodeid.split("::", maxsplit=1)[0].rsplit("/", 1)[-1]
    if module in RENDERED:
        return "rendered"
    return module if module in WHOLE else nodeid.split("[", maxsplit=1)[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Spread the tests over the workers by `scope_of`, the scopes of most tests first."""

    class ByScope(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return scope_of(nodeid)

    return ByScope(config, log)


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Refuse every connection and every name looked up outside of this machine."""

    def connecting(original):
        def connect(self: socket.socket, address: Any) -> Any:
            inet = self.family in (socket.AF_INET, socket.AF_INET6)
            if inet and address[0] not in HERE:
                raise NetworkUsedError(str(address))
            return original(self, address)

        return connect

    look_up = socket.getaddrinfo

    def looked_up(host: Any, *more: Any, **options: Any) -> Any:
        if host is not None and host not in HERE:
            raise NetworkUsedError(str(host))
        return look_up(host, *more, **options)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, connecting(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", looked_up)
        yield


@pytest.fixture(scope="session")
def rendered(tmp_path_factory) -> Rendered:
    """Render the reports of two OPD of a small city, measured and planned."""
    city = make_sample(
        tmp_path_factory.mktemp("data") / "kota", people=300, opd_count=6,
        periods=("2026-Q1", "2026-Q2", PERIOD),
    ).folder  # fmt: skip
    lines = (city / "opd.csv").read_text("utf-8").split("\n")[1:3]
    found = Rendered(city, tuple(line.split(",")[0] for line in lines),
                     tmp_path_factory.mktemp("kerja"))  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_BUILD", str(found.work / "build"))
        wanted = [word for code in found.codes for word in ("--opd", code)]
        chosen = ["--data", str(city), "--out", str(found.work / "reports"), *wanted]
        assert main(["reports", *chosen]) == 0
    return found
