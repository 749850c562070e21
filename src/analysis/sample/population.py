"""The people on the seats, over time: from when to when, who moves, studies, retires.

Quarters are counted through: year x 4 + (quarter - 1). A person's number is seat x 2 + turn, the
incumbent (0) or the successor (1); all about a person is drawn from that number, so people persist
between quarters.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.sample.city import City
from analysis.sample.draws import Draws, Ints
from analysis.sample.names import nips, person_names
from analysis.sample.posts import STRUKTURAL, posts_of

EPOCH = 2025 * 4 + 2  # 2025-Q3: incumbents are in office, nobody has left yet
NEVER = 10_000 * 4
EDUCATION = (
    "S3",
    "Sp-2",
    "S2",
    "Sp-1",
    "Profesi",
    "S1",
    "D4",
    "D3",
    "Sarjana Muda",
    "D2",
    "D1",
    "SLTA",
    "SLTP",
    "SD",
)
_S1, _S2 = EDUCATION.index("S1"), EDUCATION.index("S2")
_SERIALS, _DAYS, _MONTHS = 999, 365, 12


def people_of(city: City, seed: int, first: int, last: int) -> pd.DataFrame:
    """Everybody who ever holds a seat from `first` to before `last`.

    Rows: one person, two per seat. Columns: those of `posts_of`, and ``id``, ``kelamin`` (1 man, 2
    woman), ``pppk``, ``lahir``, ``baru`` (the career starts here), ``masuk`` and ``keluar``
    (quarters: there from the first to before the second), ``pensiun``, ``pindah`` (quarter) with
    ``opd_baru`` and ``unit_baru``, ``pendidikan`` (index in EDUCATION), ``studi`` (quarter) with
    ``pendidikan_baru``, ``nip`` (18 digits), ``nama``.
    """
    seats = np.arange(first, last, dtype=np.int64)
    posts = posts_of(city, seats, Draws.of(seed, seats + (1 << 40)))
    ids = np.repeat(seats, 2) * 2 + np.tile(np.array([0, 1]), len(seats))
    draws = Draws.of(seed, ids)
    people = posts.loc[posts.index.repeat(2)].reset_index(drop=True).assign(id=ids)
    career = people["jenis"].to_numpy() != STRUKTURAL
    auditors = people["kelompok"].to_numpy(object) == "pengawasan"
    people = people.assign(
        kelamin=np.where(draws.chance("perempuan", np.where(career, 680, 430)), 2, 1),
        pppk=career & draws.chance("pppk", np.where(auditors, 200, 610)),
    )
    people = _moved(_educated(_in_time(people, draws, city), draws, city), draws, city)
    return people.assign(nip=nips(people), nama=person_names(draws))


def _in_time(people: pd.DataFrame, draws: Draws, city: City) -> pd.DataFrame:
    """Birth, appointment, first and last quarter; a successor comes when a post is vacant."""
    incumbent = people["id"].to_numpy() % 2 == 0
    leads = people["jenis"].to_numpy() == STRUKTURAL
    limit = _retirement_age(people, city)
    youngest = np.where(leads, 36, 22)
    age = youngest + draws.below("umur", limit - youngest + 1)
    born = _birthday(people, 2025 - age)
    retires = _retirement(born, limit)
    born = born.mask(
        retires <= EPOCH, born + pd.DateOffset(years=3)
    )  # nobody is overdue at the start
    retires = _retirement(born, limit)
    leaves = EPOCH + 1 + draws.below("berhenti", 250)

    late = incumbent & ~leads & draws.chance("formasi baru", 25)
    comes = np.where(late, EPOCH + 1 + draws.below("mulai", 4), 0)
    goes = np.maximum(np.minimum(retires, leaves), comes + 2)
    vacant = np.repeat(goes[incumbent], 2)
    comes = np.where(incumbent, comes, vacant + (~draws.chance("segera diganti", 700)))
    fresh = late | (~incumbent & ~leads & draws.chance("awal karier", 800))

    heir_age = np.where(leads, 37, 22) + draws.below("umur pengganti", 14)
    born = born.where(incumbent, _birthday(people, comes // 4 - heir_age))
    return people.assign(
        lahir=born,
        masuk=comes,
        keluar=np.where(incumbent, goes, NEVER),
        pensiun=incumbent & (retires == goes),
        baru=fresh,
        **_appointment(people, born, np.where(fresh, comes // 4, 0), draws),
    )


def _slots(people: pd.DataFrame) -> tuple[Ints, Ints, Ints]:
    """Serial (1-999), a number behind it that is the person's own, and the serial's turning.

    Spread over day of birth (365), month of appointment (12) and year of birth (modulo 3) this
    keeps NIPs unique for 13 million people without remembering any.
    """
    ids = people["id"].to_numpy(np.int64)
    serial = ids * 7 % _SERIALS + 1
    turned = serial * serial * 2_654_435 % 1_000_003
    return serial, ids // _SERIALS, turned


def _birthday(people: pd.DataFrame, year: Ints) -> pd.Series:
    _, number, turned = _slots(people)
    third = number // (_DAYS * _MONTHS)
    year = year + (third - year) % 3
    first = (year - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    day = (number + turned) % _DAYS
    return pd.Series((first + day).astype("datetime64[s]"), index=people.index)


def _appointment(
    people: pd.DataFrame, born: pd.Series, starts: Ints, draws: Draws
) -> dict[str, Ints]:
    """Digits 9-18 of the NIP; `starts` is the first year of a new career, 0 for older ones."""
    serial, number, turned = _slots(people)
    pppk = people["pppk"].to_numpy()
    turn = number // _DAYS
    year = born.dt.year.to_numpy()
    civil = np.minimum(year + 21 + draws.below("umur angkat", 9), 2023)
    older = np.where(pppk, 2021 + draws.below("tahun kontrak", 4), civil)
    return {
        "tahun_angkat": np.where(starts > 0, starts, older),
        "bulan_angkat": np.where(pppk, 21 + turn % _MONTHS, 1 + (turn + turned // _DAYS) % _MONTHS),
        "seri": serial,
    }


def _retirement_age(people: pd.DataFrame, city: City) -> Ints:
    """58, 60 or 65 years by level, only so that ages look right."""
    level = city.jabatan["jenjang"].to_numpy(object)[people["jabatan"].to_numpy()]
    teaches = (people["kelompok"] == "guru").to_numpy() & (level != "Pelaksana")
    late = teaches | np.isin(level, ["JPT Pratama", "JF Ahli Madya"])
    return np.where(level == "JF Ahli Utama", 65, np.where(late, 60, 58))


def _retirement(born: pd.Series, limit: Ints) -> Ints:
    """The quarter of retirement: of the month after the birthday that reaches the limit."""
    quarter: Ints = ((born.dt.year.to_numpy() + limit) * 12 + born.dt.month.to_numpy()) // 3
    return quarter.astype(np.int64)


def _educated(people: pd.DataFrame, draws: Draws, city: City) -> pd.DataFrame:
    """Education by post, more masters in some agencies; some people finish a study later."""
    post = people["jabatan"].to_numpy()
    level = np.zeros(len(people), dtype=np.int64)
    for row in np.unique(post):
        parts = [part.rsplit(":", 1) for part in _shares(city.jabatan["pendidikan"].iloc[row])]
        here = np.flatnonzero(post == row)
        index = draws.take(here).pick("pendidikan", [int(weight) for _, weight in parts])
        level[here] = np.array([EDUCATION.index(name) for name, _ in parts])[index]
    masters = draws.chance("magister", city.opd["magister"].to_numpy(np.int64)[people["opd"]])
    level = np.where((level == _S1) & masters, _S2, level)
    studies = EPOCH + 1 + draws.below("studi", 160)
    higher = np.where(level == _S1, _S2, _S1)
    able = (level >= _S1) & (EDUCATION.index("SLTP") > level)
    return people.assign(
        pendidikan=level,
        studi=np.where(able, studies, NEVER),
        pendidikan_baru=np.where(able, higher, level),
    )


def _shares(text: str) -> list[str]:
    return (
        text.replace("Sarjana Muda", "Sarjana_Muda").replace(" ", "|").replace("_", " ").split("|")
    )


def _moved(people: pd.DataFrame, draws: Draws, city: City) -> pd.DataFrame:
    """General staff moves to another agency once, most of them after many quarters."""
    target = city.agency_of(draws.below("kursi baru", city.seats))
    quarter = EPOCH + 1 + draws.below("mutasi", 110)
    able = (people["kelompok"] == "umum").to_numpy() & (people["opd"].to_numpy() != target)
    able &= (quarter > people["masuk"].to_numpy()) & (quarter < people["keluar"].to_numpy())
    return people.assign(
        pindah=np.where(able, quarter, NEVER),
        opd_baru=np.where(able, target, people["opd"]),
        unit_baru=np.where(
            able, city.unit_of(target, draws.below("unit baru", 1 << 20)), people["unit"]
        ),
    )
