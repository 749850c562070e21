"""Judge the courses on offer: what each costs, how many fit in, whom and which levels it serves.

Several rows with one `kode` are one course that serves several competencies: all else in them must
agree. A course without `kompetensi` serves the IP ASN alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.dataset.tables import TABLES
from analysis.intake.delivery import Delivery
from analysis.intake.judging import advice
from analysis.intake.judging import advice_plan as told
from analysis.intake.judging.codes import codes, course_level
from analysis.intake.judging.findings import no_problems
from analysis.intake.judging.judge import Judge, Mask, each, mask
from analysis.intake.judging.numbers import read_hours, read_level, read_price, whole_reader
from analysis.intake.judging.reading import Reading
from analysis.intake.judging.repeats import copies, facts, shared
from analysis.intake.tables.context import Context, table, tidy
from analysis.regulation.vocabulary import JENIS_JABATAN, JENJANG_JABATAN

TABLE = "katalog_pelatihan"
LEADERSHIP = "struktural kepemimpinan"  # the form whose courses have a level
SERVED = ("kompetensi", "level_ke")  # what the rows of one course may differ in
OTHER = "lainnya"  # a form that its path completes
SEPARATOR = ";"  # between the kinds and levels of posts in `sasaran`
# The level Pelaksana is all of its kind, and written the same.
AUDIENCE = (*JENIS_JABATAN, *(level for level in JENJANG_JABATAN if level != "Pelaksana"))


def judge_katalog(judge: Judge, context: Context) -> pd.DataFrame:
    """Return the courses: jp in hundredths, rupiah and people whole (Int64), the rest canonical.

    `bentuk` is a form of PerLAN 10/2018, `tingkat` a leadership level (leadership courses only),
    `sasaran` kinds and levels of posts joined by ";" (missing: everybody), `moda` daring or luring.
    """
    typed: dict[str, pd.Series[Any]] = {
        name: tidy(judge.text(name)) for name in TABLES[TABLE].columns
    }
    typed |= _served(judge, context)
    typed |= _amounts(judge)
    typed["kode"] = _one_spelling(typed["kode"])
    typed["jalur"] = judge.read("jalur", codes("jalur").reader(told.PATH_UNKNOWN))
    typed["bentuk"] = _forms(judge, typed["jalur"])
    typed["moda"] = _modes(judge)
    typed["tingkat"] = _levels(judge, mask(typed["bentuk"] == LEADERSHIP))
    typed["sasaran"] = judge.read("sasaran", audience_reader())
    for name in TABLES[TABLE].required:
        empty = told.PRICE_EMPTY if name == "biaya_per_peserta" else advice.VALUE_EMPTY
        judge.require(name, empty)
    judge.report(mask(typed["kode"].str.contains(SEPARATOR)), "kode", told.COURSE_CODE)
    _repeats(judge, typed)
    return table(judge, typed)


def _served(judge: Judge, context: Context) -> dict[str, pd.Series[Any]]:
    """Read the competency and the level a row leads to; one without the other serves nothing."""
    written = {name: judge.data & mask(judge.text(name).notna()) for name in SERVED}
    alone = written["kompetensi"] & ~written["level_ke"]
    judge.report(alone, "level_ke", told.COURSE_WITHOUT_LEVEL)
    alone = written["level_ke"] & ~written["kompetensi"]
    judge.report(alone, "kompetensi", told.COURSE_WITHOUT_COMPETENCY)
    return {
        "kompetensi": judge.read("kompetensi", context.dictionary.reader()),
        "level_ke": judge.read("level_ke", read_level, dtype="Int64"),
    }


def _amounts(judge: Judge) -> dict[str, pd.Series[Any]]:
    """Read hours, money and people; each in the range in which a course can be held."""
    readers = {
        "jp": read_hours,
        "biaya_per_peserta": read_price,
        "biaya_tetap_angkatan": read_price,
        "kapasitas_angkatan": whole_reader(1, told.CAPACITY_RANGE),
        "peserta_minimum": whole_reader(1, told.MINIMUM_RANGE),
        "maks_angkatan": whole_reader(1, told.BATCHES_RANGE),
    }
    amounts = {name: judge.read(name, reader, dtype="Int64") for name, reader in readers.items()}
    judge.report(mask(amounts["jp"] == 0), "jp", told.HOURS_ZERO)
    above = mask(amounts["peserta_minimum"] > amounts["kapasitas_angkatan"])
    judge.report(above, "peserta_minimum", told.MINIMUM_RANGE)
    return amounts


def _one_spelling(code: pd.Series[Any]) -> pd.Series[Any]:
    """Write a code the same in all its rows: codes that differ in case alone are one."""
    spelled = code.groupby(code.str.casefold()).transform("min")
    return spelled.astype("str")


def _forms(judge: Judge, path: pd.Series[Any]) -> pd.Series[Any]:
    form = judge.read("bentuk", codes("bentuk").reader(told.FORM_UNKNOWN))
    return form.mask(mask(form == OTHER), path + f" {OTHER}")


def _modes(judge: Judge) -> pd.Series[Any]:
    mode = judge.read("moda", codes("moda").reader(told.MODE_UNKNOWN))
    empty = judge.data & mask(judge.text("moda").isna())
    first = empty & mask(empty.cumsum() == 1)
    listed = None if judge.brings("moda") else first  # a column nobody brings is said once
    judge.report(empty, "moda", told.MODE_EMPTY, listed=listed)
    return mode.mask(empty, "luring")


def _levels(judge: Judge, leading: Mask) -> pd.Series[Any]:
    """Read the level of leadership courses from the cell, else from the course's name."""
    by_cell = each(judge.text("tingkat").where(leading), course_level)
    by_name = each(judge.text("nama").where(leading), course_level)
    unread = leading & mask(judge.text("tingkat").notna() & by_cell.isna())
    contradicting = mask(by_cell.notna() & by_name.notna() & (by_cell != by_name))
    level = by_cell.fillna(by_name).mask(contradicting | unread)
    judge.report(leading & mask(level.isna()), "tingkat", advice.COURSE_LEVEL_UNKNOWN)
    return level


