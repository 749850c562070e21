"""Seconds for gap and Job Person Match of a whole city, read and judged once beforehand.

.venv/bin/python bench/gap.py --people 17000
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.dataset import load_dataset
from analysis.intake import take_in
from analysis.measures.gap import gaps, target_gaps
from analysis.measures.gap_summary import gap_cells, jpm_summary, standards_used
from analysis.measures.jpm import job_person_match
from analysis.measures.professionalism import score
from analysis.regulation import load_development, load_regulation

PERIOD = "2026-Q3"
LIMIT = 2.0  # seconds for gap and Job Person Match together


def timed(name: str, work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """Run `work` a few times; return the shortest time and its result."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - started)
    print(f"  {name:28} {min(seconds):7.3f} s")
    return min(seconds), result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=17000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kota"
        command = ["sample", "--out", str(folder), "--people", str(chosen.people)]
        subprocess.run(
            [sys.executable, "-m", "analysis", *command, "--periods", PERIOD],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        dataset = load_dataset(folder)
        period = dataset.period(PERIOD)
        law, rules = load_regulation(dataset.edisi, period.end), load_development(period.end)
        delivery = take_in(dataset, period, law)
        people = score(delivery, law).people
    first, present = timed("kesenjangan", lambda: gaps(people, delivery, rules))
    second, match = timed("JPM", lambda: job_person_match(present, rules))
    timed("kesenjangan jabatan tujuan", lambda: target_gaps(people, delivery, rules))
    timed("jumlah kesenjangan", lambda: gap_cells(present))
    timed("jumlah JPM", lambda: jpm_summary(match))
    timed("standar yang dipakai", lambda: standards_used(present))
    print(f"{len(match)} pegawai, {len(present)} pasangan pegawai dan kompetensi")
    print(f"kesenjangan dan JPM {first + second:.2f} s, batas {LIMIT} s")


if __name__ == "__main__":
    main()
