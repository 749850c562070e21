"""What a report says about the rules of gap and plan, and about the city's plan as a whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.plan.problem.instance import UNIT
from analysis.regulation.rule import SCALES
from analysis.release.cited import choices, sources

if TYPE_CHECKING:
    import pandas as pd

    from analysis.plan.results.planned import Plan
    from analysis.regulation import Development
    from analysis.regulation.rule import Bands


# Of the certificate: told by the tables, where they may be; sentences that `kalimat` says already.
COUNTED = ("peserta", "tempat", "ungkapan")


def development_info(development: Development, names: Mapping[str, str]) -> dict[str, Any]:
    """Return `info["pengembangan"]` (keys: see `Release`).

    names: the city's dictionary of technical competencies, code -> name.
    """
    kinds, labels = development.kompetensi, development.kompetensi.labels
    technical = {code: name for code, name in names.items() if name}
    return {
        "nama_kompetensi": {**technical, **labels},
        "jenis_kompetensi": {code: kinds.value(code) for code in kinds.keys},
        "nama_level": dict(development.nama_level.values),
        "level_kompetensi": dict(development.level_kompetensi.values),
        "skala_pemetaan": _bands(development.skala_pemetaan),
        "skala_pengisian": _bands(development.skala_pengisian),
        "masa_penilaian": development.assessment_months,
        "kotak_kinerja": dict(development.kotak_kinerja.values),
        "kotak_potensi": _bands(development.kotak_potensi),
        "kotak_talenta": dict(development.kotak_talenta.values),
        "dasar_hukum": dict(development.kebutuhan.values),
        "prioritas": dict(development.prioritas.values),
        "unsur_rencana": dict(development.unsur_rencana.values),
        "standar_baku": dict(development.standar_baku.values),
        "jp_tahunan": {
            status: _number(int(hours), development.jp_tahunan.unit)
            for status, hours in dict(development.jp_tahunan.values).items()
        },
        "bentuk": _forms(development),
        "opsi": choices(development.options),
        "rujukan": sources(development.tables),
    }


def refusal_info(plan: Plan | None) -> list[dict[str, Any]]:
    """Return `info["rencana_ditolak"]`: why no plan could be made; empty where none was refused."""
    refusals = () if plan is None else plan.refusals
    return [{**sentence.plain, "kalimat": str(sentence)} for sentence in refusals]


def plan_info(plan: Plan | None) -> dict[str, Any] | None:
    """Return `info["rencana"]`: what the plan's certificate says; None where no plan was made."""
    if plan is None or not plan.made:
        return None
    told = {name: each for name, each in plan.certificate.items() if name not in COUNTED}
    return {
        **told,
        "terbukti": bool(told.get("terbukti", told.get("batas") is not None)),
        "kurva": _records(plan.kurva, half=("nilai",), up=("batas",)),
        "dilonggarkan": _records(
            plan.dilonggarkan, half=("nilai", "tambahan"), up=("paling_banyak",)
        ),
        "sensitivitas": _records(plan.sensitivitas, half=("nilai",)),
    }


def _records(
    rows: pd.DataFrame, half: Sequence[str] = (), up: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return the rows as plain values that JSON can hold.

    half, up: the columns in value units, from now on in "nilai" with one decimal; rounded half up,
    or up where it is a bound, which stays true.
    """
    told = {name: _tenths(rows[name], half=True) for name in half if name in rows}
    told |= {name: _tenths(rows[name], half=False) for name in up if name in rows}
    found: list[dict[str, Any]] = json.loads(
        rows.assign(**told).to_json(orient="records", double_precision=15)
    )
    return found


def _tenths(units: pd.Series, *, half: bool) -> pd.Series:
    """Return value units in "nilai" with one decimal (missing stays missing)."""
    step = UNIT // 10
    more = step // 2 if half else step - 1
    return ((units.astype("Int64") + more) // step).astype("Float64") / 10


def _bands(bands: Bands) -> list[dict[str, Any]]:
    return [
        {"nama": name, "batas": _number(bound, bands.unit)}
        for name, bound in zip(bands.labels, bands.bounds, strict=True)
    ]


def _number(value: int, unit: str) -> float:
    """Return a number of the law in its unit, whole where it is whole."""
    scale = SCALES.get(unit, 1)
    return value // scale if value % scale == 0 else value / scale


def _forms(development: Development) -> list[dict[str, Any]]:
    """Return the forms of development: their way, and what the local conversion counts them as."""
    hours, each = development.konversi_jp, development.konversi_satuan
    return [
        {
            "nama": form,
            "jalur": str(way),
            "jp": _number(hours.number(form), hours.unit) if form in hours else None,
            "satuan": str(each.value(form)) if form in each else None,
        }
        for form, way in dict(development.bentuk_jalur.values).items()
    ]
