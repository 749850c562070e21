"""`analysis plan`: the development plan person by person, its batches, its proof; internal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.files import write_whole
from analysis.plan.instance import UNIT
from analysis.publish.folders import keep_out
from analysis.publish.internal import as_bytes
from analysis.store import explored_plan

if TYPE_CHECKING:
    from rich.console import Console

    from analysis.dataset import Dataset, Period
    from analysis.plan.planned import Plan

HUNDREDTHS = 100
IN_VALUE = ("nilai", "batas", "tambahan", "paling_banyak")  # of the tables about other plans
RENCANA = (
    "nip", "opd", "kode", "kompetensi", "level_dari", "level_ke", "jp", "biaya", "angkatan",
    "alasan",
)  # fmt: skip
ANGKATAN = (
    "kode", "angkatan", "peserta", "biaya", "moda", "mulai", "selesai",
)  # fmt: skip
TANPA_TEMPAT = ("nip", "opd", "kode", "alasan")
TERBUKA = ("nip", "opd", "kelompok", "sumber", "hal", "besar", "satuan", "alasan")
SIZES = {"kesenjangan": ("level", 1), "kesenjangan_tujuan": ("level", 1), "jp_tahunan": ("JP", 100)}
NEEDS = {
    "kinerja": "predikat kinerja di bawah Baik",
    "jp_tahunan": "JP wajib setahun",
    "kepemimpinan": "poin diklat kepemimpinan",
    "fungsional": "poin diklat fungsional",
    "teknis": "poin diklat teknis",
    "seminar": "poin seminar",
}
POINTS = ("poin", 100_000)  # of every other source of a need
LIMITS = {"porsi_opd": 10_000, "lantai_opd": 10_000, "jp_maks_pppk": 100}  # parts of their unit


def with_budget(dataset: Dataset, budget: int | None) -> Dataset:
    """Return the data set with another sum for its plan, the same one for None."""
    if budget is None:
        return dataset
    rules = dataset.rencana.model_copy(update={"anggaran": budget})
    return dataset.model_copy(update={"rencana": rules})


def write_plan(dataset: Dataset, period: Period, out: Path, console: Console) -> list[Path]:
    """Make the plan and what surrounds it; return the paths of the files written.

    Without a budget only the needs are written. Raises: what intake refuses; PlanError when the
    limits cannot all hold.
    """
    keep_out(out, dataset.folder)
    with console.status("Menyusun rencana ...") as status:
        plan = explored_plan(dataset, period, lambda said: status.update(f"{said} ..."))
    for line in digest(plan):
        console.print(line, markup=False, soft_wrap=True)
    paths = []
    for name, rows in tables(plan).items():
        paths.append(out / f"{name}.csv")
        write_whole(paths[-1], as_bytes(rows, "csv"), private=True)
    if plan.made:
        paths.append(out / "sertifikat.json")
        text = json.dumps(plan.certificate, ensure_ascii=False, indent=1)
        write_whole(paths[-1], text + "\n", private=True)
    return paths


def tables(plan: Plan) -> dict[str, pd.DataFrame]:
    """Return the files' tables: JP and points as decimals, days as ISO text."""
    needs = _sized(plan.kebutuhan.drop(columns="orang"))
    made = {"kebutuhan": _plain(needs)}
    if len(plan.temuan):
        made["temuan"] = plan.temuan[["file", "row", "column", "value", "rule", "fix"]]
    if not plan.made:
        return made
    limits = _valued(plan.dilonggarkan)
    parts = limits["batas"].map(LIMITS).fillna(1)
    steps = {
        name: [_decimal(value, int(part)) for value, part in zip(limits[name], parts, strict=True)]
        for name in ("dari", "menjadi")
    }
    times = [_decimal(value, 1000) for value in plan.sensitivitas["kali"]]
    return {
        "rencana": _plain(plan.rencana[list(RENCANA)]),
        "angkatan": _plain(plan.angkatan[list(ANGKATAN)]),
        **made,
        "terbuka": _plain(_sized(plan.terbuka)[list(TERBUKA)]),
        "tanpa_tempat": plan.tak_tertempat[list(TANPA_TEMPAT)],
        "kurva": _plain(_valued(plan.kurva)),
        "dilonggarkan": _plain(limits.assign(**steps)),
        "sensitivitas": _plain(_valued(plan.sensitivitas).assign(kali=times)),
    }


