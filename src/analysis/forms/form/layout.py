"""The sheets of the form as data: which columns they have, which of them may be typed into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.language import INDONESIAN, N_, Tongue

VERSION = 2
GUIDE, STAFF, LEVELS, COURSES = N_("Petunjuk"), N_("Pegawai"), N_("Penilaian"), N_("Pelatihan")
HISTORY, STANDARDS, DICTIONARY = N_("Riwayat pelatihan"), N_("Standar"), N_("Kamus")
TITLE_ROWS = 3  # above the header: title, hint, an empty row
FROZEN = 3  # columns that stay in view: number, NIP, name
MANAGERIAL = ("M.1", "M.2", "M.3", "M.4", "M.5", "M.6", "M.7", "M.8", "SK.1")
DAY_MANAGERIAL, DAY_TECHNICAL = "tanggal", "tanggal_teknis"
DAY_HEADERS = {
    DAY_MANAGERIAL: N_("Tanggal penilaian M dan SK"),
    DAY_TECHNICAL: N_("Tanggal penilaian T"),
}
Kind = Literal["text", "number", "level", "hours", "day"]
Block = tuple[tuple[str, ...], str]  # competencies, and the column of their common date


@dataclass(frozen=True)
class Field:
    """One column of a sheet. choices: the list a drop-down offers, "" for none.

    header and hint are message ids until `told_fields` has told them.
    """

    name: str
    header: str
    width: float
    edit: bool = False
    kind: Kind = "text"
    choices: str = ""
    hint: str = ""  # shown when the cell is chosen, and as the note of its header


NUMBER = Field("no", "No", 6, kind="number")
NIP = Field("nip", "NIP", 20)
NAME = Field("nama", "Nama", 28)
STAFF_FIELDS = (
    NUMBER,
    NIP,
    NAME,
    Field("status_asn", "Status", 10, edit=True, choices="status_asn", hint="Pilih dari daftar."),
    Field("unit_kerja", "Unit kerja", 30, edit=True, hint="Unit tempat ia bekerja."),
    Field(
        "jenis_jabatan", "Jenis jabatan", 14, edit=True, choices="jenis_jabatan",
        hint="Pilih struktural, fungsional, atau pelaksana.",
    ),
    Field(
        "jenjang_jabatan", "Jenjang jabatan", 16, edit=True, choices="jenjang_jabatan",
        hint="Pilih jenjang yang sesuai dengan jenis jabatan.",
    ),
    Field("jabatan", "Jabatan", 34, edit=True, hint="Nama jabatan lengkap, seperti pada SK."),
    Field(
        "golongan", "Golongan", 11, edit=True,
        hint="Misalnya III/d untuk PNS, atau IX untuk PPPK.",
    ),
    Field(
        "tingkat_pendidikan", "Pendidikan", 12, edit=True, choices="tingkat_pendidikan",
        hint="Pendidikan tertinggi yang sudah diakui.",
    ),
    Field(
        "jabatan_tujuan", "Jabatan tujuan", 24, edit=True,
        hint="Jabatan yang direncanakan berikutnya; kosongkan bila belum ada.",
    ),
    Field(
        "catatan", "Catatan", 24, edit=True,
        hint="Hal lain, misalnya sudah pensiun, pindah, atau NIP keliru.",
    ),
)  # fmt: skip
COURSE_FIELDS = (
    Field("nip", "NIP", 20, edit=True, choices="nip", hint="Pilih NIP pegawai OPD ini."),
    Field("nama", "Nama (terisi sendiri)", 30),
    Field(
        "jenis", "Jenis pelatihan", 24, edit=True, choices="jenis_pelatihan",
        hint="Pilih jenis menurut SIASN.",
    ),
    Field("nama_pelatihan", "Nama pelatihan", 44, edit=True, hint="Seperti pada sertifikat."),
    Field(
        "tingkat", "Tingkat", 16, edit=True, choices="tingkat_pelatihan",
        hint="Hanya untuk pelatihan kepemimpinan.",
    ),
    Field(
        "jp", "JP", 8, edit=True, kind="hours",
        hint="Jam pelajaran pada sertifikat, paling banyak dua desimal.",
    ),
    Field("tanggal_mulai", "Tanggal mulai", 14, edit=True, kind="day", hint="Hari pertama."),
    Field("tanggal_selesai", "Tanggal selesai", 14, edit=True, kind="day", hint="Hari terakhir."),
    Field("penyelenggara", "Penyelenggara", 30, edit=True, hint="Lembaga penyelenggara."),
    Field("nomor_sertifikat", "Nomor sertifikat", 24, edit=True, hint="Nomor pada sertifikat."),
)  # fmt: skip
HISTORY_FIELDS = (
    NIP,
    NAME,
    Field("jenis", "Jenis tercatat", 24),
    Field("nama_pelatihan", "Pelatihan tercatat", 50),
    Field("tingkat", "Tingkat tercatat", 16),
    Field("jp", "JP tercatat", 12, kind="hours"),
    Field("tanggal_mulai", "Mulai", 13, kind="day"),
    Field("tanggal_selesai", "Selesai", 13, kind="day"),
    Field("penyelenggara", "Penyelenggara tercatat", 34),
)


def blocks(codes: Iterable[str]) -> tuple[Block, ...]:
    """Return the competencies that share one date each: managerial with SK.1, then technical."""
    technical = tuple(sorted(set(codes) - set(MANAGERIAL), key=code_order))
    first = (MANAGERIAL, DAY_MANAGERIAL)
    return (first, (technical, DAY_TECHNICAL)) if technical else (first,)


def code_order(code: str) -> tuple[str, int, str]:
    """Order T.2 before T.10."""
    head, _, tail = code.partition(".")
    return head, int(tail) if tail.isdecimal() else 0, tail


def told_fields(fields: Iterable[Field], _: Tongue) -> tuple[Field, ...]:
    """Return the columns with their headers and hints in a language."""
    return tuple(
        replace(field, header=_(field.header), hint=_(field.hint) if field.hint else "")
        for field in fields
    )


def level_fields(
    codes: Iterable[str], names: Mapping[str, str], _: Tongue = INDONESIAN
) -> tuple[Field, ...]:
    """Return the columns of the sheet of assessments for these technical competencies.

    names: of the competencies, in the language of the form.
    """
    fields = list(told_fields((NUMBER, NIP, NAME, Field("jabatan", "Jabatan", 32)), _))
    for members, day in blocks(codes):
        fields += [_level(code, names.get(code, ""), _) for code in members]
        span = members[0]
        if len(members) > 1:
            span = _("{awal} sampai {akhir}", awal=members[0], akhir=members[-1])
        hint = _("Berlaku untuk semua level {rentang} yang terisi di baris ini.", rentang=span)
        fields.append(Field(day, _(DAY_HEADERS[day]), 16, edit=True, kind="day", hint=hint))
    return tuple(fields)


def _level(code: str, name: str, _: Tongue) -> Field:
    width = max(9.0, min(16.0, 0.62 * max((len(word) for word in name.split()), default=0) + 4))
    hint = _("Level yang dicapai, angka bulat 1 sampai 5.")
    return Field(code, f"{code} {name}".strip(), width, edit=True, kind="level", hint=hint)


def place(fields: Sequence[Field], name: str) -> int:
    """Return the position of a column in its sheet."""
    return next(index for index, field in enumerate(fields) if field.name == name)
