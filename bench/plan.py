"""The plan of a whole city: CPU seconds, peak memory and proven gap at several budgets.

.venv/bin/python bench/plan.py                          # 17,000 people, 80 courses, Rp 3 billion
.venv/bin/python bench/plan.py --people 4000 --courses 40 --budget 1 --budget 2
.venv/bin/python bench/plan.py --direct 170             # beside the person x course model
.venv/bin/python bench/plan.py --curve                  # 12 budgets
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from plan_direct import direct
from tests.plan_fixture import city_instance

from analysis.plan.problem.instance import UNIT, Instance
from analysis.plan.results.explore import curve
from analysis.plan.solver.solve import Solution, solve


def beside(instance: Instance, found: Solution, seconds: float, limit: float) -> None:
    """Print the direct model's result and the ratios; both sides in this run, on this machine."""
    used, value, bound = direct(instance, limit)
    ours = found.value / UNIT
    named = (
        "tidak ada rencana" if value is None else f"nilai {value:,.1f} ({value / ours:.2f} kali)"
    )
    print(
        f"  model langsung orang x pelatihan: {named}, batas {bound:,.1f}, {used:.1f} s "
        f"({used / seconds:.1f} kali; dihentikan pada {limit:g} s)"
    )


def budgets(instance: Instance) -> None:
    """Print the curve and what it costs."""
    started = time.process_time()
    rows = curve(instance)
    seconds = time.process_time() - started
    for row in rows.itertuples():
        marks = " lutut" * row.lutut + " anggaran" * row.diminta
        print(
            f"  Rp {row.anggaran / 1e9:.2f} M: nilai {row.nilai / UNIT:,.1f}, "
            f"celah {row.celah_persen}%{marks}"
        )
    print(f"  kurva {len(rows)} titik: {seconds:.1f} CPU-s")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=17_000)
    asked.add_argument("--courses", type=int, default=80)
    asked.add_argument("--budget", type=float, action="append", help="milyar rupiah")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--direct", type=float, default=0, metavar="SECONDS")
    asked.add_argument("--curve", action="store_true")
    given = asked.parse_args()
    city = city_instance(given.seed, given.people, given.courses)
    found = None
    for budget in given.budget or [3.0]:
        started = time.process_time()
        found = solve(city.with_budget(round(budget * 10**9)), start=found)
        seconds = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        greedy = 100 * (1 - found.greedy_value / found.value) if found.value else 0.0
        print(
            f"Rp {budget:g} M: nilai {found.value / 1e8:,.1f}, celah {found.gap_percent}%, greedy "
            f"{greedy:.2f}% di bawah; {seconds:.1f} CPU-s, {memory:,.0f} MB"
        )
        if given.direct:
            beside(found.ready.instance, found, seconds, given.direct)
    if given.curve:
        budgets(city)


if __name__ == "__main__":
    main()
