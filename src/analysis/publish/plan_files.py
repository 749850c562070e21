"""`analysis plan`: the development plan person by person, its batches, its proof; internal."""

from __future__ import annotations

import json
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
    "kode", "angkatan", "peserta", "biaya", "moda", "mulai", "selesai", "keterangan",
)  # fmt: skip
TERBUKA = ("nip", "opd", "kelompok", "sumber", "hal", "besar", "alasan")


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
    made = {"kebutuhan": _plain(plan.kebutuhan.drop(columns="orang"))}
    if not plan.made:
        return made
    return {
        "rencana": _plain(plan.rencana[list(RENCANA)]),
        "angkatan": _plain(plan.angkatan[list(ANGKATAN)]),
        **made,
        "terbuka": _plain(plan.terbuka[list(TERBUKA)]),
        "kurva": _plain(_valued(plan.kurva)),
        "dilonggarkan": _plain(_valued(plan.dilonggarkan)),
        "sensitivitas": _plain(_valued(plan.sensitivitas)),
    }


def digest(plan: Plan) -> list[str]:
    """Return what the screen says: sums and the certificate, nobody by name."""
    needs = plan.kebutuhan
    without = needs.loc[needs["tanpa_pelatihan"], ["sumber", "hal"]].drop_duplicates()
    said = [f"Kebutuhan: {_whole(len(needs))} dari {_whole(needs['orang'].nunique())} orang."]
    if len(without):
        named = ", ".join(f"{row.sumber} {row.hal}" for row in without.head(8).itertuples())
        more = f", dan {len(without) - 8} lagi" if len(without) > 8 else ""
        said.append(f"Belum ada pelatihannya di katalog: {named}{more}.")
    if not plan.made:
        said.append(
            "Anggaran belum ditetapkan, jadi hanya kebutuhan yang ditulis. Beri --budget, atau "
            "isi anggaran di bagian [rencana] dataset.toml."
        )
        return said
    told = plan.certificate
    made = (
        f"Rencana {told['tahun']}: {_whole(told['peserta'])} orang, {len(plan.angkatan)} angkatan, "
        f"Rp {_whole(told['biaya'])} dari Rp {_whole(told['anggaran'])}."
    )
    said += [made, str(told["kalimat"])]
    if len(plan.tak_tertempat):
        said.append(f"Tanpa tempat di jadwal: {len(plan.tak_tertempat)}, lihat rencana.csv.")
    return said


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
