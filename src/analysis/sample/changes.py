"""What damage does to cells: functions from the rows concerned to their new texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.sample.damage import Change, Moment

Among = Callable[[pd.DataFrame, Moment], pd.Series]
TEKNIS = ("03", "05", "06", "08", "12", "16", "17")  # kinds whose hours add up
_YEAR = 360  # days; a little less than the window, so that no border matters here


def turn(*texts: str) -> Change:
    """One after the other of these texts."""
    return lambda rows, _: [texts[place % len(texts)] for place in range(len(rows))]


def day(after: int) -> Change:
    """The day so many days after the quarter's end."""
    return lambda _, moment: moment.day(after)


def scientific(rows: pd.DataFrame, _: Moment) -> Sequence[str]:
    """NIPs as Excel shows them, in a narrow column once and in wide ones."""
    width = [3] + [6] * (len(rows) - 1)
    return [f"{nip[0]}.{nip[1:last]}E+17" for nip, last in zip(rows["nip"], width, strict=True)]


def zeros(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """NIPs with the last digits lost to Excel's precision."""
    return rows["nip"].str[:15] + "000"


def quoted(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """NIPs behind an apostrophe."""
    return "'" + rows["nip"]


def spaced(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """NIPs in groups, as they are printed."""
    nip = rows["nip"]
    return nip.str[:8] + " " + nip.str[8:14] + " " + nip.str[14] + " " + nip.str[15:]


def shortened(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """NIPs that lack the last digit."""
    return rows["nip"].str[:17]


def shouted(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """Course names in capitals, as another export has them."""
    return rows["nama_pelatihan"].str.upper()


def other_sex(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """The sex that the NIP does not state."""
    return rows["jenis_kelamin"].map({"L": "P", "P": "L"})


def other_level(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """Another competency level than the one assessed."""
    return rows["level"].map({"1": "2"}).fillna("1")


def _strangers(rows: pd.DataFrame, _: Moment) -> Sequence[str]:
    return [
        f"19510{1 + place % 9}15197801{1 + place % 2}9{place:02d}" for place in range(len(rows))
    ]


# Well-formed, but born in a year before everybody else's, so in no table of staff.
STRANGER: Mapping[str, Change] = {
    "nip": _strangers,
    "pns_id": "0FF1CE00-0000-4000-8000-00000000DEAD",
}


def civil(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """Rows of PNS, whose NIP tells the sex and never ends in 000."""
    return rows["nip"].str[12:14] <= "12"


def technical(rows: pd.DataFrame, moment: Moment) -> pd.Series:
    """Technical courses of the year that counts."""
    return rows["jenis"].isin(TEKNIS) & (rows["tanggal_selesai"] > moment.day(-_YEAR))


def leadership(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """Leadership courses."""
    return rows["jenis"] == "01"


def other_courses(rows: pd.DataFrame, _: Moment) -> pd.Series:
    """Courses that SIASN lists with their NIP: all but those of leadership."""
    return rows["jenis"] != "01"


def newest(rows: pd.DataFrame, moment: Moment) -> pd.Series:
    """Appraisals of the year that counts."""
    return rows["tahun"] == moment.appraised


def both(first: Among, second: Among) -> Among:
    """Rows that fit two descriptions."""
    return lambda rows, moment: first(rows, moment) & second(rows, moment)
