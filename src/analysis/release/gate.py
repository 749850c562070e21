"""The one gate: exact quarters in, the only figures that shared outputs may show out.

Rows are chosen by `design`, hidden by `masking`, rounded by `rounding`; a hidden figure does not
leave this room, not even rounded. Gap tables are hidden where their sums cross (`linked`), counts
of the plan merged (`crossed`), so that no printed figures together give a hidden one away. What
protects hidden values across quarters belongs here too, between hiding and rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.release import basis, effects, gaps, match, months, needs, parts, plans, reasons
from analysis.release.batches import batch_rows
from analysis.release.design import PLACE, Policy, cut_rows, total_rows, unit_rows
from analysis.release.masking import (
    CATEGORY,
    UNMEASURED,
    by_size,
    hide,
    protect,
    protect_places,
    under_printed_totals,
)
from analysis.release.model import Release
from analysis.release.moves import Moves, change_frames
from analysis.release.naming import shared_names
from analysis.release.printed import printed_rows
from analysis.release.targets import target_frames

if TYPE_CHECKING:
    from analysis.plan.results.planned import Plan
    from analysis.quarter import Quarter
    from analysis.regulation import Development, Regulation
    from analysis.scenario.target import Targets

TABLE_OF = {
    "kompetensi": "tabel_pelatihan_tidak_ada",
    "kinerja": "tabel_kinerja_tidak_ada",
    "disiplin": "tabel_disiplin_tidak_ada",
}


def release(  # noqa: PLR0913, PLR0917 - all that is released comes through here
    quarters: Sequence[Quarter],
    laws: Mapping[str, Regulation],
    policy: Policy,
    info: Mapping[str, Any],
    development: Development | None = None,
    plan: Plan | None = None,
    moves: Moves | None = None,
    targets: Targets | None = None,
) -> Release:
    """Release the last of the quarters, with the totals of the earlier ones for its trend.

    quarters: oldest first. laws: period -> the regulation it was measured under. info: see
    `Release`; passed on, but for the files' own names (`naming.shared_names`). development, plan:
    of the last quarter; without the first no frame about gap and plan has rows, without the second
    none about needs and plan. moves: what it is compared with; without it no frame about change and
    composition has rows. targets: what its targets take; without it no frame about targets has.
    """
    *earlier, now = quarters
    totals = {quarter.period.text: _totals(quarter, policy) for quarter in quarters}
    own = totals[now.period.text]
    rows = [own, _cuts(now, own, policy), _units(now, own, policy)]
    law = laws[now.period.text]
    past = [
        printed_rows(totals[quarter.period.text], quarter, laws[quarter.period.text], policy)
        for quarter in earlier
    ]
    current = printed_rows(pd.concat(rows, ignore_index=True), now, law, policy)
    opened = parts.open_points(now.open_points, own, law, policy)
    frames = {} if development is None else _of_gap(now, own, development, policy)
    if development is not None and plan is not None:
        known = (frames["kesenjangan"], opened)
        frames |= _of_plan(now, own, (law, development), policy, plan, known)
    indices = pd.concat([*past, current], ignore_index=True)
    if moves is not None:
        frames |= change_frames(moves, quarters, totals, indices, policy)
    if targets is not None:
        whole = current[current["cakupan"].isin(("kota", "opd")) & (current["potongan"] == "semua")]
        frames |= target_frames(targets, whole, opened, policy)
    inputs = [str(file["berkas"]) for file in info.get("masukan", [])]
    names = shared_names([*inputs, *now.counts["berkas"].astype(str)])
    return Release(
        info={
            **plans.city_plan(info, frames.get("rencana")),
            "masukan": _inputs(info.get("masukan", []), names),
        },
        opd=now.opd[["kode", "nama", "jenis", "singkatan"]].reset_index(drop=True),
        indeks=indices,
        sebaran=parts.distribution(now.distribution, own, policy),
        terbuka=opened,
        alasan=reasons.reasons(now.reasons, own, policy),
        dikecualikan=reasons.exclusions(now.exclusions, own, policy),
        baris=now.counts.assign(berkas=now.counts["berkas"].map(names)).reset_index(drop=True),
        **frames,
    )


def _of_gap(
    quarter: Quarter, totals: pd.DataFrame, development: Development, policy: Policy
) -> dict[str, pd.DataFrame]:
    """Return the frames about gap, Job Person Match and standards."""
    cells, summary, roster = quarter.gap_cells, quarter.jpm_summary, quarter.opd
    told = gaps.gap_rows(cells, totals, roster, development, policy)
    matched = match.match_rows(summary, totals, roster, development, policy)
    return {
        "kesenjangan": told,
        "penilaian": gaps.assessments(cells, told, policy),
        "jpm": matched,
        "sebaran_jpm": match.band_rows(summary, matched, policy),
        "kotak": match.box_rows(quarter.box_counts, summary, matched, development, policy),
        "standar": basis.basis_rows(quarter.standards_used, totals, roster, policy),
    }


def _of_plan(
    quarter: Quarter,
    totals: pd.DataFrame,
    rules: tuple[Regulation, Development],
    policy: Policy,
    plan: Plan,
    known: tuple[pd.DataFrame, pd.DataFrame],
) -> dict[str, pd.DataFrame]:
    """Return the frames about needs and plan; known: the released gap rows and open points."""
    told, opened = known
    elsewhere = needs.counted_elsewhere(quarter.gap_cells, told, quarter.open_points, opened)
    counted = needs.of_complete(plan.kebutuhan, quarter.people)
    wanted = needs.need_rows(counted, totals, quarter.opd, elsewhere, policy)
    if not plan.made:
        return {"kebutuhan": wanted}
    sums = effects.effect_sums(plan, totals)
    shown = effects.hide_effects(plan, sums, quarter.opd, policy)
    planned = shown.planned
    own = sums[sums["cakupan"] == "opd"]
    closed = set(own.loc[shown.hidden[own.index], "kunci"].astype(str))
    pointless = set(own.loc[own["terlihat"] == CATEGORY, "kunci"].astype(str))
    return {
        "kebutuhan": wanted,
        "rencana": plans.course_rows(planned, plan, rules[1], quarter.opd),
        "jadwal": batch_rows(plan, planned),
        "dampak": effects.effect_rows(sums, shown, rules[0], told, policy),
        "kumulatif": months.month_rows(plan, planned, pointless, policy),
        "tersisa": needs.left_rows(plan.terbuka, wanted, closed, policy),
    }


def _inputs(files: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{**file, "berkas": names[file["berkas"]]} for file in files]


def _totals(quarter: Quarter, policy: Policy) -> pd.DataFrame:
    """Return the total rows of city, kinds and OPD, with what is hidden and why."""
    sized = by_size(total_rows(quarter.summary), policy)
    return _with_reasons(protect_places(sized, quarter.opd, policy), quarter, policy)


def _cuts(quarter: Quarter, totals: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    rows = cut_rows(quarter.summary, quarter.opd, policy, quarter.period.quarter)
    rows = by_size(under_printed_totals(rows, totals), policy)
    return _parts(rows, [*PLACE, "potongan"], rows["semua_diukur"], quarter, policy)


def _units(quarter: Quarter, totals: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    rows = by_size(under_printed_totals(unit_rows(quarter.summary), totals), policy)
    agencies = totals[totals["cakupan"] == "opd"].set_index("opd")["diukur"]
    return _parts(rows, ["opd"], rows["opd"].map(agencies), quarter, policy)


def _parts(
    rows: pd.DataFrame, groups: list[str], sizes: pd.Series, quarter: Quarter, policy: Policy
) -> pd.DataFrame:
    """Hide what would give a hidden part of a printed total away."""
    more = protect(rows, groups, sizes.astype("int64"), "diukur", policy.ambang)
    reason = rows["alasan"].mask(rows["keadaan"] == UNMEASURED, _absent(quarter))
    return hide(rows.assign(alasan=reason), more)


def _absent(quarter: Quarter) -> str:
    """Return the codes of the tables that were not delivered, `;` between them."""
    return ";".join(code for name, code in TABLE_OF.items() if name not in quarter.delivered)


def _with_reasons(totals: pd.DataFrame, quarter: Quarter, policy: Policy) -> pd.DataFrame:
    """Name the reason why a place has no index, where it is one for everybody."""
    told = reasons.of_everybody(quarter.reasons, totals, policy).fillna("")
    if absent := _absent(quarter):
        told = pd.Series(absent, index=totals.index)
    return totals.assign(alasan=totals["alasan"].mask(totals["keadaan"] == UNMEASURED, told))
