"""Batches for the plan of a whole city: 17,000 people, some 13,000 places, 40 courses.

.venv/bin/python bench/schedule.py               # a year of batches, three seeds
.venv/bin/python bench/schedule.py --people 4000 --places 3000
"""

from __future__ import annotations

import argparse
import resource
import time
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.dataset.settings import ScheduleSettings
from analysis.plan.calendar.schedule import schedule

YEAR = 2027
# jp, moda, kapasitas, isi_minimum, maks_angkatan of the courses that each row stands for
KINDS = (
    (3, (908, "luring", 40, 30, 4)),
    (14, (24, "luring", 30, 15, 6)),
    (6, (40, "luring", 30, 18, 4)),
    (3, (100, "luring", 30, 15, 6)),
    (4, (8, "luring", 150, 40, 6)),
    (10, (20, "daring", 300, 20, 8)),
)


@dataclass(frozen=True)
class Offers:
    """What `schedule` reads of a catalogue."""

    courses: pd.DataFrame
    serves: pd.DataFrame


def city(
    people: int, places: int, seed: int
) -> tuple[pd.DataFrame, Offers, dict[str, int], pd.DataFrame]:
    """Return places, offers, batches and units of an invented plan."""
    random = np.random.default_rng(seed)
    sizes = np.clip(random.lognormal(2.9, 0.8, people), 1, 90).astype(int)
    unit = np.repeat(np.arange(people), sizes)[:people]
    staff = pd.DataFrame({"orang": np.arange(people), "unit_kerja": [f"u{n:04d}" for n in unit]})
    staff = staff.assign(opd=[f"o{n % 52:02d}" for n in unit])
    facts = [fact for many, fact in KINDS for _ in range(many)]
    courses = pd.DataFrame(facts, columns=["jp", "moda", "kapasitas", "isi_minimum", "maks"])
    courses = courses.assign(
        kode=[f"K{n:02d}" for n in range(len(courses))], jp=courses["jp"] * 100
    )
    serves = pd.DataFrame(
        {"kode": courses["kode"], "kompetensi": [f"M.{n % 9}" for n in range(len(courses))]}
    ).assign(level_ke=[2 + n // 9 % 3 for n in range(len(courses))])
    room = courses["kapasitas"] * courses["maks"]
    quota = (room * min(places / room.sum(), 1)).astype(int).clip(lower=courses["isi_minimum"])
    taken = np.zeros(people, dtype=int)
    rows, batches = [], {}
    rules = courses[["kode", "kapasitas", "isi_minimum"]].itertuples(index=False)
    for (kode, capacity, minimum), wanted in zip(rules, quota, strict=True):
        count = min(-(-wanted // capacity), wanted // minimum)
        who = random.choice(np.flatnonzero(taken < 3), min(wanted, count * capacity), replace=False)
        taken[who] += 1
        batches[kode] = int(count)
        rows.append(pd.DataFrame({"orang": who, "kode": kode}))
    planned = pd.concat(rows).merge(staff, on="orang")
    units = staff.groupby(["opd", "unit_kerja"], as_index=False).agg(pegawai=("orang", "size"))
    return planned, Offers(courses, serves), batches, units


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=17000)
    parser.add_argument("--places", type=int, default=13200)
    chosen = parser.parse_args()
    for seed in (1, 2, 3):
        places, offers, batches, units = city(chosen.people, chosen.places, seed)
        started = time.process_time()
        made = schedule(places, offers, batches, units, pd.DataFrame(), ScheduleSettings(), YEAR)
        seconds = time.process_time() - started
        left = made.tak_tertempat["alasan"].value_counts().to_dict()
        print(
            f"{len(places)} tempat, {len(made.angkatan)} angkatan, {len(units)} unit: "
            f"{seconds:.1f} s CPU, tidak tertempat {len(made.tak_tertempat)} {left or ''}"
        )
        months = made.angkatan.groupby(made.angkatan["mulai"].dt.month)["peserta"]
        print("  peserta per bulan mulai:", months.sum().to_dict())
    print(f"memori puncak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
