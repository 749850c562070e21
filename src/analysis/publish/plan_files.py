"""`analysis plan`: the development plan person by person, its batches, its proof; internal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.files import write_whole
from analysis.language import INDONESIAN, N_, Tongue
from analysis.plan.problem.instance import UNIT
from analysis.plan.results.planned import told_reasons
from analysis.publish.folders import keep_out
from analysis.publish.internal import as_bytes
from analysis.store import explored_plan

if TYPE_CHECKING:
    from rich.console import Console

    from analysis.dataset import Dataset, Period
    from analysis.plan.results.planned import Plan

HUNDREDTHS = 100
NAMED = 8  # at most, in one line of the screen
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
    "kinerja": N_("predikat kinerja di bawah Baik"),
    "jp_tahunan": N_("JP wajib setahun"),
    "kepemimpinan": N_("poin diklat kepemimpinan"),
    "fungsional": N_("poin diklat fungsional"),
    "teknis": N_("poin diklat teknis"),
    "seminar": N_("poin seminar"),
}
POINTS = ("poin", 100_000)  # of every other source of a need
LIMITS = {"porsi_opd": 10_000, "lantai_opd": 10_000, "jp_maks_pppk": 100}  # parts of their unit


def with_budget(dataset: Dataset, budget: int | None) -> Dataset:
    """Return the data set with another sum for its plan, the same one for None."""
    if budget is None:
        return dataset
    rules = dataset.rencana.model_copy(update={"anggaran": budget})
    return dataset.model_copy(update={"rencana": rules})


def write_plan(
    dataset: Dataset, period: Period, out: Path, console: Console, _: Tongue = INDONESIAN
) -> list[Path]:
    """Make the plan and what surrounds it; return the paths of the files written.

    Without a budget only the needs are written. Raises: what intake refuses; PlanError when the
    limits cannot all hold.
    """
    keep_out(out, dataset.folder)
    with console.status(_("Menyusun rencana ...")) as status:
        plan = explored_plan(dataset, period, lambda text: status.update(f"{_.tell(text)} ..."))
    for line in digest(plan, _):
        console.print(line, markup=False, soft_wrap=True)
    paths = []
    for name, rows in tables(plan, _).items():
        paths.append(out / f"{name}.csv")
        write_whole(paths[-1], as_bytes(rows, "csv"), private=True)
    if plan.made:
        paths.append(out / "sertifikat.json")
        text = json.dumps(certificate(plan, _), ensure_ascii=False, indent=1)
        write_whole(paths[-1], text + "\n", private=True)
    return paths


def certificate(plan: Plan, _: Tongue = INDONESIAN) -> dict[str, Any]:
    """Return the certificate with its two sentences in a language."""
    kept = dict(plan.certificate)
    calendar = kept["kalender"] | {"kalimat": _.tell(plan.sentence("kalender"))}
    return kept | {"kalimat": _.tell(plan.sentence()), "kalender": calendar}


def tables(plan: Plan, _: Tongue = INDONESIAN) -> dict[str, pd.DataFrame]:
    """Return the files' tables: JP and points as decimals, days as ISO text."""
    needs = _sized(plan.kebutuhan.drop(columns="orang"))
    made = {"kebutuhan": _plain(needs)}
    if len(plan.temuan):
        found = plan.temuan[["file", "row", "column", "value", "rule", "fix"]]
        made["temuan"] = found.assign(rule=found["rule"].map(_), fix=found["fix"].map(_))
    if not plan.made:
        return made
    limits = _valued(plan.dilonggarkan)
    parts = limits["batas"].map(LIMITS).fillna(1)
    steps = {
        name: [_decimal(value, int(part)) for value, part in zip(limits[name], parts, strict=True)]
        for name in ("dari", "menjadi")
    }
    times = [_decimal(value, 1000) for value in plan.sensitivitas["kali"]]
    aside = {"kalender": _("tanpa kalender")}  # what is compared in these tables
    seatless = plan.tak_tertempat[list(TANPA_TEMPAT)]
    return {
        "rencana": _plain(plan.rencana.assign(alasan=told_reasons(plan.rencana, _))[list(RENCANA)]),
        "angkatan": _plain(plan.angkatan[list(ANGKATAN)]),
        **made,
        "terbuka": _plain(_sized(plan.terbuka)[list(TERBUKA)]),
        "tanpa_tempat": seatless.assign(alasan=seatless["alasan"].map(_)),
        "kurva": _plain(_valued(plan.kurva).assign(**aside)),
        "dilonggarkan": _plain(limits.assign(**steps, **aside)),
        "sensitivitas": _plain(_valued(plan.sensitivitas).assign(kali=times, **aside)),
    }


