"""The HR manager's guide, opening: whose numbers it shows, and how the six steps hang together.

A guide is made like a report and from the same released numbers; `guide_*.py` hold the chapters.
The people in it are invented, the answers of its exercises computed (`guide_sums.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Figure, Head, Note, Run, Text
from analysis.present.chapters import page
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.flow import Step, flow
from analysis.present.guide import ground as guide_ground
from analysis.present.guide.ground import Ground
from analysis.present.guide.outline import figure_number
from analysis.present.wording.gap_words import ALL, gap_text, rules_of
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def head(report: OpdReport) -> Head:
    """Letterhead, quarter, and whose guide it is."""
    _ = Voice(report.lang)
    return replace(
        page.head(report),
        series=_("Analisis Kebutuhan Pengembangan Kompetensi"),
        title=_("Panduan {opd}", opd=report.opd["nama"]),
    )


def numbers(report: OpdReport) -> Block:
    """Whose numbers the examples show, and why the city's where they are not the OPD's."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Note(_("Aturan kesenjangan dan rencana tidak ada: panduan ini tidak lengkap."))
    topics = _topics(report, _)
    own = [name for name, ground in topics if ground is not None and ground.own]
    city = [name for name, ground in topics if ground is not None and not ground.own]
    nobody = [name for name, ground in topics if ground is None]
    opd, place = report.opd["nama"], report.info["nama"]
    quarter = _.quarter(report.info["periode"])
    parts = []
    if own:
        told = _("Angka {hal} ialah angka {opd}, {triwulan}, seperti diterbitkan.")
        parts.append(told.format(hal=_.listed(own), opd=opd, triwulan=quarter))
    if city:
        told = _(
            "Angka {hal} ialah angka {kota}, {triwulan}: angka {opd} sendiri tidak ditampilkan "
            "karena terlalu sedikit orang atau belum diukur."
        )
        parts.append(told.format(hal=_.listed(city), kota=place, opd=opd, triwulan=quarter))
    if nobody:
        parts.append(_("Angka {hal} belum ada.", hal=_.listed(nobody)))
    parts.append(_("Pegawai A sampai E dan harga pelatihan dalam contoh adalah rekaan."))
    return Text(((Run(capital(" ".join(parts))),),))


def _topics(
    report: OpdReport, _: Voice
) -> Sequence[tuple[str, Ground[object] | None]]:  # name -> whose numbers
    found = (
        (_("kesenjangan"), guide_ground.gaps(report)),
        (_("IP ASN"), guide_ground.index(report)),
        (_("dampak rencana"), guide_ground.effect(report)),
    )
    return [
        (name, None if one is None else Ground(one.name, own=one.own, rows=None))
        for name, one in found
    ]


def steps(report: OpdReport) -> Block:
    """The six steps from the standard to the plan, each with the number it stands at now."""
    _ = Voice(report.lang)
    told = _steps(report, _)
    values = [f"{step.name}: {step.value}, {step.note}" for step in told if step.value]
    return Figure(
        "alur",
        _("Dari syarat jabatan ke rencana: hasil setiap langkah menjadi bahan langkah berikutnya"),
        _(
            "Angka di bawah langkah: keadaan {triwulan}.",
            triwulan=_.quarter(report.info["periode"]),
        ),
        _("Enam kotak berurutan, dihubungkan panah. {nilai}.", nilai="; ".join(values)),
        svg(flow(told), "alur"),
        number=figure_number("alur", _),
    )


def _steps(report: OpdReport, _: Voice) -> list[Step]:
    """Return the steps with their numbers; one without a number has an empty value."""
    found = dict.fromkeys(("standar", "penilaian", "senjang", "butuh", "rencana"), ("", ""))
    basis = guide_ground.basis(report)
    if basis is not None:
        share = _.percent(basis.rows["persen"], 0)
        found["standar"] = share, basis.marked(_("memakai standar baku sementara"), _)
    gaps, brought = guide_ground.gaps(report), guide_ground.effect(report)
    if gaps is not None:
        row = gaps.rows[ALL, ALL]
        share = _.percent(row["dinilai_persen"], 0) if row["dinilai_persen"] is not None else ""
        found["penilaian"] = share, gaps.marked(_("pegawai dinilai"), _)
        found["senjang"] = gap_text(row, _), gaps.marked(_("level per kompetensi"), _)
        if row["di_bawah"] is not None:
            found["butuh"] = _.count(row["di_bawah"]), gaps.marked(_("orang di bawah standar"), _)
    if brought is not None:
        people = _.count(brought.rows["peserta"])
        found["rencana"] = people, brought.marked(_("peserta direncanakan"), _)
    forms = (rules_of(report) or {}).get("bentuk", [])
    return [
        Step(_("Standar"), _("Apa yang disyaratkan jabatan?"), *found["standar"]),
        Step(_("Penilaian"), _("Apa yang sudah dikuasai?"), *found["penilaian"]),
        Step(_("Kesenjangan"), _("Berapa selisihnya?"), *found["senjang"]),
        Step(_("Kebutuhan"), _("Siapa perlu apa, atas dasar apa?"), *found["butuh"]),
        Step(
            _("Bentuk"), _("Dengan cara apa dipenuhi?"), str(len(forms)), _("bentuk menurut aturan")
        ),
        Step(_("Rencana"), _("Kapan, di mana, dengan biaya berapa?"), *found["rencana"]),
    ]
