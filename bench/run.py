"""Side by side with the stock tools, in one run on one machine; figures are printed as ratios.

make bench                       # 8 OPD of the sample, then judging and scoring of 17,000 people
.venv/bin/python bench/run.py --opd 52 --people 17000
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import psutil

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "opd_report.ipynb"
SAMPLE = ROOT / "data" / "sample"
PERIOD = "2026-Q3"
SCORE = """
import sys, time
from pathlib import Path
from analysis.dataset import load_dataset
from analysis.intake import take_in
from analysis.quarter import measure
from analysis.store import development_of, regulation_of

dataset = load_dataset(Path(sys.argv[1]))
period = dataset.period("latest")
started = time.perf_counter()
law = regulation_of(dataset, period)
measure(take_in(dataset, period, law), law, development_of(dataset, period))
print(time.perf_counter() - started)
"""


class Peak(threading.Thread):
    """The largest proportional memory of this process's children, sampled ten times a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.bytes = 0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(0.1):
            total = 0
            for child in psutil.Process().children(recursive=True):
                try:
                    total += child.memory_full_info().pss
                except (psutil.Error, AttributeError):
                    continue
            self.bytes = max(self.bytes, total)

    def stop(self) -> int:
        self._ended.set()
        self.join()
        return self.bytes


def timed(*commands: Sequence[str], environment: dict[str, str] | None = None) -> tuple[float, int]:
    """Run commands one after the other; return wall seconds and peak bytes."""
    peak = Peak()
    peak.start()
    started = time.perf_counter()
    for command in commands:
        subprocess.run(
            command,
            check=True,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return time.perf_counter() - started, peak.stop()


def stock_loop(codes: Sequence[str], work: Path) -> tuple[float, int]:
    """What a user would write: papermill, then nbconvert twice, per OPD, one after the other."""
    tools = Path(sys.executable).parent
    commands = []
    for code in codes:
        executed = str(work / f"{code}.ipynb")
        commands += [
            [
                str(tools / "papermill"),
                str(NOTEBOOK),
                executed,
                "-p",
                "data",
                str(SAMPLE),
                "-p",
                "period",
                PERIOD,
                "-p",
                "opd",
                code,
            ],
            [str(tools / "jupyter-nbconvert"), "--to", "html", executed],
            [str(tools / "jupyter-nbconvert"), "--to", "analysis-pdf", executed],
        ]
    return timed(*commands)


def our_run(codes: Sequence[str], work: Path) -> tuple[float, int]:
    options = [word for code in codes for word in ("--opd", code)]
    return timed(
        [
            sys.executable,
            "-m",
            "analysis",
            "reports",
            "--data",
            str(SAMPLE),
            "--period",
            PERIOD,
            "--out",
            str(work / "reports"),
            *options,
        ]
    )


def scoring(people: int, work: Path) -> list[tuple[str, float]]:
    """Seconds to read, judge and score one quarter, from CSV and from XLSX; one process each."""
    timings = []
    for kind in ("csv", "xlsx"):
        folder = work / f"kota-{kind}"
        subprocess.run(
            [
                sys.executable,
                "-m",
                "analysis",
                "sample",
                "--out",
                str(folder),
                "--people",
                str(people),
                "--periods",
                PERIOD,
            ],
            check=True,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        if kind == "xlsx":
            to_xlsx(folder / PERIOD)
        run = subprocess.run(
            [sys.executable, "-c", SCORE, str(folder)],
            check=True,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        timings.append((kind, float(run.stdout)))
    return timings


def to_xlsx(folder: Path) -> None:
    for path in sorted(folder.rglob("*.csv")):
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, sep=None, engine="python")
        with pd.ExcelWriter(path.with_suffix(".xlsx"), engine="xlsxwriter") as book:
            rows.to_excel(book, index=False)
        path.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opd", type=int, default=8)
    parser.add_argument("--people", type=int, default=17000)
    chosen = parser.parse_args()
    lines = (SAMPLE / "opd.csv").read_text("utf-8").splitlines()[1 : chosen.opd + 1]
    codes = [line.split(",")[0] for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        our_run(codes[:1], work)  # measures the quarters once, for both sides
        ours, our_peak = our_run(codes, work)
        stock, stock_peak = stock_loop(codes, work)
        print(f"{len(codes)} OPD, HTML dan PDF, pada {os.cpu_count()} inti")
        print(f"  papermill + nbconvert per OPD  {stock:7.1f} s  {stock_peak / 1e6:6.0f} MB")
        print(f"  analysis reports               {ours:7.1f} s  {our_peak / 1e6:6.0f} MB")
        print(f"  perbandingan                   {stock / ours:7.1f} kali")
        for kind, seconds in scoring(chosen.people, work):
            print(f"{chosen.people} pegawai dinilai dari {kind}: {seconds:.1f} s")


if __name__ == "__main__":
    main()
