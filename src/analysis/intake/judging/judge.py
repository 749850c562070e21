"""The judge of one table: keeps masks, never copies rows, and knows every row's fate at the end.

A finding is an `Advice` with the positions it concerns. Outside scope wins over set aside (a row
nobody asks for needs no mending), and the first reason to be outside scope is the one reported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.intake.delivery import ASIDE, FATES, OUTSIDE, STRUCTURE
from analysis.intake.files.raw import DATA, SHIFTED, RawTable
from analysis.intake.judging import advice
from analysis.intake.judging.findings import Finding, no_problems
from analysis.intake.judging.reading import Advice, Reading

Mask = npt.NDArray[np.bool_]
WIDE = ("kompetensi", "level")  # what one cell of a wide sheet of assessments holds
PLACE = ("berkas", "baris", "jenis_baris", "kolom")


class Judge:
    """Collects what is found about the rows of one table.

    rows: raw text with `berkas`, `baris`, `jenis_baris`, on a range index.
    headers: per file, the header as the file spells it of each canonical column it brings.
    """

    def __init__(
        self, table: str, rows: pd.DataFrame, headers: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.table = table
        self.rows = rows
        self.headers = headers
        self.data = mask(rows["jenis_baris"] == DATA)
        self.records = self.data | mask(rows["jenis_baris"] == SHIFTED)
        self._findings: list[Finding] = []
        self._outside = np.zeros(len(rows), dtype=bool)
        self._aside = np.zeros(len(rows), dtype=bool)
        self.report(~self.records, "", advice.NOT_A_ROW)
        self.report(self.records & ~self.data, "", advice.SHIFTED_CELLS)

    def text(self, column: str) -> pd.Series[Any]:
        """Return a column as read, all missing when no file brings it."""
        if column in self.rows:
            return self.rows[column]
        return pd.Series(pd.NA, index=self.rows.index, dtype="str")

    def brings(self, column: str) -> bool:
        """Say whether any file has the column."""
        return any(column in headers for headers in self.headers.values())

    def lacking(self, column: str) -> list[str]:
        """Return the files that do not have the column at all."""
        return [file for file, headers in self.headers.items() if column not in headers]

    def report(
        self,
        where: Any,
        column: str,
        found: Advice,
        *,
        outcome: str | None = None,
        suggestions: Any = None,
        values: Any = None,
        listed: Mask | None = None,
    ) -> None:
        """Record a finding about the rows marked.

        suggestions, values: one per row of the table; values default to the cells of `column`.
        listed: which of the rows appear in the list of problems (default: all of them).
        """
        marked = mask(where)
        outcome = outcome or found.outcome
        if outcome == OUTSIDE:
            marked = marked & ~self._outside
            self._outside |= marked
        elif outcome == ASIDE:
            self._aside |= marked
        positions = np.flatnonzero(marked if listed is None else marked & listed)
        if len(positions):
            self._findings.append(
                Finding(
                    found,
                    outcome,
                    column,
                    positions,
                    None if suggestions is None else np.asarray(suggestions, object)[positions],
                    None if values is None else np.asarray(values, object)[positions],
                )
            )

    def read(
        self,
        column: str,
        reader: Callable[[str], Reading],
        *,
        dtype: str = "str",
        outcome: str | None = None,
        where: Any = None,
    ) -> pd.Series[Any]:
        """Read a column through `reader`, each distinct text once; report what it objects to.

        where: read only these rows, the others stay missing.
        """
        text = self.text(column)
        codes, texts = distinct(text if where is None else text.where(mask(where)))
        readings = [reader(value) for value in texts]
        self._report_readings(column, codes, readings, outcome)
        values = np.array([*(reading.value for reading in readings), None], dtype=object)
        read: pd.Series[Any] = pd.Series(values[codes], index=self.rows.index)
        return read.astype(cast("Any", dtype))

    def require(self, column: str, empty: Advice, *, unless: Any = False) -> None:
        """Report the data rows whose cell is empty."""
        self.report(self.data & mask(self.text(column).isna()) & ~mask(unless), column, empty)

    def _report_readings(
        self,
        column: str,
        codes: npt.NDArray[np.intp],
        readings: list[Reading],
        outcome: str | None,
    ) -> None:
        advices = [reading.advice for reading in readings]
        suggestions = np.array([*(reading.suggestion for reading in readings), ""], dtype=object)
        for objection in dict.fromkeys(found for found in advices if found is not None):
            concerned = np.array([*(found is objection for found in advices), False])
            self.report(
                concerned[codes], column, objection, outcome=outcome, suggestions=suggestions[codes]
            )

    def standing(self) -> Mask:
        """Mark the rows that are neither outside scope nor set aside so far."""
        return ~self._outside & ~self._aside

    def within(self) -> Mask:
        """Mark the rows that are not outside scope so far."""
        return ~self._outside

    def fate(self) -> pd.Series[Any]:
        """Return each row's fate: dipakai, di luar cakupan, disisihkan."""
        codes = np.where(self._outside, 1, np.where(self._aside, 2, 0))
        fates = pd.CategoricalDtype(list(FATES))
        return pd.Series(pd.Categorical.from_codes(codes.tolist(), dtype=fates))

    def problems(self, opd: pd.Series[Any] | None = None) -> pd.DataFrame:
        """Return every finding as rows of PROBLEM_COLUMNS.

        A row outside scope has no other finding than that it is. opd: per row of the table the kode
        of its OPD.
        """
        frames = [self._frame(finding, opd) for finding in self._findings]
        return pd.concat([no_problems(), *[frame for frame in frames if len(frame)]])

    def _frame(self, finding: Finding, opd: pd.Series[Any] | None) -> pd.DataFrame:
        chosen = np.ones(len(finding.positions), dtype=bool)
        if finding.outcome not in (OUTSIDE, STRUCTURE):
            chosen = ~self._outside[finding.positions]
        positions = finding.positions[chosen]
        place = self.rows[["berkas", "baris"]].take(positions)
        if finding.cells is None:
            cells = _texts(self.text(finding.column), positions)
        else:
            cells = finding.cells[chosen]
        return pd.DataFrame(
            {
                "opd": "" if opd is None else _texts(opd, positions),
                "table": self.table,
                "file": place["berkas"].to_numpy(object),
                "row": place["baris"].to_numpy("int64"),
                "column": self._headers_at(positions, finding.column),
                "value": cells,
                "rule": finding.advice.rule,
                "fix": finding.advice.fix,
                "outcome": finding.outcome,
                "suggestion": "" if finding.suggestions is None else finding.suggestions[chosen],
            }
        )

    def _headers_at(self, positions: npt.NDArray[np.intp], column: str) -> npt.NDArray[np.object_]:
        """Return the header of a cell as its file spells it; in a wide sheet each cell has one."""
        spelled = {file: headers.get(column, column) for file, headers in self.headers.items()}
        headers = self.rows["berkas"].take(positions).map(spelled).astype("object")
        if "kolom" in self.rows and column in WIDE:
            headers = self.rows["kolom"].take(positions).astype("object").fillna(headers)
        return headers.to_numpy()


