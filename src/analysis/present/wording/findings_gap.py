"""Findings on gap and plan in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.present.blocks import FindingItem
from analysis.present.wording.numbers import decimal
from analysis.present.wording.plan_text import brings
from analysis.present.wording.plan_words import cost_words
from analysis.present.wording.released import group_name
from analysis.present.wording.told import why_refused
from analysis.present.wording.voice import Voice

Values = Mapping[str, Any]


def largest_gap(v: Values, _: Voice) -> FindingItem:
    """The competency farthest from its standard: how many are known, how many are short, where."""
    known = _(
        "{dinilai} dari {semua} pegawai dinilai",
        dinilai=_.count(v["orang_dinilai"]),
        semua=_.count(v["orang_semua"]),
    )
    if v["orang"] is not None:
        known += _("; {orang} orang di bawah standar jabatannya", orang=_.count(v["orang"]))
    if v["kelompok"]:
        level = _.number(v["kesenjangan_kelompok"], v["desimal_kelompok"])
        name = group_name(v["kelompok"], _)
        known += _(", terjauh pada {jenjang} ({level} level)", jenjang=name, level=level)
    if v["baku_persen"] is not None:
        share = _.percent(v["baku_persen"], 0)
        known += _("; {persen} memakai standar baku sementara", persen=share)
    return FindingItem(
        claim=_("Kesenjangan terbesar pada {kompetensi}", kompetensi=_(v["nama"])),
        text=f"{known}.",
        effect=_.number(v["kesenjangan"], v["desimal"]),
        unit=_("level per orang"),
    )


def planned(v: Values, _: Voice) -> FindingItem:
    """What the plan costs and brings."""
    plan = v["info"]["rencana"]
    cost = cost_words(v, _)
    text = ""
    if v["peserta"] is not None:
        text = _("Pelatihan untuk {orang} pegawai. ", orang=_.count(v["peserta"]))
    effect, unit = cost, _("anggaran")
    if v["ip_sebelum"] is not None and v["ip_sesudah"] is not None:
        step = decimal(v["ip_sesudah"], v["desimal"]) - decimal(v["ip_sebelum"], v["desimal"])
        effect, unit = _.signed(step, v["desimal"]), _("poin IP ASN")
    return FindingItem(
        claim=_("Rencana {tahun} berbiaya {biaya}", tahun=plan["tahun"], biaya=cost),
        text=f"{text}{brings(v, _)}",
        effect=effect,
        unit=unit,
    )


def no_plan(v: Values, _: Voice) -> FindingItem:
    """Why the city's limits allow no plan, and what to change."""
    return FindingItem(
        claim=_("Rencana belum dapat dibuat"), text=why_refused(v["info"], _), effect="", unit=""
    )
