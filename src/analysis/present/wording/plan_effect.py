"""The lines of the plan's effect: index, category and gap before and after, and their claim."""

from __future__ import annotations

from decimal import Decimal

from analysis.present.blocks import Cell, Row
from analysis.present.wording.numbers import decimal
from analysis.present.wording.plan_text import category_moves
from analysis.present.wording.released import Record
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES


def effect_lines(row: Record, _: Voice) -> tuple[Row, ...]:
    """Return a line of index, category and gap each, as far as they are printed."""
    gap = _("Kesenjangan, level per kompetensi, termasuk teknis")
    lines = (
        _line(_("IP ASN"), row, "ip", row["desimal"], _),
        _categories(row, _),
        _line(gap, row, "kesenjangan", row["desimal_kesenjangan"], _),
    )
    return tuple(line for line in lines if line)


def _line(label: str, row: Record, name: str, places: int, _: Voice) -> Row | None:
    before, after = row[f"{name}_sebelum"], row[f"{name}_sesudah"]
    if before is None or after is None:
        return None
    step = _.signed(_step(row, name, places), places)
    values = (Cell(_.number(before, places)), Cell(_.number(after, places), bold=True), Cell(step))
    return Row((Cell(label, header=True), *values))


def _step(row: Record, name: str, places: int) -> Decimal:
    """Return the difference of two printed values, so that a reader can subtract."""
    return decimal(row[f"{name}_sesudah"], places) - decimal(row[f"{name}_sebelum"], places)


def _categories(row: Record, _: Voice) -> Row | None:
    names = [row["kategori_sebelum"], row["kategori_sesudah"]]
    if not all(names):
        return None
    cells = [Cell(_(name), swatch=CATEGORIES.index(name)) for name in names]
    return Row((Cell(_("Kategori"), header=True), *cells, Cell("")))


def effect_claim(row: Record, _: Voice) -> str:
    """Say how far the index moves, or its category where the index is not printed."""
    if row["ip_sebelum"] is None or row["ip_sesudah"] is None:
        known = row["kategori_sebelum"] and row["kategori_sesudah"]
        return capital(category_moves(row, _)) if known else _("Sebelum dan sesudah rencana")
    places = row["desimal"]
    step, after = _step(row, "ip", places), _.number(row["ip_sesudah"], places)
    if not step:
        return _("IP ASN tetap {nilai}", nilai=after)
    return _("IP ASN naik {beda} menjadi {nilai}", beda=_.number(step, places), nilai=after)


def cost_notes(row: Record, _: Voice) -> tuple[str, ...]:
    """Say what a point of one person costs."""
    if row["biaya_per_poin"] is None:
        return ()
    each = _.rupiah(row["biaya_per_poin"])
    return (_("Biaya per poin IP ASN seorang pegawai: {biaya}.", biaya=each),)
