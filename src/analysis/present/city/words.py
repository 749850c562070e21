"""Sentences of the city's first page: who moved, the needs, what the plan costs and brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import FindingItem, Run, Text
from analysis.present.wording.findings import item
from analysis.present.wording.plan_text import brings, effect_row, plan_of
from analysis.present.wording.plan_words import cost_words
from analysis.present.wording.released import PUBLISHED
from analysis.present.wording.told import why_refused
from analysis.present.wording.voice import Voice
from analysis.release.findings import Finding
from analysis.release.findings_city import standing

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place


Paragraph = tuple[Run, ...]


def standing_claim(report: CityReport, _: Voice) -> str:
    """Say how many OPD lie above the city's own value, and how many in the highest category."""
    found = standing(report)
    if found is None:
        return _("OPD menurut IP ASN")
    told = _(
        "{atas} dari {semua} OPD di atas rata-rata kota",
        atas=_.count(found.di_atas),
        semua=_.count(found.jumlah),
    )
    if found.jumlah_kategori == found.jumlah:
        return _("{awal}, semuanya {kategori}", awal=told, kategori=_(found.kategori))
    return _(
        "{awal}; {jumlah} OPD {kategori}",
        awal=told,
        jumlah=_.count(found.jumlah_kategori),
        kategori=_(found.kategori),
    )


def moved(report: CityReport, _: Voice) -> Text | None:
    """Name the OPD that gained and lost most; None where there is nothing to compare with."""
    if not any(place.change for place in report.places):
        return None
    found = report.movers
    parts = [
        (_("Naik terbanyak:"), found.naik, found.jumlah_naik),
        (_("Turun terbanyak:"), found.turun, found.jumlah_turun),
    ]
    paragraphs: list[Paragraph] = [
        (Run(f"{title} ", b=True), Run(_listed(places, number, _)))
        for title, places, number in parts
        if places
    ]
    missing = {title for title, places, _number in parts if not places}
    if len(missing) == len(parts):
        return Text(((Run(_("Tidak ada OPD yang naik atau turun sejak triwulan sebelumnya.")),),))
    if parts[1][0] in missing:
        paragraphs.append((Run(_("Tidak ada OPD yang turun.")),))
    elif parts[0][0] in missing:
        paragraphs.append((Run(_("Tidak ada OPD yang naik.")),))
    return Text(tuple(paragraphs))


def _listed(places: Sequence[Place], number: int, _: Voice) -> str:
    told = [f"{_short(place)} {_step(place, _)}" for place in places]
    rest = number - len(places)
    if rest:
        return _("{daftar}; dan {jumlah} OPD lain.", daftar="; ".join(told), jumlah=_.count(rest))
    return f"{'; '.join(told)}."


def _short(place: Place) -> str:
    return place.singkatan or place.nama if len(place.nama) > 32 else place.nama


def _step(place: Place, _: Voice) -> str:
    change = place.change
    return "" if change is None else _.signed(change.selisih, change.desimal)


def needs(report: CityReport, _: Voice) -> tuple[FindingItem, ...]:
    """Return the needs in words for the narrow column: no number stands at their right."""
    return tuple(replace(_item(each, report, _), effect="", unit="") for each in report.findings)


def _item(finding: Finding, report: CityReport, _: Voice) -> FindingItem:
    if finding.kind == "kesenjangan_kota":
        return _gaps(finding.values["kompetensi"], _)
    if finding.kind == "data_kota":
        return _data(finding.values, report, _)
    short = {name: None for name in ("poin_per_orang",) if name in finding.values}
    return item(Finding(finding.kind, {**finding.values, **short}), report.info, _)


def _gaps(values: Sequence[Mapping[str, Any]], _: Voice) -> FindingItem:
    first, others = values[0], values[1:]
    known = _(
        "{dinilai} dari {semua} pegawai dinilai",
        dinilai=_.count(first["orang_dinilai"]),
        semua=_.count(first["orang_semua"]),
    )
    text = _("{daftar} level di bawah standar", daftar=_.listed([_gap(v, _) for v in values]))
    claim = _("Dua kompetensi paling jauh dari standar")
    if not others:
        claim = _("Satu kompetensi paling jauh dari standar")
    return FindingItem(claim, f"{text}; {known}.", "", "")


def _gap(values: Mapping[str, Any], _: Voice) -> str:
    level, name = _.number(values["kesenjangan"], values["desimal"]), _(values["nama"])
    if values["orang"] is None:
        return f"{name} {level}"
    people = _.count(values["orang"])
    return _("{kompetensi} {level} ({orang} orang)", kompetensi=name, level=level, orang=people)


def _data(values: Mapping[str, Any], report: CityReport, _: Voice) -> FindingItem:
    shown = item(_as_opd(values), report.info, _)
    if not values["opd"]:
        return shown
    where = _(
        "{orang} di antaranya di {opd}.", orang=_.count(values["orang_opd"]), opd=values["opd"]
    )
    return replace(shown, text=f"{where} {shown.text}")


def _as_opd(values: Mapping[str, Any]) -> Finding:

    return Finding("data_belum_lengkap", {**values, "alasan": values["alasan"][:1]})


def plan_lines(report: CityReport, _: Voice) -> tuple[Paragraph, ...]:
    """Say what the plan costs and brings; why there is none; nothing where none was asked for."""
    plan, row = plan_of(report), effect_row(report)
    if plan is None:
        why = why_refused(report.info, _)
        lead = Run(_("Rencana belum dapat dibuat"), b=True)
        return ((lead,), (Run(why),)) if why else ()
    if row is None or row["keadaan"] != PUBLISHED or row["biaya"] is None:
        return ()
    title = _("Rencana {tahun}: {biaya}", tahun=plan["tahun"], biaya=cost_words(row, _))
    people = ""
    if row["peserta"] is not None:
        people = _("Pelatihan untuk {orang} pegawai. ", orang=_.count(row["peserta"]))
    effect = brings({**row, "kesenjangan_sesudah": None}, _)  # the gap's part: chapter 5
    return ((Run(title, b=True),), (Run(f"{people}{effect}"),))