def audience_reader() -> Callable[[str], Reading]:
    """Return a reader of `sasaran`: posts joined by ";" in the law's order; missing = everybody."""
    word = codes("sasaran").reader(told.AUDIENCE_UNKNOWN)
    known = codes("sasaran")

    def read(text: str) -> Reading:
        parts = [part for part in re.split(r"[;,\n]", text) if part.strip()]
        readings = [word(part) for part in parts]
        objections = [reading for reading in readings if reading.advice is not None]
        if objections:
            return objections[0]
        named = {post for part in parts for post in (known.find(part) or "").split(SEPARATOR)}
        chosen = [post for post in AUDIENCE if post in named]
        return Reading(None if "" in named else SEPARATOR.join(chosen) or None)

    return read


def _repeats(judge: Judge, typed: dict[str, pd.Series[Any]]) -> None:
    """Report equal rows, courses whose rows disagree, and two levels for one competency."""
    judge.report(copies(facts(judge, typed, typed), judge.data), "kode", advice.COPY)
    named = judge.within() & judge.data & mask(typed["kode"].notna())
    common = facts(judge, typed, [name for name in TABLES[TABLE].columns if name not in SERVED])
    versions = common[named].drop_duplicates()["kode"].value_counts()
    several = mask(common["kode"].isin(versions.index[versions > 1])) & named
    judge.report(several, "kode", told.COURSE_FACTS_DIFFER)
    serving = named & mask(typed["kompetensi"].notna() & typed["level_ke"].notna())
    pairs = facts(judge, typed, ("kode", "kompetensi"))
    judge.report(shared(pairs, serving), "level_ke", told.COURSE_LEVELS_DIFFER)


def unneeded_levels(delivery: Delivery, highest: pd.Series[Any]) -> pd.DataFrame:
    """Return the courses that lead to a level nobody's post asks for, as findings to look at.

    highest: competency -> the highest level that a post held or aimed at requires; a competency
    that is not in it is required of nobody. Rows: as `Delivery.problems`, in the order of the file.
    """
    rows = delivery.used(TABLE)
    if rows.empty:
        return no_problems()
    asked = rows["kompetensi"].map(highest).astype("Int64").fillna(0)
    idle = rows.loc[mask(rows["level_ke"] > asked)]
    found = told.COURSE_LEVEL_UNNEEDED
    return pd.DataFrame(
        {
            "opd": "",
            "table": TABLE,
            "file": idle["berkas"].astype("str").to_numpy(object),
            "row": idle["baris"].to_numpy("int64"),
            "column": "level_ke",
            "value": (idle["kompetensi"] + " " + idle["level_ke"].astype("str")).to_numpy(object),
            "rule": found.rule,
            "fix": found.fix,
            "outcome": found.outcome,
            "suggestion": "",
        }
    )
