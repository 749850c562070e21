"""What came back before, what comes back now, and what thereby changes.

Of a form that is collected again its earlier rows give way to what it says now; rows of other
forms stay, unless the same thing is said differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.forms.form.layout import code_order
from analysis.forms.returned.courses import FACTS, key_of
from analysis.intake.tables.koreksi import follow, meaning

if TYPE_CHECKING:
    from analysis.forms.returned.city import Base
    from analysis.forms.returned.staff import Rows
    from analysis.intake.files.grid import Grid

NAMES = ("koreksi", "penilaian_kompetensi", "pelatihan")
GONE = "(dicabut)"
Key = tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """The three tables of a quarter's folder `formulir`, all text."""

    koreksi: Rows = field(default_factory=list)
    penilaian_kompetensi: Rows = field(default_factory=list)
    pelatihan: Rows = field(default_factory=list)

    def of(self, name: str) -> Rows:
        """Return one table."""
        rows: Rows = getattr(self, name)
        return rows

    def without(self, forms: set[tuple[str, str]]) -> Content:
        """Return what did not come from these forms (file and issue)."""
        return Content(
            *(
                [row for row in self.of(name) if (row["asal"], row["terbitan"]) not in forms]
                for name in NAMES
            )
        )


@dataclass(frozen=True)
class Change:
    """Something that came back before and is different now."""

    table: str
    nip: str
    about: str
    before: str
    now: str
    origin_before: str
    origin_now: str


def rows_of(grid: Grid, columns: Sequence[str]) -> Rows:
    """Return the rows of a file that `collect` wrote: columns by their header, all text."""
    head, *body = grid.rows(range(len(grid)))
    place = {name: head.index(name) for name in columns if name in head}
    return [
        {name: row[place[name]] if name in place else "" for name in columns}
        for row in body
        if any(row)
    ]


def merged(others: Content, new: Content) -> Content:
    """Return what other forms said and what these say; these win where both say something."""
    assessed = {_assessment(row): row for row in others.penilaian_kompetensi}
    assessed |= {_assessment(row): row for row in new.penilaian_kompetensi}
    trained = {_training(row): row for row in others.pelatihan}
    trained |= {_training(row): row for row in new.pelatihan}
    corrected = {_step(row): row for row in others.koreksi} | {
        _step(row): row for row in new.koreksi
    }
    return Content(
        [corrected[key] for key in sorted(corrected)],
        sorted(assessed.values(), key=_by_competency),
        [trained[key] for key in sorted(trained)],
    )


def _by_competency(row: Mapping[str, str]) -> tuple[object, ...]:
    return row["nip"], code_order(row["kompetensi"]), row["tanggal"]


def _step(row: Mapping[str, str]) -> Key:
    return row["nip"], row["kolom"], meaning(row["kolom"], row["lama"])


def _assessment(row: Mapping[str, str]) -> Key:
    return row["nip"], row["kompetensi"], row["tanggal"]


def _training(row: Mapping[str, str]) -> Key:
    key = key_of(row["nip"], row)
    return key if key[1].strip() else (*key, row["jenis"], row["jp"], row["nomor_sertifikat"])


def changes(earlier: Content, final: Content, base: Base) -> list[Change]:
    """Return what the forms said before and what is true now, where the two differ."""
    found = list(_corrections(earlier.koreksi, final.koreksi, base))
    levels: dict[Key, str] = {
        (nip, code, day): str(level) for (nip, code), (level, day) in base.levels.items()
    }
    found += _rows(
        "penilaian_kompetensi", earlier, final, _assessment,
        lambda row: row["level"], levels,
    )  # fmt: skip
    trainings: dict[Key, str] = dict.fromkeys(base.trainings, "sudah tercatat")
    found += _rows(
        "pelatihan", earlier, final, _training,
        lambda row: ", ".join(filter(None, (row[name] for name in FACTS))), trainings,
    )  # fmt: skip
    return found


def _rows(
    table: str, earlier: Content, final: Content, key: Callable[[Mapping[str, str]], Key],
    says: Callable[[Mapping[str, str]], str], known: Mapping[Key, str],
) -> list[Change]:  # fmt: skip
    now = {key(row): row for row in final.of(table)}
    found = []
    for row in earlier.of(table):
        place = key(row)
        after = now.get(place)
        told = says(after) if after else known.get(place, GONE)
        if told != says(row) and not (after is None and table == "pelatihan" and place in known):
            origin = _origin(after) if after else ""
            about = " ".join(place[1:]).strip()
            found.append(Change(table, row["nip"], about, says(row), told, _origin(row), origin))
    return found


def _corrections(before: Rows, after: Rows, base: Base) -> list[Change]:
    """Compare what a corrected cell said after all corrections, then and now."""
    cells = sorted({(row["nip"], row["kolom"]) for row in before})
    old, new = _by_cell(before), _by_cell(after)
    found = []
    for cell in cells:
        nip, column = cell
        for raw in dict.fromkeys(each[column] for each in base.raw.get(nip, ())):
            was, was_from = _end(column, raw, old[cell])
            is_, is_from = _end(column, raw, new.get(cell, []))
            if meaning(column, was) != meaning(column, is_):
                found.append(Change("pegawai", nip, column, was, is_, was_from, is_from))
    return found


def _by_cell(rows: Rows) -> dict[tuple[str, str], Rows]:
    cells: dict[tuple[str, str], Rows] = {}
    for row in rows:
        cells.setdefault((row["nip"], row["kolom"]), []).append(row)
    return cells


def _end(column: str, raw: str, rows: Rows) -> tuple[str, str]:
    path = follow(column, raw, [(row["lama"], row["baru"]) for row in rows])
    return (rows[path[-1]]["baru"], _origin(rows[path[-1]])) if path else (raw, "")


def _origin(row: Mapping[str, str]) -> str:
    return f"{row['asal']} baris {row['baris_asal']}"
