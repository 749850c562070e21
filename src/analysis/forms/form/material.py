"""What the form of one OPD is filled with, cut from what is known of the city."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.forms.form.identity import facts_of
from analysis.forms.form.known import TRAINING
from analysis.forms.form.layout import MANAGERIAL, code_order
from analysis.forms.form.snapshot import Facts, Known, digest, normal
from analysis.intake.tables.koreksi import CORRECTABLE
from analysis.language import INDONESIAN, Tongue

WANTED = ("belum_dinilai", "kedaluwarsa", "tidak_pasti")  # states of a gap that ask for a level
GAP_COLUMNS = ("nip", "opd", "jabatan", "kelompok", "kompetensi", "level_standar", "dasar",
               "keadaan")  # fmt: skip


@dataclass(frozen=True)
class Dictionary:
    """Names of the competencies, what each level of each means, names of the levels.

    levels: "M.1.1" -> one line. All empty where nothing is known.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    level_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """What all forms of a quarter share; label: Triwulan III 2026, in the language told."""

    dataset: str
    nama: str
    period: str
    label: str
    last_day: date
    dictionary: Dictionary = field(default_factory=Dictionary)
    tongue: Tongue = INDONESIAN


@dataclass(frozen=True, eq=False)
class City:
    """What all forms are cut from.

    people: `known.people`; levels: `known.last_levels`; trainings: `known.trainings`; gaps: of
    `Quarter.gaps` the GAP_COLUMNS, without rows where no standard is known.
    """

    setting: Setting
    opd: pd.DataFrame
    people: pd.DataFrame
    levels: pd.DataFrame
    trainings: pd.DataFrame
    gaps: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Form:
    """One OPD's form before it is written.

    people: in the order of the sheets. technical: codes with a column. wanted: pairs of NIP and
    competency that the standard asks for and nobody has validly assessed.
    """

    setting: Setting
    facts: Facts
    people: tuple[Known, ...]
    technical: tuple[str, ...]
    wanted: frozenset[tuple[str, str]]
    history: pd.DataFrame
    standards: pd.DataFrame

    @property
    def title(self) -> str:
        """What the workbook is called."""
        _, facts = self.setting.tongue, self.facts
        return _("Formulir {opd}, {triwulan}", opd=facts.nama_opd, triwulan=self.setting.label)


def forms(city: City, codes: Sequence[str] = ()) -> Iterator[Form]:
    """Yield the forms of these OPD (all without codes) that have people, in their order."""
    setting = city.setting
    about = facts_of(setting.dataset, setting.nama, setting.period, city.people["nip"])
    people = dict(iter(city.people.groupby("opd", sort=False)))
    levels = _levels(city.levels)
    place = pd.Series(city.people["opd"].array, index=city.people["nip"])
    place = place.loc[~place.index.duplicated()]
    of_training = city.trainings["nip"].map(place)
    history = dict(iter(city.trainings.groupby(of_training, sort=False)))
    gaps = dict(iter(city.gaps.groupby("opd", sort=False, observed=True)))
    for kode, nama in zip(city.opd["kode"], city.opd["nama"], strict=True):
        if kode in people and (not codes or kode in codes):
            yield _form(
                setting,
                replace(about, opd=str(kode), nama_opd=normal(str(nama))),
                (people[kode], levels),
                history.get(kode, city.trainings.iloc[:0]),
                gaps.get(kode, city.gaps.iloc[:0]),
            )


def _form(
    setting: Setting,
    facts: Facts,
    known: tuple[pd.DataFrame, Mapping[str, Mapping[str, tuple[int, str]]]],
    history: pd.DataFrame,
    gaps: pd.DataFrame,
) -> Form:
    rows, levels = known
    people = tuple(
        Known(
            row["nip"],
            number,
            row["nama"],
            {name: row[name] for name in CORRECTABLE},
            levels.get(row["nip"], {}),
        )
        for number, row in enumerate(rows.to_dict("records"), 1)
    )
    named = {code for person in people for code in person.levels}
    named |= set(gaps["kompetensi"]) - {""}
    asked = gaps.loc[gaps["keadaan"].isin(WANTED), ["nip", "kompetensi"]]
    ordered = _in_order(history, people)
    seen = digest(["|".join(map(str, row)) for row in ordered.itertuples(index=False)])
    return Form(
        setting=setting,
        facts=replace(facts, history=seen),
        people=people,
        technical=tuple(sorted(named - set(MANAGERIAL), key=code_order)),
        wanted=frozenset(zip(asked["nip"], asked["kompetensi"], strict=True)),
        history=ordered,
        standards=_standards(gaps),
    )


def _in_order(history: pd.DataFrame, people: Sequence[Known]) -> pd.DataFrame:
    """Return the trainings with the name of their person, in the order of people."""
    numbers = {person.nip: person.number for person in people}
    names = {person.nip: person.name for person in people}
    told = history.loc[history["nip"].isin(list(numbers))]
    told = told.assign(no=told["nip"].map(numbers), nama=told["nip"].map(names))
    ordered = told.sort_values("no", kind="stable", ignore_index=True)
    return ordered[["nip", "nama", *TRAINING]]


def _levels(rows: pd.DataFrame) -> dict[str, dict[str, tuple[int, str]]]:
    known: dict[str, dict[str, tuple[int, str]]] = {}
    days = pd.to_datetime(rows["tanggal"]).dt.strftime("%Y-%m-%d").tolist()
    told = zip(rows["nip"], rows["kompetensi"], rows["level"].tolist(), days, strict=True)
    for nip, code, level, day in told:
        known.setdefault(str(nip), {})[str(code)] = (int(level), day)
    return known


def _standards(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return the required levels: one row per post, one column per competency, and their ground."""
    rows = gaps.loc[gaps["level_standar"].notna()]
    if rows.empty:
        return pd.DataFrame(columns=["jabatan", "kelompok", "dasar"])
    keys = ["jabatan", "kelompok"]
    told = rows.assign(**{name: rows[name].astype("object").fillna("") for name in keys})
    wide: Any = told.pivot_table(
        index=keys, columns="kompetensi", values="level_standar", aggfunc="max", observed=True
    )
    ground = told.groupby(keys)["dasar"].agg(lambda each: ", ".join(sorted(set(map(str, each)))))
    known = [*MANAGERIAL, *sorted(set(wide.columns) - set(MANAGERIAL), key=code_order)]
    ordered = wide[[code for code in known if code in wide.columns]]
    posts: pd.DataFrame = ordered.assign(dasar=ground).reset_index().rename_axis(columns=None)
    return posts
