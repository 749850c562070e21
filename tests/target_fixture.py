"""Places with targets, and every choice of courses that tiny ones have."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from itertools import product
from types import SimpleNamespace

import numpy as np
import pandas as pd
from tests.plan_brute import batches_for
from tests.plan_fixture import build, courses_frame, people_frame, random_instance
from tests.plan_plain import bundles, city

from analysis.plan.problem.instance import COMPONENTS
from analysis.release.design import Policy
from analysis.release.targets import target_frames
from analysis.scenario.target import COURSES, PLACES, ROUTES, Targets
from analysis.scenario.target_mix import points_only

POINT = 100_000
OPD = pd.DataFrame({"kode": ["dinas-satu", "dinas-dua"]})


def instance_of(people, courses):
    """An instance of people by the points each component would add."""
    gain = np.array([[POINT * each.get(name, 0) for name in COMPONENTS] for each in people])
    full = gain[:, COMPONENTS.index("teknis")]
    return build(people_frame(len(people)), courses_frame(courses), gain=gain, full=full)


def quarter_of(people, index=50):
    """A quarter of the same people, every one with that index."""
    rows = [
        {"orang": number, "komponen": name, "poin": 0, "maks": POINT * points}
        for number, each in enumerate(people)
        for name, points in each.items()
    ]
    staff = pd.DataFrame(
        {
            "orang": range(len(people)),
            "opd": "dinas-satu",
            "lengkap": True,
            "ip_asn": pd.array([index * POINT] * len(people), dtype="Int64"),
        }
    )
    components = pd.DataFrame(rows).astype({"poin": "Int64"})
    return SimpleNamespace(people=staff, components=components, opd=OPD)


def tiny_points(seed, people, courses):
    """A tiny instance whose points alone count."""
    made = random_instance(seed, people, courses, competencies=1, opds=1)
    return points_only(made, made.people["orang"])


def every_mix(instance):
    """Yield (parts of a point, price of the places, whole cost or None) of every choice there is.

    Shares no code with the optimiser. The whole cost is missing where batches do not fill.
    """
    where = city(dataclasses.replace(instance, share=Fraction(1), floor=Fraction(0)))
    for choice in product(*(bundles(where, person) for person in where.people)):
        places = [0] * len(where.courses)
        for bundle, _ in choice:
            for course in bundle:
                places[course] += 1
        price = sum(c.price * n for c, n in zip(where.courses, places, strict=True))
        batches = [batches_for(c, n) for c, n in zip(where.courses, places, strict=True)]
        fixed = None
        if None not in batches:
            fixed = sum(c.fixed * n for c, n in zip(where.courses, batches, strict=True))
        points = sum(value for _, value in choice) // 1000
        yield points, price, None if fixed is None else price + fixed


def place(opd="dinas-satu", **facts):
    """A place of 200 measured people, an index of 70 and a target of 75 that it can reach."""
    plain = {
        "cakupan": "opd" if opd else "kota", "opd": opd, "target": 75 * POINT, "asal": "kota",
        "tahun": None, "diukur": 200, "jumlah": 200 * 70 * POINT, "kurang": 200 * 5 * POINT,
        "terbuka": 200 * 12 * POINT, "orang": 40, "catatan": 67, "campuran": "ada",
        "peserta": 60, "biaya": 13_250_000, "biaya_batas": 13_250_000,
    }  # fmt: skip
    return {**plain, **facts}


def course(kode, tempat, biaya=250_000, komponen="teknis", opd="dinas-satu"):
    """One course of the cheapest mix."""
    return {
        "cakupan": "opd", "opd": opd, "kode": kode, "nama": f"Pelatihan {kode}",
        "komponen": komponen, "tempat": tempat, "biaya": biaya,
    }  # fmt: skip


def route(komponen, terbuka, perlu, opd="dinas-satu"):
    """How far one component alone leads; terbuka: points of all people."""
    return {
        "cakupan": "opd", "opd": opd, "komponen": komponen, "terbuka": terbuka * POINT,
        "orang": 100, "perlu": perlu,
    }  # fmt: skip


def taken(*places, courses=(), routes=()):
    """What targets take, as the gate gets it."""
    kinds = (PLACES, ROUTES, COURSES)
    frames = [
        pd.DataFrame(list(rows), columns=list(kind)).astype(kind)
        for rows, kind in zip((places, routes, courses), kinds, strict=True)
    ]
    return Targets(*frames)


def index(opd="dinas-satu", **facts):
    """The printed total row of a place."""
    plain = {
        "cakupan": "opd" if opd else "kota", "opd": opd, "ip_asn": 70.0, "desimal": 2,
        "keadaan": "terbit", "alasan": "",
    }  # fmt: skip
    return {**plain, **facts}


def told(targets, *indices, known=("teknis",), ambang=5):
    """The released frames; known: components whose number of people is printed."""
    opened = pd.DataFrame(
        [(each["opd"], name, "terbit") for each in indices for name in known],
        columns=["opd", "komponen", "keadaan"],
    )
    return target_frames(targets, pd.DataFrame(list(indices)), opened, Policy(ambang))
