"""Before and after: the exact effect of a scenario on city, kinds of OPD and OPD.

Steps are computed together, in this order whatever order they are written in: the rule (the scorer
scores everybody again under it); retirement; training, each component filled once; coverage, whose
newly measured take the means that hold by then. What training brings is the component's points of
the rule, as if the record ended on the period's last day; who is not measured in kompetensi gets
none, for nobody knows what is open, and stays unmeasured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.errors import CallError, said
from analysis.measures.summary import MEANS, PLACE
from analysis.regulation import shift_months
from analysis.regulation.vocabulary import KOMPONEN_DIKLAT
from analysis.scenario.coverage import Added, Standing, newly_measured
from analysis.scenario.ground import COMPETENCE, HOURS, Ground, ground
from analysis.scenario.groups import Known, group_names, members, refusals
from analysis.scenario.model import COVERAGE, RETIREMENT, TRAININGS, Scenario, Step

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.quarter import Quarter
    from analysis.regulation import Regulation

COUNTS = ("orang", "catatan", "jp", "dilewati")
NOTHING = Added(Fraction(0), (Fraction(0),) * len(MEANS), Fraction(0), Fraction(0))
_AT = {name: MEANS.index(name) for name in (COMPETENCE, "ip_asn")}


def _own_rule_alone(step: Step) -> Ground:
    raise CallError(said("{tempat}: aturan lain tidak tersedia di sini.", tempat=step.tempat))


@dataclass(frozen=True, eq=False)
class Base:
    """A quarter ready for scenarios.

    own: under its own rule. known: names of groups. end: the period's last day. under: the ground
    of another rule; it may take long the first time. roster: kode, nama, jenis, singkatan.
    """

    own: Ground
    known: Known
    end: date
    roster: pd.DataFrame
    under: Callable[[Step], Ground]


def prepare(
    quarter: Quarter,
    delivery: Delivery,
    law: Regulation,
    under: Callable[[Step], Ground] = _own_rule_alone,
) -> Base:
    """Make a quarter ready; under: how another rule's ground is made, for steps `aturan`."""
    own = ground(quarter.people, quarter.components, delivery, law)
    return Base(own, group_names(delivery.opd), delivery.period.end, delivery.opd, under)


def effect(base: Base, scenario: Scenario) -> pd.DataFrame:
    """Return one row per place: cakupan, opd, kunci (as in `summary`).

    pegawai_, diukur_ (people) and each of MEANS_ (sums over the measured, hundred-thousandths of a
    point; None where its table was not delivered), all _sebelum (int) and _sesudah (Fraction);
    diukur_baru (Fraction: newly measured by coverage); bawah_sesudah, atas_sesudah (Fraction: sum
    of the index with the newly measured at their bounds); orang (whom the scenario touches: records
    added, retired, scored otherwise by the rule), catatan (records added), jp (their hundredths of
    a JP), dilewati (addressed by training, but kompetensi is not measured), int64.
    Raises: CallError for a group that nobody knows.
    """
    against = refusals(scenario, base.known)
    if against:
        raise CallError(*against)
    rule = scenario.rule
    there = base.own if rule is None else base.under(rule)
    leaves = _leaves(there, scenario, base)
    trained, unsure = _addressed(there, scenario, base.known)
    filled = np.where(trained & ~leaves[:, None], there.open, 0)
    after = _after(there, scenario, base, leaves, filled, unsure)
    differs, lost = _against(base.own, there) if rule is not None else (leaves, 0)
    counted = np.column_stack(
        [
            (filled > 0).any(axis=1) | leaves | differs,
            (filled > 0).sum(axis=1),
            np.where(filled[:, KOMPONEN_DIKLAT.index(HOURS)] > 0, there.lacking, 0),
            unsure & ~leaves,
        ]
    )
    counts = there.places.sums(counted)
    counts[:, 0] += lost
    frame = after.assign(**{name: counts[:, n] for n, name in enumerate(COUNTS)})
    return _joined(base.own.before, frame)


def _leaves(there: Ground, scenario: Scenario, base: Base) -> np.ndarray:
    leaves = np.zeros(len(there.people), dtype=bool)
    for step in scenario.steps(RETIREMENT):
        last = np.datetime64(shift_months(base.end, step.bulan), "s")
        leaves |= (there.retires <= last) & members(there.people, step.untuk, base.known)
    return leaves


