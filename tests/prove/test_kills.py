"""A run that is killed at any moment leaves whole files, no process, and the next run completes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from analysis.files import TEMPORARY, sha256
from analysis.publish.folders import SOCKETS

pytestmark = pytest.mark.prove
ROOT = Path(__file__).parents[2]
CODES = ("inspektorat", "dinas-sosial", "kecamatan-medan-baru")
MOMENTS = 20
GRACE = 5  # seconds in which orphaned kernels notice that their parent is gone


def command(out: Path) -> list[str]:
    options = [word for code in CODES for word in ("--opd", code)]
    return [
        sys.executable, "-m", "analysis", "reports", "--data", "data/sample", "--period", "2026-Q3",
        "--out", str(out), *options,
    ]  # fmt: skip


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "ANALYSIS_BUILD": str(folder / "build")}


def tree(out: Path) -> dict[str, str]:
    return {str(p.relative_to(out)): sha256(p) for p in sorted(out.rglob("*")) if p.is_file()}


def left_over(folder: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("ANALYSIS_BUILD") == str(folder / "build"):
                found.append(process)
        except psutil.Error:
            continue
    return found


def dead(sockets: Path) -> bool:
    return not psutil.pid_exists(int(sockets.name.removeprefix(SOCKETS).split("-", 1)[0]))


def kernels(folder: Path) -> list[psutil.Process]:
    return [one for one in left_over(folder) if "ipykernel_launcher" in " ".join(one.cmdline())]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tenang")
    started = time.monotonic()
    subprocess.run(
        command(folder / "reports"), check=True, cwd=ROOT, env=environment(folder),
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return tree(folder / "reports"), time.monotonic() - started


def test_killed_at_random_moments_the_next_run_leaves_the_same_bytes(undisturbed, tmp_path):
    expected, seconds = undisturbed
    moments = random.Random(20)
    for _ in range(MOMENTS):
        run = subprocess.Popen(
            command(tmp_path / "reports"), cwd=ROOT, env=environment(tmp_path),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(moments.uniform(0.2, seconds))
        run.kill()
        run.wait()
        for name, digest in tree(tmp_path / "reports").items():
            if TEMPORARY not in name and name in expected and name.endswith((".html", ".pdf")):
                assert digest == expected[name], f"half a file, or another one: {name}"
    subprocess.run(
        command(tmp_path / "reports"), check=True, cwd=ROOT, env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    assert tree(tmp_path / "reports") == expected
    time.sleep(GRACE)
    assert left_over(tmp_path) == []
    assert [path for path in Path(tempfile.gettempdir()).glob(f"{SOCKETS}*") if dead(path)] == []


def test_ctrl_c_stops_within_two_seconds_and_leaves_no_kernel(undisturbed, tmp_path):
    _, seconds = undisturbed
    run = subprocess.Popen(
        command(tmp_path / "reports"), cwd=ROOT, env=environment(tmp_path), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 10 * seconds
    while not kernels(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert kernels(tmp_path)
    os.killpg(run.pid, 2)
    started = time.monotonic()
    code = run.wait(timeout=30)
    assert time.monotonic() - started < 2
    assert code == 130
    time.sleep(GRACE)
    assert left_over(tmp_path) == []
    assert list((tmp_path / "reports").rglob(f"{TEMPORARY}*")) == []
