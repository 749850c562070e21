"""Chapter Rencana of the city report: what each OPD gets, and what other budgets would bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Block, Cell, Column, Figure, Group, Note, Row, Table
from analysis.present.city.outline import figure_number, table_number
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.cumulated import Axis, Step, cumulated, marks
from analysis.present.drawn.places import LISTED, WHOLE, rest_note
from analysis.present.wording.numbers import EN_DASH, decimal, tail
from analysis.present.wording.plan_text import effect_row, plan_of, why_no_plan
from analysis.present.wording.plan_words import millions, money_cell
from analysis.present.wording.released import NOBODY, PUBLISHED, Record, bordered, count_cell
from analysis.present.wording.tables import few_note
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.city import CityReport

WIDTHS = (None, 17.0, 18.0, 15.0, 16.0, 16.0, 27.0)  # millimetres


def agencies(report: CityReport) -> Block:
    """What the plan costs and brings in every OPD, the largest cost first; the city below."""
    _, number = Voice(report.lang), table_number("rencana-opd", Voice(report.lang))
    if why_no_plan(report, _):
        return Group()
    names = {place.kode: place.nama for place in report.places}
    rows = [row for row in as_rows(report.dampak_opd) if row["opd"] in names]
    rows.sort(key=lambda row: (row["biaya"] is None, -(row["biaya"] or 0), names[row["opd"]]))
    told = rows if len(rows) <= WHOLE else rows[:LISTED]
    total = effect_row(report)
    every = [*rows, *([total] if total else [])]
    places = max((r["desimal"] for r in every if r["ip_sesudah"] is not None), default=0)
    info = report.info
    lines = [
        Row((Cell(names[row["opd"]], header=True), *_cells(row, places, info, _))) for row in told
    ]
    if total:
        label = Cell(_("Kota"), header=True, bold=True)
        lines.append(Row((label, *_cells(total, places, info, _, bold=True)), total=True))
    heads = (
        "", _("Peserta"), _("Biaya, Rp ribu"), _("IP ASN"), _("Sesudah"), _("Selisih"),
        _("Kategori sesudah"),
    )  # fmt: skip
    columns = tuple(
        Column(head or _("OPD"), "right" if 0 < place < len(heads) - 1 else "left", width)
        for place, (head, width) in enumerate(zip(heads, WIDTHS, strict=True))
    )
    hidden = any(row["biaya"] is None and row["keadaan"] != NOBODY for row in rows)
    hidden |= any(row["peserta"] is None and row["keadaan"] != NOBODY for row in rows)
    notes = (few_note(report, _),) if hidden else ()
    return Table(
        "rencana-opd",
        _claim(rows, _),
        _(
            "Bagian setiap OPD dari rencana kota, dari biaya terbesar. Sesudah: dihitung ulang "
            "dengan pelatihannya sebagai riwayat, yang lain tetap."
        ),
        columns,
        tuple(lines),
        number,
        (
            *notes,
            _("Kosong: IP ASN tidak ditampilkan atau tidak diukur."),
            *rest_note(len(rows) - len(told), _),
        ),
        "rencana-opd.csv",
    )


def _cells(
    row: Record, places: int, info: Record, _: Voice, *, bold: bool = False
) -> tuple[Cell, ...]:
    if row["keadaan"] == NOBODY:
        return (*(Cell(EN_DASH, state="none") for _place in range(2)), *_empty(4))
    if row["keadaan"] != PUBLISHED:
        return tuple(Cell(_("disembunyikan"), state="hidden") for _place in range(6))
    lead = (count_cell(row["peserta"], _, bold=bold), money_cell(row, _, bold=bold))
    category = Cell("")
    if row["kategori_sesudah"]:
        name = row["kategori_sesudah"]
        category = Cell(_(name), swatch=CATEGORIES.index(name))
    if row["ip_sebelum"] is None or row["ip_sesudah"] is None:
        return (*lead, *_empty(3), category)
    digits = row["desimal"]
    before, after = (decimal(row[name], digits) for name in ("ip_sebelum", "ip_sesudah"))
    ended = tail(digits, places, _.lang)
    return (
        *lead,
        Cell(bordered(before, digits, row["kategori_sebelum"], info, _), tail=ended),
        Cell(bordered(after, digits, row["kategori_sesudah"], info, _), tail=ended, bold=True),
        Cell(_.signed(after - before, digits), tail=ended),
        category,
    )


def _empty(count: int) -> tuple[Cell, ...]:
    return tuple(Cell("", state="empty") for _place in range(count))


def _claim(rows: Sequence[Record], _: Voice) -> str:
    """Say in how many OPD the category rises."""
    known = [row for row in rows if row["kategori_sebelum"] and row["kategori_sesudah"]]
    if not known:
        return _("Biaya dan pengaruh rencana menurut OPD")
    up = sum(
        CATEGORIES.index(row["kategori_sesudah"]) > CATEGORIES.index(row["kategori_sebelum"])
        for row in known
    )
    return _(
        "Kategori {naik} dari {semua} OPD naik bila semua terlaksana",
        naik=_.count(up),
        semua=_.count(len(known)),
    )


def curve(report: CityReport) -> Block:
    """What other budgets would bring: the value of the best plan, the knee, the city's own."""
    _, plan = Voice(report.lang), plan_of(report)
    if plan is None or why_no_plan(report, _):
        return Group()
    points = [point for point in plan["kurva"] if point["nilai"] is not None]
    number = figure_number("kurva", _)
    if len(points) < 2:
        why = _("Kurva anggaran tidak digambar: terlalu sedikit anggaran yang berbeda nilainya.")
        return Note(f"{number} {why}")
    steps = [Step(float(millions(p["anggaran"])), float(p["nilai"]), _named(p, _)) for p in points]
    cost, worth = marks(max(s.cost for s in steps)), marks(max(s.points for s in steps))
    picture = cumulated(
        steps,
        Axis(_("anggaran, Rp juta"), tuple((m, _.count(m)) for m in cost)),
        Axis(_("nilai rencana"), tuple((m, _.count(m)) for m in worth)),
        _.count(int(points[-1]["nilai"])),
    )
    told = "; ".join(
        f"{_.rupiah(p['anggaran'])}: {_.count(int(p['nilai']))}"
        + (f" ({_named(p, _)})" if _named(p, _) else "")
        for p in points
    )
    return Figure(
        "kurva",
        _curve_claim(points, _),
        _(
            "Nilai rencana terbaik yang ditemukan bagi setiap anggaran, yang lain tetap: jumlah "
            "berbobot kesenjangan yang tertutup, poin IP ASN, dan JP wajib yang tercapai. Lutut: "
            "sampai titik itu setiap rupiah membawa lebih dari rata-rata seluruh kurva. Setiap "
            "titik dihitung tanpa kalender, juga titik anggaran kota."
        ),
        _("Garis dari nol. {nilai}.", nilai=told),
        svg(picture, "kurva"),
        number=number,
    )


