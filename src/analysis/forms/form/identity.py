"""Which data a form was made from, told by content: the same folder name may hold another city.

A form carries a sketch of everybody in the data it was made from: the smallest of the hashes of
their NIP. Two sketches agree as much as the two lists of people do, so that a corrected row or a
quarter's comings and goings change little, and another city changes all. It names nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from analysis.errors import Sentence, said
from analysis.forms.form.snapshot import Facts, normal

SIZE = 48  # hashes of a sketch
DIGITS = 6  # hexadecimal digits of one: too few to find a person by, enough to tell two cities
JOINT = " "


def sketch(nips: Iterable[str]) -> str:
    """Return the sketch of people: the smallest hashes of their NIP, in order."""
    hashed = {hashlib.sha256(nip.encode()).hexdigest()[:DIGITS] for nip in nips}
    return JOINT.join(sorted(hashed)[:SIZE])


def facts_of(dataset: str, city: str, period: str, staff: Iterable[str]) -> Facts:
    """Return what all forms of a data set say of it. staff: the NIPs of its people."""
    distinct = set(staff)
    return Facts(dataset, normal(city), len(distinct), sketch(distinct), period)


def is_ours(facts: Facts, people: Collection[str], ours: Facts, staff: Collection[str]) -> bool:
    """Say whether a form belongs to a data set.

    facts, people: the form's, with the NIPs it was sent with. ours, staff: of the data set now. It
    does where the folder has its name and most of the city, or most of the form's own people, are
    the same.
    """
    if facts.dataset != ours.dataset:
        return False
    here = sum(nip in staff for nip in people)
    return (here > 0 and 2 * here >= len(people)) or _alike(facts.sketch, ours.sketch)


def _alike(first: str, second: str) -> bool:
    """Say whether half of the people behind two sketches, or more, are in both."""
    one, other = set(first.split()), set(second.split())
    least = sorted(one | other)[:SIZE]
    both = sum(each in one and each in other for each in least)
    return both > 0 and 2 * both >= len(least)


def named(facts: Facts) -> Sentence:
    """Return what a data set is called to people, and what tells it from one of the same name."""
    return said(
        "{kota} (folder {folder}, {triwulan}, {banyak} pegawai)",
        kota=facts.city,
        folder=facts.dataset,
        triwulan=facts.period,
        banyak=facts.staff,
    )
