"""An attacker on the printed steps: knows everybody and who changed in what, but no points.

Every component of every measured person is an unknown between nothing and its most; what is
printed are linear bounds on them. `span` says how far a mean is pinned by all of them together.
"""

from __future__ import annotations

import highspy
import pandas as pd
from tests.change_fixture import quarter

from analysis.measures.change import WHOLE, moved
from analysis.measures.changes import bundle
from analysis.plan.solver.model import new_solver
from analysis.release.design import Policy, decimals
from analysis.release.moved import step_rows
from analysis.release.rounding import POINT, half_up

MOST = {"kualifikasi": 25, "teknis": 15, "kinerja": 30}
PARTS = ("masuk", "keluar", "pindah_masuk", "pindah_keluar", "cakupan_masuk", "cakupan_keluar")
AMBANG = 5


def released(quarters):
    """Return the printed indices and steps of the last of (a year ago, before, now)."""
    first, before, now = quarters
    pairs = {"triwulan_lalu": moved(before, now), "tahun_lalu": moved(first, now)}
    totals = pd.concat([printed(one) for one in quarters], ignore_index=True)
    changes = bundle(now, pairs, before)
    return totals, step_rows(changes, moved(first, before), totals, Policy(AMBANG))


def printed(one):
    """Return the printed total rows of a quarter; an index from ten measured people on."""
    people = one.people[one.people["lengkap"]]
    rows = pd.concat([people.assign(opd=""), people]).groupby("opd")["ip_asn"]
    sums = pd.DataFrame({"jumlah": rows.sum(), "diukur": rows.size()}).reset_index()
    places = decimals(sums["diukur"].astype("Int64"), AMBANG)
    return sums.assign(
        periode=one.period.text,
        cakupan=["opd" if kode else "kota" for kode in sums["opd"]],
        kunci=sums["opd"],
        ip_asn=half_up(sums["jumlah"], sums["diukur"], places, POINT),
        desimal=places.fillna(0).astype("int64"),
    )


