"""Words for the steps of a change: short in a figure, in full in a table."""

from __future__ import annotations

from types import MappingProxyType

from analysis.present.locale import N_
from analysis.present.wording.text import capital, small
from analysis.present.wording.voice import Voice
from analysis.release.cells import PEOPLE
from analysis.release.moved import OTHERS

# in a figure, and after others in a row of several
SHORT = MappingProxyType(
    {
        "masuk": N_("Masuk"),
        "keluar": N_("Keluar"),
        "pindah": N_("Pindah OPD"),
        "cakupan": N_("Cakupan"),
        "kualifikasi": N_("Kualifikasi"),
        "dasar": N_("Nilai dasar"),
        "kepemimpinan": N_("Diklat kepemimpinan"),
        "fungsional": N_("Diklat fungsional"),
        "teknis": N_("Diklat teknis"),
        "seminar": N_("Seminar"),
        "kompetensi": N_("Kompetensi"),
        "kinerja": N_("Kinerja"),
        "disiplin": N_("Disiplin"),
        "aturan": N_("Aturan yang berlaku"),
    }
)
COVERED = N_("mulai atau berhenti terukur")  # "cakupan" inside a sentence about people
# why a change is not split, after a colon
WHY = MappingProxyType(
    {
        "ujung": N_("indeks salah satu triwulan tidak ditampilkan."),
        "terlalu_sedikit": N_(
            "pegawai di balik setiap bagiannya terlalu sedikit untuk ditampilkan."
        ),
        "tanpa_menetap": N_("tidak ada pegawai yang terukur pada kedua triwulan."),
        "dimensi_berbeda": N_("tabel yang diserahkan pada kedua triwulan berbeda."),
        "indeks_tidak_diukur": N_("ada tabel yang tidak diserahkan pada kedua triwulan."),
        "aturan_berbeda": N_(
            "edisi aturan kedua triwulan berbeda dan triwulan lama tidak dapat dinilai ulang."
        ),
    }
)


def short(part: str, _: Voice) -> str:
    """Name a step in a figure: "Masuk, keluar, pindah OPD"."""
    if part == OTHERS:
        return _("Lainnya")
    first, *others = [_(SHORT[leaf]) for leaf in part.split("+")]
    return ", ".join([first, *(_lower(name) for name in others)])


def inside(part: str, _: Voice) -> str:
    """Name a step inside a sentence: "pegawai yang masuk, keluar, dan pindah OPD"."""
    if part == OTHERS:
        return _("perubahan lainnya")
    leaves = part.split("+")
    names = [_(COVERED) if leaf == "cakupan" else _lower(_(SHORT[leaf])) for leaf in leaves]
    if leaves[0] in PEOPLE:
        return _("pegawai yang {gerak}", gerak=_.listed(names))
    return _.listed(names)


def brief(part: str, _: Voice) -> str:
    """Name a step in a claim, where there is no room for more than two parts of it."""
    leaves = part.split("+")
    if len(leaves) < 3:
        return inside(part, _)
    return _("pegawai yang datang dan pergi") if leaves[0] in PEOPLE else _("komponen gabungan")


def full(part: str, _: Voice) -> str:
    """Name a step in a table: whose it is, and what moved."""
    if part == OTHERS:
        return _("Lainnya: pegawai dan nilai yang digabung")
    first, *_others = part.split("+")
    if first in PEOPLE or part == "aturan":
        return capital(inside(part, _))
    return _("Pegawai yang tetap: {bagian}", bagian=inside(part, _))


def _lower(name: str) -> str:
    return name if name[:2].isupper() else small(name)
