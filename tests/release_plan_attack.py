"""What somebody with the printed tables of a plan and the price list can find out by reckoning.

Shares no code with the release: every printed figure is an equation or an interval over whole
numbers, and a solver says how small and how large each number that is not printed can be.
"""

from __future__ import annotations

from itertools import product

import highspy

STEP = 1_000  # rupiah; the finest a cost is printed in
OTHERS = "lain"
SMALL = 20  # in a smaller group everybody or nobody is a secret too


class Reckoning:
    """Whole numbers under equations, and the interval of any sum of them."""

    def __init__(self):
        self.solver = highspy.Highs()
        self.solver.silent()
        self.solver.setOptionValue("threads", 1)

    def number(self, most, least=0):
        """A whole number."""
        whole = highspy.HighsVarType.kInteger
        return self.solver.addVariable(lb=float(least), ub=float(most), type=whole)

    def known(self, terms, low, high=None):
        """Say that a sum lies in an interval."""
        total = self.solver.qsum(terms)
        self.solver.addConstr(total >= float(low))
        self.solver.addConstr(total <= float(low if high is None else high))

    def only(self, number, terms):
        """Whether a sum can be nothing but that number."""
        for seek in (self.solver.maximize, self.solver.minimize):
            seek(self.solver.qsum(terms))
            assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            if round(self.solver.getInfo().objective_function_value) != number:
                return False
        return True


class PlanAttack:
    """Participants by OPD and course, and different people by OPD, from `rencana` and `dampak`."""

    def __init__(self, release, kinds, staff, prices, most_courses=3):
        """kinds, staff: by OPD (staff also of those in none); prices: by course."""
        self.release, self.kinds, self.staff, self.prices = release, kinds, staff, prices
        self.least = release.info["ambang"]
        self.codes = sorted(prices)
        self.sums = Reckoning()
        self.takers, self.people = {}, {}
        for opd, most in staff.items():
            own = {code: self.sums.number(most) for code in self.codes}
            self.people[opd] = self.sums.number(most)
            self.takers |= {(opd, code): number for code, number in own.items()}
            for number in own.values():
                self.sums.known([self.people[opd], -1 * number], 0, most)
            self.sums.known([*own.values(), -1 * self.people[opd]], 0, 99 * most)
            taken = [-1 * number for number in own.values()]
            self.sums.known([most_courses * self.people[opd], *taken], 0, 99 * most)
        self._read_courses()
        self._read_effects()

    def _read_courses(self):
        for opd in ("", *self.kinds):
            rows = _at(self.release.rencana, opd).to_dict("records")
            if rows and rows[0]["keadaan"] != "tersembunyi":
                self._read_rows(opd, {row["kode"]: row for row in rows})
            elif rows and opd:
                few = rows[0]["alasan"] == "ambang"
                bounds = (1, self.least - 1) if few else (self.least, self.staff[opd])
                self.sums.known([1 * self.people[opd]], *bounds)

    def _read_rows(self, opd, rows):
        merged = rows.get(OTHERS)
        for code in self.codes:
            own = self.of(opd, code)
            if code in rows:
                self.sums.known(own, rows[code]["peserta"])
            elif not merged:
                self.sums.known(own, 0)
        if not merged:
            return
        pooled = [code for code in self.codes if code not in rows]
        self.sums.known([n for code in pooled for n in self.of(opd, code)], merged["peserta"])
        there = [self._somebody(self.of(opd, code)) for code in pooled]
        self.sums.known([1 * each for each in there], merged["pelatihan"])
        cost = [self.prices[code] / STEP * n for code in pooled for n in self.of(opd, code)]
        middle, step = merged["biaya"] / STEP, merged["satuan_biaya"] / STEP
        self.sums.known(cost, middle - step / 2, middle + step / 2 - (step > 1))

    def _somebody(self, numbers):
        """One where a sum is not zero, else zero."""
        most = sum(self.staff.values())
        flag = self.sums.number(1)
        self.sums.known([*numbers, -1 * flag], 0, most)
        self.sums.known([most * flag, *(-1 * number for number in numbers)], 0, most)
        return flag

    def _read_effects(self):
        rows = self.release.dampak.dropna(subset=["peserta"])
        for scope, key, people in zip(rows["cakupan"], rows["kunci"], rows["peserta"], strict=True):
            self.sums.known([1 * self.people[opd] for opd in self.within(scope, key)], people)
        told = (self.release.info["rencana"] or {}).get("peserta")
        if told is not None:
            self.sums.known([1 * number for number in self.people.values()], told)

    def within(self, scope, key):
        """The OPD of a place; those in no OPD are in the city alone."""
        if scope == "kota":
            return list(self.people)
        return [key] if scope == "opd" else [o for o, kind in self.kinds.items() if kind == key]

    def of(self, opd, code):
        """The participants of an OPD, or of the city."""
        return [1 * self.takers[each, code] for each in (self.people if opd == "" else [opd])]

    def found_out(self, takers, people):
        """Yield what the printed figures tell of too few people. takers, people: the truth."""
        for (opd, code), number in takers.items():
            if self._secret(number, self.staff[opd]) and self.sums.only(number, self.of(opd, code)):
                yield opd, code, number
        for opd, number in people.items():
            if self._secret(number, self.staff[opd]) and self.sums.only(
                number, [1 * self.people[opd]]
            ):
                yield opd, number
        yield from self._together(takers, people)

    def _together(self, takers, people):
        """What is known of those together of whom single figures are not printed."""
        for code in self.codes:
            printed = {
                o for o in self.kinds if (_at(self.release.rencana, o)["kode"] == code).any()
            }
            hidden = [opd for opd in people if opd not in printed]
            number = sum(takers[opd, code] for opd in hidden)
            terms = [term for opd in hidden for term in self.of(opd, code)]
            if 0 < number < self.least and self.sums.only(number, terms):
                yield code, number
        effects = self.release.dampak.dropna(subset=["peserta"])
        for scope, key in [("kota", ""), *(("jenis", kind) for kind in set(self.kinds.values()))]:
            hidden = [o for o in self.within(scope, key) if o not in set(effects["opd"])]
            number = sum(people[opd] for opd in hidden)
            others = sum(self.staff[opd] for opd in hidden) - number
            few = 0 < number < self.least or 0 < others < self.least
            if few and self.sums.only(number, [1 * self.people[opd] for opd in hidden]):
                yield scope, key, number

    def _secret(self, number, staff):
        few = 0 < number < self.least or 0 < staff - number < self.least
        return few or 0 < number == staff < SMALL