class Attack:
    """The unknowns and what is printed about them."""

    def __init__(self, quarters):
        self.quarters = {one.period.text: one for one in quarters}
        self.solver = new_solver()  # other threads would stop every later solver of the process
        self.unknown, self.size = {}, 0
        self.points = {period: self._points(one) for period, one in self.quarters.items()}

    def _points(self, one):
        """Number the unknowns of a quarter: {nip: [number per component]}; equal ones alike."""
        found = {}
        rows = one.trace.merge(one.people[["orang", "nip", "lengkap"]], on="orang")
        for nip, part, points in rows.loc[rows["lengkap"], ["nip", "komponen", "poin"]].to_numpy():
            key = (nip, part, int(points))  # who changed is known; to what, is not
            if key not in self.unknown:
                self.solver.addVar(0.0, float(MOST[part]))
                self.unknown[key] = self.size
                self.size += 1
            found.setdefault(nip, {})[part] = self.unknown[key]
        return found

    def members(self, period, place):
        people = self.quarters[period].people
        return {
            nip for nip, opd in zip(people["nip"], people["opd"], strict=True)
            if nip in self.points[period] and place in {"", opd}
        }  # fmt: skip

    def total(self, period, nips, weight=1.0, parts=MOST):
        return {
            self.points[period][nip][part]: weight for nip in nips for part in parts
        }  # fmt: skip

    def bound(self, terms, low, high):
        self.solver.addRow(low, high, len(terms), list(terms), list(terms.values()))

    def know_indices(self, totals):
        for row in totals.dropna(subset=["ip_asn"]).itertuples():
            half = 0.5 * 10.0**-row.desimal
            everybody = self.total(row.periode, self.members(row.periode, row.opd))
            self.bound(
                everybody, (row.ip_asn - half) * row.diukur, (row.ip_asn + half) * row.diukur
            )

    def know_steps(self, steps):
        inner = steps[~steps["bagian"].isin(("awal", "akhir")) & (steps["keadaan"] != WHOLE)]
        for row in inner.itertuples():
            terms = {}
            for leaf in row.bagian.split("+") if row.bagian != "lainnya" else ():
                for number, weight in self.term(row, leaf).items():
                    terms[number] = terms.get(number, 0.0) + weight
            if terms:
                unit = 1.02 * 10.0**-row.desimal
                self.bound(terms, row.poin - unit, row.poin + unit)

    def groups(self, row):
        """Return who is in each part of the change of a place."""
        both = [self.members(period, row.opd) for period in (row.dari, row.sampai)]
        found = {"menetap": both[0] & both[1]}
        for other, own, way in (
            (row.dari, both[1] - both[0], "masuk"),
            (row.sampai, both[0] - both[1], "keluar"),
        ):
            people = self.quarters[other].people
            where = people.groupby("nip")["opd"].agg(set).to_dict()
            for nip in own:
                at = where.get(nip, set())
                part = f"cakupan_{way}" if at & {row.opd} or (at and row.opd == "") else (
                    f"pindah_{way}" if at else way)  # fmt: skip
                found.setdefault(part, set()).add(nip)
        return found

    def term(self, row, leaf):
        """Return a term of a change as weights of the unknowns."""
        groups = self.groups(row)
        stayed = groups["menetap"]
        terms: dict[int, float] = {}

        def add(more):
            for number, weight in more.items():
                terms[number] = terms.get(number, 0.0) + weight

        if leaf in MOST:
            add(self.total(row.sampai, stayed, 1 / len(stayed), (leaf,)))
            add(self.total(row.dari, stayed, -1 / len(stayed), (leaf,)))
        ways = {"masuk": ("masuk",), "keluar": ("keluar",)}
        for part in ways.get(leaf, (f"{leaf}_masuk", f"{leaf}_keluar")):
            people = groups.get(part, set())
            if people:
                period, sign = (row.sampai, 1) if part.endswith("masuk") else (row.dari, -1)
                n = len(self.members(period, row.opd))
                add(self.total(period, people, sign / n))
                add(self.total(period, stayed, -sign * len(people) / n / len(stayed)))
        return terms

    def span(self, terms):
        """Return how far apart the least and the most of a sum are."""
        ends = []
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            costs = [0.0] * self.size
            for number, weight in terms.items():
                costs[number] += weight
            self.solver.changeColsCost(self.size, list(range(self.size)), costs)
            self.solver.changeObjectiveSense(sense)
            self.solver.run()
            assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            ends.append(self.solver.getInfo().objective_function_value)
        return ends[1] - ends[0]

    def few(self, row):
        """Yield the mean of every group of fewer people than the threshold, as weights."""
        groups = self.groups(row)
        for part in PARTS:
            people = groups.get(part, ())
            if 0 < len(people) < AMBANG:
                period = row.sampai if part.endswith("masuk") else row.dari
                yield part, self.total(period, people, 1 / len(people))
        for part in MOST:
            terms = {}
            changed = [
                nip for nip in groups["menetap"]
                if self.points[row.dari][nip][part] != self.points[row.sampai][nip][part]
            ]  # fmt: skip
            for nip in changed if len(changed) < AMBANG else ():
                terms[self.points[row.sampai][nip][part]] = 1 / len(changed)
                terms[self.points[row.dari][nip][part]] = -1 / len(changed)
            if terms:
                yield part, terms


def small_city(draw, sizes=(14, 18, 24, 40), turnover=0.15):
    """Return three quarters of a small city; draw: a `random.Random`."""
    people, next_nip = {}, 0
    for number, size in enumerate(sizes):
        for _ in range(size):
            people[f"{next_nip:04d}"] = {"opd": "abcdef"[number], "poin": points(draw)}
            next_nip += 1
    quarters = []
    for period, steps in (("2025-Q3", 0), ("2026-Q2", 3), ("2026-Q3", 1)):
        for _ in range(steps):
            next_nip = _moved_on(people, next_nip, draw, sizes, turnover / 3)
        rows = [
            {"nip": nip, "opd": one["opd"], "poin": None if one.get("out") else dict(one["poin"])}
            for nip, one in people.items()
        ]
        quarters.append(quarter(period, rows))
    return quarters


def points(draw):
    return {
        "kualifikasi": draw.choice([5, 10, 15, 20]),
        "teknis": draw.choice([0, 15]),
        "kinerja": draw.choice([15, 25, 30]),
    }


def _moved_on(people, next_nip, draw, sizes, rate):
    for nip in list(people):
        one, dice = people[nip], draw.random()
        if dice < rate:
            del people[nip]
        elif dice < 1.5 * rate:
            one["opd"] = "abcdef"[draw.randrange(len(sizes))]
        elif dice < 2.2 * rate:
            one["out"] = not one.get("out")
        for part, chance in (("teknis", 0.15), ("kinerja", 0.05), ("kualifikasi", 0.02)):
            if draw.random() < chance:
                one["poin"] = {**one["poin"], part: points(draw)[part]}
    for number, size in enumerate(sizes):
        for _ in range(size):
            if draw.random() < rate:
                people[f"{next_nip:04d}"] = {"opd": "abcdef"[number], "poin": points(draw)}
                next_nip += 1
    return next_nip
