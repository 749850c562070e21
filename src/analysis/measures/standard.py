"""Which level a post requires of each competency, and on what that rests.

A post takes what the delivered table says for it (at the holder's job level, where the table
states several), else what the table says for its job level, else the default of the rules. This is
decided once for managerial with socio-cultural competencies and once for technical ones, which have
no default. What the table says in a row that was set aside is not known: the competency stays in
the standard without a level, as the city does ask for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.intake.delivery import ASIDE
from analysis.intake.judging.codes import key
from analysis.regulation.vocabulary import JENIS_KOMPETENSI

if TYPE_CHECKING:
    from analysis.regulation import Development

MANAGERIAL, TECHNICAL = "manajerial", "teknis"  # the two sides of a standard
BY_POST, BY_LEVEL, BY_DEFAULT, BY_NOTHING = "jabatan", "jenjang", "baku", ""
BASES = (BY_POST, BY_LEVEL, BY_DEFAULT, BY_NOTHING)
KEY = ["jabatan", "jenjang"]
HIGHEST = 5  # levels of a competency


def post_key(posts: pd.Series) -> pd.Series:
    """Return names of posts as the intake compares them: letters and digits; "" for none."""
    codes, names = pd.factorize(posts)
    keys = pd.Series([*(key(str(name)) for name in names), ""], dtype="str")
    return keys.take(codes).set_axis(posts.index)


def kind_of(competencies: pd.Series, development: Development) -> pd.Series:
    """Return manajerial, sosial kultural or teknis per code (categorical)."""
    known = development.kompetensi
    named = {code: str(known.value(code)) for code in known.keys}
    kinds = [named.get(code, TECHNICAL) for code in competencies.unique()]
    table = pd.Series(kinds, index=competencies.unique())
    return competencies.map(table).astype(pd.CategoricalDtype(list(JENIS_KOMPETENSI)))


def standards(posts: pd.DataFrame, table: pd.DataFrame, development: Development) -> pd.DataFrame:
    """Return what each post requires: one row per post (place in `posts`), side and competency.

    posts: jabatan (`post_key`) and jenjang (job level, "" when unknown), each pair once.
    table: the rows of `standar_kompetensi`, the used ones before those set aside (`nasib`); empty
    when it was not delivered. Columns: posisi, sisi (manajerial, teknis), kompetensi,
    jenis_kompetensi, level_standar (Int64, missing where only set-aside rows name the competency),
    dasar (jabatan, jenjang, baku). A post for which nothing is stated has no row of that side.
    """
    stated = _stated(table, development)
    tiers = _tiers(posts)
    found = []
    for side in (MANAGERIAL, TECHNICAL):
        rows = stated.loc[stated["sisi"] == side]
        if side == MANAGERIAL:
            rows = pd.concat([rows, _default(development)], ignore_index=True)
        there = pd.MultiIndex.from_frame(rows[["tingkat", *KEY]].drop_duplicates())
        asked = pd.MultiIndex.from_frame(tiers[["tingkat", *KEY]])
        chosen = tiers.loc[asked.isin(there)].drop_duplicates("posisi")
        found.append(chosen.merge(rows, on=["tingkat", *KEY], validate="many_to_many"))
    columns = ["posisi", "sisi", "kompetensi", "jenis_kompetensi", "level_standar", "dasar"]
    return pd.concat(found, ignore_index=True)[columns].sort_values(
        ["posisi", "kompetensi"], ignore_index=True
    )


def _stated(table: pd.DataFrame, development: Development) -> pd.DataFrame:
    """Return the delivered standards with the tier in which each stands."""
    rows = table.reindex(columns=["jabatan", "jenjang_jabatan", "kompetensi", "level", "nasib"])
    aside = rows["nasib"] == ASIDE
    rows = rows.assign(level=rows["level"].astype("Int64").mask(aside))
    placed = rows["jabatan"].notna() | rows["jenjang_jabatan"].notna()
    rows = rows.loc[rows["kompetensi"].notna() & placed & (aside | rows["level"].notna())]
    kinds = kind_of(rows["kompetensi"], development).astype("str")
    of_post = rows["jabatan"].notna()
    at_level = rows["jenjang_jabatan"].notna()
    stated = pd.DataFrame(
        {
            "tingkat": (2 - at_level.astype("int64")).where(of_post, 3),
            "jabatan": post_key(rows["jabatan"]),
            "jenjang": rows["jenjang_jabatan"].astype("str").fillna(""),
            "sisi": kinds.where(kinds == TECHNICAL, MANAGERIAL),
            "kompetensi": rows["kompetensi"].astype("str"),
            "jenis_kompetensi": kinds,
            "level_standar": rows["level"],
            "dasar": of_post.map({True: BY_POST, False: BY_LEVEL}).astype("str"),
        }
    ).drop_duplicates(["tingkat", *KEY, "kompetensi"])
    return pd.concat([stated, _of_one_level(stated)], ignore_index=True)


def _of_one_level(stated: pd.DataFrame) -> pd.DataFrame:
    """Return what a post stated at one job level alone requires, whatever its holder's level is.

    The table covers the post by name; the job level beside it then tells nothing apart.
    """
    posts = stated.loc[stated["dasar"] == BY_POST]
    levels = posts.groupby(["jabatan", "sisi"])["jenjang"]
    single = (levels.transform("min") == levels.transform("max")) & (posts["jenjang"] != "")
    return posts.loc[single].assign(tingkat=2, jenjang="")


def _default(development: Development) -> pd.DataFrame:
    """Return the default standard as rows of the last tier."""
    levels, known = development.standar_baku, development.kompetensi
    rows = [
        (4, "", level, MANAGERIAL, code, str(known.value(code)), levels.number(level), BY_DEFAULT)
        for level in levels.keys
        for code in known.keys
    ]
    names = ["tingkat", *KEY, "sisi", "kompetensi", "jenis_kompetensi", "level_standar", "dasar"]
    return pd.DataFrame(rows, columns=names).astype({"level_standar": "Int64"})


def _tiers(posts: pd.DataFrame) -> pd.DataFrame:
    """Return where each post may find its standard, best first."""
    places = posts.assign(posisi=range(len(posts)))
    named, levelled = places["jabatan"] != "", places["jenjang"] != ""
    parts = [
        places.loc[named & levelled].assign(tingkat=1),
        places.loc[named].assign(tingkat=2, jenjang=""),
        places.loc[levelled].assign(tingkat=3, jabatan=""),
        places.loc[levelled].assign(tingkat=4, jabatan=""),
    ]
    return pd.concat(parts, ignore_index=True).sort_values(["posisi", "tingkat"], ignore_index=True)
