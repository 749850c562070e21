"""What a report says about the rules of gap and plan, and about the city's plan as a whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.regulation.rule import SCALES, Rule, option_text

if TYPE_CHECKING:
    import pandas as pd

    from analysis.plan.planned import Plan
    from analysis.regulation import Development
    from analysis.regulation.rule import Bands


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
        "opsi": [
            {
                "name": option.name,
                "title": option.title,
                "meaning": option.meaning,
                "value": option_text(option.value),
                "default": option_text(option.default),
                "overridden": option.overridden,
                "confidence": option.confidence,
            }
            for option in development.options
        ],
        "rujukan": [_source(table) for table in development.tables],
    }


def plan_info(plan: Plan | None) -> dict[str, Any] | None:
    """Return `info["rencana"]`: what the plan's certificate says; None where no plan was made."""
    if plan is None or not plan.made:
        return None
    told = dict(plan.certificate)
    return {
        **told,
        "terbukti": bool(told.get("terbukti", told.get("batas") is not None)),
        "kurva": _records(plan.kurva),
        "dilonggarkan": _records(plan.dilonggarkan),
        "sensitivitas": _records(plan.sensitivitas),
    }


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain values that JSON can hold."""
    found: list[dict[str, Any]] = json.loads(rows.to_json(orient="records", double_precision=15))
    return found


def _bands(bands: Bands) -> list[dict[str, Any]]:
    scale = SCALES.get(bands.unit, 1)
    return [
        {"nama": name, "batas": bound // scale if bound % scale == 0 else bound / scale}
        for name, bound in zip(bands.labels, bands.bounds, strict=True)
    ]


def _source(table: Rule | Bands) -> dict[str, str]:
    return {
        "name": table.name,
        "title": table.title,
        "source": table.reference.title,
        "article": table.reference.article,
        "confidence": table.reference.confidence,
        "in_force": table.reference.in_force.isoformat(),
        "checked_on": table.reference.checked_on.isoformat(),
        "file": table.reference.file,
    }
