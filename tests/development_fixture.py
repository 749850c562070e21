"""Gap and plan as released, invented: frames of the Release's shape for all who draw from them.

`developed()` is the report of one OPD with every table of chapters 4 and 5; `changed()` turns it
into the states that a city may be in: no budget, hidden, nobody assessed, no standard.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from tests.release_fixture import sample_release

from analysis.regulation.development import load_development
from analysis.release.describe_plan import development_info
from analysis.release.frames import FRAMES, shaped
from analysis.release.model import OpdReport

KODE = "dinas-kesehatan"
NAMES = {
    "M.1": "Integritas", "M.2": "Kerja Sama", "M.3": "Komunikasi", "M.4": "Orientasi pada Hasil",
    "M.5": "Pelayanan Publik", "M.6": "Pengembangan Diri dan Orang Lain",
    "M.7": "Mengelola Perubahan", "M.8": "Pengambilan Keputusan", "SK.1": "Perekat Bangsa",
}  # fmt: skip
TECHNICAL = {
    "T.1": "Pengelolaan Keuangan Daerah",
    "T.8": "Penanganan Kegawatdaruratan",
    "T.10": "SPBE",
    "T.11": "Analisis Data",
}
GROUPS = {  # people with a standard, people assessed
    "semua": (231, 167), "JPT": (2, 2), "Administrator": (4, 4), "Pengawas": (17, 14),
    "JF keahlian": (118, 89), "JF Ahli Madya": (22, 17), "JF Ahli Muda": (52, 38),
    "JF Ahli Pertama": (44, 34), "JF keterampilan": (51, 36), "Pelaksana": (39, 22),
}  # fmt: skip
CITY = (3852, 3214)
GAP = {  # hundredths of a level
    "M.7": 61, "M.8": 51, "M.6": 49, "M.3": 34, "M.4": 32, "M.2": 21, "M.1": 16, "M.5": 14,
    "SK.1": 13, "T.8": 42, "T.1": 40, "T.10": 28, "T.11": 10, "teknis": 38, "semua": 32,
}  # fmt: skip
TILT = {"JF Ahli Madya": 20, "JF Ahli Muda": 20, "Pelaksana": -10, "Pengawas": -5}
VALUES = ("kesenjangan", "batas_bawah", "batas_atas", "di_bawah", "di_bawah_persen")
NOTHING = float("nan")


def kind_of(code: str) -> str:
    if code.startswith("T.") or code == "teknis":
        return "teknis"
    return {"SK.1": "sosial kultural", "semua": "semua"}.get(code, "manajerial")


def gap_cell(place: tuple[str, str, str], code: str, group: str, people: int, known: int) -> Any:
    """One released gap cell; of fewer than 10 assessed people hidden."""
    scope, opd, key = place
    places = 2 if known >= 100 else 1
    gap = max(GAP[code] + TILT.get(group, 0) - (5 if scope == "kota" else 0), 0) / 100
    cell = {
        "cakupan": scope, "opd": opd, "kunci": key, "kompetensi": code,
        "jenis_kompetensi": kind_of(code), "kelompok": group, "orang": people,
        "orang_dinilai": known, "dinilai_persen": float(round(100 * known / people)),
        "kesenjangan": round(gap + 1e-9, places),
        "batas_bawah": round(gap * known / people + 1e-9, places),
        "batas_atas": round(gap + 1 - known / people + 1e-9, places),
        "desimal": places, "di_bawah": round(known * gap * 0.8),
        "di_bawah_persen": float(round(gap * 80)), "keadaan": "terbit", "alasan": "",
    }  # fmt: skip
    return cell if known >= 10 else emptied(cell, "tersembunyi")


def emptied(cell: Mapping[str, Any], state: str) -> dict[str, Any]:
    """The same cell without a value, in a state that says why."""
    gone = dict.fromkeys(VALUES, NOTHING)
    if state == "tersembunyi":
        gone |= dict.fromkeys(("orang", "orang_dinilai", "dinilai_persen"), NOTHING)
    if state == "tidak_dinilai":
        gone |= {"orang_dinilai": 0, "dinilai_persen": 0.0}
    if state == "tanpa_standar":
        gone |= {"orang": 0, "orang_dinilai": 0, "dinilai_persen": NOTHING}
    return {**cell, **gone, "desimal": 0, "keadaan": state, "alasan": ""}


def gap_rows() -> pd.DataFrame:
    own, rows = ("opd", KODE, KODE), []
    for code in [*NAMES, *TECHNICAL, "semua", "teknis"]:
        technical = kind_of(code) == "teknis"
        for group, (people, known) in GROUPS.items():
            if not technical:
                rows.append(gap_cell(own, code, group, people, known))
            elif group not in {"JPT", "Administrator", "Pelaksana"}:
                rows.append(gap_cell(own, code, group, people, known // 2))
        rows.append(gap_cell(("kota", "", ""), code, "semua", *CITY))
    for letter, people, known in (("A", 61, 50), ("B", 44, 20), ("C", 31, 6)):
        rows.append(gap_cell(("unit", KODE, f"Bidang {letter}"), "semua", "semua", people, known))
    return pd.DataFrame(rows)


def table(name: str, *rows: tuple[Any, ...], place: bool = True) -> pd.DataFrame:
    """Rows of the OPD in the columns of a released frame, after its place."""
    columns = list(FRAMES[name])
    lead = ("opd", KODE, KODE) if place else ()
    return pd.DataFrame([(*lead, *row) for row in rows], columns=columns)


def frames() -> dict[str, pd.DataFrame]:
    """Every frame of gap and plan."""
    return {
        "kesenjangan": gap_rows(),
        "jpm": table(
            "jpm",
            ("semua", 231, 150, 84.12, 2, "Cukup Optimal", "terbit", ""),
            ("JPT", NOTHING, NOTHING, NOTHING, 0, "", "tersembunyi", "ambang"),
            ("Pengawas", 17, 14, 92.0, 0, "Optimal", "terbit", ""),
            ("JF keahlian", 118, 80, 80.1, 1, "Cukup Optimal", "terbit", ""),
            ("Pelaksana", 39, 0, NOTHING, 0, "", "tidak_dinilai", ""),
        ),
        "sebaran_jpm": table(
            "sebaran_jpm",
            ("Kurang Optimal", 41, 27.0, "terbit"),
            ("Cukup Optimal", 68, 45.0, "terbit"),
            ("Optimal", 41, 27.0, "terbit"),
        ),
        "kotak": table(
            "kotak",
            ("1+3", 7, "gabungan"), ("2", 23, "terbit"), ("4", 0, "terbit"), ("5", 55, "terbit"),
            ("6", 0, "terbit"), ("7", 18, "terbit"), ("8", 31, "terbit"), ("9", 12, "terbit"),
        ),
        "standar": table(
            "standar",
            ("manajerial", "jabatan", 41, 18.0, "terbit"),
            ("manajerial", "jenjang", 60, 26.0, "terbit"),
            ("manajerial", "baku", 130, 56.0, "terbit"),
            ("teknis", "jabatan", 90, 39.0, "terbit"),
            ("teknis", "tanpa", 141, 61.0, "terbit"),
        ),
        "penilaian": table("penilaian", (231, 72.0, 12.0, 16.0, "terbit")),
        "kebutuhan": table("kebutuhan", *NEEDS),
        "rencana": table("rencana", *COURSES, place=False),
        "jadwal": pd.DataFrame(CALENDAR, columns=list(FRAMES["jadwal"])),
        "dampak": table("dampak", EFFECT),
        "kumulatif": table("kumulatif", *BY_MONTH, place=False),
        "tersisa": table(
            "tersisa",
            ("anggaran", 410, "terbit"), ("tanpa_pelatihan", 88, "terbit"),
            ("batas_kursus+batas_jp_pppk", 31, "gabungan"), ("pensiun", 12, "terbit"),
        ),
    }  # fmt: skip


NEEDS = (
    ("kesenjangan", "M.7", 88, 0, "terbit"), ("kesenjangan", "M.8", 70, 0, "terbit"),
    ("kesenjangan", "M.6", 61, 12, "terbit"), ("kesenjangan", "T.8", 40, 40, "terbit"),
    ("kesenjangan_tujuan", "M.8", 6, 0, "terbit"), ("kinerja", "kinerja", 19, 19, "terbit"),
    ("jp_tahunan", "jp", 149, 0, "terbit"), ("teknis", "teknis", 132, 0, "terbit"),
    ("kepemimpinan", "kepemimpinan", NOTHING, NOTHING, "tersembunyi"),
    ("seminar", "seminar", 22, 0, "terbit"),
)  # fmt: skip
MILLION = 10**6
COURSES = (
    ("opd", KODE, "MNJ-12", "Pelatihan Mengelola Perubahan", 1, "manajerial", "klasikal",
     "manajerial", "BPSDM Provinsi", "luring", "Sesuai standar kompetensi",
     "Administrator;JPT Pratama", "2027-03-01", "2027-04-16", 2, 58, 32.0, 84_100_000, 1_000,
     "terbit", ""),
    ("opd", KODE, "TEK-08", "Pelatihan Teknis Penanganan Kegawatdaruratan", 1, "teknis", "klasikal",
     "teknis", "Balai Diklat Contoh", "luring", "Kurikulum Kementerian Kesehatan",
     "fungsional", "2027-05-03", "2027-05-07", 1, 30, 32.0, 85_500_000, 1_000, "terbit", ""),
    ("opd", KODE, "SEM-02", "Webinar Netralitas ASN", 1, "manajerial+sosial kultural", "klasikal",
     "seminar/konferensi/sarasehan", "BKPSDM Kota", "daring", "", "", "2027-02-03", "2027-02-03", 1,
     90, 4.0, 900_000, 1_000, "terbit", ""),
    ("opd", KODE, "lain", NOTHING, 2, "fungsional+kepemimpinan+teknis", "klasikal", NOTHING,
     NOTHING, "luring", NOTHING, NOTHING, "2027-06-07", "2027-09-24", NOTHING, 6, NOTHING,
     24_400_000, 100_000, "gabungan", ""),
)  # fmt: skip
CALENDAR = (
    ("SEM-02", "Webinar Netralitas ASN", "2027-02", 1),
    ("MNJ-12", "Pelatihan Mengelola Perubahan", "2027-03", 4),
    ("MNJ-12", "Pelatihan Mengelola Perubahan", "2027-04", 1),
    ("TEK-08", "Pelatihan Teknis Penanganan Kegawatdaruratan", "2027-05", 2),
    ("SEM-09", "Webinar yang tidak diikuti OPD ini", "2027-05", 9),
)
EFFECT = (214, 141, 194_900_000, 1_000, 0.32, 0.19, 2, 71.34, 78.12, 2, "Sedang", "Sedang",
          2011.0, 133_000, "terbit", "")  # fmt: skip
BY_MONTH = (
    (KODE, 1, "2027-02", 1, 900_000, 540.0, "terbit"),
    (KODE, 2, "2027-03", 2, 43_000_000, 700.0, "terbit"),
    (KODE, 3, "2027-04", 3, 85_000_000, 980.0, "terbit"),
    (KODE, 4, "2027-09", 5, 194_900_000, 1450.0, "terbit"),
)
AS_OF = date(2026, 9, 30)
RULES = development_info(load_development(AS_OF), TECHNICAL)
PLAN = {
    "tahun": 2027,
    "anggaran": 2_000 * MILLION,
    "biaya": 1_990 * MILLION,
    "nilai": 31_204.9,
    "batas": 31_298.1,
    "celah_persen": 0.3,
    "terbukti": True,
    "bobot": {"level": 5.0, "poin": 1.0, "20jp": 2.0},
    "kurva": [],
    "dilonggarkan": [],
    "sensitivitas": [],
    "nilai_greedy": 28_010.0,
}
LOOSER = [
    {"batas": "anggaran", "kode": "", "dari": 2_000 * MILLION, "menjadi": 2_100 * MILLION,
     "nilai": 32_000, "tambahan": 796, "paling_banyak": 810.31,
     "biaya": 99 * MILLION},
    {"batas": "maks_angkatan", "kode": "TEK-08", "dari": 8, "menjadi": 9,
     "nilai": 31_218, "tambahan": 14, "paling_banyak": 99, "biaya": 0},
]  # fmt: skip


def developed(
    lang: str = "id", kode: str = KODE, without: tuple[str, ...] = (), **changes: Any
) -> OpdReport:
    """The report of one OPD of the invented city, with gap and plan.

    without: tables that were not delivered. changes: other frames by their names; `rules` and
    `rencana_info` for what info says of the rules and of the plan.
    """
    base = sample_release()
    info = {
        **base.info,
        "pengembangan": changes.pop("rules", RULES),
        "rencana": changes.pop("rencana_info", PLAN),
    }
    shown = {name: shaped(name, rows) for name, rows in {**frames(), **changes}.items()}
    delivered = pd.DataFrame(
        [
            (name, f"{name}.csv", 1503, 1503, 0, 0)
            for name in ("penilaian_kompetensi", "katalog_pelatihan")
            if name not in without
        ],
        columns=list(base.baris.columns),
    )
    rows = pd.concat([base.baris, delivered], ignore_index=True)
    return dataclasses.replace(base, info=info, baris=rows, **shown).report(kode, lang)


def in_state(state: str) -> pd.DataFrame:
    """The gap cells of the OPD, all without a value for the same reason."""
    rows = gap_rows()
    own = (
        (rows["cakupan"] != "kota") & rows["kelompok"].eq("semua") & rows["kompetensi"].eq("semua")
    )
    cells = [emptied(cell, state) for cell in rows[own].to_dict("records")]
    return pd.DataFrame([*cells, *rows[rows["cakupan"] == "kota"].to_dict("records")])
