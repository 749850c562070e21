"""The figures as blocks: released values into a drawing, its claim, definition, alternative text.

Where nothing may be drawn a note says what is missing and why; there is never an empty figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.dataset import Period
from analysis.present import text
from analysis.present.blocks import Block, Figure, Group, Note
from analysis.present.canvas import svg
from analysis.present.figures import dimensions as dimension_figures
from analysis.present.figures import distribution as distribution_figure
from analysis.present.figures import number_line as line_figure
from analysis.present.figures import open_points as open_figure
from analysis.present.figures import trend as trend_figure
from analysis.present.findings import component, span
from analysis.present.glyphs import fit, printable, width
from analysis.present.numbers import share
from analysis.present.outline import figure_number
from analysis.present.released import PUBLISHED, Record, measured_dimensions, value, why_no_index
from analysis.present.theme import FULL, HALF, MARK
from analysis.present.voice import Voice
from analysis.present.words import CATEGORIES, COMPONENTS, DIMENSIONS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def line(report: OpdReport, _: Voice) -> Block:
    """The number line; nothing where the index is not printed: the headline says why."""
    own, city = report.own, report.kota
    if own["keadaan"] != PUBLISHED:
        return Group()
    below = []
    if city["ip_asn"] is not None:
        below.append(
            line_figure.Mark(city["ip_asn"], _("kota {nilai}", nilai=value(city, "ip_asn", _)))
        )
    change = report.change
    if change is not None:
        quarter = _.quarter(change.dari, than=own["periode"])
        earlier = f"{quarter} {_.number(change.nilai_dari, change.desimal_dari)}"
        below.append(line_figure.Mark(float(change.nilai_dari), earlier))
    target = None
    if report.target is not None:
        aim = _("target {nilai}", nilai=_.number(report.target.nilai, 2))
        target = line_figure.Mark(float(report.target.nilai), aim)
    bounds = None
    if own["batas_bawah"] is not None and own["batas_atas"] is not None:
        label = _("bila semua data lengkap")
        bounds = line_figure.Bounds(own["batas_bawah"], own["batas_atas"], label)
    amount = value(own, "ip_asn", _)
    room = FULL - width(f" {amount}", MARK, bold=True) - 2
    name = fit(printable(report.opd["nama"]), room, MARK, bold=True)
    drawn = line_figure.number_line(
        line_figure.Mark(own["ip_asn"], f"{name} {amount}"),
        _bands(report, _),
        below,
        target,
        bounds,
    )
    told = [mark.label for mark in below] + ([target.label] if target else [])
    if bounds:
        low, high = (_.number(limit, own["desimal"]) for limit in (bounds.low, bounds.high))
        told.append(_("bila semua data lengkap {bawah} sampai {atas}", bawah=low, atas=high))
    alt = _(
        "Garis angka. {nama} {nilai}, {kategori}; {lain}.",
        nama=report.opd["nama"],
        nilai=amount,
        kategori=_(own["kategori"]),
        lain="; ".join(told),
    )
    return Figure("garis-angka", "", "", alt, svg(drawn, "garis-angka"))


def _bands(report: OpdReport, _: Voice) -> list[line_figure.Band]:
    """Return the categories with their bounds as printed: "≤ 60", "> 60" or "≥ 61"."""
    entries, is_open = report.info["kategori"], report.info["batas_terbuka"]
    first = f"{'≤' if is_open else '<'} {_plain(entries[1]['batas'], _)}"
    signs = [first, *(f"{'>' if is_open else '≥'} {_plain(e['batas'], _)}" for e in entries[1:])]
    return [
        line_figure.Band(_(entry["nama"]), sign, 0.0 if number == 0 else float(entry["batas"]))
        for number, (entry, sign) in enumerate(zip(entries, signs, strict=True))
    ]


def _plain(number: float, _: Voice) -> str:
    return _.number(number, 0 if float(number).is_integer() else 2)


def _dimensions(report: OpdReport, _: Voice) -> list[dimension_figures.Dimension]:
    """Return the four dimensions as percentages of their maximum, the city's and peers' too."""
    own, city, maxima = report.own, report.kota, report.info["maksimum"]
    peers = [row for row in as_rows(report.peers) if row["opd"] != report.kode]

    def percent(row: Record, name: str) -> int | None:
        return None if row[name] is None else share(row[name], row["desimal"], maxima[name])

    return [
        dimension_figures.Dimension(
            name=_(label),
            percent=percent(own, name),
            points=_("tidak diukur") if own[name] is None else value(own, name, _),
            city=percent(city, name),
            maximum=str(maxima[name]),
            peers=tuple(p for row in peers if (p := percent(row, name)) is not None),
        )
        for name, label in DIMENSIONS.items()
    ]


def bars(report: OpdReport, _: Voice) -> Block:
    """The dimensions as bars beside the city; a note where none is printed."""
    own, city, maxima = report.own, report.kota, report.info["maksimum"]
    if not measured_dimensions(own):
        reason = text.small(why_no_index(own, report.info, _))
        return Note(_("Dimensi tidak digambar: {alasan}", alasan=reason))
    rows = [
        row if row.percent is None else _with_points(row, f"{row.points} / {row.maximum}")
        for row in _dimensions(report, _)
    ]
    label = _("kota {persen}", persen=rows[0].city) if rows[0].city is not None else ""
    drawn = dimension_figures.dimension_bars(rows, label, (_("persen"), _("poin")))
    alt = _("Batang, persen dari nilai maksimum. {nilai}.", nilai=text.shares(own, maxima, _))
    if measured_dimensions(city):
        alt += " " + _("Kota: {nilai}.", nilai=text.shares(city, maxima, _))
    return Figure(
        "dimensi-ringkas",
        text.farthest(report.dimensi, _),
        _("Persen dari nilai maksimum dimensi; garis tegak: rata-rata kota."),
        alt,
        svg(drawn, "dimensi-ringkas"),
        "half",
    )


def _with_points(row: dimension_figures.Dimension, points: str) -> dimension_figures.Dimension:
    return dimension_figures.Dimension(
        row.name, row.percent, points, row.city, row.maximum, row.peers
    )


def dots(report: OpdReport, _: Voice) -> Block:
    """The dimensions among comparable OPD; a note where none is printed."""
    own, maxima = report.own, report.info["maksimum"]
    number = figure_number("dimensi", _)
    if not measured_dimensions(own):
        return Note(
            f"{number} "
            + _("Tidak digambar: nilai dimensi {opd} tidak ditampilkan.", opd=report.opd["nama"])
        )
    others = max(len(report.peers) - 1, 0)
    drawn = dimension_figures.dimension_dots(
        _dimensions(report, _), _("kota"), (_("poin"), _("maks."))
    )
    definition = _(
        "Persen dari nilai maksimum dimensi. Titik besar: OPD ini; garis tegak: rata-rata kota."
    )
    if others:
        definition = _(
            "Persen dari nilai maksimum dimensi. Titik besar: OPD ini; titik kecil: {jumlah} OPD "
            "pembanding; garis tegak: rata-rata kota.",
            jumlah=_.count(others),
        )
    alt = _("Titik pada garis 0 sampai 100%. {nilai}.", nilai=text.shares(own, maxima, _))
    if measured_dimensions(report.kota):
        alt += " " + _("Kota: {nilai}.", nilai=text.shares(report.kota, maxima, _))
    return Figure(
        "dimensi", text.city_contrast(report.dimensi, _), definition, alt, svg(drawn, "dimensi"),
        number=number,
    )  # fmt: skip


def quarters(report: OpdReport, _: Voice, *, wide: bool) -> Block:
    """The quarters delivered, at half or full width; a note where fewer than two have a value."""
    number = f"{figure_number('triwulan', _)} " if wide else ""
    rows = as_rows(report.trend)
    city = {row["periode"]: row for row in as_rows(report.trend_kota)}
    shown = [row for row in rows if row["ip_asn"] is not None]
    if len(shown) < 2:
        reason = text.small(why_no_index(report.own, report.info, _))
        if len(rows) < 2:
            reason = _("baru satu triwulan diserahkan.")
        reason = reason or _("kurang dari dua triwulan bernilai.")
        return Note(number + _("Perkembangan tidak digambar: {alasan}", alasan=reason))
    points = [_quarter(row, city.get(row["periode"]), _) for row in rows]
    known_city = [
        city[row["periode"]] for row in rows if city[row["periode"]]["ip_asn"] is not None
    ]
    labels = trend_figure.Labels(
        value(shown[0], "ip_asn", _),
        value(shown[-1], "ip_asn", _),
        value(known_city[0], "ip_asn", _) if known_city else "",
        _("kota {nilai}", nilai=value(known_city[-1], "ip_asn", _)) if known_city else "",
    )
    bands = [(band.start, f"{band.name} {band.bound}") for band in _bands(report, _)[1:]]
    drawn = trend_figure.trend(points, labels, bands, width=FULL if wide else HALF)
    key = "triwulan" if wide else "triwulan-ringkas"
    told = ", ".join(f"{_.quarter(row['periode'])} {value(row, 'ip_asn', _)}" for row in shown)
    alt = _("Garis per triwulan. {nama}: {nilai}.", nama=report.opd["nama"], nilai=told)
    if known_city:
        ends = f"{value(known_city[0], 'ip_asn', _)} – {value(known_city[-1], 'ip_asn', _)}"
        alt += " " + _("Kota: {nilai}.", nilai=ends)
    return Figure(
        key,
        text.trend_claim(report.change_trend, _span(report), _),
        _("IP ASN pada akhir triwulan; garis tipis: kota."),
        alt,
        svg(drawn, key),
        "full" if wide else "half",
        number.strip(),
    )


def _span(report: OpdReport) -> int:
    """Count the quarters from the first to the last of the change that is told."""
    change = report.change_trend
    if change is None:
        return 0
    first, last = Period.parse(change.dari), Period.parse(change.sampai)
    return 4 * (last.year - first.year) + last.quarter - first.quarter + 1


def _quarter(row: Record, city: Record | None, _: Voice) -> trend_figure.Quarter:
    period = Period.parse(row["periode"])
    return trend_figure.Quarter(
        numeral=_.numeral(period.quarter),
        year=str(period.year),
        own=row["ip_asn"],
        city=city["ip_asn"] if city else None,
        edition=row["edisi"] or "",
        text="" if row["ip_asn"] is None else value(row, "ip_asn", _),
    )


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
            "Selisih dari nilai maksimum 100. Batang penuh, angka tebal: dapat ditutup lewat pelatihan."
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
        reason = text.small(why_no_index(report.own, report.info, _))
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
