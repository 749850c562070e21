"""What each person needs, on which legal ground, and which courses on offer can meet it.

One list from all sources: the competency gap towards the present and the prospective post, the
performance gap, the yearly JP, the open points of the IP ASN. Source: PP 11/2017 Pasal 203-206;
the articles are the table `kebutuhan` of the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from pandas.api.types import union_categoricals

from analysis.intake.tables.katalog import unneeded_levels
from analysis.measures.standard import HIGHEST
from analysis.regulation.vocabulary import KOMPONEN_DIKLAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analysis.intake.delivery import Delivery
    from analysis.plan.needs.catalogue import Catalogue
    from analysis.quarter import Quarter
    from analysis.regulation import Development, Regulation

PRESENT: Final = "kesenjangan"
TARGET: Final = "kesenjangan_tujuan"
PERFORMANCE: Final = "kinerja"
HOURS: Final = "jp_tahunan"
SOURCES = (PRESENT, TARGET, PERFORMANCE, HOURS, *KOMPONEN_DIKLAT)
LEADERSHIP: Final = "kepemimpinan"
CIVIL: Final = "PNS"  # who has the yearly duty
MEASURED: Final = "diukur"  # a gap exists only where an assessment is valid
BELOW: Final = "bawah"  # the part of the nine-box's performance axis that is a performance gap
# Forms that guide one person at work: what a manager reaches for when performance falls short.
GUIDING = ("coaching", "mentoring", "bimbingan di tempat kerja")
PERSON = ("orang", "nip", "opd", "unit_kerja", "jenis_opd", "kelompok")
COLUMNS = (*PERSON, "sumber", "hal", "besar", "dasar_hukum", "pelatihan", "tanpa_pelatihan")


def needs(
    quarter: Quarter, catalogue: Catalogue, regulation: Regulation, development: Development
) -> pd.DataFrame:
    """Return every need of the staff: one row per person, source and subject.

    Columns: orang, nip, opd, unit_kerja, jenis_opd, kelompok; sumber (SOURCES); hal (competency
    code, component, "kinerja" or "jp"); besar (Int64: levels for a competency gap; open points in
    1e-5 for components and performance; JP in hundredths for jp_tahunan); dasar_hukum; pelatihan
    (categorical: kode of the courses that can meet it, joined by ";", "" none); tanpa_pelatihan.
    Ordered by orang, source and subject. What is not measured is no need, and no zero.
    """
    people = _people(quarter)
    offers = _Offers(people, catalogue)
    found = [
        _of_gaps(quarter.gaps, PRESENT, offers),
        _of_gaps(quarter.target_gaps, TARGET, offers),
        _of_performance(quarter, regulation, development, offers),
        _of_hours(people, development, offers),
        *_of_components(quarter, regulation, offers),
    ]
    # Lists of courses are few and may be long: they stay categories, never one text per row.
    offered = union_categoricals([part["pelatihan"] for part in found])
    rows = pd.concat([part.drop(columns="pelatihan") for part in found], ignore_index=True)
    rows = rows.assign(pelatihan=offered)
    rank = rows["sumber"].map({name: place for place, name in enumerate(SOURCES)})
    rows = rows.assign(urut=rank).sort_values(["orang", "urut", "hal"], ignore_index=True)
    who = people.set_index("orang")
    return rows.assign(
        **{name: who[name].reindex(rows["orang"]).array for name in PERSON[1:]},
        dasar_hukum=development.kebutuhan.of(rows["sumber"]),
        tanpa_pelatihan=rows["pelatihan"].eq("").to_numpy(dtype=bool),
    )[list(COLUMNS)]


def unneeded(delivery: Delivery, quarter: Quarter) -> pd.DataFrame:
    """Return the courses that lead to a level no present or prospective post requires.

    Rows: findings to look at, as `Delivery.problems`, with file, row and fix.
    """
    asked = pd.concat(
        [rows[["kompetensi", "level_standar"]] for rows in (quarter.gaps, quarter.target_gaps)]
    ).astype({"kompetensi": "str"})
    asked = asked.assign(level_standar=asked["level_standar"].fillna(HIGHEST))  # may be any
    return unneeded_levels(delivery, asked.groupby("kompetensi")["level_standar"].max())


class _Offers:
    """Which courses are open to whom. Posts that differ neither in kind nor in level share a row.

    posts: the distinct pairs of jenis_jabatan and jenjang_jabatan. of: orang -> its row.
    """

    def __init__(self, people: pd.DataFrame, catalogue: Catalogue) -> None:
        self.courses = catalogue.courses
        pairs = people[["jenis_jabatan", "jenjang_jabatan"]]
        self.posts = pairs.drop_duplicates(ignore_index=True)
        number = pairs.merge(
            self.posts.assign(nomor=range(len(self.posts))), how="left", validate="many_to_one"
        )["nomor"]
        self.of = pd.Series(number.to_numpy("int64"), index=people["orang"])
        self._open = catalogue.open_to(self.posts["jenis_jabatan"], self.posts["jenjang_jabatan"])
        self._codes = self.courses["kode"].to_numpy(object)
        self._serving: dict[tuple[str, int], list[str]] = {}
        for kode, competency, level in catalogue.serves.itertuples(index=False):
            self._serving.setdefault((competency, int(level)), []).append(kode)

    def where(self, suits: Callable[[int], pd.Series]) -> pd.Series:
        """Return per row of posts the courses open to it that `suits` marks, joined (category)."""
        found = [
            _joined(self._codes[open_ & suits(post).to_numpy(dtype=bool)])
            for post, open_ in enumerate(self._open)
        ]
        return pd.Series(found, dtype="str").astype("category")

    def climbing(self, post: int, competency: str, level: int, required: int) -> str:
        """Return the courses by which one climbs from `level`; nobody jumps over a level."""
        mine = {*self._codes[self._open[post]]}
        useful: list[str] = []
        for step in range(level + 1, required + 1):
            leading = [kode for kode in self._serving.get((competency, step), ()) if kode in mine]
            if not leading:
                break
            useful += leading
        return _joined(useful)


def _joined(codes: Iterable[str]) -> str:
    return ";".join(sorted({*codes}))


def _people(quarter: Quarter) -> pd.DataFrame:
    """Return the staff that counts, one row per person."""
    people = quarter.people.loc[quarter.people["dipakai"]]
    return people.assign(kelompok=people["kelompok_jenjang"]).reset_index(drop=True)


def _of_gaps(gaps: pd.DataFrame, source: str, offers: _Offers) -> pd.DataFrame:
    """Return the measured gaps of one source, each with the courses that lead upwards."""
    rows = gaps.loc[(gaps["keadaan"] == MEASURED) & gaps["kesenjangan"].gt(0)]
    facts = pd.DataFrame(
        {
            "pos": offers.of.reindex(rows["orang"]).to_numpy("int64"),
            "hal": rows["kompetensi"].astype("str").array,
            "dari": rows["level_capaian"].to_numpy("int64"),
            "ke": rows["level_standar"].to_numpy("int64"),
        }
    )
    kinds = facts.drop_duplicates()
    courses = [offers.climbing(*kind) for kind in kinds.itertuples(index=False, name=None)]
    listed = pd.Series(courses, index=kinds.index, dtype="str").astype("category")
    met = facts.merge(kinds.assign(pelatihan=listed), how="left", validate="many_to_one")
    return _rows(source, rows["orang"], met["hal"], rows["kesenjangan"], met["pelatihan"])


def _of_performance(
    quarter: Quarter, regulation: Regulation, development: Development, offers: _Offers
) -> pd.DataFrame:
    """Return who was appraised below expectation: guided at work, or trained where a gap is."""
    people = _people(quarter)
    axis = development.kotak_kinerja.of(people["predikat"])
    people = people.loc[axis.eq(BELOW).to_numpy(dtype=bool)].reset_index(drop=True)
    guiding = offers.where(lambda _: offers.courses["bentuk"].isin(GUIDING))
    guided = guiding.take(offers.of.reindex(people["orang"]).to_numpy("int64"))
    own = _of_gaps(quarter.gaps.loc[quarter.gaps["orang"].isin(people["orang"])], PRESENT, offers)
    lists = own["pelatihan"].astype("str").groupby(own["orang"]).agg(";".join)
    lists = lists.reindex(people["orang"]).fillna("")
    both = [
        _joined(kode for kode in f"{first};{second}".split(";") if kode)
        for first, second in zip(guided, lists, strict=True)
    ]
    open_points = regulation.maksimum.number("kinerja") - people["kinerja"]
    listed = pd.Series(both, dtype="str").astype("category")
    return _rows(PERFORMANCE, people["orang"], PERFORMANCE, open_points, listed)


def _of_hours(people: pd.DataFrame, development: Development, offers: _Offers) -> pd.DataFrame:
    """Return the JP that every PNS is to be trained in the plan year."""
    bound = people.loc[people["status_asn"] == CIVIL, "orang"]
    anything = offers.where(lambda _: offers.courses["jp"].gt(0))
    courses = anything.take(offers.of.reindex(bound).to_numpy("int64"))
    return _rows(HOURS, bound, "jp", development.jp_tahunan.number(CIVIL), courses)


def _of_components(quarter: Quarter, regulation: Regulation, offers: _Offers) -> list[pd.DataFrame]:
    """Return the training components that are known not to be full."""
    ranks = regulation.kepemimpinan_jenjang
    courses = offers.courses
    found = []
    for component in KOMPONEN_DIKLAT:

        def suits(post: int, component: str = component) -> pd.Series:
            fills = courses["komponen"].eq(component)
            level = str(offers.posts["jenjang_jabatan"].iloc[post])
            if component != LEADERSHIP:
                return fills
            asked = ranks.number(level) if level in ranks else None
            return fills & (asked is not None and courses["tahap"].ge(asked).fillna(value=False))

        rows = quarter.components.loc[quarter.components["komponen"] == component]
        open_points = rows["maks"] - rows["poin"]
        rows = rows.loc[open_points.gt(0).fillna(value=False)]
        able = offers.where(suits).take(offers.of.reindex(rows["orang"]).to_numpy("int64"))
        found.append(_rows(component, rows["orang"], component, open_points.loc[rows.index], able))
    return found


def _rows(
    source: str, persons: pd.Series, subject: object, size: object, courses: pd.Series
) -> pd.DataFrame:
    """Return needs of one source; scalars stand for everybody, courses are categories."""

    def values(given: Any) -> Any:
        return given.array if isinstance(given, pd.Series) else given

    types = {"orang": "int64", "sumber": "str", "hal": "str", "besar": "Int64"}
    return pd.DataFrame(
        {
            "orang": persons.array,
            "sumber": source,
            "hal": values(subject),
            "besar": values(size),
            "pelatihan": _as_lists(courses).array,
        }
    ).astype(types)


def _as_lists(courses: pd.Series) -> pd.Series:
    """Return lists of courses as categories of text, also where there is no row at all."""
    if isinstance(courses.dtype, pd.CategoricalDtype) and len(courses.cat.categories):
        return courses
    return courses.astype("str").astype("category")
