"""Why a line stands in the plan: what is short, what the course brings, under which article.

Every number is computed from what the optimiser saw, so that a sentence holds to the last decimal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.measures.words import plain
from analysis.plan.instance import COMPONENTS, FUNCTIONAL, LEADING, SEMINAR, TECHNICAL
from analysis.plan.lines import bundles
from analysis.plan.value import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.plan.instance import Instance
    from analysis.regulation import Development, Regulation

HOURS, POINTS = 2, 5  # decimals of JP and of points


def why(
    instance: Instance,
    rows: pd.DataFrame,
    regulation: Regulation,
    development: Development,
    names: Mapping[str, str] | None = None,
) -> pd.Series:
    """Return one Indonesian sentence per row of `lines.lines`, in the rows' order.

    rows: posisi, kursus, kompetensi ("" where no level is raised), level_dari, level_ke; all rows
    of a person together make its bundle. names: of competencies by code; the national ones are
    known. The first row of a course says what it brings in IP ASN and JP, every row its level.
    """
    known = {**dict(development.kompetensi.labels), **dict(names or {})}
    first = ~rows.duplicated(["posisi", "kursus"])
    places = rows.loc[first, ["posisi", "kursus"]]
    told = _Told(instance, places, regulation, development)
    of_course = told.sentences(places).reindex(rows.index).fillna("")
    grounds = _article(str(development.kebutuhan.value("kesenjangan")))
    levels = [
        _climb(instance, known, int(person), str(code), start, end, grounds)
        for person, code, start, end in zip(
            rows["posisi"], rows["kompetensi"], rows["level_dari"], rows["level_ke"], strict=True
        )
    ]
    joined = [
        "; ".join(part for part in (level, other) if part)
        for level, other in zip(levels, of_course, strict=True)
    ]
    return pd.Series(joined, index=rows.index, dtype="str")


def _climb(
    instance: Instance,
    names: Mapping[str, str],
    person: int,
    code: str,
    start: object,
    end: object,
    grounds: str,
) -> str:
    """Say which level a course raises: "Komunikasi (M.3) level 1, standar 3; ... ke level 2"."""
    if not code:
        return ""
    place = instance.competencies.index(code)
    now, asked = instance.level[person, place], instance.required[person, place]
    name = f"{names[code]} ({code})" if code in names else code
    after = f" dari level {start}" if start != now else ""
    return (
        f"{name} level {now}, standar {asked}; pelatihan ini menaikkan{after} ke level {end} "
        f"({grounds})"
    )


class _Told:
    """What the courses of each bundle bring beside levels: points by component, the yearly JP."""

    def __init__(
        self,
        instance: Instance,
        places: pd.DataFrame,
        regulation: Regulation,
        development: Development,
    ) -> None:
        self.instance = instance
        persons, table = bundles(places.sort_values(["posisi", "kursus"]))
        brought = parts(instance, persons, table)
        size = len(instance.people)
        self.points = np.zeros((size, len(COMPONENTS)), dtype="int64")
        self.points[persons] = brought.points
        self.planned = np.zeros(size, dtype="int64")
        self.planned[persons] = brought.jp
        self.reaches = np.zeros(size, dtype=bool)
        self.reaches[persons] = brought.reaches
        kinds = instance.component[table]
        jp = np.where(table >= 0, instance.column("jp")[table], 0)
        technical = (table >= 0) & (kinds == TECHNICAL)
        self.technical = np.zeros(size, dtype="int64")
        self.technical[persons] = np.where(technical, jp, 0).sum(axis=1)
        self.grounds = regulation.kompetensi.reference.text
        self.months = regulation.jendela.number(COMPONENTS[SEMINAR])
        self.duty = _article(str(development.kebutuhan.value("jp_tahunan")))

    def sentences(self, places: pd.DataFrame) -> pd.Series:
        """Return what each planned course brings beside levels."""
        component, filling = self.instance.component, self._filling(places)
        texts = []
        for (person, course), fills in zip(
            places.itertuples(index=False, name=None), filling, strict=True
        ):
            part = int(component[course])
            told = [
                self._points(person, course, part) if fills else "",
                self._year(person, course) if self.reaches[person] else "",
            ]
            texts.append("; ".join(text for text in told if text))
        return pd.Series(texts, index=places.index, dtype="str")

    def _filling(self, places: pd.DataFrame) -> np.ndarray:
        """Mark the courses that give points; of several that fill a component the first by code."""
        part = self.instance.component[places["kursus"]]
        person = places["posisi"].to_numpy("int64")
        gives = (part >= 0) & (self.points[person, part] > 0)
        rank = self.instance.column("tahap")[places["kursus"]]
        gives &= (part != LEADING) | (rank >= self.instance.asked[person])
        keyed = places.assign(bagian=part)[gives].sort_values(["posisi", "kursus"])
        first = keyed.index[~keyed.duplicated(["posisi", "bagian"])]
        adds_up: np.ndarray = gives & (part == TECHNICAL)
        return adds_up | places.index.isin(first)

    def _points(self, person: int, course: int, part: int) -> str:
        """Say what is short in a component of kompetensi, and the points that filling it gives."""
        given = f"memberi {plain(int(self.points[person, part]), POINTS)} poin ({self.grounds})"
        if part == TECHNICAL:
            return self._technical(person, course, given)
        if part == LEADING:
            level = self.instance.courses["tingkat"].iloc[course]
            short = "pelatihan kepemimpinan untuk jenjang jabatan ini belum tercatat"
            return f"{short}; pelatihan jenjang {level} ini {given}"
        if part == FUNCTIONAL:
            return f"pelatihan fungsional belum tercatat; pelatihan ini {given}"
        short = f"belum ada seminar atau sejenisnya dalam {self.months} bulan terakhir"
        return f"{short}; pelatihan ini {given}"

    def _technical(self, person: int, course: int, given: str) -> str:
        """Say how the JP of technical courses add up: "12 dari 20 JP teknis; pelatihan 10 JP"."""
        asked = plain(self.instance.threshold, HOURS)
        now = plain(int(self.instance.hours[person]), HOURS)
        own, total = int(self.instance.column("jp")[course]), int(self.technical[person])
        course_text = f"pelatihan {plain(own, HOURS)} JP ini"
        if total != own:
            course_text += f" bersama pelatihan teknis lain (seluruhnya {plain(total, HOURS)} JP)"
        return f"{now} dari {asked} JP teknis; {course_text} {given}"

    def _year(self, person: int, course: int) -> str:
        """Say that the planned JP reach the yearly duty of a PNS, and what this course adds."""
        own, total = int(self.instance.column("jp")[course]), int(self.planned[person])
        duty = plain(self.instance.jp20, HOURS)
        together = (
            "" if total == own else f" bersama pelatihan lain (seluruhnya {plain(total, HOURS)} JP)"
        )
        return f"{plain(own, HOURS)} JP{together} memenuhi {duty} JP setahun ({self.duty})"


def _article(text: str) -> str:
    """Return the article of a legal ground, which stands before its colon."""
    return text.partition(":")[0]
