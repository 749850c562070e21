"""What somebody with the printed tables and the price list can find out about single counts.

Shares no code with the release: plain enumeration of all tables that fit the printed figures.
"""

from __future__ import annotations

from itertools import product

STEP = 1_000


def possible(release, takers, prices):
    """Return for every OPD and course the numbers of participants that fit all printed figures.

    An OPD that prints nothing may send anybody, so it makes up for the rest of the city's rows.
    """
    codes = sorted(prices)
    shown = {opd: _printed(release.rencana, opd) for opd in takers}
    city = _printed(release.rencana, "") or {}
    tables = {
        opd: list(_fitting(rows, codes, prices, city))
        for opd, rows in shown.items()
        if rows is not None
    }
    free = [opd for opd, rows in shown.items() if rows is None]
    found = {(opd, code): set() for opd in takers for code in codes}
    for opd in takers:
        others = [each for each in tables if each != opd]
        reach = _sums([tables[each] for each in others], codes, city)
        if opd in free:
            rests = [_rest(sums, codes, city) for sums in reach]
            for rest in rests if free == [opd] else [dict.fromkeys(codes)] if reach else []:
                for code in codes:
                    found[opd, code] |= {0, 1} if rest[code] is None else {rest[code]}
            continue
        for table in tables[opd]:
            if any(_fits_city(_add(table, sums), codes, city, prices, free) for sums in reach):
                for code, number in zip(codes, table, strict=True):
                    found[opd, code].add(number)
    return found


def _printed(rows, opd):
    own = rows[(rows["cakupan"] == ("opd" if opd else "kota")) & (rows["opd"] == opd)]
    if len(own) == 1 and own["kode"].iloc[0] == "":
        return {} if own["keadaan"].iloc[0] == "tidak_ada" else None
    return {row["kode"]: row for row in own.to_dict("records")}


def _fitting(shown, codes, prices, city):
    """Yield the counts of an OPD that fit its printed rows."""
    merged = shown.get("lain")
    pooled = [code for code in codes if code not in shown] if merged else []
    fixed = {code: int(row["peserta"]) for code, row in shown.items() if code != "lain"}
    most = int(merged["peserta"]) if merged else 0
    known = [int(city[code]["peserta"]) if code in city else most for code in pooled]
    ranges = [range(min(most, number) + 1) for number in known]
    for counts in product(*ranges):
        own = dict(zip(pooled, counts, strict=True))
        if not merged or _fits(own, merged, prices):
            table = {**dict.fromkeys(codes, 0), **fixed, **own}
            yield tuple(table[code] for code in codes)


def _fits(counts, row, prices):
    """Whether counts make up a merged row: people, number of courses, cost within its step."""
    if sum(counts.values()) != row["peserta"]:
        return False
    if sum(number > 0 for number in counts.values()) != row["pelatihan"]:
        return False
    cost = sum(prices[code] * number for code, number in counts.items())
    step = row["satuan_biaya"]
    if step == STEP:
        return abs(cost - row["biaya"]) <= STEP // 2
    return row["biaya"] - step // 2 <= cost < row["biaya"] + step // 2


def _sums(tables, codes, city):
    """All sums of one table per OPD that do not pass the city's rows."""
    reach = {(0,) * len(codes)}
    for own in tables:
        reach = {_add(sums, table) for sums in reach for table in own}
        reach = {sums for sums in reach if _below(sums, codes, city)}
    return reach


def _add(first, second):
    return tuple(a + b for a, b in zip(first, second, strict=True))


def _below(sums, codes, city):
    return all(
        code not in city or total <= city[code]["peserta"]
        for code, total in zip(codes, sums, strict=True)
    )


def _rest(sums, codes, city):
    """What the only OPD that prints nothing must send; None where the city does not tell."""
    return {
        code: int(city[code]["peserta"]) - total if code in city else None
        for code, total in zip(codes, sums, strict=True)
    }


def _fits_city(whole, codes, city, prices, free):
    sums = dict(zip(codes, whole, strict=True))
    if not city:
        return True
    alone = {code for code in city if code != "lain"}
    if free:
        return all(sums[code] <= city[code]["peserta"] for code in alone)
    if any(sums[code] != city[code]["peserta"] for code in alone):
        return False
    pooled = {code: sums[code] for code in codes if code not in alone}
    return _fits(pooled, city["lain"], prices) if "lain" in city else not any(pooled.values())
