"""Why a line stands in the plan: what is short, what the course brings, under which article.

Every number is computed from what the optimiser saw, so that a sentence holds to the last decimal.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from analysis.errors import Figure, Phrase, Sentence, said
from analysis.plan.problem.instance import COMPONENTS, FUNCTIONAL, LEADING, SEMINAR, TECHNICAL
from analysis.plan.problem.lines import bundles
from analysis.plan.problem.value import parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.plan.problem.instance import Instance
    from analysis.regulation import Development, Regulation

HOURS, POINTS = 2, 5  # decimals of JP and of points


def why(
    instance: Instance,
    rows: pd.DataFrame,
    regulation: Regulation,
    development: Development,
    names: Mapping[str, str] | None = None,
) -> pd.Series:
    """Return one phrase per row of `lines.lines`, in the rows' order; "" where nothing is said.

    rows: posisi, kursus, kompetensi ("" where no level is raised), level_dari, level_ke; all rows
    of a person together make its bundle. names: of competencies by code; the national ones are
    known. The first row of a course says what it brings in IP ASN and JP, every row its level.
    """
    known = {**dict(development.kompetensi.labels), **dict(names or {})}
    first = ~rows.duplicated(["posisi", "kursus"])
    places = rows.loc[first, ["posisi", "kursus"]]
    told = _Told(instance, places, regulation, development)
    of_course = dict(zip(places.index, told.sentences(places), strict=True))
    grounds = _article(str(development.kebutuhan.value("kesenjangan")))
    levels = [
        _climb(instance, known, int(person), str(code), start, end, grounds)
        for person, code, start, end in zip(
            rows["posisi"], rows["kompetensi"], rows["level_dari"], rows["level_ke"], strict=True
        )
    ]
    joined = [
        _joined([*level, *of_course.get(row, [])])
        for row, level in zip(rows.index, levels, strict=True)
    ]
    return pd.Series(joined, index=rows.index, dtype="object")


def _joined(parts: Sequence[Sentence]) -> str:
    """Return sentences as one phrase, with semicolons between."""
    if not parts:
        return ""
    told = parts[0]
    for other in parts[1:]:
        told = said("{awal}; {lain}", awal=told, lain=other)
    return Phrase(told)


def _climb(
    instance: Instance,
    names: Mapping[str, str],
    person: int,
    code: str,
    start: object,
    end: object,
    grounds: str,
) -> list[Sentence]:
    """Say which level a course raises: "Komunikasi (M.3) level 1, standar 3; ... ke level 2"."""
    if not code:
        return []
    place = instance.competencies.index(code)
    now, asked = instance.level[person, place], instance.required[person, place]
    named = said("{nama} ({kode})", nama=said(names.get(code, "")), kode=code)
    facts = {
        "kompetensi": named if code in names else code,
        "kini": int(now),
        "standar": int(asked),
        "akhir": int(cast("int", end)),
        "dasar": said(grounds),
    }
    if start == now:
        return [
            said(
                "{kompetensi} level {kini}, standar {standar}; pelatihan ini menaikkan ke level "
                "{akhir} ({dasar})",
                **facts,
            )
        ]
    return [
        said(
            "{kompetensi} level {kini}, standar {standar}; pelatihan ini menaikkan dari level "
            "{awal} ke level {akhir} ({dasar})",
            awal=int(cast("int", start)),
            **facts,
        )
    ]


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
        source = regulation.kompetensi.reference
        self.grounds = said(
            "{judul}, {pasal}", judul=said(source.title), pasal=said(source.article)
        )
        self.months = regulation.jendela.number(COMPONENTS[SEMINAR])
        self.duty = _article(str(development.kebutuhan.value("jp_tahunan")))

    def sentences(self, places: pd.DataFrame) -> list[list[Sentence]]:
        """Return what each planned course brings beside levels."""
        component, filling = self.instance.component, self._filling(places)
        told = []
        for (person, course), fills in zip(
            places.itertuples(index=False, name=None), filling, strict=True
        ):
            part = int(component[course])
            gives = [self._points(person, course, part)] if fills else []
            year = [self._year(person, course)] if self.reaches[person] else []
            told.append([*gives, *year])
        return told

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

    def _points(self, person: int, course: int, part: int) -> Sentence:
        """Say what is short in a component of kompetensi, and the points that filling it gives."""
        given = said(
            "memberi {poin} poin ({dasar})",
            poin=figure(int(self.points[person, part]), POINTS),
            dasar=self.grounds,
        )
        if part == TECHNICAL:
            return self._technical(person, course, given)
        if part == LEADING:
            return said(
                "pelatihan kepemimpinan untuk jenjang jabatan ini belum tercatat; pelatihan "
                "jenjang {jenjang} ini {memberi}",
                jenjang=self.instance.courses["tingkat"].iloc[course],
                memberi=given,
            )
        if part == FUNCTIONAL:
            return said(
                "pelatihan fungsional belum tercatat; pelatihan ini {memberi}", memberi=given
            )
        return said(
            "belum ada seminar atau sejenisnya dalam {bulan} bulan terakhir; pelatihan ini "
            "{memberi}",
            bulan=self.months,
            memberi=given,
        )

    def _technical(self, person: int, course: int, given: Sentence) -> Sentence:
        """Say how the JP of technical courses add up: "12 dari 20 JP teknis; pelatihan 10 JP"."""
        own, total = int(self.instance.column("jp")[course]), int(self.technical[person])
        facts = {
            "kini": figure(int(self.instance.hours[person]), HOURS),
            "wajib": figure(self.instance.threshold, HOURS),
            "jp": figure(own, HOURS),
            "memberi": given,
        }
        if total == own:
            return said("{kini} dari {wajib} JP teknis; pelatihan {jp} JP ini {memberi}", **facts)
        return said(
            "{kini} dari {wajib} JP teknis; pelatihan {jp} JP ini bersama pelatihan teknis lain "
            "(seluruhnya {semua} JP) {memberi}",
            semua=figure(total, HOURS),
            **facts,
        )

    def _year(self, person: int, course: int) -> Sentence:
        """Say that the planned JP reach the yearly duty of a PNS, and what this course adds."""
        own, total = int(self.instance.column("jp")[course]), int(self.planned[person])
        facts = {
            "jp": figure(own, HOURS),
            "wajib": figure(self.instance.jp20, HOURS),
            "dasar": said(self.duty),
        }
        if total == own:
            return said("{jp} JP memenuhi {wajib} JP setahun ({dasar})", **facts)
        return said(
            "{jp} JP bersama pelatihan lain (seluruhnya {semua} JP) memenuhi {wajib} JP setahun "
            "({dasar})",
            semua=figure(total, HOURS),
            **facts,
        )


def figure(value: int, places: int) -> Figure:
    """Return an integer of 10**-places as a number for a sentence."""
    number = Decimal(value).scaleb(-places)
    return Figure(number.quantize(Decimal(1)) if number == int(number) else number.normalize())


def _article(text: str) -> str:
    """Return the article of a legal ground, which stands before its colon."""
    return text.partition(":")[0]
