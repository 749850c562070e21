"""Every block of the city's report in page order, and cities as Releases to draw them from."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from tests.release_fixture import sample_release

from analysis.benchmark import load_benchmarks
from analysis.benchmark.selection import used
from analysis.present.chapters import (
    appendix,
    appendix_gap,
    gap,
    index,
    match,
    method,
    method_gap,
    moved,
    needs,
    page,
    plan,
    progress,
    quality,
    quality_moved,
    standards,
    target,
)
from analysis.present.city import appendix as city_appendix
from analysis.present.city import dimensions as city_dimensions
from analysis.present.city import gap as city_gap
from analysis.present.city import index as city_index
from analysis.present.city import page as city
from analysis.present.city import plan as city_plan
from analysis.present.city import progress as city_progress
from analysis.present.city import quality as city_quality
from analysis.present.city import standing as city_standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.present.blocks import Block
    from analysis.release.city import CityReport
    from analysis.release.model import Release

FUNCTIONS = (
    page.head,
    city.headline,
    city.places,
    index.recap,
    city_index.kinds,
    index.open_points,
    index.distribution,
    city_dimensions.dimensions,
    city_index.distribution_by_kind,
    progress.trend,
    progress.quarters,
    city_progress.moved,
    moved.waterfalls,
    moved.late,
    moved.steps,
    gap.known,
    gap.needs,
    match.distribution,
    match.boxes,
    gap.gap_map,
    city_gap.gap_map,
    match.groups,
    standards.used,
    plan.summary,
    plan.effect,
    city_plan.agencies,
    city_plan.curve,
    needs.listed,
    plan.courses,
    plan.months,
    needs.left_open,
    target.reach,
    plan.terms,
    city_standing.blocks,
    quality.rows,
    city_quality.agencies,
    quality.unmeasured,
    quality.excluded,
    quality_moved.changed,
    city_quality.moved,
    method.statement,
    method_gap.statement,
    method_gap.scales,
    method.options,
    method.sources,
    method.signature,
    city_appendix.recap,
    city_appendix.coverage,
    appendix.groups,
    city_gap.in_full,
    appendix_gap.gaps,
    needs.in_full,
    appendix_gap.courses,
)


@cache
def city_release(opd: int = 0) -> Release:
    """Return the invented city with benchmarks; with so many OPD where a number is given."""
    release = sample_release()
    release = replace(release, info={**release.info, "pembanding": used(load_benchmarks())})
    return release if not opd else _many(release, opd)


def city_of(lang: str = "id", opd: int = 0) -> CityReport:
    """Return the city's slice of it."""
    return city_release(opd).city(lang)


def blocks_of(report: CityReport) -> list[Block]:
    """Return every block of the report with its number in it."""
    return [
        function(report) if _of_city(function) else city.placed(function(report))
        for function in FUNCTIONS
    ]


def _of_city(function: Callable[..., Block]) -> bool:
    """Whether a block is only in the city's report: it has its number already."""
    return function.__module__.startswith("analysis.present.city.") or function is page.head


def _many(release: Release, count: int) -> Release:
    """Return the city with `count` OPD: copies of those with a printed index, moved apart."""
    rng = np.random.default_rng(7)
    totals = release.totals("opd")
    shown = totals[totals["ip_asn"].notna()]["opd"].tolist()
    hidden = totals[totals["ip_asn"].isna()]["opd"].tolist()
    pools = (shown, hidden)
    chosen = [
        pools[number % 25 == 0][number % len(pools[number % 25 == 0])] for number in range(count)
    ]
    codes = [f"opd-{number:03d}" for number in range(count)]
    roster = release.opd.set_index("kode").loc[chosen].reset_index(drop=True)
    names = [f"{kind.title()} {number}" for number, kind in enumerate(roster["jenis"])]
    roster = roster.assign(kode=codes, nama=names, singkatan="")
    rows = release.indeks
    kept = rows[rows["cakupan"].isin(["kota", "jenis"])]
    source = rows[(rows["cakupan"] == "opd") & (rows["potongan"] == "semua")]
    step = {code: float(rng.normal(0, 5)) for code in codes}
    pieces = [
        source[source["opd"] == one].assign(
            opd=code, kunci=code, ip_asn=lambda part, by=step[code]: (part["ip_asn"] + by).round(1)
        )
        for code, one in zip(codes, chosen, strict=True)
    ]
    indeks = pd.concat([kept, *pieces], ignore_index=True)
    return replace(release, opd=roster[release.opd.columns], indeks=indeks)
