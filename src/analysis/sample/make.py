"""SHELL. Make a synthetic data set of any size, chunk by chunk, quarter by quarter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.dataset import Period
from analysis.errors import CallError, said
from analysis.sample.city import build_city
from analysis.sample.delivery import CSV, PARQUET, SIASN, DeliveryFiles
from analysis.sample.folder import replaced
from analysis.sample.population import people_of
from analysis.sample.root import write_root

PERIODS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
CHUNK = 20_000  # seats made at a time; a city of more is written as Parquet only
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sample:
    """What was made.

    `planted`: periode, tabel, jenis, nasib, berkas, baris; one row per row of a file that carries a
    kind of damage (`kinds.py`) and what intake must make of it. It is in no file of the sample.
    """

    folder: Path
    seats: int
    planted: pd.DataFrame


def make_sample(
    out: Path,
    people: int = 4000,
    opd_count: int = 52,
    periods: Sequence[str] = PERIODS,
    seed: int = 2026,
    progress: Progress | None = None,
) -> Sample:
    """Write a data set of about `people` people; `progress` gets (steps done, steps in all).

    The newest quarter is CSV, the one before SIASN-shaped XLSX, older ones Parquet; above 20,000
    people all Parquet. Raises: OutputError when `out` exists and is no sample; CallError for
    numbers or periods that make no city.
    """
    if not 1 <= opd_count <= people:
        raise CallError(said("Jumlah OPD harus sedikitnya 1 dan tidak lebih dari jumlah pegawai."))
    quarters = sorted({Period.parse(text) for text in periods})
    if not quarters:
        raise CallError(said("Sebut sedikitnya satu triwulan, misalnya 2026-Q3."))
    city = build_city(people, opd_count)
    small = city.seats <= CHUNK
    chunks = range(0, city.seats, CHUNK)
    planted: list[pd.DataFrame] = []
    with replaced(Path(out)) as folder, ExitStack() as open_files:
        write_root(folder, city, seed)
        deliveries = []
        for age, quarter in enumerate(reversed(quarters)):
            form = (CSV, SIASN, PARQUET)[min(age, 2)] if small else PARQUET
            files = DeliveryFiles(folder / quarter.text, city, quarter, form, newest=age == 0)
            deliveries.append(open_files.enter_context(files))
        for step, first in enumerate(chunks):
            crowd = people_of(city, seed, first, min(first + CHUNK, city.seats))
            for place, files in enumerate(reversed(deliveries), start=1):
                planted.append(files.add(crowd, seed))
                if progress is not None:
                    progress(step * len(deliveries) + place, len(chunks) * len(deliveries))
    return Sample(Path(out), city.seats, pd.concat(planted, ignore_index=True))
