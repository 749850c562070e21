"""What the city knows when forms come back: the base of every decision about an entry.

The base is what the city delivered, without anything that came back in forms before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd

from analysis.forms.form.known import RAW, last_levels, people, staff_rows
from analysis.forms.form.snapshot import Level
from analysis.intake.files.places import is_returned
from analysis.intake.judging.codes import key, words
from analysis.intake.tables.koreksi import CORRECTABLE

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.intake.files.raw import ReadResult

Cells = Mapping[str, str]
TrainingKey = tuple[str, ...]  # NIP, words of the name, last day (ISO)


@dataclass(frozen=True, eq=False)
class Base:
    """The delivered city.

    raw: NIP -> the raw cells of each of its rows. shown: NIP -> the values a form may have shown of
    a cell (delivered, or corrected before). opd: NIP -> the OPD its rows name. levels: last
    assessments. trainings: JP (hundredths, None where there are none) of each training known.
    posts: key of every post that staff or standards name -> its name. units: OPD -> the same of the
    units its people are in.
    """

    raw: Mapping[str, tuple[Cells, ...]]
    shown: Mapping[str, tuple[Cells, ...]]
    opd: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    levels: Mapping[tuple[str, str], Level]
    trainings: Mapping[TrainingKey, frozenset[int | None]] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def delivered(read: ReadResult) -> ReadResult:
    """Return what was read without what came back in forms."""
    own = tuple(table for table in read.tables if not is_returned(table.file))
    return replace(read, tables=own)


def base_of(read: ReadResult, delivery: Delivery, corrected: pd.DataFrame) -> Base:
    """Return the base. read, delivery: without forms. corrected: `known.people` with them."""
    rows = staff_rows(read, delivery)
    raw: dict[str, list[Cells]] = {}
    opd: dict[str, set[str]] = {}
    for row in rows.to_dict("records"):
        nip = str(row["nip"])
        raw.setdefault(nip, []).append({name: row[name + RAW] for name in CORRECTABLE})
        if not pd.isna(row["opd"]):
            opd.setdefault(nip, set()).add(str(row["opd"]))
    levels = last_levels(delivery)
    days = pd.to_datetime(levels["tanggal"]).dt.strftime("%Y-%m-%d").tolist()
    pairs = zip(levels["nip"], levels["kompetensi"], levels["level"].tolist(), days, strict=True)
    return Base(
        raw={nip: tuple(each) for nip, each in raw.items()},
        shown=_shown((people(rows), corrected)),
        opd={nip: frozenset(opd.get(nip, ())) for nip in raw},
        names=dict(zip(rows["nip"], rows["nama"], strict=True)),
        levels={(str(nip), str(code)): (int(level), day) for nip, code, level, day in pairs},
        trainings=_trainings(delivery),
        posts=_posts(delivery),
        units=_units(delivery),
    )


def _shown(frames: Iterable[pd.DataFrame]) -> dict[str, tuple[Cells, ...]]:
    shown: dict[str, tuple[Cells, ...]] = {}
    for frame in frames:
        for row in frame.to_dict("records"):
            cells = {name: str(row[name]) for name in CORRECTABLE}
            shown[str(row["nip"])] = (*shown.get(str(row["nip"]), ()), cells)
    return shown


def _posts(delivery: Delivery) -> dict[str, str]:
    """Return every post that someone holds or aims at, or that has a standard."""
    staff = delivery.tables["pegawai"]
    named = [staff["jabatan"], staff["jabatan_tujuan"]]
    if delivery.delivered("standar_kompetensi"):
        named.append(delivery.tables["standar_kompetensi"]["jabatan"])
    return {key(name): str(name) for name in pd.concat(named).dropna().unique()}


def _units(delivery: Delivery) -> dict[str, dict[str, str]]:
    """Return the units of each OPD that have people."""
    rows = delivery.tables["pegawai"][["opd", "unit_kerja"]].dropna().drop_duplicates()
    found: dict[str, dict[str, str]] = {}
    for opd, unit in rows.itertuples(index=False, name=None):
        found.setdefault(str(opd), {})[key(unit)] = str(unit)
    return found


def _trainings(delivery: Delivery) -> dict[TrainingKey, frozenset[int | None]]:
    if not delivery.delivered("pelatihan"):
        return {}
    rows = delivery.used("pelatihan")[["nip", "nama_pelatihan", "tanggal_selesai", "jp"]]
    rows = rows.dropna(subset=["nip", "nama_pelatihan", "tanggal_selesai"])
    days = rows["tanggal_selesai"].dt.strftime("%Y-%m-%d")
    known: dict[TrainingKey, frozenset[int | None]] = {}
    for nip, name, day, hours in zip(
        rows["nip"], rows["nama_pelatihan"], days, rows["jp"], strict=True
    ):
        found = frozenset({None if pd.isna(hours) else int(hours)})
        about = (str(nip), words(str(name)), str(day))
        known[about] = known.get(about, frozenset()) | found
    return known
