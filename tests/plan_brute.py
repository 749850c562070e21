"""The best plan of a tiny instance, found by trying them all; shares no code with the planner."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from tests.plan_plain import best_alone, bundles, city


def batches_for(course, people):
    """The fewest batches that hold `people` within every limit; None where no number does."""
    ceiling = people if course.most is None else min(people, course.most)
    for number in range(ceiling + 1):
        if course.least * number <= people <= course.seats * number:
            return number
    return None


def every_plan(instance):
    """Try every combination of bundles, one by one: (value, cost) of the best; None if none."""
    where = city(instance)
    floors = best_alone(where) if where.floor > 0 else {}
    best = None
    for plan in product(*(bundles(where, person) for person in where.people)):
        places, own, worth = [0] * len(where.courses), defaultdict(int), defaultdict(int)
        for person, (bundle, value) in zip(where.people, plan, strict=True):
            worth[person.office] += value
            for c in bundle:
                places[c] += 1
                own[person.office] += where.courses[c].price
        spent = _spent(where, places)
        kept = all(_office_kept(where, own[o], worth[o], floors.get(o, 0)) for o in list(worth))
        if spent is not None and kept:
            found = sum(worth.values()), -spent
            best = found if best is None else max(best, found)
    return None if best is None else (best[0], -best[1])


def brute_force(instance):
    """Return (value, cost) of the best plan, the cheapest of equals; None where no plan holds.

    Every plan is reached, but plans of one office that fill the same places are compared once: for
    the same places they cost the same, and the better one is never worse for any rule.
    """
    where = city(instance)
    floors = best_alone(where) if where.floor > 0 else {}
    reached = {(0,) * len(where.courses): 0}
    for office in sorted({person.office for person in where.people}):
        own = {(0,) * len(where.courses): 0}
        for person in where.people:
            if person.office == office:
                own = _joined(where, own, _by_places(where, person))
        prices = [course.price for course in where.courses]
        kept = {
            places: worth
            for places, worth in own.items()
            if _office_kept(where, _dot(prices, places), worth, floors.get(office, 0))
        }
        reached = _joined(where, reached, kept)
    spent = {places: _spent(where, places) for places in reached}
    sound = [(reached[places], -cost) for places, cost in spent.items() if cost is not None]
    return (max(sound)[0], -max(sound)[1]) if sound else None


def _by_places(where, person):
    """Worth of each useful bundle of one person, by the places it fills."""
    return {
        tuple(int(c in bundle) for c in range(len(where.courses))): value
        for bundle, value in bundles(where, person)
    }


def _joined(where, one, other):
    """Both sets of places filled together, the best worth for each; what cannot hold is dropped."""
    prices = [course.price for course in where.courses]
    both = {}
    for (places, worth), (more, extra) in product(one.items(), other.items()):
        total = tuple(a + b for a, b in zip(places, more, strict=True))
        if where.budget is not None and _dot(prices, total) > where.budget:
            continue
        both[total] = max(both.get(total, 0), worth + extra)
    return both


def _dot(prices, places):
    return sum(price * number for price, number in zip(prices, places, strict=True))


def _office_kept(where, own, worth, best):
    within = where.budget is None or own <= where.share * where.budget
    return within and worth >= where.floor * best


def _spent(where, places):
    """Cost of filled places with the cheapest batches; None where seats, fill or money forbid."""
    spent = 0
    for course, people in zip(where.courses, places, strict=True):
        batches = batches_for(course, people)
        if batches is None:
            return None
        spent += course.price * people + course.fixed * batches
    return None if where.budget is not None and spent > where.budget else spent
