"""A small invented city whose OPD get forms and give them back; no file on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
from tests.form_edit import find, typed
from tests.judge_fixture import (
    ASSESSMENT,
    NIP,
    OPD,
    OTHER,
    PERIOD,
    PERSON,
    PPPK,
    TRAINING,
    law,
    raw,
)

from analysis.dataset import Dataset
from analysis.forms.form import known
from analysis.forms.form.book import form_bytes
from analysis.forms.form.material import GAP_COLUMNS, City, Dictionary, Form, Setting, forms
from analysis.forms.returned.city import base_of, delivered
from analysis.forms.returned.collect import Collected, collect
from analysis.forms.returned.kept import Content
from analysis.forms.returned.ledger import Ledger
from analysis.forms.returned.read import Returned, read_form, unopened
from analysis.forms.returned.trial import Court
from analysis.intake.assemble import assemble
from analysis.intake.files.grid import UnreadableError
from analysis.intake.files.raw import RawTable, ReadResult
from analysis.intake.files.read import read_grids
from analysis.intake.judging.reading import Advice

SET = "kota"
EVIL = "=cmd|' /C calc'!A0"
THIRD = "198505052009052005"
DATASET = Dataset(folder=Path(SET).absolute(), nama="Kota Contoh", batas_baris_buruk=1.0)
PEOPLE = [
    {**PERSON, "golongan": "III/d", "jabatan_tujuan": ""},
    {**PERSON, "nip": OTHER, "nama": EVIL, "jabatan": "Pengelola Data",
     "jenis_jabatan": "pelaksana", "jenjang_jabatan": "Pelaksana", "tingkat_pendidikan": "Entah"},
    {**PERSON, "nip": THIRD, "nama": "Orang Ketiga", "jenjang_jabatan": "JF Ahli Pertama",
     "jabatan": "Guru Ahli Pertama"},
    {**PERSON, "nip": PPPK, "nama": "Orang Lain", "opd": "dinas-dua", "status_asn": "PPPK"},
]  # fmt: skip
ASSESSMENTS = [
    *({**ASSESSMENT, "kompetensi": f"M.{n}", "level": "3"} for n in range(1, 9)),
    {**ASSESSMENT, "kompetensi": "SK.1", "level": "2", "tanggal": "2025-01-02"},
    {**ASSESSMENT, "nip": THIRD, "kompetensi": "T.1", "level": "2", "tanggal": "2024-11-30"},
]
TRAININGS = [TRAINING, {**TRAINING, "nip": OTHER, "nama_pelatihan": "Pelatihan Lain"}]
WORDS = Dictionary(
    {"M.1": "Integritas", "M.2": "Kerja Sama", "T.1": "Menyusun Soal"},
    {"M.1.1": "Jujur dalam pekerjaan sendiri", "M.1.2": "Mengingatkan rekan"},
    {"1": "Paham", "2": "Dasar"},
)


def delivery_tables(**changes: object) -> tuple[RawTable, ...]:
    """The city's files; changes: table -> its rows instead."""
    rows = {
        "opd": OPD, "pegawai": PEOPLE, "penilaian_kompetensi": ASSESSMENTS, "pelatihan": TRAININGS,
    }  # fmt: skip
    return tuple(raw(table, given) for table, given in {**rows, **changes}.items())


def read(returned: Content | None = None, **changes: object) -> ReadResult:
    """The city's files, and what came back in forms before."""
    tables = delivery_tables(**changes)
    content = returned or Content()
    for name in ("koreksi", "penilaian_kompetensi", "pelatihan"):
        if content.of(name):
            tables += (raw(name, content.of(name), f"2026-Q3/formulir/{name}.csv"),)
    return ReadResult(tables)


def judge(result: ReadResult):
    return assemble(result, DATASET, PERIOD, law())


@cache
def _usual():
    result = read()
    return result, judge(result)


def gaps() -> pd.DataFrame:
    """Every person's standard: M.1 at 4, of whom the third is assessed in nothing."""
    rows = [
        (row["nip"], row["opd"], row["jabatan"], "JF keahlian", code, 4, "baku", state)
        for row in PEOPLE
        for code, state in (
            ("M.1", "diukur" if row["nip"] == NIP else "belum_dinilai"),
            ("T.1", "diukur" if row["nip"] == THIRD else "belum_dinilai"),
        )
    ]
    return pd.DataFrame(rows, columns=list(GAP_COLUMNS))


def made(kode: str = "dinas-satu", returned: Content | None = None, **changes: object) -> Form:
    """The form of one OPD before it is written; changes: of the city's files."""
    setting = {name: changes.pop(name) for name in ("dataset", "period") if name in changes}
    result = read(returned, **changes)
    judged = judge(result)
    city = City(
        replace(
            Setting(SET, "Kota Contoh", PERIOD.text, PERIOD.label(), PERIOD.end, WORDS), **setting
        ),
        judged.opd,
        known.people(known.staff_rows(result, judged)),
        known.last_levels(judged),
        known.trainings(judged),
        gaps(),
    )
    return next(iter(forms(city, [kode])))


@cache
def form(kode: str = "dinas-satu") -> bytes:
    return form_bytes(made(kode))


def edit(content: bytes, *changes: tuple[str, str, str, object]) -> bytes:
    """Type into a form: sheet, NIP ("" = the next free row), header, value."""
    cells: dict[str, dict[tuple[int, int], object]] = {}
    for sheet, nip, header, value in changes:
        cells.setdefault(sheet, {})[find(content, sheet, nip, header)] = value
    return typed(content, cells)


def training(content: bytes, **cells: object) -> bytes:
    """Add a training in the first free row of the sheet."""
    headers = {
        "nip": "NIP", "jenis": "Jenis pelatihan", "nama": "Nama pelatihan", "jp": "JP",
        "mulai": "Tanggal mulai", "selesai": "Tanggal selesai", "tingkat": "Tingkat",
    }  # fmt: skip
    row = {"nip": NIP, "jenis": "Teknis", "nama": "Pelatihan Baru", "jp": 12.5} | cells
    places = {headers[name]: value for name, value in row.items() if value is not None}
    found = {find(content, "Pelatihan", "-", header): value for header, value in places.items()}
    free = min(line for line, _ in found)
    return typed(content, {"Pelatihan": {(free, column): v for (_, column), v in found.items()}})


def opened(name: str, content: bytes) -> Returned | Advice:
    try:
        return read_form(name, read_grids(content, 200))
    except UnreadableError as error:
        return unopened(error)


def collected(
    files: Mapping[str, bytes] | bytes, earlier: Content | None = None, **changes: object
) -> Collected:
    """Collect returned files; earlier: what came back before; changes: of the city's files now."""
    named = {"satu.xlsx": files} if isinstance(files, bytes) else files
    result = read(earlier, **changes)
    base = delivered(result)
    judged = _usual()[1] if not changes else judge(base)
    now = judge(result) if earlier else judged
    ledger = Ledger()
    returned = []
    for name, content in named.items():
        told = opened(name, content)
        if isinstance(told, Advice):
            ledger.file(name, told)
        else:
            returned.append(told)
    corrected = known.people(known.staff_rows(result, now))
    court = Court(base, judged, DATASET, PERIOD, law())
    return collect(returned, court, base_of(base, judged, corrected), earlier or Content(), ledger)


def rules(result: Collected, *outcomes: str) -> set[str]:
    """The rules of the findings, of some outcomes or all."""
    found = result.problems
    return set(found["rule"][found["outcome"].isin(outcomes)] if outcomes else found["rule"])


def facts(rows: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    """Some columns of the rows kept."""
    return [tuple(row[name] for name in names) for row in rows]
