"""The plans of cases/rencana.yaml as instances and as the solutions that they expect."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pandas as pd
from tests.measures_people import load
from tests.plan_fixture import KINDS, build, courses_frame, people_frame

from analysis.plan.problem.instance import UNIT

CASES = load("rencana.yaml")
TECHNICAL = KINDS.index("teknis")


def whole(text, unit):
    number = Decimal(text) * unit
    assert number == int(number)
    return int(number)


def rupiah(text):
    return whole(text, 1_000_000)


def course(kode, facts):
    return {
        "kode": kode,
        "komponen": facts["komponen"],
        "jp": whole(facts["jp"], 100),
        "biaya": rupiah(facts["biaya"]),
        "kapasitas": int(facts.get("kursi", 30)),
        "isi_minimum": int(facts.get("isi", 1)),
        "biaya_tetap": rupiah(facts.get("tetap", "0")),
        **({"maks_angkatan": int(facts["maks"])} if "maks" in facts else {}),
    }


def instance_of(case):
    people, offers = case["orang"], dict(sorted(case["pelatihan"].items()))
    facts = list(people.values())
    names = sorted(
        {name for one in facts for name in one.get("level", {})}
        | {name for one in offers.values() for name in one.get("ke", {})}
    )
    levels = np.zeros((2, len(facts), len(names)), dtype="int8")
    gain = np.zeros((len(facts), len(KINDS)), dtype="int64")
    for place, one in enumerate(facts):
        for name, pair in one.get("level", {}).items():
            levels[:, place, names.index(name)] = [int(level) for level in pair]
        for kind, open_points in one.get("poin", {}).items():
            gain[place, KINDS.index(kind)] = whole(open_points, 100_000)
    serves = [[int(one.get("ke", {}).get(name, 0)) for name in names] for one in offers.values()]
    settings = case["setelan"]
    return build(
        people_frame(
            len(facts),
            opd=[one["opd"] for one in facts],
            status_asn=[one.get("status", "PNS") for one in facts],
        ),
        courses_frame([course(kode, one) for kode, one in offers.items()]),
        competencies=tuple(names),
        serves=np.array(serves, dtype="int8").reshape(len(offers), len(names)),
        level=levels[0],
        required=levels[1],
        gain=gain,
        hours=np.array([whole(one.get("jp", "0"), 100) for one in facts]),
        full=gain[:, TECHNICAL],
        budget=rupiah(settings["anggaran"]),
        floor=Fraction(settings.get("lantai_opd", "0")),
    )


def named(case, instance, solution):
    """Who takes what, by name."""
    names, taken = list(case["orang"]), {}
    codes = instance.courses["kode"].tolist()
    for posisi, kursus in zip(solution.chosen["posisi"], solution.chosen["kursus"], strict=True):
        taken.setdefault(names[posisi], []).append(codes[kursus])
    return {name: sorted(bundle) for name, bundle in taken.items()}


def expected(case):
    """The plan worked by hand, as a solution."""
    wanted, names = case["harapan"], list(case["orang"])
    codes = sorted(case["pelatihan"])
    places = [
        (names.index(name), codes.index(kode))
        for name, bundle in wanted["ambil"].items()
        for kode in bundle
    ]
    value = whole(wanted["nilai"], UNIT)
    return SimpleNamespace(
        chosen=pd.DataFrame(sorted(places), columns=["posisi", "kursus"]),
        batches=np.array([int(wanted["angkatan"].get(kode, "0")) for kode in codes]),
        value=value,
        bound=value,
        cost=rupiah(wanted["biaya"]),
    )
