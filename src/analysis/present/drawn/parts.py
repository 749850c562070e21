"""Parts of a whole as blocks: open points by component, people by category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Figure, Group, Note
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures import distribution as distribution_figure
from analysis.present.drawing.figures import open_points as open_figure
from analysis.present.outline import figure_number
from analysis.present.wording import text
from analysis.present.wording.findings import component, span
from analysis.present.wording.released import because
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES, COMPONENTS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def opened(report: OpdReport, _: Voice) -> Block:
    """The open points by component, most first; nothing where the index is not printed."""
    own, parts = report.own, as_rows(report.terbuka)
    if own["ip_asn"] is None or not parts:
        return Group()
    rows = [
        open_figure.Component(
            name=component_label(row["komponen"], report, _),
            people=None if row["orang"] is None else _.count(row["orang"]),
            value=row["poin"],
            text=_.number(row["poin"], row["desimal"]),
            training=row["lewat_pelatihan"],
        )
        for row in parts
    ]
    drawn = open_figure.open_points(rows, (_("orang"), _("poin")))
    told = ", ".join(f"{row.name} {row.text}" for row in rows)
    return Figure(
        "terbuka",
        text.open_claim(own, parts, _),
        _(
            "Selisih dari nilai maksimum 100. Batang penuh, angka tebal: dapat ditutup lewat "
            "pelatihan."
        ),
        _("Batang, dari yang terbesar, poin per orang. {nilai}.", nilai=told),
        svg(drawn, "terbuka"),
    )


def component_label(code: str, report: OpdReport, _: Voice) -> str:
    """Return a component's full name, with the hours and window it asks for."""
    if "+" in code:
        return component(code, _)
    name, hours = _(COMPONENTS[code]), report.info["ambang_jp"].get(code)
    if hours is None:
        return name
    return f"{name}, {hours:g} JP {span(report.info['jendela'][code], _)}"


def spread(report: OpdReport, _: Voice) -> Block:
    """The distribution over the categories; a note where it is not printed."""
    classes = as_rows(report.sebaran)
    number = figure_number("sebaran", _)
    if not classes or any(row["orang"] is None for row in classes):
        reason = because(report.own, report.info, _)
        reason = reason or _("terlalu sedikit pegawai untuk ditampilkan.")
        return Note(f"{number} " + _("Sebaran tidak digambar: {alasan}", alasan=reason))
    total = sum(row["orang"] for row in classes)
    drawn_rows = [
        distribution_figure.Class(
            categories=tuple(CATEGORIES.index(name) for name in row["kategori"].split("+")),
            name=_.listed([_(name) for name in row["kategori"].split("+")]),
            people=row["orang"],
            text=f"{_.count(row['orang'])} ({_.percent(row['persen'], 0)})",
        )
        for row in classes
        if row["orang"]
    ]
    told = ", ".join(f"{row.name} {row.text}" for row in drawn_rows)
    definition = _("Pegawai menurut kategori nilainya sendiri, jumlah dan persen.")
    if any(len(row.categories) > 1 for row in drawn_rows):
        definition += " " + _("Arsir: kategori digabung karena terlalu sedikit orang.")
    return Figure(
        "sebaran",
        text.spread_claim(classes, total, _),
        definition,
        _("Satu batang 100%. {nilai}.", nilai=told),
        svg(distribution_figure.distribution(drawn_rows), "sebaran"),
        number=number,
    )
