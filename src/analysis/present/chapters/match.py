"""Job Person Match and nine-box: people by class, never by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Note, Row, Table
from analysis.present.drawn.match import (
    boxes_figure,
    class_names,
    shade_of,
    spread_figure,
)
from analysis.present.outline import figure_number, table_number
from analysis.present.wording.gap_text import by_standard, same_reason
from analysis.present.wording.gap_words import ALL, any_hidden, gap_sign, groups_shown, hidden_note
from analysis.present.wording.numbers import tail
from analysis.present.wording.released import Record, count_cell, group_name
from analysis.present.wording.tables import left, right
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def distribution(report: OpdReport) -> Block:
    """People by the mapping scale of their own Job Person Match."""
    _ = Voice(report.lang)
    classes = as_rows(report.sebaran_jpm)
    if not classes or any(row["orang"] is None for row in classes):
        why = _("Sebaran JPM tidak digambar: {alasan}", alasan=_why(report, _))
        return Note(f"{figure_number('sebaran-jpm', _)} {why}")
    return spread_figure(report, classes, _)


def groups(report: OpdReport) -> Block:
    """Job Person Match by level group: a ratio of sums over those who are wholly assessed."""
    _, rows = Voice(report.lang), as_rows(report.jpm)
    number = table_number("jpm-jenjang", _)
    found = {row["kelompok"]: row for row in rows}
    if not any(row["jpm"] is not None for row in rows):
        why = _("JPM menurut jenjang tidak ditampilkan: {alasan}", alasan=_why(report, _))
        return Note(f"{number} {why}")
    shown = [found[group] for group in groups_shown(rows)]
    total = found.get(ALL)
    every = [*shown, *([total] if total else [])]
    places = max((row["desimal"] for row in every if row["jpm"] is not None), default=0)
    lines = [_row(row, group_name(row["kelompok"], _), places, _) for row in shown]
    if total:
        lines.append(_row(total, _("Seluruh pegawai"), places, _, whole=True))
    return Table(
        "jpm-jenjang",
        _claim(total, _),
        by_standard(
            _(
                "Jumlah level yang dicapai dibagi jumlah level yang disyaratkan, persen; level di "
                "atas standar ikut dihitung, jadi dapat lebih dari 100. Dinilai: lengkap pada "
                "semua kompetensi berstandar."
            ),
            report,
            _,
        ),
        (
            *left(_("Jenjang")),
            *right(_("Pegawai"), _("Dinilai"), _("JPM, %")),
            *left(_("Pemetaan")),
        ),
        tuple(lines),
        number,
        (hidden_note(report, _),) if any_hidden(every) else (),
        "jpm-jenjang.csv",
    )


def _row(row: Record, label: str, places: int, _: Voice, *, whole: bool = False) -> Row:
    value, mapped = gap_sign(row, _), gap_sign(row, _)
    if row["jpm"] is not None:
        text = _.number(row["jpm"], row["desimal"])
        value = Cell(text, tail=tail(row["desimal"], places, _.lang), bold=True)
    if row["pemetaan"]:
        mapped = Cell(class_names(row["pemetaan"], _), swatch=shade_of(row["pemetaan"]))
    return Row(
        (
            Cell(label, header=True, bold=whole),
            count_cell(row["orang"], _, bold=whole),
            count_cell(row["dinilai"], _, bold=whole),
            value,
            mapped,
        ),
        total=whole,
    )


def _claim(total: Record | None, _: Voice) -> str:
    if total is None or total["jpm"] is None:
        return _("Job Person Match menurut jenjang")
    number = _.percent(total["jpm"], total["desimal"])
    if not total["pemetaan"]:
        return _("Job Person Match {nilai}", nilai=number)
    name = class_names(total["pemetaan"], _)
    return _("Job Person Match {nilai}, {kelas}", nilai=number, kelas=name)


def boxes(report: OpdReport) -> Block:
    """The nine-box: counts alone, in nine boxes."""
    _ = Voice(report.lang)
    rows = [row for row in as_rows(report.kotak) if row["kotak"]]
    if not any(row["orang"] for row in rows):
        few = _("terlalu sedikit pegawai punya JPM dan predikat, atau dapat dihitung balik.")
        reason = same_reason(report, _) or few
        why = _("Sembilan kotak tidak digambar: {alasan}", alasan=reason)
        return Note(f"{figure_number('kotak-talenta', _)} {why}")
    return boxes_figure(report, rows, _)


def _why(report: OpdReport, _: Voice) -> str:
    few = _("terlalu sedikit pegawai yang dinilai pada semua kompetensinya.")
    return same_reason(report, _) or few