def _named(point: Mapping[str, Any], _: Voice) -> str:
    names = [
        name
        for key, name in (("diminta", _("anggaran kota")), ("lutut", _("lutut")))
        if point.get(key)
    ]
    return ", ".join(names)


def _curve_claim(points: Sequence[Mapping[str, Any]], _: Voice) -> str:
    """Say what share of the largest value the city's budget brings, and the knee's."""
    whole = Decimal(str(points[-1]["nilai"]))
    asked = next((p for p in points if p.get("diminta")), None)
    bend = next((p for p in points if p.get("lutut")), None)

    def share(point: Mapping[str, Any]) -> str:
        part = Decimal(str(point["nilai"])) * 100 / whole
        return _.percent(float(part.quantize(Decimal(1), ROUND_HALF_UP)), 0)

    if not whole or asked is None:
        return _("Nilai rencana menurut anggaran")
    told = _(
        "{anggaran} membawa {persen} dari nilai terbesar yang mungkin",
        anggaran=_.rupiah(asked["anggaran"]),
        persen=share(asked),
    )
    if bend is None or bend is asked:
        return told
    return _(
        "{awal}; lutut kurva pada {anggaran}, {persen}",
        awal=told,
        anggaran=_.rupiah(bend["anggaran"]),
        persen=share(bend),
    )
