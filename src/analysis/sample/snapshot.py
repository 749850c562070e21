"""One quarter of the city as canonical tables of text, undamaged."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.sample.city import City
from analysis.sample.draws import Draws, Flags, Ints, Texts
from analysis.sample.histories import appraisals, assessments, sanctions
from analysis.sample.names import uuids
from analysis.sample.population import EDUCATION
from analysis.sample.posts import title
from analysis.sample.training import trainings

KINDS = ("struktural", "fungsional", "pelaksana")
# Thousandths of the holders of a level who are meant for the post of whom they work under.
_RISING = {"Administrator": 80, "Pengawas": 120, "JF Ahli Muda": 15}
_RANKS = tuple(f"{roman}/{letter}" for roman in ("I", "II", "III") for letter in "abcd") + tuple(
    f"IV/{letter}" for letter in "abcde"
)
# By education: a PNS's first rank, and the rank of a PPPK.
_ENTRY = {
    "S3": ("III/c", "XI"),
    "Sp-2": ("III/c", "XI"),
    "S2": ("III/b", "X"),
    "Sp-1": ("III/b", "X"),
    "Profesi": ("III/b", "IX"),
    "S1": ("III/a", "IX"),
    "D4": ("III/a", "IX"),
    "D3": ("II/c", "VII"),
    "Sarjana Muda": ("II/b", "VI"),
    "D2": ("II/b", "VI"),
    "D1": ("II/a", "V"),
    "SLTA": ("II/a", "V"),
    "SLTP": ("I/c", "III"),
    "SD": ("I/a", "I"),
}


def snapshot(
    people: pd.DataFrame, city: City, seed: int, quarter: int, *, without_appraisal: str = ""
) -> Mapping[str, pd.DataFrame]:
    """The five tables of a quarter for these people.

    Rows: pegawai one person; pelatihan, kinerja, disiplin, penilaian_kompetensi one record. All
    columns text, under their canonical names, with ``nip`` and ``pns_id`` both; further ``eselon``
    and ``jenjang_awal`` in pegawai, which the SIASN layout needs.
    """
    gone = (people["keluar"] == quarter) & people["pensiun"]
    draws = Draws.of(seed, people["id"].to_numpy(np.int64))
    listed = (people["masuk"] <= quarter) & (
        (quarter < people["keluar"]) | (gone & draws.chance("masih tercantum", 400))
    )
    staff = people.loc[listed].reset_index(drop=True)
    some = draws.take(listed.to_numpy())
    nip = staff["nip"].astype("str")
    who = pd.DataFrame({"nip": nip, "pns_id": uuids(some)})
    courses = trainings(staff, city, seed, quarter)
    marks = appraisals(staff, city, seed, quarter, without=without_appraisal)
    fines = sanctions(staff, seed, quarter)
    levels = assessments(staff, city, seed, quarter)
    return {
        "pegawai": pd.concat([who, _staff(staff, city, some, quarter)], axis=1),
        "pelatihan": _joined(who, courses).assign(
            nama_pelatihan=courses["nama"],
            jp=courses["jam"].astype("str"),
            tanggal_mulai=_iso(courses["mulai"]),
            tanggal_selesai=_iso(courses["selesai"]),
            penyelenggara=courses["tempat"],
            nomor_sertifikat=courses["nomor"] + "/" + courses["selesai"].dt.year.astype("str"),
            jenis=courses["jenis"],
            tingkat=courses["tingkat"],
        ),
        "kinerja": _joined(who, marks).assign(
            tahun=marks["tahun"], predikat=marks["predikat"], nilai="", periode_penilaian="Tahunan"
        ),
        "disiplin": _joined(who, fines).assign(
            tingkat=fines["tingkat"], jenis=fines["jenis"], tmt=_iso(fines["tmt"]), pembatalan=""
        ),
        "penilaian_kompetensi": _joined(who, levels).assign(
            kompetensi=levels["kompetensi"],
            level=levels["level"].astype("str"),
            tanggal=_iso(levels["tanggal"]),
        ),
    }


def _joined(who: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    return who.iloc[records["orang"].to_numpy()].reset_index(drop=True)


def _iso(days: pd.Series) -> pd.Series:
    return pd.Series(np.datetime_as_string(days.to_numpy().astype("datetime64[D]")), dtype="str")


def _staff(staff: pd.DataFrame, city: City, draws: Draws, quarter: int) -> pd.DataFrame:
    moved = (staff["pindah"] <= quarter).to_numpy()
    opd = np.where(moved, staff["opd_baru"], staff["opd"])
    unit = np.where(moved, staff["unit_baru"], staff["unit"])
    level = city.jabatan["jenjang"].to_numpy(object)[staff["jabatan"]]
    name = city.jabatan["nama"].to_numpy(object)[staff["jabatan"]]
    kind = staff["jenis"].to_numpy(np.int64)
    posts = city.jabatan[["nama", "jenjang", "jenis"]].itertuples(index=False, name=None)
    called = np.array([title(*post) for post in posts], dtype=object)[staff["jabatan"]]
    education = np.where(staff["studi"] <= quarter, staff["pendidikan_baru"], staff["pendidikan"])
    candidate = (staff["baru"] & ~staff["pppk"] & (quarter < staff["masuk"] + 4)).to_numpy()
    leaders = city.unit["pimpinan"].to_numpy(object)
    chief = city.opd["awal_unit"].to_numpy(np.int64)[opd]
    leads = leaders[np.where(level == "Administrator", chief, unit)]
    rising = np.array([_RISING.get(name, 0) for name in level], dtype=np.int64)
    rises = draws.chance("calon", rising)
    return pd.DataFrame(
        {
            "nama": staff["nama"],
            "status_asn": np.where(staff["pppk"], "PPPK", np.where(candidate, "CPNS", "PNS")),
            "kedudukan_hukum": _standing(staff, draws, quarter),
            "opd": city.opd["kode"].to_numpy(object)[opd],
            "unit_kerja": city.unit["nama"].to_numpy(object)[unit],
            "jenis_jabatan": np.array(KINDS, dtype=object)[kind],
            "jenjang_jabatan": level,
            "eselon": _echelon(level, draws),
            "jabatan": np.where(kind == 0, staff["gelar"], called),
            "nama_jf": name,
            "golongan": _rank(staff, education, quarter),
            "tingkat_pendidikan": np.array(EDUCATION, dtype=object)[education],
            "tanggal_lahir": _iso(staff["lahir"]),
            "jenis_kelamin": np.where(staff["kelamin"] == 2, "P", "L"),
            "jabatan_tujuan": np.where(rises, leads, ""),
        },
        dtype="str",
    )


def _standing(staff: pd.DataFrame, draws: Draws, quarter: int) -> Texts:
    """Kedudukan hukum: nearly all active; a few on leave, studying, suspended, retired."""
    other = np.array(["01", "02", "03", "04", "15"], dtype=object)[
        draws.pick("kedudukan", (9880, 25, 60, 10, 25))
    ]
    soon: Flags = (staff["pensiun"] & (staff["keluar"] - quarter).isin([1, 2])).to_numpy()
    standing = np.where(soon & draws.chance("mpp", 150), "20", other)
    retired = np.where(draws.chance("pensiun tercatat", 500), "99", "98")
    return np.where(staff["keluar"] <= quarter, retired, standing)


def _echelon(level: Texts, draws: Draws) -> Texts:
    higher = draws.chance("eselon a", 600)
    letter = np.where(higher, "a", "b")
    roman = {"JPT Pratama": "II.", "Administrator": "III.", "Pengawas": "IV."}
    prefix = np.array([roman.get(name, "") for name in level], dtype=object)
    return np.where(prefix == "", "", prefix + letter)


def _rank(staff: pd.DataFrame, education: Ints, quarter: int) -> Texts:
    """Golongan: of a PNS by education and years of service, of a PPPK by education."""
    contract = np.array([_ENTRY[name][1] for name in EDUCATION], dtype=object)[education]
    served = quarter // 4 - staff["tahun_angkat"].to_numpy(np.int64)
    first = np.array([_RANKS.index(_ENTRY[name][0]) for name in EDUCATION])[education]
    highest = np.minimum(first + 5, len(_RANKS) - 1)
    civil = np.array(_RANKS, dtype=object)[np.minimum(first + np.maximum(served, 0) // 7, highest)]
    return np.where(staff["pppk"], contract, civil)
