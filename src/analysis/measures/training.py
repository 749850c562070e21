"""One component of kompetensi: which trainings give it, and which, set aside, could.

A training could serve a component when nothing readable in it speaks against that: its kind (an
unreadable kind could be any), its last day, the level of a leadership course.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.measures.history import Window, history, possible_days, tally
from analysis.measures.posts import exempt
from analysis.measures.words import plain, plains
from analysis.regulation.vocabulary import KOMPONEN_DIKLAT

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation

LEADERSHIP = "kepemimpinan"
FUNCTIONAL = "fungsional"
HOURS = 2  # decimals of JP
COLUMNS = ("komponen", "jenis", "tingkat", "jp", "tanggal_mulai", "tanggal_selesai")


@dataclass(frozen=True)
class Component:
    """One component of everybody, whether it applies to the post or not.

    people: per person maks, bawah, atas (int64 points x 100,000: all that it gives, without and
        with the rows that could count), ragu (undetermined), alasan, keadaan (Indonesian words).
    records: the trainings behind it, sure ones first: posisi, orang, berkas, baris, isi.
    """

    people: pd.DataFrame
    records: pd.DataFrame


def accumulates(komponen: str, regulation: Regulation) -> bool:
    """Say whether JP add up to fill the component; else one training fills it."""
    return komponen in regulation.ambang_jp.values  # noqa: PD011 - a mapping, no frame


def trainings(persons: pd.DataFrame, delivery: Delivery, regulation: Regulation) -> pd.DataFrame:
    """Return the trainings of `persons`, who are on a range index.

    Columns of `history.history` and hari (the last day, missing where it is not known), tahap (the
    rank of a leadership course), perlu (the rank that the person's post asks for).
    """
    rows = history(delivery, "pelatihan", persons, COLUMNS)
    ranks = regulation.kepemimpinan_jenjang
    asked = ranks.of(
        persons["jenjang_jabatan"].where(persons["jenjang_jabatan"].isin(ranks.values))
    )
    leading = rows["komponen"].eq(LEADERSHIP) | rows["komponen"].isna()
    return rows.assign(
        hari=possible_days(rows, "tanggal_selesai", regulation.as_of),
        tahap=regulation.kepemimpinan_tingkat.of(rows["tingkat"].where(leading)),
        perlu=asked.take(rows["posisi"].to_numpy()).array,
    )


def assess(
    komponen: str,
    persons: pd.DataFrame,
    rows: pd.DataFrame,
    regulation: Regulation,
    predicate: pd.Series,
) -> Component:
    """Judge one component of all `persons` from their `trainings`."""
    chances = _chances(komponen, rows, regulation)
    points = regulation.component_points(komponen, persons["jenis_jabatan"], predicate)
    full = points.astype("int64")
    if accumulates(komponen, regulation):
        facts = _by_hours(komponen, full, chances, regulation)
    else:
        facts = _by_presence(komponen, full, chances, regulation)
    facts = facts.assign(maks=full, alasan=np.where(facts["ragu"], "kompetensi_tidak_pasti", ""))
    if komponen == LEADERSHIP:
        facts = _without_level(facts, persons, regulation)
    if komponen == FUNCTIONAL:
        facts = _credited(facts, exempt(persons["jabatan"], regulation))
    return Component(facts, _records(komponen, chances, facts, regulation))


def hours(
    persons: pd.DataFrame, delivery: Delivery, regulation: Regulation
) -> dict[str, np.ndarray]:
    """Return the sure JP (int64 hundredths) of all `persons`, per component that JP fill.

    Nothing was delivered: nobody has any.
    """
    filled = [komponen for komponen in KOMPONEN_DIKLAT if accumulates(komponen, regulation)]
    if not delivery.delivered("pelatihan"):
        return {komponen: np.zeros(len(persons), dtype=np.int64) for komponen in filled}
    rows = trainings(persons, delivery, regulation)
    found = {}
    for komponen in filled:
        chances = _chances(komponen, rows, regulation)
        sure = chances.loc[chances["pasti"]]
        found[komponen] = tally(sure["posisi"], len(persons), sure["jp"])
    return found


def _chances(komponen: str, rows: pd.DataFrame, regulation: Regulation) -> pd.DataFrame:
    """Return the trainings that serve the component (`pasti`), or could."""
    window = Window(regulation.window_start(komponen), regulation.as_of)
    kind = rows["komponen"].eq(komponen)
    any_year = window.after is None
    sure = ~rows["aside"] & kind
    sure &= window.holds(rows["hari"]) | (rows["hari"].isna() & any_year)
    could = (kind | rows["komponen"].isna()) & window.may_hold(rows["hari"])
    if komponen == LEADERSHIP:
        reached = rows["tahap"] >= rows["perlu"]
        sure &= reached.fillna(value=False)
        could &= reached.fillna(value=True)
    if accumulates(komponen, regulation):
        sure &= rows["jp"].notna()
    return rows.assign(pasti=sure).loc[could]


def _by_presence(
    komponen: str, full: pd.Series, chances: pd.DataFrame, regulation: Regulation
) -> pd.DataFrame:
    """Judge a component that one training fills."""
    size = len(full)
    has = tally(chances.loc[chances["pasti"], "posisi"], size) > 0
    could = tally(chances.loc[~chances["pasti"], "posisi"], size) > 0
    months = regulation.jendela.number(komponen)
    when = f"dalam {months} bulan terakhir" if months else "kapan pun"
    return pd.DataFrame(
        {
            "bawah": full.where(has, 0),
            "atas": full.where(has | could, 0),
            "ragu": could & ~has,
            "keadaan": np.where(has, f"tercatat, {when}", f"belum tercatat, {when}"),
        },
        index=full.index,
    )


def _by_hours(
    komponen: str, full: pd.Series, chances: pd.DataFrame, regulation: Regulation
) -> pd.DataFrame:
    """Judge a component that accumulated JP fill."""
    size = len(full)
    asked = regulation.ambang_jp.number(komponen)
    sure, could = chances.loc[chances["pasti"]], chances.loc[~chances["pasti"]]
    hours = tally(sure["posisi"], size, sure["jp"])
    # An hour count that is missing, or that no training can have, may be any.
    told = could["jp"].gt(0).fillna(value=False)
    more = tally(could["posisi"], size, could["jp"].where(told, asked))
    share = bool(regulation.option("jp_proporsional"))
    most = full.to_numpy("int64")
    met = plains(pd.Series(hours, index=full.index), HOURS)
    return pd.DataFrame(
        {
            "bawah": points_for(hours, most, asked, proportional=share),
            "atas": points_for(hours + more, most, asked, proportional=share),
            "ragu": (tally(could["posisi"], size) > 0) & (hours < asked),
            "keadaan": met + f" dari {plain(asked, HOURS)} JP",
        },
        index=full.index,
    )


def points_for(
    hours: np.ndarray, full: np.ndarray, asked: int, *, proportional: bool
) -> np.ndarray:
    """Return the points for accumulated JP, rounded half up to a hundred-thousandth of a point."""
    if not proportional:
        return np.where(hours >= asked, full, 0)
    points: np.ndarray = (2 * full * np.minimum(hours, asked) + asked) // (2 * asked)
    return points


def _without_level(
    facts: pd.DataFrame, persons: pd.DataFrame, regulation: Regulation
) -> pd.DataFrame:
    """Leave leadership undetermined where the post's level, and so the course, is not known."""
    known = persons["jenjang_jabatan"].isin(regulation.kepemimpinan_jenjang.values)
    return facts.assign(
        bawah=facts["bawah"].where(known, 0),
        atas=facts["atas"].where(known, facts["maks"]),
        ragu=facts["ragu"] | ~known,
        alasan=facts["alasan"].where(known, "jenjang_kosong"),
        keadaan=facts["keadaan"].where(known, "jenjang jabatan tidak diketahui"),
    )


def _credited(facts: pd.DataFrame, exempted: pd.Series) -> pd.DataFrame:
    """Give the component to posts that have no compulsory training."""
    return facts.assign(
        bawah=facts["bawah"].mask(exempted, facts["maks"]),
        atas=facts["atas"].mask(exempted, facts["maks"]),
        ragu=facts["ragu"] & ~exempted,
        alasan=facts["alasan"].mask(exempted, ""),
        keadaan=facts["keadaan"].mask(exempted, "jabatan tanpa diklat wajib"),
    )


def _records(
    komponen: str, chances: pd.DataFrame, facts: pd.DataFrame, regulation: Regulation
) -> pd.DataFrame:
    """Return the trainings that count, and those that could where that leaves it undetermined."""
    shown = chances.loc[chances["pasti"] | facts["ragu"].to_numpy()[chances["posisi"]]]
    if accumulates(komponen, regulation):
        content = plains(shown["jp"], HOURS, unknown="?") + " JP"
    elif komponen == LEADERSHIP:
        content = shown["tingkat"].fillna("jenjang tidak terbaca")
    else:
        content = (
            shown["jenis"].map(regulation.komponen_diklat.labels).fillna("jenis tidak terbaca")
        )
    doubt = np.where(shown["aside"], " (disisihkan)", " (belum pasti)")
    content = content.where(shown["pasti"], content + doubt)
    return shown.assign(isi=content, ragu=~shown["pasti"]).sort_values(
        ["orang", "ragu", "hari", "berkas", "baris"]
    )
