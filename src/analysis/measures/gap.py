"""Per person and competency: what the post requires, what was assessed, gap and surplus.

A gap is never offset by a surplus elsewhere; what is not validly assessed has no gap, not zero.
Source: PP 11/2017 Pasal 206 (present and prospective post); PermenPANRB 38/2017.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from analysis.intake.judging.codes import post_level
from analysis.measures.assessment import latest
from analysis.measures.standard import BASES, MANAGERIAL, post_key, standards
from analysis.regulation.vocabulary import JENIS_KOMPETENSI

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Development

MEASURED: Final = "diukur"
EXPIRED: Final = "kedaluwarsa"
UNASSESSED: Final = "belum_dinilai"
UNCERTAIN: Final = "tidak_pasti"
UNSTATED: Final = "standar_tidak_pasti"
NO_STANDARD: Final = "tanpa_standar"
STATES = (MEASURED, EXPIRED, UNASSESSED, UNCERTAIN, UNSTATED, NO_STANDARD)
STANDARD_TABLE = "standar_kompetensi"
SPLIT = ("JF Ahli Madya", "JF Ahli Muda", "JF Ahli Pertama")  # shown apart within JF keahlian
OF_PERSON = ("orang", "nip", "opd", "unit_kerja", "jenis_opd", "kelompok", "kelompok_rinci")
COLUMNS = (
    *OF_PERSON, "jabatan", "kompetensi", "jenis_kompetensi", "level_standar", "dasar",
    "level_capaian", "level_lama", "tanggal", "keadaan", "kesenjangan", "surplus",
)  # fmt: skip


def gaps(people: pd.DataFrame, delivery: Delivery, development: Development) -> pd.DataFrame:
    """Return one row per person and competency that the present post requires.

    people: `professionalism.Scores.people`; those whose rows were all set aside are left out.
    Columns: orang, nip, opd, unit_kerja, jenis_opd, kelompok (level group), kelompok_rinci (JF Ahli
    Madya, Muda and Pertama apart), jabatan, kompetensi (code), jenis_kompetensi (manajerial, sosial
    kultural, teknis), level_standar, dasar (jabatan, jenjang, baku), level_capaian (valid
    assessments only), level_lama and tanggal (of the last assessment, expired or not), keadaan
    (diukur, kedaluwarsa, belum_dinilai, tidak_pasti: a set-aside row could be the newest,
    standar_tidak_pasti: only set-aside rows state the required level), and for diukur kesenjangan
    and surplus; levels are Int64. Somebody without a managerial standard has one row with
    kompetensi "" and keadaan tanpa_standar. Ordered by orang and kompetensi.
    """
    persons = _persons(people)
    return _gaps(persons, persons["jabatan"], persons["jenjang_jabatan"], delivery, development)


def target_gaps(people: pd.DataFrame, delivery: Delivery, development: Development) -> pd.DataFrame:
    """Return the same towards the prospective post (`jabatan`), for those who have one.

    Groups are those of the present post. The prospective post's job level is that of its holders
    where they agree, else the one its name states.
    """
    persons = _persons(people)
    rows = delivery.used("pegawai")
    wanted = pd.Series(rows["jabatan_tujuan"].array, index=rows["nip"]).dropna()
    wanted = wanted.loc[~wanted.index.duplicated()]
    posts = pd.Series(wanted.reindex(persons["nip"]).array, index=persons.index)
    having = posts.notna()
    levels = _levels_of(posts.loc[having], persons)
    chosen = persons.loc[having]
    numbered = chosen.reset_index(drop=True)
    return _gaps(
        numbered,
        posts.loc[having].reset_index(drop=True),
        levels.reset_index(drop=True),
        delivery,
        development,
    )


def _persons(people: pd.DataFrame) -> pd.DataFrame:
    persons = people.loc[people["dipakai"]].reset_index(drop=True)
    group = persons["kelompok_jenjang"]
    level = persons["jenjang_jabatan"]
    fine = group.mask(level.isin(SPLIT), level)
    texts = {"kelompok": group, "kelompok_rinci": fine}
    places = {name: persons[name] for name in ("opd", "unit_kerja", "jenis_opd")}
    columns = {name: text.astype("category") for name, text in {**texts, **places}.items()}
    return persons.assign(**columns)


def _levels_of(posts: pd.Series, persons: pd.DataFrame) -> pd.Series:
    """Return the job level of each post: its holders' where they agree, else its name's."""
    held = persons.loc[persons["jenjang_jabatan"].notna(), "jenjang_jabatan"]
    by_post = held.groupby(post_key(persons["jabatan"]).loc[held.index])
    single = by_post.min().where(by_post.min() == by_post.max())
    keys = post_key(posts)
    named = {
        post: post_level(post, "struktural") or post_level(post, "fungsional")
        for post in posts.unique()
    }
    levels = pd.Series(single.reindex(keys).array, index=posts.index, dtype="str")
    return levels.fillna(posts.map(named).astype("str"))


def _gaps(
    persons: pd.DataFrame,
    posts: pd.Series,
    job_levels: pd.Series,
    delivery: Delivery,
    development: Development,
) -> pd.DataFrame:
    required = _required(posts, job_levels, delivery, development)
    known = latest(persons, delivery, development)
    rows = required.merge(known, how="left", on=["posisi", "kompetensi"], validate="one_to_one")
    standard = rows["level_standar"]
    without = rows["kompetensi"] == ""
    doubted, valid = rows["ragu"].eq(True), rows["berlaku"].eq(True)  # noqa: FBT003 - compared
    state = np.select(
        [without, standard.isna(), doubted, valid, rows["level"].notna()],
        [STATES.index(name) for name in (NO_STANDARD, UNSTATED, UNCERTAIN, MEASURED, EXPIRED)],
        default=STATES.index(UNASSESSED),
    )
    achieved = rows["level"].astype("Int64").where(pd.Series(state) == STATES.index(MEASURED))
    facts = persons[list(OF_PERSON)].take(rows["posisi"].to_numpy()).reset_index(drop=True)
    return facts.assign(
        jabatan=posts.take(rows["posisi"].to_numpy()).array,
        kompetensi=rows["kompetensi"].astype("category"),
        jenis_kompetensi=rows["jenis_kompetensi"].astype(_categories(JENIS_KOMPETENSI)),
        level_standar=standard,
        dasar=rows["dasar"].astype(_categories(BASES)),
        level_capaian=achieved,
        level_lama=rows["level"].astype("Int64"),
        tanggal=rows["tanggal"].astype("datetime64[ms]"),  # as Parquet keeps it
        keadaan=pd.Categorical.from_codes(state.tolist(), dtype=_categories(STATES)),
        kesenjangan=(standard - achieved).clip(lower=0),
        surplus=(achieved - standard).clip(lower=0),
    )[list(COLUMNS)]


def _required(
    posts: pd.Series, job_levels: pd.Series, delivery: Delivery, development: Development
) -> pd.DataFrame:
    """Return what everybody's post requires: posisi, kompetensi, its kind, level and basis."""
    keys = pd.DataFrame({"jabatan": post_key(posts), "jenjang": job_levels.fillna("")})
    numbers = keys.groupby(["jabatan", "jenjang"], sort=True).ngroup()
    distinct = keys.drop_duplicates().sort_values(["jabatan", "jenjang"], ignore_index=True)
    table = pd.concat([delivery.used(STANDARD_TABLE), delivery.aside(STANDARD_TABLE)])
    rows = standards(distinct, table, development)
    people = pd.DataFrame({"orang": range(len(posts)), "posisi": numbers.to_numpy()})
    found = people.merge(rows, on="posisi", validate="many_to_many")
    managed = found.loc[found["sisi"] == MANAGERIAL, "orang"]
    without = people.loc[~people["orang"].isin(managed), ["orang"]].assign(
        kompetensi="", jenis_kompetensi=MANAGERIAL, dasar=""
    )
    columns = ["orang", "kompetensi", "jenis_kompetensi", "level_standar", "dasar"]
    return (
        pd.concat([found[columns], without])
        .astype({"level_standar": "Int64"})
        .rename(columns={"orang": "posisi"})
        .sort_values(["posisi", "kompetensi"], ignore_index=True)
    )


def _categories(values: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(list(values))
