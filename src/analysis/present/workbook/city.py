"""The sheets that only the city's workbook has: a row per OPD, and per kind of OPD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.present.city.index import kind_name
from analysis.present.wording.gap_words import ALL
from analysis.present.wording.voice import Voice
from analysis.present.workbook.gap import Sheet
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.city import CityReport


def city_sheets(report: CityReport, values: Sequence[str], _: Voice) -> Iterator[Sheet]:
    """Yield the index by OPD and by kind, the gap by OPD, and the plan by OPD.

    values: the columns of a row of `indeks`.
    """
    name, names = str(report.opd["nama"]), {place.kode: place.nama for place in report.places}
    rows = [
        {
            **place.row,
            "opd_nama": place.nama,
            "jenis": kind_name(place.jenis, _),
            "perubahan": None if place.change is None else float(place.change.selisih),
            "arah": "" if place.change is None else _(place.change.arah),
            "desimal_perubahan": 0 if place.change is None else place.change.desimal,
        }
        for place in report.places
    ]
    yield Sheet(_("OPD"), name, rows, ("opd_nama", "jenis", *values, "perubahan", "arah"))
    kinds = [{**row, "jenis": kind_name(row["kunci"], _)} for row in as_rows(report.kinds)]
    yield Sheet(_("Jenis OPD"), name, kinds, ("jenis", *values))
    gaps = [
        {**row, "opd_nama": names[row["opd"]]}
        for row in as_rows(report.kesenjangan_opd)
        if row["kompetensi"] == ALL and row["opd"] in names
    ]
    if gaps:
        columns = ("orang", "orang_dinilai", "dinilai_persen", "kesenjangan")
        bounds = ("batas_bawah", "batas_atas")
        yield Sheet(_("Kesenjangan OPD"), name, gaps, ("opd_nama", *columns, *bounds))
    plans = [
        {**row, "opd_nama": names[row["opd"]]}
        for row in as_rows(report.dampak_opd)
        if row["opd"] in names
    ]
    if plans:
        columns = ("peserta", "biaya", "ip_sebelum", "ip_sesudah")
        yield Sheet(_("Rencana OPD"), name, plans, ("opd_nama", *columns))