def _texts(values: pd.Series[Any], positions: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
    """Return the texts at some positions, "" where there is none."""
    return values.take(positions).fillna("").to_numpy(object)


def stack(tables: Sequence[RawTable]) -> Judge:
    """Return the judge of one table, its files one below the other.

    Cells that are no data are taken away: of totals and notes everything, of a row whose cells have
    slipped everything but the identifiers, which cannot be taken for anything else.
    """
    frames, headers = [], {}
    for number, raw in enumerate(tables):
        label = raw.file
        if label in headers:
            label = f"{raw.file} [{raw.sheet or number + 1}]"
        headers[label] = {**raw.headers}
        frames.append(raw.rows.assign(berkas=label))
    rows = pd.concat(frames, ignore_index=True)
    if (rows["jenis_baris"] == DATA).all():
        return Judge(tables[0].table, rows, headers)
    sure = {name: [DATA, SHIFTED] for name in ("nip", "pns_id")}
    blanked = {
        name: rows[name].where(rows["jenis_baris"].isin(sure.get(name, [DATA])))
        for name in rows.columns.difference(list(PLACE))
    }
    return Judge(tables[0].table, rows.assign(**blanked), headers)


def distinct(values: pd.Series[Any]) -> tuple[npt.NDArray[np.intp], list[Any]]:
    """Return each row's place in the list of distinct values (-1: missing), and that list."""
    codes, found = pd.factorize(values)
    return codes, np.asarray(found, dtype=object).tolist()


def each(text: pd.Series[Any], find: Callable[[str], Any], dtype: str = "str") -> pd.Series[Any]:
    """Return what `find` says of each distinct text; missing (or False) where there is none."""
    codes, texts = distinct(text)
    missing = False if dtype == "bool" else None
    values = pd.array([*(find(value) for value in texts), missing], dtype=cast("Any", dtype))
    return pd.Series(values.take(codes), index=text.index)


def mask(where: Any) -> Mask:
    """Return a mask of numpy booleans; what is unknown is not marked."""
    if isinstance(where, pd.Series):
        where = where.fillna(value=False)
    return np.asarray(where, dtype=bool)
