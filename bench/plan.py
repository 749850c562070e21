"""The plan of a whole city: CPU seconds, peak memory and proven gap at several budgets.

.venv/bin/python bench/plan.py                          # 17,000 people, 80 courses, Rp 3 billion
.venv/bin/python bench/plan.py --people 4000 --courses 40 --budget 1 --budget 2
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.plan_fixture import city_instance

from analysis.plan.solve import solve


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=17_000)
    asked.add_argument("--courses", type=int, default=80)
    asked.add_argument("--budget", type=float, action="append", help="milyar rupiah")
    asked.add_argument("--seed", type=int, default=1)
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


if __name__ == "__main__":
    main()
