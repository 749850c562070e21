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

import pandas as pd

from analysis.dataset import Period, load_dataset
from analysis.intake import Delivery, take_in
from analysis.measures.change import moved
from analysis.measures.composition import kitagawa
from analysis.measures.late import late_entry
from analysis.measures.professionalism import delivered, score
from analysis.measures.staff import exclusions
from analysis.measures.succession import successions
from analysis.regulation import Regulation
from analysis.store import regulation_of

PERIODS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")


@dataclass(frozen=True)
class Scored:
    """A quarter as comparisons ask for it, beside what it was made of."""

    period: Period
    edition: str
    people: pd.DataFrame
    trace: pd.DataFrame
    opd: pd.DataFrame
    delivered: frozenset[str]
    successions: pd.DataFrame
    excluded: pd.DataFrame
    delivery: Delivery
    law: Regulation


def scored(folder: Path) -> list[Scored]:
    """Read and score every quarter of a data set."""
    dataset = load_dataset(folder)
    quarters = []
    for period in dataset.periods:
        law = regulation_of(dataset, period)
        delivery = take_in(dataset, period, law)
        scores = score(delivery, law)
        quarters.append(
            Scored(
                period,
                law.edition,
                scores.people,
                scores.trace,
                delivery.opd,
                delivered(delivery, law),
                successions(delivery),
                exclusions(delivery, law),
                delivery,
                law,
            )
        )
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
        quarters = scored(folder)
    pairs = list(itertools.pairwise(quarters))
    every = [(one, two) for n, one in enumerate(quarters) for two in quarters[n + 1 :]]
    then, now = pairs[-1]
    print(f"{len(quarters)} triwulan, {len(now.people)} pegawai pada yang terakhir")
    print(f"  perubahan, {len(pairs)} pasang berturut  {seconds(lambda: _all(pairs)):5.2f} s")
    print(f"  perubahan, {len(every)} pasang           {seconds(lambda: _all(every)):5.2f} s")
    print(f"  komposisi, satu triwulan      {seconds(lambda: kitagawa(now.people)):5.2f} s")
    late = seconds(lambda: late_entry(then, then.delivery, now.delivery, then.law))
    print(f"  riwayat terlambat, satu pasang {late:5.2f} s")


def _all(pairs: list[tuple[Scored, Scored]]) -> None:
    for one, two in pairs:
        moved(one, two)


if __name__ == "__main__":
    main()
