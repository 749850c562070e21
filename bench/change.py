"""What moved, over five quarters of 17,000 people: decomposition, composition, late entry.

make bench
.venv/bin/python bench/change.py --people 17000
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.dataset import load_dataset
from analysis.intake import Delivery, take_in
from analysis.measures.change import moved
from analysis.measures.composition import kitagawa
from analysis.measures.late import late_entry
from analysis.quarter import Quarter, measure
from analysis.regulation import Regulation
from analysis.store import development_of, regulation_of

PERIODS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")


@dataclass(frozen=True)
class Measured:
    """A quarter beside what it was measured from."""

    quarter: Quarter
    delivery: Delivery
    law: Regulation


def measured(folder: Path) -> list[Measured]:
    """Read and measure every quarter of a data set."""
    dataset = load_dataset(folder)
    quarters = []
    for period in dataset.periods:
        law = regulation_of(dataset, period)
        delivery = take_in(dataset, period, law)
        quarter = measure(delivery, law, development_of(dataset, period))
        quarters.append(Measured(quarter, delivery, law))
    return quarters


def seconds(task: Callable[[], object]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=17000)
    people = str(parser.parse_args().people)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "kota"
        call = [sys.executable, "-m", "analysis", "sample", "--out", str(folder)]
        call += ["--people", people, "--periods", ",".join(PERIODS)]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
        quarters = measured(folder)
    pairs = list(itertools.pairwise(quarters))
    every = [(one, two) for n, one in enumerate(quarters) for two in quarters[n + 1 :]]
    then, now = pairs[-1]
    print(f"{len(quarters)} triwulan, {len(now.quarter.people)} pegawai pada yang terakhir")
    print(f"  perubahan, {len(pairs)} pasang berturut  {seconds(lambda: _all(pairs)):5.2f} s")
    print(f"  perubahan, {len(every)} pasang           {seconds(lambda: _all(every)):5.2f} s")
    print(f"  komposisi, satu triwulan      {seconds(lambda: kitagawa(now.quarter.people)):5.2f} s")
    late = seconds(lambda: late_entry(then.quarter, then.delivery, now.delivery, then.law))
    print(f"  riwayat terlambat, satu pasang {late:5.2f} s")


def _all(pairs: list[tuple[Measured, Measured]]) -> None:
    for one, two in pairs:
        moved(one.quarter, two.quarter)


if __name__ == "__main__":
    main()
