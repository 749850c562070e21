"""SHELL. What a quarter is compared with: made from kept quarters and both deliveries, and kept."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from analysis.dataset import Dataset, Period
from analysis.errors import AnalysisError, CallError, RegulationError, Sentence, said
from analysis.intake import take_in
from analysis.intake.delivery import OUTSIDE, STRUCTURE
from analysis.intake.judging.findings import no_problems
from analysis.intake.tables.perubahan_opd import ended_problems
from analysis.measures.change import Change, moved
from analysis.measures.changes import PREVIOUS, YEAR_AGO, Changes, bundle, pairs_of
from analysis.measures.late import late_entry
from analysis.measures.professionalism import Scores, score
from analysis.measures.succession import ended, successions
from analysis.store.keys import changes_key, content_key
from analysis.store.quarters import development_of, kept, place_of, quarter_of, regulation_of
from analysis.store.tables import read_changes, write_changes

if TYPE_CHECKING:
    import pandas as pd

    from analysis.intake import Delivery
    from analysis.regulation import Regulation


def changes_of(dataset: Dataset, period: Period) -> Changes:
    """Return what a quarter is compared with; made now when it was not yet.

    Compared are the quarter delivered before it and the same quarter a year ago, as far as they
    were delivered and the edition was in force; late entry is told since the former alone. Raises:
    what intake refuses.
    """
    law = regulation_of(dataset, period)
    pairs = _pairs(dataset, period)

    def make() -> Changes:
        compared = {
            name: change_between(dataset, one, period, late=name == PREVIOUS)
            for name, one in pairs.items()
        }
        before = pairs.get(PREVIOUS)
        return bundle(
            quarter_of(dataset, period, law),
            compared,
            None if before is None else quarter_of(dataset, before, regulation_of(dataset, before)),
        )

    key = changes_key_of(dataset, period)
    return kept(place_of(dataset, period), "perubahan", key, make, read_changes, write_changes)


def changes_key_of(dataset: Dataset, period: Period) -> str:
    """Return the key of a quarter's changes."""
    quarters = [period, *_pairs(dataset, period).values()]
    return changes_key(
        [
            content_key(dataset, each, regulation_of(dataset, each), development_of(dataset, each))
            for each in quarters
        ]
    )


def change_between(
    dataset: Dataset, earlier: Period, later: Period, *, late: bool = True
) -> Change:
    """Return what moved between two quarters, with late entry told apart unless not asked for.

    Raises: CallError when the quarters are not in order; what intake refuses; RegulationError when
    the edition was not in force in one of them.
    """
    if earlier >= later:
        raise CallError(_out_of_order(earlier, later))
    laws = [regulation_of(dataset, each) for each in (earlier, later)]
    then, now = (
        quarter_of(dataset, each, law) for each, law in zip((earlier, later), laws, strict=True)
    )
    found = None
    if late:
        before = take_in(dataset, earlier, laws[0])
        found = late_entry(then, before, take_in(dataset, later, laws[1]), laws[0])
    return moved(then, now, found, _restated(dataset, earlier, *laws))


def year_start(dataset: Dataset, period: Period) -> Change | None:
    """Return what moved from the quarter of a year ago to the one after it, late entry not told.

    None where nothing is compared with a year ago, or that quarter is the one before.
    """
    first = _pairs(dataset, period).get(YEAR_AGO)
    if first is None:
        return None
    after = [each for each in dataset.periods if each > first and _in_force(dataset, each)]
    return change_between(dataset, first, min(after), late=False)


def ended_opd(dataset: Dataset, period: Period, delivery: Delivery | None = None) -> pd.DataFrame:
    """Return a finding for each OPD that ended since the quarter before without being mapped.

    delivery: of the quarter, where it was judged already; else the measured quarter is asked.
    Nothing is found without an earlier quarter, or while that one cannot be measured.
    """
    before = _pairs(dataset, period).get(PREVIOUS)
    if before is None or (delivery is not None and not _may_have_ended(delivery)):
        return no_problems()
    try:
        earlier = quarter_of(dataset, before, regulation_of(dataset, before))
    except AnalysisError:  # it is told when that quarter is asked for
        return no_problems()
    if delivery is None:
        now = quarter_of(dataset, period, regulation_of(dataset, period))
        people, opd, rows = now.people, now.opd, now.successions
    else:
        staff = delivery.tables["pegawai"]
        people, opd, rows = (
            staff.loc[staff["nasib"] != OUTSIDE],
            delivery.opd,
            successions(delivery),
        )
    return ended_problems(ended(earlier, people, opd, rows, period), period.text)


def _may_have_ended(delivery: Delivery) -> bool:
    """Say whether an OPD of the roster has no staff, or no roster says which there were.

    Not while the files cannot be used: then nobody may be where he is.
    """
    if STRUCTURE in set(delivery.problems["outcome"]):
        return False
    staffed = set(delivery.tables["pegawai"]["opd"].dropna())
    return not delivery.delivered("opd") or not staffed >= set(delivery.opd["kode"])


def _pairs(dataset: Dataset, period: Period) -> dict[str, Period]:
    """Return the quarters to compare with, of those in which the rules were in force."""
    return pairs_of(period, [each for each in dataset.periods if _in_force(dataset, each)])


def _in_force(dataset: Dataset, period: Period) -> bool:
    try:
        development_of(dataset, period)
        regulation_of(dataset, period)
    except RegulationError:
        return False
    return True


def _restated(
    dataset: Dataset, earlier: Period, law: Regulation, later_law: Regulation
) -> Scores | None:
    """Return the earlier quarter scored under the later rules as of its own last day.

    None where the rules are the same.
    """
    then = replace(later_law, as_of=law.as_of)
    names = [field.name for field in fields(law) if field.name != "fingerprint"]
    if all(getattr(law, name) == getattr(then, name) for name in names):
        return None
    return score(take_in(dataset, earlier, then), then)


def _out_of_order(earlier: Period, later: Period) -> Sentence:
    if earlier == later:
        return said(
            "--from dan --to keduanya {akhir}; pilih triwulan yang lebih awal untuk --from.",
            akhir=later,
        )
    return said(
        "--from {awal} tidak lebih awal daripada --to {akhir}; tukar keduanya: "
        "--from {akhir} --to {awal}.",
        awal=earlier,
        akhir=later,
    )
