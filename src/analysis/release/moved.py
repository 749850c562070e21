"""The change of an index in printed steps, part of the gate: masked, rounded, summing exactly.

Steps stand only between two printed values. `cells` says which terms are printed alone, which
merged; the last places are chosen by largest remainders, so that the printed steps sum to the
difference of the printed values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.measures.change import SENTENCES, WHOLE, values
from analysis.measures.changes import PREVIOUS, YEAR_AGO
from analysis.release import cells
from analysis.release.cells import CONDUCT, PEOPLE, Cell, Counts, Place
from analysis.release.compare import difference, printed
from analysis.release.counted import CITY
from analysis.release.design import Policy, too_telling
from analysis.release.frames import shaped
from analysis.release.masking import MERGED, SHOWN
from analysis.release.rounding import POINT
from analysis.release.rows import as_rows

if TYPE_CHECKING:
    from analysis.measures.change import Change
    from analysis.measures.changes import Changes

START, END, OTHERS = "awal", "akhir", "lainnya"
Row = Mapping[str, Any]
Ends = tuple[Row, Row]  # the printed rows of both quarters


def step_rows(
    changes: Changes, first: Change | None, totals: pd.DataFrame, policy: Policy
) -> pd.DataFrame:
    """Return the printed steps of city and OPD since each earlier quarter (`Release.perubahan`).

    first: from the quarter of a year ago to the one after it, where that was delivered. totals: the
    released total rows of all quarters. A place whose change is not split has one row that says
    why; one without an index in either quarter has none.
    """
    rows: list[dict[str, Any]] = []
    compared = dict(zip(changes.pasangan["sebagai"], changes.pasangan["dari"], strict=True))
    last = changes.since(compared[PREVIOUS]) if PREVIOUS in compared else None
    for name, earlier in compared.items():
        change = changes.since(earlier)
        if change is None:
            continue
        at_ends = (first, last) if name == YEAR_AGO else None
        rows += _compared(change, at_ends, _printed_ends(change, totals), policy)
    return shaped("perubahan", pd.DataFrame(rows))


def apportioned(exact: Sequence[Fraction], whole: int) -> list[int]:
    """Round every number up or down so that they sum to `whole`: largest remainders first.

    Equal remainders: the earlier first. Where the whole is farther from the sum than rounding each
    can make up for, all are raised or lowered alike first.
    """
    floors = [number.numerator // number.denominator for number in exact]
    alike, more = divmod(whole - sum(floors), len(exact))
    order = sorted(range(len(exact)), key=lambda n: (-(exact[n] - floors[n]), n))
    raised = set(order[:more])
    return [floor + alike + (n in raised) for n, floor in enumerate(floors)]


def places_of(change: Change) -> dict[str, Place]:
    """Return the people behind each part of the change of the city ("") and of every OPD."""
    rows = change.langkah[change.langkah["cakupan"].isin(("kota", "opd"))]
    found: dict[str, dict[str, int]] = {}
    for place, part, people in zip(rows["opd"], rows["bagian"], rows["orang"], strict=True):
        found.setdefault(str(place), {})[str(part)] = int(people)
    return {place: Place(parts) for place, parts in found.items()}


def _compared(
    change: Change,
    at_ends: tuple[Change | None, Change | None] | None,
    ends: Mapping[str, Ends],
    policy: Policy,
) -> list[dict[str, Any]]:
    places, states = places_of(change), _states(change)
    told: dict[str, list[Cell]] = {
        place: _cells(place, places, at_ends, states[place]["menetap"], policy.ambang)
        for place in ends
        if place in places and states[place]["keadaan"] == "diuraikan"
    }
    own = {place: places[place].leaves for place in told}
    city = told.pop(CITY, [])
    if len(city) > 1:
        told = cells.without_small_rests(city, own[CITY], told, own, policy.ambang)
        told[CITY] = city
    exact = _terms(change)
    rows: list[dict[str, Any]] = []
    for place, state in states.items():
        head = {
            "cakupan": "kota" if place == CITY else "opd", "opd": place, "kunci": place,
            "dari": change.dari.text, "sampai": change.sampai.text,
        }  # fmt: skip
        if place in ends and len(told.get(place, [])) > 1:
            steps = _steps(told[place], exact[place], ends[place])
            found = _rows(told[place], steps, own[place], state, ends[place], policy)
        elif state["keadaan"] != "tidak_diukur":
            found = [_row("", None, 0, None, WHOLE, _why(state["keadaan"], place in ends))]
        else:
            found = []
        rows += [{**head, **row} for row in found]
    return rows


def _states(change: Change) -> dict[str, Row]:
    """Return the row of `Change.tempat` of the city ("") and of every OPD."""
    rows = change.tempat[change.tempat["cakupan"].isin(("kota", "opd"))]
    return {row["opd"]: row for row in as_rows(rows)}


def _why(state: str, printed_ends: bool) -> str:  # noqa: FBT001 - two facts of one place
    """Say why a change is not split; of a place without printed ends no more than that."""
    if state in SENTENCES:
        return state
    if not printed_ends or state in {"baru", "hilang"}:
        return "ujung"
    return "terlalu_sedikit" if state == "diuraikan" else state


def _cells(
    place: str,
    places: Mapping[str, Place],
    at_ends: tuple[Change | None, Change | None] | None,
    stayed: int,
    threshold: int,
) -> list[Cell]:
    """Return the cells of one place; none where too few people stayed, or all went into one."""
    if stayed < threshold:
        return []
    own = places[place]
    counts = own.leaves
    rest: Counts = counts
    if at_ends is not None:
        begin, end = (
            Place({}) if one is None else places_of(one).get(place, Place({})) for one in at_ends
        )
        rest = own.less(begin, end)

    def enough(cell: Cell) -> bool:
        return min(cells.behind(cell, counts), cells.behind(cell, rest)) >= threshold

    return cells.cells_of(counts, enough)


def _terms(change: Change) -> dict[str, dict[str, Fraction]]:
    """Return the exact terms by place and leaf, in hundred-thousandths of a point."""
    rows = change.langkah[change.langkah["cakupan"].isin(("kota", "opd"))]
    found: dict[str, dict[str, Fraction]] = {}
    for place, part, value in zip(rows["opd"], rows["bagian"], values(rows), strict=True):
        terms = found.setdefault(str(place), {})
        leaf = cells.leaf_of(str(part))
        terms[leaf] = terms.get(leaf, Fraction(0)) + value
    return found


def _steps(
    own: Sequence[Cell], terms: Mapping[str, Fraction], ends: Ends
) -> tuple[list[Decimal], int]:
    """Return the printed steps and their decimals."""
    places = min(row["desimal"] for row in ends)
    before, after = (printed(row["ip_asn"], row["desimal"]) for row in ends)
    unit = Decimal(1).scaleb(-places)
    scale = Fraction(10**places, POINT)
    exact = [
        sum((terms.get(leaf, Fraction(0)) for leaf in cell), Fraction(0)) * scale for cell in own
    ]
    whole = int(difference(after, before, places) / unit)
    return [unit * step for step in apportioned(exact, whole)], places


def _rows(
    own: Sequence[Cell],
    steps: tuple[list[Decimal], int],
    counts: Counts,
    staff: Row,
    ends: Ends,
    policy: Policy,
) -> list[dict[str, Any]]:
    before, after = ends
    told, places = steps
    rows = [_row(START, before["ip_asn"], before["desimal"], None, SHOWN)]
    for cell, step in zip(own, told, strict=True):
        mixed = bool(set(cell) & set(PEOPLE)) and bool(set(cell) - set(PEOPLE))
        name = OTHERS if mixed else "+".join(cell)
        people = _people(cell, counts, staff, policy.ambang)
        state = SHOWN if len(cell) == 1 or cell == CONDUCT else MERGED
        rows.append(_row(name, float(step), places, people, state))
    return [*rows, _row(END, after["ip_asn"], after["desimal"], None, SHOWN)]


def _people(cell: Cell, counts: Counts, staff: Row, threshold: int) -> int | None:
    """Return how many people stand behind a step; None where that is not known or tells too much.

    Nobody is in two of the groups that came and went, but the same people may change in several
    components: these have a number alone only.
    """
    if not set(cell) <= set(PEOPLE) and len(cell) > 1:
        return None
    people = sum(counts[leaf] for leaf in cell)
    both = staff["diukur_lama"] + staff["diukur_baru"]
    sizes: dict[Cell, int] = {
        ("masuk",): staff["diukur_baru"],
        ("keluar",): staff["diukur_lama"],
    }
    whole = sizes.get(cell, both)
    if not set(cell) <= set(PEOPLE):
        whole = staff["menetap"]
    telling = too_telling(pd.Series([people]), pd.Series([whole]), threshold)
    return None if telling.iloc[0] else people


def _row(
    part: str, value: float | None, places: int, people: int | None, state: str, why: str = ""
) -> dict[str, Any]:
    return {
        "bagian": part, "poin": value, "desimal": places, "orang": people,
        "keadaan": state, "alasan": why,
    }  # fmt: skip


def _printed_ends(change: Change, totals: pd.DataFrame) -> dict[str, Ends]:
    """Return the printed rows of both quarters of the city and of each OPD that has both."""
    known = totals[totals["cakupan"].isin(("kota", "opd")) & totals["ip_asn"].notna()]
    found: dict[str, dict[str, Row]] = {}
    for row in as_rows(known[["opd", "periode", "ip_asn", "desimal"]]):
        found.setdefault(str(row["opd"]), {})[str(row["periode"])] = row
    pair = (change.dari.text, change.sampai.text)
    return {
        place: (rows[pair[0]], rows[pair[1]])
        for place, rows in found.items()
        if all(period in rows for period in pair)
    }