def _sized(needs: pd.DataFrame) -> pd.DataFrame:
    """Return needs with `besar` in the unit that `satuan` names: level, JP or poin."""
    units = [SIZES.get(str(source), POINTS) for source in needs["sumber"]]
    sizes = [
        "" if pd.isna(size) else _decimal(size, part)
        for size, (_, part) in zip(needs["besar"], units, strict=True)
    ]
    return needs.assign(besar=sizes, satuan=[unit for unit, _ in units])


def digest(plan: Plan, _: Tongue = INDONESIAN) -> list[str]:
    """Return what the screen says: sums and the certificate, nobody by name."""
    needs = plan.kebutuhan
    without = needs.loc[needs["tanpa_pelatihan"], ["sumber", "hal"]].drop_duplicates()
    people = _.count(needs["orang"].nunique())
    told = [_("Kebutuhan: {banyak} dari {orang} orang.", banyak=_.count(len(needs)), orang=people)]
    if len(without):
        pairs = zip(without["sumber"], without["hal"], strict=True)
        named = list(dict.fromkeys(_need(*pair, plan.names, _) for pair in pairs))
        more = _("; dan {banyak} lagi", banyak=len(named) - NAMED) if len(named) > NAMED else ""
        listed = "; ".join(named[:NAMED]) + more
        told.append(_("Belum ada pelatihannya di katalog: {daftar}.", daftar=listed))
    if len(plan.temuan):
        levels = ", ".join(sorted(set(plan.temuan["value"].astype(str)))[:NAMED])
        told.append(
            _(
                "Pelatihan menuju level yang tidak dituntut jabatan mana pun: {banyak} "
                "({daftar}); lihat temuan.csv.",
                banyak=len(plan.temuan),
                daftar=levels,
            )
        )
    return told + (_of_plan(plan, _) if plan.made else [_unmade(plan, _)])


def _unmade(plan: Plan, _: Tongue) -> str:
    """Say why there are needs alone."""
    if plan.kursus.empty:
        return _(
            "Katalog pelatihan belum ada atau tidak satu barisnya dapat dipakai, jadi hanya "
            "kebutuhan yang ditulis. Taruh katalog_pelatihan.csv di folder data, dan beri "
            "anggaran: --budget, atau kunci anggaran di bagian [rencana] dataset.toml."
        )
    return _(
        "Anggaran belum ditetapkan, jadi hanya kebutuhan yang ditulis. Beri --budget, atau "
        "isi anggaran di bagian [rencana] dataset.toml."
    )


def _of_plan(plan: Plan, _: Tongue) -> list[str]:
    """Say what the plan holds, what is proven of it, what the calendar takes."""
    facts = plan.certificate
    made = _(
        "Rencana {tahun}: {orang} orang, {angkatan} angkatan, Rp {biaya} dari Rp {anggaran}.",
        tahun=facts["tahun"],
        orang=_.count(facts["peserta"]),
        angkatan=_.count(len(plan.angkatan)),
        biaya=_.count(facts["biaya"]),
        anggaran=_.count(facts["anggaran"]),
    )
    told = [made, _.tell(plan.sentence()), _.tell(plan.sentence("kalender"))]
    if len(plan.tak_tertempat):
        told.append(
            _(
                "Dilepas dari rencana karena kalender: {banyak} tempat; sebabnya di "
                "tanpa_tempat.csv.",
                banyak=_.count(len(plan.tak_tertempat)),
            )
        )
    return told


def _need(source: str, about: str, names: Mapping[str, str], _: Tongue) -> str:
    """Name a need in words; names: of the competencies."""
    if source in NEEDS:
        return _(NEEDS[source])
    name = f"{_(names[about])} ({about})" if names.get(about) else about
    if source == "kesenjangan_tujuan":
        return _("kompetensi {nama} untuk jabatan tujuan", nama=name)
    return _("kompetensi {nama}", nama=name)


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
