"""The guide's chapter Dasar hukum: which article says what, from the rule tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Block, Cell, Group, Row, Table
from analysis.present.chapters.method import CONFIDENCE
from analysis.present.guide.outline import table_number
from analysis.present.locale import N_
from analysis.present.wording.gap_words import rules_of
from analysis.present.wording.tables import left
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

# rule table -> what it says here; fields are filled from the rules
SAYS: Mapping[str, str] = MappingProxyType(
    {
        "jp_tahunan": N_("PNS paling sedikit {pns} JP setahun; PPPK paling banyak {pppk} JP"),
        "kebutuhan": N_("Rencana berdasar kesenjangan kompetensi dan kesenjangan kinerja"),
        "unsur_rencana": N_("Rencana memuat tujuh unsur"),
        "prioritas": N_("Yang didahulukan bila nilainya sama"),
        "kompetensi": N_("Kompetensi manajerial dan sosial kultural, kamus dan levelnya"),
        "bentuk_jalur": N_("Bentuk klasikal dan nonklasikal"),
        "kotak_talenta": N_("Sembilan kotak manajemen talenta"),
        "skala_pemetaan": N_("Kategori pemetaan menurut JPM"),
        "masa_penilaian": N_("Masa berlaku penilaian"),
        "standar_baku": N_("Standar bila belum ditetapkan"),
        "konversi_jp": N_("Konversi JP bentuk nonklasikal"),
    }
)
PLACES = MappingProxyType(
    {"kebutuhan": N_("Pasal 203, 205, dan 206; instrumen dimensi kompetensi")}
)


def grounds(report: OpdReport) -> Block:
    """The rules that the guide rests on: where they come from, how sure that is."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    sources = {source["name"]: source for source in rules["rujukan"]}
    hours = {status.lower(): _.trimmed(jp) for status, jp in rules["jp_tahunan"].items()}
    rows = tuple(
        _row(sources[name], _(says, **hours) if "{" in says else _(says), _)
        for name, says in SAYS.items()
        if name in sources
    )
    return Table(
        "dasar-panduan",
        _("Aturan di balik panduan ini"),
        _("Dari tabel aturan yang dipakai laporan; yang belum terverifikasi dapat diganti kota."),
        left(_("Isi"), _("Sumber"), _("Pasal"), _("Keyakinan")),
        rows,
        table_number("dasar-panduan", _),
        csv="dasar-panduan.csv",
    )


def _row(source: Mapping[str, Any], says: str, _: Voice) -> Row:
    place = PLACES.get(source["name"], source["article"])
    return Row(
        (
            Cell(says, header=True),
            Cell(_(source["source"])),
            Cell(_(place)),
            Cell(_(CONFIDENCE[source["confidence"]])),
        ),
        group=says,
    )