def _sized(needs: pd.DataFrame) -> pd.DataFrame:
    """Return needs with `besar` in the unit that `satuan` names: level, JP or poin."""
    units = [SIZES.get(str(source), POINTS) for source in needs["sumber"]]
    sizes = [
        "" if pd.isna(size) else _decimal(size, part)
        for size, (_, part) in zip(needs["besar"], units, strict=True)
    ]
    return needs.assign(besar=sizes, satuan=[unit for unit, _ in units])


def digest(plan: Plan) -> list[str]:
    """Return what the screen says: sums and the certificate, nobody by name."""
    needs = plan.kebutuhan
    without = needs.loc[needs["tanpa_pelatihan"], ["sumber", "hal"]].drop_duplicates()
    said = [f"Kebutuhan: {_whole(len(needs))} dari {_whole(needs['orang'].nunique())} orang."]
    if len(without):
        pairs = zip(without["sumber"], without["hal"], strict=True)
        named = list(dict.fromkeys(_need(*pair, plan.names) for pair in pairs))
        more = f"; dan {len(named) - 8} lagi" if len(named) > 8 else ""
        said.append(f"Belum ada pelatihannya di katalog: {'; '.join(named[:8])}{more}.")
    if len(plan.temuan):
        levels = ", ".join(sorted(set(plan.temuan["value"].astype(str)))[:8])
        said.append(
            f"Pelatihan menuju level yang tidak dituntut jabatan mana pun: {len(plan.temuan)} "
            f"({levels}); lihat temuan.csv."
        )
    if plan.kursus.empty:
        said.append(
            "Katalog pelatihan belum ada atau tidak satu barisnya dapat dipakai, jadi hanya "
            "kebutuhan yang ditulis. Taruh katalog_pelatihan.csv di folder data."
        )
    elif not plan.made:
        said.append(
            "Anggaran belum ditetapkan, jadi hanya kebutuhan yang ditulis. Beri --budget, atau "
            "isi anggaran di bagian [rencana] dataset.toml."
        )
    if not plan.made:
        return said
    told = plan.certificate
    made = (
        f"Rencana {told['tahun']}: {_whole(told['peserta'])} orang, {len(plan.angkatan)} angkatan, "
        f"Rp {_whole(told['biaya'])} dari Rp {_whole(told['anggaran'])}."
    )
    said += [made, str(told["kalimat"]), str(told["kalender"]["kalimat"])]
    if len(plan.tak_tertempat):
        said.append(
            f"Dilepas dari rencana karena kalender: {_whole(len(plan.tak_tertempat))} tempat; "
            "sebabnya di tanpa_tempat.csv."
        )
    return said


def _need(source: str, about: str, names: Mapping[str, str]) -> str:
    """Name a need in words; names: of the competencies."""
    if source in NEEDS:
        return NEEDS[source]
    name = f"{names[about]} ({about})" if names.get(about) else about
    target = " untuk jabatan tujuan" if source == "kesenjangan_tujuan" else ""
    return f"kompetensi {name}{target}"


def _plain(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows as a person reads them in a spreadsheet."""
    written = {}
    for name in rows.columns:
        values = rows[name]
        if pd.api.types.is_datetime64_any_dtype(values):
            values = values.dt.strftime("%Y-%m-%d")
        elif name == "jp":
            values = values.map(lambda hours: _decimal(hours, HUNDREDTHS))
        written[name] = values
    return pd.DataFrame(written, index=rows.index)


def _valued(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with values in nilai, as the certificate prints them."""
    there = [name for name in IN_VALUE if name in rows]
    numbers = [name for name in there if pd.api.types.is_numeric_dtype(rows[name])]
    return rows.assign(
        **{
            name: rows[name].map(lambda value: _decimal(value, UNIT), na_action="ignore")
            for name in numbers
        }
    )


def _decimal(value: int, unit: int) -> str:
    return f"{(Decimal(int(value)) / unit).normalize():f}"


def _whole(number: int) -> str:
    return f"{int(number):,}".replace(",", ".")
