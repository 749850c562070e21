"""What a report says about itself: data set, quarter, edition, options, sources (Release.info)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.regulation.rule import SCALES
from analysis.regulation.vocabulary import DIMENSI
from analysis.release.cited import choices, sources
from analysis.release.describe_plan import development_info, plan_info, refusal_info
from analysis.release.rounding import POINT

if TYPE_CHECKING:
    from analysis.dataset import Dataset
    from analysis.plan.results.planned import Plan
    from analysis.quarter import Quarter
    from analysis.regulation import Development, Regulation


def describe(
    dataset: Dataset,
    quarters: Sequence[Quarter],
    law: Regulation,
    development: Development | None = None,
    plan: Plan | None = None,
    names: Mapping[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return the info of a Release (keys: see `Release`); `more` is added or wins.

    quarters: oldest first, the last one is the release's; law, development, plan: of that quarter.
    names: the dictionary of technical competencies, code -> name.
    """
    now = quarters[-1]
    signatory = dataset.penanda_tangan
    aim = dataset.target.aim("", now.period.year)
    maxima = {name: law.maksimum.number(name) // POINT for name in DIMENSI}
    return {
        "set": dataset.name,
        "nama": dataset.nama,
        "kop": dataset.kop,
        "logo": None,
        "penanda_tangan": None if signatory is None else signatory.model_dump(),
        "periode": now.period.text,
        "akhir": now.period.end.isoformat(),
        "triwulan": [quarter.period.text for quarter in quarters],
        "triwulan_dilewati": [],
        "edisi": law.edition,
        "edisi_judul": law.title,
        "terverifikasi": law.verified,
        "edisi_per_triwulan": {quarter.period.text: quarter.edition for quarter in quarters},
        "opsi": choices(law.options),
        "rujukan": sources(law.tables),
        "ambang": dataset.ambang,
        "target": None if aim is None else float(aim.nilai),
        "target_opd": {kode: float(points) for kode, points in sorted(dataset.target.opd.items())},
        "draf": True,  # until the quarter is published
        "triwulan_rinci": dataset.triwulan_rinci,
        "dimensi": [name for name in DIMENSI if name in now.delivered],
        "maksimum": {**maxima, "ip_asn": sum(maxima.values())},
        "kategori": [
            {"nama": name, "batas": _whole(bound, POINT)}
            for name, bound in zip(law.kategori.labels, law.kategori.bounds, strict=True)
        ],
        "batas_terbuka": law.kategori.open_below,
        "jendela": {name: law.jendela.number(name) for name in law.jendela.values},
        "tahun_kinerja": law.appraisal_year,
        "kedudukan_hukum": dict(law.kedudukan_hukum.values),
        "ambang_jp": {
            name: _whole(law.ambang_jp.number(name), SCALES["JP"]) for name in law.ambang_jp.values
        },
        "poin_komponen": {
            pair: _whole(law.kompetensi.number(pair), POINT) for pair in law.kompetensi.keys
        },
        "batasan_rencana": {
            "isi_minimum": str(dataset.rencana.isi_minimum),
            "maks_kursus": dataset.rencana.maks_kursus,
            "jp_maks_pppk": dataset.rencana.jp_maks_pppk,
            "konversi_jp": dataset.rencana.konversi_jp,
        },
        "pengembangan": None if development is None else development_info(development, names or {}),
        "rencana": plan_info(plan),
        "rencana_ditolak": refusal_info(plan),
        **more,
    }


def _whole(value: int, unit: int) -> float:
    return value // unit if value % unit == 0 else value / unit
