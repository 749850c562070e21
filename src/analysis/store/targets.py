"""SHELL. What the targets of a quarter take, made once and kept: no report plans for them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import DatasetError
from analysis.plan.make import instance_of
from analysis.plan.needs.catalogue import catalogue
from analysis.scenario.target import Targets, targets
from analysis.store.keys import targets_key
from analysis.store.plans import ground_of, plan_key_of
from analysis.store.quarters import kept, place_of, quarter_of, regulation_of
from analysis.store.tables import read_targets, write_targets

if TYPE_CHECKING:
    import pandas as pd

    from analysis.dataset import Aim, Dataset, Period


def targets_of(dataset: Dataset, period: Period) -> Targets:
    """Return what the targets of a quarter take; made now when it was not yet.

    Raises: DatasetError for a target of an OPD that does not exist; what intake refuses.
    """
    quarter = quarter_of(dataset, period, regulation_of(dataset, period))
    refuse_unknown(dataset, period, quarter.opd, quarter.successions)

    def aim(opd: str) -> Aim | None:
        return dataset.target.aim(opd, period.year)

    def make() -> Targets:
        ground = ground_of(dataset, period)
        offers = catalogue(ground.delivery, ground.law, ground.development, ground.rules)
        instance = None if offers.courses.empty else instance_of(ground, offers)
        return targets(ground.quarter, aim, instance)

    if not any(aim(opd) for opd in ("", *quarter.opd["kode"])):
        return targets(quarter, aim)
    key = targets_key_of(dataset, period)
    return kept(place_of(dataset, period), "target", key, make, read_targets, write_targets)


def targets_key_of(dataset: Dataset, period: Period) -> str:
    """Return the key of what a quarter's targets take."""
    return targets_key(dataset, plan_key_of(dataset, period))


def refuse_unknown(
    dataset: Dataset, period: Period, roster: pd.DataFrame, rows: pd.DataFrame
) -> None:
    """Raise DatasetError for each target of an OPD that is none.

    roster: of the quarter; rows: who became whom. Known are the OPD of both, for a target may be
    that of an OPD which is no more, or not yet.
    """
    known = {*roster["kode"], *rows["kode_lama"], *rows["kode_baru"]}
    if told := dataset.target.unknown({str(kode) for kode in known}, period.text):
        raise DatasetError(*told)