def _addressed(there: Ground, scenario: Scenario, known: Known) -> tuple[np.ndarray, np.ndarray]:
    """Return whom training addresses, per component; and whom in vain, kompetensi unmeasured."""
    trained = np.zeros(there.open.shape, dtype=bool)
    for step in scenario.steps(*TRAININGS):
        component = KOMPONEN_DIKLAT.index(TRAININGS[step.tindakan])
        trained[:, component] |= members(there.people, step.untuk, known)
    in_vain = np.asarray((trained & there.unsure).any(axis=1))
    return trained, in_vain


def _after(
    there: Ground,
    scenario: Scenario,
    base: Base,
    leaves: np.ndarray,
    filled: np.ndarray,
    unsure: np.ndarray,
) -> pd.DataFrame:
    gain = filled.sum(axis=1)
    points = there.points.copy()
    points[:, list(_AT.values())] += gain[:, None]
    stays = ~leaves
    measured = there.complete & stays
    now = Standing(
        stays,
        measured,
        points,
        there.lowest + gain,
        there.highest + gain + np.where(unsure, there.room, 0),
    )
    wanted = [
        (step.sampai, members(there.people, step.untuk, base.known))
        for step in scenario.steps(COVERAGE)
    ]
    added = newly_measured(there, now, wanted) if wanted else {}
    whole = there.places.sums(
        np.column_stack([stays, measured, np.where(measured[:, None], points, 0)])
    )
    rows = [_row(sums, added.get(at, NOTHING)) for at, sums in enumerate(whole.tolist())]
    frame = pd.DataFrame(rows, index=there.places.labels.index, dtype=object)
    absent = {f"{name}_sesudah": None for name in there.missing}
    if "ip_asn" in there.missing:
        absent |= {"bawah_sesudah": None, "atas_sesudah": None}
    return pd.concat([there.places.labels, frame.assign(**absent)], axis=1)


def _row(sums: list[int], added: Added) -> dict[str, Any]:
    staff, measured, *points = sums
    after = [Fraction(total) + more for total, more in zip(points, added.sums, strict=True)]
    return {
        "pegawai_sesudah": staff,
        "diukur_sesudah": measured + added.people,
        "diukur_baru": added.people,
        **{f"{name}_sesudah": total for name, total in zip(MEANS, after, strict=True)},
        "bawah_sesudah": Fraction(points[-1]) + added.lowest,
        "atas_sesudah": Fraction(points[-1]) + added.highest,
    }


@lru_cache(maxsize=8)
def _against(own: Ground, there: Ground) -> tuple[np.ndarray, np.ndarray]:
    """Return whom another rule newly counts as staff or scores otherwise, per row of `there`.

    And per place of `there` how many of its staff it no longer counts.
    """
    at = own.keys.get_indexer(there.keys)
    facts = [np.column_stack([each.complete, each.points]) for each in (there, own)]
    differs: np.ndarray = np.ones(len(at), dtype=bool)
    differs[at >= 0] = (facts[0][at >= 0] != facts[1][at[at >= 0]]).any(axis=1)
    gone = np.asarray(there.keys.get_indexer(own.keys) < 0)
    lost = own.places.labels.assign(orang=own.places.sums(gone))
    found = there.places.labels.merge(lost, how="left", on=PLACE, validate="one_to_one")
    return differs, found["orang"].fillna(0).to_numpy(np.int64)


def _joined(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return both side by side; a place that only one of them has counts nobody in the other."""
    if before[PLACE].equals(after[PLACE]):
        return pd.concat([before, after.drop(columns=PLACE)], axis=1)
    labels = pd.concat([before[PLACE], after[PLACE]]).drop_duplicates(ignore_index=True)
    frame = labels
    for side in (before, after):
        frame = frame.merge(side, how="left", on=PLACE, validate="one_to_one")
    counts = [*COUNTS, "diukur_baru"]
    counts += [
        f"{name}_{when}" for name in ("pegawai", "diukur") for when in ("sebelum", "sesudah")
    ]
    frame = frame.assign(**{name: frame[name].where(frame[name].notna(), 0) for name in counts})
    return frame.astype(dict.fromkeys(COUNTS, "int64"))
