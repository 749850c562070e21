"""IP ASN of one person in plain loops, written from the articles; it shares no code with them.

Peraturan BKN 8/2019 as read by this product: its own constants, its own dates, fractions for
points. Rows are what a table says, as text: {"jenis": "03", "jp": "19.99", "tanggal_selesai":
"2026-01-01", "nasib": "disisihkan"}; what cannot be read is None or absent. A table not delivered
is None.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

EDUCATION = {
    "S3": 25, "Sp-2": 25, "S2": 20, "Sp-1": 20, "S1": 15, "D4": 15, "Profesi": 15, "D3": 10,
    "Sarjana Muda": 10, "D2": 5, "D1": 5, "SLTA": 5, "SLTP": 1, "SD": 1,
}  # fmt: skip
COMPONENTS = {
    "struktural": {"kepemimpinan": Fraction(15), "teknis": Fraction(15), "seminar": Fraction(10)},
    "fungsional": {"fungsional": Fraction(15), "teknis": Fraction(15), "seminar": Fraction(10)},
    "pelaksana": {"teknis": Fraction(45, 2), "seminar": Fraction(35, 2)},
}
KINDS = {
    "kepemimpinan": [1],
    "fungsional": [2],
    "teknis": [3, 5, 6, 8, 12, 16, 17],
    "seminar": [4, 7, 9, 10, 11, 13, 14, 15, 18, 19, 20, 21, 22, 23, 24, 25],
}
YEARS = {"teknis": 1, "seminar": 2}
COURSES = ["Pengawas", "Administrator", "JPT Pratama", "JPT Madya"]  # lowest first
COURSE_OF_POST = {
    "Pengawas": "Pengawas", "Administrator": "Administrator", "JPT Pratama": "JPT Pratama",
    "JPT Madya": "JPT Madya", "JPT Utama": "JPT Madya",
}  # fmt: skip
PREDICATES = {"Sangat Baik": 30, "Baik": 25, "Butuh Perbaikan": 15, "Kurang": 5, "Sangat Kurang": 1}
SANCTIONS = {"ringan": 3, "sedang": 2, "berat": 1}
LEAST = {"kualifikasi": 1, "kompetensi": 0, "kinerja": 1, "disiplin": 1}
MOST = {"kualifikasi": 25, "kompetensi": 40, "kinerja": 30, "disiplin": 5}


def score(person, pelatihan, kinerja, disiplin, end=date(2026, 9, 30), *, proportional=False):
    """{dimension: (points or None, least, most)}, all Fraction or int."""
    return {
        "kualifikasi": qualification(person),
        "kompetensi": competence(person, pelatihan, end, proportional),
        "kinerja": performance(kinerja, end),
        "disiplin": conduct(disiplin, end),
    }


def nothing(dimension):
    return None, LEAST[dimension], MOST[dimension]


def qualification(person):
    education = person.get("tingkat_pendidikan")
    if education is None:
        return nothing("kualifikasi")
    return EDUCATION[education], EDUCATION[education], EDUCATION[education]


def competence(person, rows, end, proportional):
    post = person.get("jenis_jabatan")
    if rows is None or post is None:
        return nothing("kompetensi")
    points, least, most = Fraction(0), Fraction(0), Fraction(0)
    for component, full in COMPONENTS[post].items():
        found, low, high = one_component(component, full, person, rows, end, proportional)
        points = None if found is None or points is None else points + found
        least, most = least + low, most + high
    return points, least, most


def one_component(component, full, person, rows, end, proportional):
    if component == "kepemimpinan" and person.get("jenjang_jabatan") not in COURSE_OF_POST:
        return None, Fraction(0), full
    sure, possible = [], []
    for row in rows:
        answer = serves(component, person, row, end)
        if answer == "ya":
            sure.append(row)
        if answer == "mungkin":
            possible.append(row)
    if component != "teknis":
        if sure:
            return full, full, full
        return (None, Fraction(0), full) if possible else (Fraction(0), Fraction(0), Fraction(0))
    hours = sum((Fraction(row["jp"]) for row in sure), Fraction(0))
    with_them = hours
    for row in possible:
        jp = row.get("jp")
        with_them += Fraction(jp) if jp is not None and Fraction(jp) > 0 else 20
    low, high = technical(hours, full, proportional), technical(with_them, full, proportional)
    if possible and hours < 20:
        return None, low, high
    return low, low, low


def technical(hours, full, proportional):
    if hours >= 20:
        return full
    return full * hours / 20 if proportional else Fraction(0)


def serves(component, person, row, end):
    """ya, mungkin (nothing readable speaks against it) or tidak."""
    fate = row.get("nasib", "dipakai")
    if fate == "di luar cakupan":
        return "tidak"
    doubt = fate == "disisihkan"
    kind = row.get("jenis")
    if kind is None:
        doubt = True
    elif int(kind) not in KINDS[component]:
        return "tidak"
    day = last_day(row, "tanggal_selesai", end)
    if day is None:
        doubt = doubt or component in YEARS
    elif not within(day, YEARS.get(component), end):
        return "tidak"
    if component == "kepemimpinan":
        level = row.get("tingkat")
        if level is None:
            doubt = True
        elif COURSES.index(level) < COURSES.index(COURSE_OF_POST[person["jenjang_jabatan"]]):
            return "tidak"
    if component == "teknis" and row.get("jp") is None:
        doubt = True
    return "mungkin" if doubt else "ya"


def last_day(row, column, end):
    """The day, or None where it cannot be read or, in a row set aside, cannot be."""
    if row.get(column) is None:
        return None
    day = date.fromisoformat(row[column])
    start = row.get("tanggal_mulai")
    impossible = day > end or (start is not None and date.fromisoformat(start) > day)
    return None if impossible and row.get("nasib") == "disisihkan" else day


def within(day, years, end):
    """A window of whole years to a quarter's end starts on the first of the next month."""
    if day > end:
        return False
    if years is None:
        return True
    first = date(end.year - years + end.month // 12, end.month % 12 + 1, 1)
    return day >= first


def performance(rows, end):
    if rows is None:
        return nothing("kinerja")
    used, aside = None, []
    for row in rows:
        year, fate = row.get("tahun"), row.get("nasib", "dipakai")
        if fate == "dipakai" and year == end.year - 1 and appraisal(row) is not None:
            used = appraisal(row)
        if fate == "disisihkan" and (year is None or year > end.year or year == end.year - 1):
            aside.append(appraisal(row))
    if used is None:
        return nothing("kinerja")
    if used == 30 or not aside:
        return used, used, used
    low = min([used, *(1 if points is None else points for points in aside)])
    high = max([used, *(30 if points is None else points for points in aside)])
    return None, low, high


def appraisal(row):
    if row.get("predikat") is not None:
        return PREDICATES[row["predikat"]]
    if row.get("nilai") is None or not 0 <= Fraction(row["nilai"]) <= 100:
        return None
    number = Fraction(row["nilai"])
    if number <= 50:
        return 1
    if number <= 60:
        return 5
    if number <= 75:
        return 15
    return 25 if number <= 90 else 30


def conduct(rows, end):
    if rows is None:
        return nothing("disiplin")
    points, could_be = 5, []
    for row in rows:
        if row.get("nasib") == "di luar cakupan":
            continue
        day = last_day(row, "tmt", end)
        if day is not None and not within(day, 5, end):
            continue
        level = row.get("tingkat")
        if row.get("nasib") == "disisihkan" or day is None or level is None:
            could_be.append(1 if level is None else SANCTIONS[level])
        else:
            points = min(points, SANCTIONS[level])
    if points == 1 or not could_be:
        return points, points, points
    return None, min([points, *could_be]), points