class CountAttack:
    """People by OPD in one class of a table, from rows of city, kinds and OPD."""

    def __init__(self, rows, column, kinds, limits):
        """limits: OPD -> the most there can be; the row of an OPD that is there has somebody."""
        self.sums = Reckoning()
        self.cells = {opd: self.sums.number(most) for opd, most in limits.items()}
        for row in rows.dropna(subset=[column]).to_dict("records"):
            scope, key = row["cakupan"], row["kunci"]
            inside = {
                "kota": list(limits),
                "jenis": [opd for opd, kind in kinds.items() if kind == key],
                "opd": [key],
            }[scope]
            self.sums.known([1 * self.cells[opd] for opd in inside if opd in limits], row[column])

    def pinned(self, opd, number):
        """Whether the number of an OPD is known."""
        return self.sums.only(number, [1 * self.cells[opd]])


class LeftAttack:
    """Open needs by OPD and reason, from `tersisa`."""

    def __init__(self, rows, opd, reasons):
        self.sums = Reckoning()
        self.cells = {key: self.sums.number(999) for key in product(opd, reasons)}
        for each in ("", *opd):
            own = _at(rows, each).to_dict("records")
            named = {reason for row in own for reason in row["alasan"].split("+")} - {""}
            inside = opd if each == "" else [each]
            for reason in reasons:
                terms = [1 * self.cells[one, reason] for one in inside]
                vague = any(not row["alasan"] for row in own)
                if reason in named:
                    self.sums.known(terms, 1, 9_999)
                elif not vague:
                    self.sums.known(terms, 0)
            for row in own:
                if row["alasan"]:
                    parts = product(inside, row["alasan"].split("+"))
                    self.sums.known([1 * self.cells[part] for part in parts], row["kebutuhan"])

    def pinned(self, opd, reason, number):
        """Whether the number of an OPD's open needs with that reason is known."""
        return self.sums.only(number, [1 * self.cells[opd, reason]])


def _at(rows, opd):
    return rows[(rows["cakupan"] == ("opd" if opd else "kota")) & (rows["opd"] == opd)]
