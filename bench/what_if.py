"""Seconds for a what-if answer on a whole city: the engine, and what the notebook draws.

.venv/bin/python bench/what_if.py --people 17000
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median

from analysis.dataset import load_dataset
from analysis.present.what_if.answer import answer
from analysis.present.wording.voice import Voice
from analysis.scenario.effect import effect
from analysis.scenario.model import Scenario, Step, together
from analysis.store.scenarios import base_of

PERIOD = "2026-Q3"
LIMIT = 0.5  # seconds for one answer
SCENARIOS = (
    Scenario("pelaksana 20 JP", (Step("jp20", ("pelaksana",)),)),
    Scenario("seminar JF", (Step("seminar", ("fungsional",)),)),
    Scenario("cakupan 95%", (Step("cakupan", sampai=Decimal(95)),)),
    Scenario("pensiun setahun", (Step("pensiun", bulan=12),)),
    Scenario("JP sebanding", (Step("aturan", opsi={"jp_proporsional": True}),)),
)


def timed(name: str, work: Callable[[], object], times: int = 5) -> float:
    """Run `work` a few times after a first one; print and return the median of these times."""
    started = time.perf_counter()
    work()
    first = time.perf_counter() - started
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    told = f"lalu {median(seconds):6.3f} s (paling lama {max(seconds):.3f} s)"
    print(f"  {name:20} pertama {first:7.3f} s, {told}")
    return median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=17000)
    parser.add_argument("--data", type=Path, help="folder data yang sudah ada")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = chosen.data or Path(place) / "kota"
        if chosen.data is None:
            command = ["sample", "--out", str(folder), "--people", str(chosen.people)]
            subprocess.run(
                [sys.executable, "-m", "analysis", *command, "--periods", PERIOD],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        dataset = load_dataset(folder)
        started = time.perf_counter()
        base = base_of(dataset, dataset.period("latest"))
        print(f"disiapkan sekali: {time.perf_counter() - started:.1f} s")
        several = (*SCENARIOS, together(SCENARIOS))
        print(f"mesin, {len(base.own.people)} pegawai")
        slowest = [timed(one.nama, lambda one=one: effect(base, one)) for one in several]
        print("jawaban di notebook: mesin, gambar, dan tabel")
        voice = Voice("id")
        slowest += [
            timed(one.nama, lambda one=one: answer(base, one, voice)._repr_mimebundle_())
            for one in several
        ]
    print(f"jawaban paling lambat {max(slowest):.2f} s, batas {LIMIT} s")


if __name__ == "__main__":
    main()
