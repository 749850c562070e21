"""Which part of a plan stays under other weights, found by planning again."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.errors import Sentence, said
from analysis.plan.problem.instance import Weights
from analysis.plan.problem.lines import bundles
from analysis.plan.problem.value import bundle_value
from analysis.plan.solver.solve import Solution, solve

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.plan.problem.instance import Instance


def silent(_: Sentence) -> None:
    """Tell nobody what is being done."""


class Alternative(NamedTuple):
    """Other weights: one of the three, and by what it is multiplied."""

    bobot: str  # level, poin, 20jp
    kali: Fraction


ALTERNATIVES = (
    Alternative("level", Fraction(1, 2)),
    Alternative("level", Fraction(2)),
    Alternative("poin", Fraction(1, 2)),
    Alternative("poin", Fraction(2)),
    Alternative("20jp", Fraction(0)),
)


def sensitivity(
    instance: Instance,
    solution: Solution,
    alternatives: Sequence[Alternative] = ALTERNATIVES,
    say: Callable[[Sentence], None] = silent,
) -> pd.DataFrame:
    """Return which part of the plan stays under other weights, one row per alternative.

    Columns: bobot (level, poin, 20jp), kali (thousandths by which it is multiplied), tempat,
    tempat_tetap (places of the plan, and those that the other plan fills too), orang, orang_tetap
    (people with courses, and those who take exactly the same), nilai (of the other plan under the
    plan's own weights, value units).
    """
    rows = []
    own = _places(solution)
    for nth, alternative in enumerate(alternatives, start=1):
        say(said("Mencoba bobot lain, {nth} dari {many}", nth=nth, many=len(alternatives)))
        other = solve(_weighted(instance, alternative), ready=solution.ready)
        persons, table = bundles(other.chosen)
        rows.append(
            {
                "bobot": alternative.bobot,
                "kali": int(1000 * alternative.kali),
                "tempat": len(own),
                "tempat_tetap": len(own & _places(other)),
                "orang": len(_taken(solution)),
                "orang_tetap": len(_taken(solution) & _taken(other)),
                "nilai": int(bundle_value(instance, persons, table).sum()),
            }
        )
    return pd.DataFrame(rows)


def _weighted(instance: Instance, alternative: Alternative) -> Instance:
    """The instance under other weights; all are scaled alike so that they stay whole."""
    place = ("level", "poin", "20jp").index(alternative.bobot)
    scale = alternative.kali.denominator
    weights = [scale * weight for weight in instance.weights]
    weights[place] = int(weights[place] * alternative.kali)
    return dataclasses.replace(instance, weights=Weights(*weights))


def _places(solution: Solution) -> set[tuple[int, int]]:
    return set(zip(solution.chosen["posisi"], solution.chosen["kursus"], strict=True))


def _taken(solution: Solution) -> set[tuple[int, tuple[int, ...]]]:
    """Return who takes what: (person, courses)."""
    persons, table = bundles(solution.chosen.sort_values(["posisi", "kursus"]))
    return {(int(person), tuple(row)) for person, row in zip(persons, table.tolist(), strict=True)}
