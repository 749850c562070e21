"""The agencies, units and posts of the synthetic city, at any size.

Up to 52 agencies there is one city; above that, the same 52 repeat under made-up regency names.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.sample.draws import Ints
from analysis.sample.lookup import table
from analysis.sample.names import place_names
from analysis.sample.units import units_of

AGENCIES = 52  # of one city
# Where people beyond the usual size of a city go, in thousandths.
_GROWTH = {
    "dinas-pendidikan-dan-kebudayaan": 800,
    "dinas-kesehatan": 118,
    "rsud-dr-pirngadi": 62,
    "rsud-h-bachtiar-djafar": 20,
}
_SMALLEST = 3  # seats of an agency in a city made smaller than usual


@dataclass(frozen=True)
class City:
    """Agencies (rows of `opd`), their units (rows of `unit`, side by side) and posts.

    `opd`: kode, nama, jenis, singkatan, kursi (posts), awal_kursi (the first seat's number),
    awal_unit, jumlah_unit; jpt, administrator, pengawas (posts); fungsional, magister, kosong
    (thousandths), pelatihan (percent). `unit`: see `units.Unit`, and id. `jabatan`: kelompok,
    jenis, jenjang, nama, bobot, pendidikan.
    """

    opd: pd.DataFrame
    unit: pd.DataFrame
    jabatan: pd.DataFrame

    @property
    def seats(self) -> int:
        """How many posts there are; seats are numbered from 0, agency by agency."""
        return int(self.opd["kursi"].sum())

    def agency_of(self, seats: Ints) -> Ints:
        """The agency (row of `opd`) of each seat."""
        ends = np.cumsum(self.opd["kursi"].to_numpy(np.int64))
        agency: Ints = np.searchsorted(ends, seats, side="right").astype(np.int64)
        return agency

    def unit_of(self, agencies: Ints, share: Ints) -> Ints:
        """A unit in each agency; `share` (0 .. 2**20-1): where in its staff a person stands."""
        edges = np.concatenate([[0], np.cumsum(self.unit["bobot"].to_numpy(np.int64))])
        first = self.opd["awal_unit"].to_numpy(np.int64)[agencies]
        last = first + self.opd["jumlah_unit"].to_numpy(np.int64)[agencies]
        place = edges[first] + ((edges[last] - edges[first]) * share >> 20)
        unit: Ints = np.searchsorted(edges, place, side="right").astype(np.int64) - 1
        return unit


def build_city(people: int, opd_count: int) -> City:
    """A city with about `people` posts in `opd_count` agencies."""
    shapes = table("opd")
    blocks = [shapes] * (opd_count // AGENCIES)
    rest = opd_count % AGENCIES
    if rest:  # evenly from the list, so that every kind of agency is there
        blocks.append(shapes.iloc[[place * AGENCIES // rest for place in range(rest)]])
    places = place_names(len(blocks))
    edges = [people * number // len(blocks) for number in range(len(blocks) + 1)]
    agencies = pd.concat(
        [
            _scaled(_placed(block, number, place), edges[number + 1] - edges[number])
            for number, (block, place) in enumerate(zip(blocks, places, strict=True))
        ],
        ignore_index=True,
    )
    units = units_of(agencies)
    counts = units.groupby("opd", sort=True).size().to_numpy()
    return City(
        agencies.assign(
            awal_kursi=agencies["kursi"].cumsum() - agencies["kursi"],
            jumlah_unit=counts,
            awal_unit=np.cumsum(counts) - counts,
        ),
        units,
        table("jabatan"),
    )


def _placed(block: pd.DataFrame, number: int, place: str) -> pd.DataFrame:
    """The agencies of the city with this number; the first keeps its names."""
    if number == 0:
        return block
    return block.assign(
        kode=block["kode"] + f"-{number + 1:03d}",
        nama=[
            name.replace("Medan", place) if "Medan" in name else f"{name} Kabupaten {place}"
            for name in block["nama"]
        ],
        singkatan=block["singkatan"].str.replace(" Medan", "") + f" {place}",
    )


def _scaled(block: pd.DataFrame, people: int) -> pd.DataFrame:
    """Seats per agency: beyond the usual size, schools, health centres and hospitals take all."""
    usual = block["pegawai"]
    total = int(usual.sum())
    growth = block["kode"].str.replace(r"-\d{3}$", "", regex=True).map(_GROWTH).fillna(0)
    if people >= total and growth.sum():
        weight = growth.astype("int64")
        seats = usual + (people - total) * weight // weight.sum()
    else:
        seats = (usual * people // total).clip(lower=usual.clip(upper=_SMALLEST))
    filled = usual.clip(upper=seats)
    return block.assign(
        kursi=seats,
        administrator=(block["administrator"] * filled // usual).clip(lower=1),
        pengawas=block["pengawas"] * filled // usual,
    )
