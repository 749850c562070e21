"""Chapter Perkembangan: what moved an index since earlier quarters, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Figure, Group, Note, Pair, Row, Table
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.waterfall import End, Step, waterfall
from analysis.present.drawn.bands import bands
from analysis.present.outline import figure_number, table_number
from analysis.present.wording.moved_claims import claim, compared, split, steps_since
from analysis.present.wording.moved_words import WHY, full, short
from analysis.present.wording.numbers import tail
from analysis.present.wording.tables import few_note, left, right
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows
from analysis.release.moved import END, START

if TYPE_CHECKING:
    from analysis.present.wording.released import Record
    from analysis.release.model import OpdReport

KEYS = ("uraian-triwulan", "uraian-tahun")  # of the two figures


def waterfalls(report: OpdReport) -> Block:
    """The change since the quarter before and since a year ago, side by side.

    A sentence stands where a change is not split; nothing where there is no earlier quarter.
    """
    blocks = tuple(block for block in (since_last(report), since_year(report)) if block)
    drawn = tuple(block for block in blocks if isinstance(block, Figure))
    if len(drawn) == 2:
        return Pair(drawn)
    return Group(blocks)


def since_last(report: OpdReport) -> Block | None:
    """The change since the quarter delivered before; None without one."""
    return _since(report, compared(report)[0], KEYS[0])


def since_year(report: OpdReport) -> Block | None:
    """The change since the same quarter a year ago; None where that is not another one."""
    return _since(report, compared(report)[1], KEYS[1])


def steps(report: OpdReport) -> Block:
    """The same steps as a table, with the people behind them; nothing without any."""
    _ = Voice(report.lang)
    shown = [
        rows for rows in map(split, (steps_since(report, p) for p in compared(report))) if rows
    ]
    if not shown:
        return Group()
    lines = [line for rows in shown for line in _lines(rows, _)]
    missing = any(row["orang"] is None for rows in shown for row in rows[1:-1])
    notes = [
        _(
            "Jumlah langkah sama dengan selisih kedua angka tercetak. Langkah dengan kurang dari "
            "{ambang} orang digabung.",
            ambang=report.info["ambang"],
        )
    ]
    return Table(
        "uraian",
        capital(_("langkah dari triwulan sebelumnya sampai triwulan ini")),
        _(
            "Poin IP ASN. Masuk dan keluar: dari dan ke luar data kepegawaian; nilai: pegawai yang "
            "terukur pada kedua triwulan di tempat yang sama."
        ),
        (*left(_("Bagian")), *right(_("Orang"), _("Poin"))),
        tuple(lines),
        table_number("uraian", _),
        (*notes, *((few_note(report, _),) if missing else ())),
        "perubahan.csv",
    )


def _since(report: OpdReport, earlier: str, key: str) -> Block | None:
    _, rows = Voice(report.lang), steps_since(report, earlier)
    if not rows:
        return None
    number = figure_number(key, _)
    if not split(rows):
        told = _(
            "Perubahan sejak {triwulan} tidak diuraikan: {alasan}",
            triwulan=_.quarter(earlier, than=report.info["periode"]),
            alasan=_(WHY[rows[0]["alasan"]]),
        )
        return Note(f"{number} {told}")
    ends = [_end(row, _) for row in (rows[0], rows[-1])]
    parts = [
        Step(short(row["bagian"], _), row["poin"], _.signed(row["poin"], row["desimal"]))
        for row in rows[1:-1]
    ]
    limits = [(band.start, f"{band.name} {band.bound}") for band in bands(report, _)[1:]]
    drawn = waterfall(ends[0], parts, ends[1], limits)
    told = "; ".join(f"{part.name} {part.text}" for part in parts)
    return Figure(
        key,
        claim(report, rows, _),
        _("IP ASN, poin. Batang penuh: naik; batang kosong: turun. Garis tegak: batas kategori."),
        _(
            "Langkah dari {awal} ke {akhir}. {langkah}.",
            awal=f"{ends[0].name} {ends[0].text}",
            akhir=f"{ends[1].name} {ends[1].text}",
            langkah=told,
        ),
        svg(drawn, key),
        "half",
        number,
    )


def _end(row: Record, _: Voice) -> End:
    """Name one end of the steps, the later one without its year where both ends share it."""
    first, last = row["dari"], row["sampai"]
    name = _.quarter(first) if row["bagian"] == START else _.quarter(last, than=first)
    name = capital(name)
    return End(name, row["poin"], _.number(row["poin"], row["desimal"]))


def _lines(rows: Sequence[Record], _: Voice) -> list[Row]:
    places = max(row["desimal"] for row in rows)
    group = rows[0]["dari"]
    lines = []
    for row in rows:
        end = row["bagian"] in {START, END}
        if end:
            name = capital(_.quarter(row["dari"] if row["bagian"] == START else row["sampai"]))
            text, people = _.number(row["poin"], row["desimal"]), Cell("", state="empty")
        else:
            name = full(row["bagian"], _)
            text = _.signed(row["poin"], row["desimal"])
            people = _people(row["orang"], _)
        value = Cell(text, tail=tail(row["desimal"], places, _.lang), bold=end)
        cells = (Cell(name, header=True, bold=end), people, value)
        lines.append(Row(cells, group=group if row["bagian"] == START else ""))
    return lines


def _people(count: int | None, _: Voice) -> Cell:
    if count is None:
        return Cell(_("disembunyikan"), state="hidden")
    return Cell(_.count(count))


def late(report: OpdReport) -> Block:
    """What records with an earlier date changed; nothing where that is not printed."""
    _, rows = Voice(report.lang), as_rows(report.terlambat)
    if not rows:
        return Group()
    row = rows[0]
    return Note(
        _(
            "Catatan yang terlambat: seandainya riwayat lama {orang} orang sudah tercatat pada "
            "{triwulan}, IP ASN waktu itu berbeda {poin} poin.",
            triwulan=_.quarter(row["dari"], than=row["sampai"]),
            poin=_.signed(row["poin"], row["desimal"]),
            orang=_.count(row["orang"]),
        )
    )
