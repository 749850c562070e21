"""The answer to a scenario as blocks: what it means for the city, a picture, a table; internal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from analysis.present.blocks import Block, Cell, Fact, Facts, Figure, Group, Note, Row, Table
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures import what_if as drawn
from analysis.present.what_if.rows import DECIMALS, Moved, mean, moved, whole
from analysis.present.what_if.words import told
from analysis.present.wording.tables import left, right
from analysis.present.wording.voice import Voice
from analysis.scenario.effect import effect
from analysis.scenario.model import COVERAGE

if TYPE_CHECKING:
    from analysis.scenario.effect import Base
    from analysis.scenario.model import Scenario

MOST_DRAWN = 60  # OPD in one picture
KEY = "what-if"


def answer(base: Base, scenario: Scenario, _: Voice) -> Group:
    """Return the whole answer: facts of the city, notes, picture, table."""
    found = effect(base, scenario)
    city, rows = moved(base, found, _("Seluruh kota"))
    parts: list[Block] = [
        Note(told(scenario, base, _)),
        facts(city, found, _),
        *(Note(text) for text in notes(base, scenario, found, _)),
        picture(scenario.nama, city, rows, _),
        table(scenario.nama, city, rows, _),
    ]
    return Group(tuple(parts))


def facts(city: Moved, found: pd.DataFrame, _: Voice) -> Facts:
    """Return what the city gains, and whom it takes."""
    before = found.iloc[0]
    records = _("{n} catatan pelatihan", n=_.count(city.records))
    hours = _.trimmed(float(before["jp"]) / 100)
    if before["jp"]:
        records += _(", {jp} JP teknis", jp=hours)
    return Facts(
        (
            Fact(_("IP ASN kota"), number(city.after, _), _was(city, _)),
            Fact(_("Perubahan"), change(city, _), _("poin")),
            Fact(_("Orang yang terkena"), _.count(city.people), records),
            Fact(
                _("Diukur"),
                _.count(city.measured),
                _("dari {pegawai} pegawai", pegawai=_.count(city.staff)),
            ),
        )
    )


def _was(city: Moved, _: Voice) -> str:
    return _("sekarang {nilai}", nilai=number(city.before, _))


def notes(base: Base, scenario: Scenario, found: pd.DataFrame, _: Voice) -> list[str]:
    """Return what a reader must know beside the numbers."""
    city = found.iloc[0]
    lines = []
    if "ip_asn" in base.own.missing:
        lines.append(_("IP ASN tidak diukur: tidak semua tabel yang diperlukan diserahkan."))
    if city["dilewati"]:
        lines.append(
            _(
                "{n} orang dalam kelompok itu tidak diukur kompetensinya; bagi mereka tidak ada "
                "yang ditambahkan.",
                n=_.count(city["dilewati"]),
            )
        )
    if scenario.steps(COVERAGE):
        lines.append(
            _(
                "Sekitar {n} orang baru diukur; nilainya diperkirakan sama dengan rata-rata yang "
                "sudah diukur. Bila semuanya terendah atau tertinggi: {bawah} sampai {atas}.",
                n=_.count(whole(city["diukur_baru"])),
                bawah=number(mean(city["bawah_sesudah"], city["diukur_sesudah"]), _),
                atas=number(mean(city["atas_sesudah"], city["diukur_sesudah"]), _),
            )
        )
    return lines


def picture(name: str, city: Moved, rows: Sequence[Moved], _: Voice) -> Figure:
    """Draw the city and its OPD before and after, the largest rise on top."""
    shown = rows
    definition = _("IP ASN setiap OPD sebelum (lingkaran kosong) dan sesudah (lingkaran penuh).")
    if len(rows) > MOST_DRAWN:
        largest = sorted(rows, key=lambda row: -abs(row.change or Decimal(0)))[:MOST_DRAWN]
        shown = [row for row in rows if row in largest]
        definition += " " + _(
            "Digambar {n} dari {semua} OPD, yang paling berubah; semuanya ada di tabel.",
            n=MOST_DRAWN,
            semua=_.count(len(rows)),
        )
    labels = drawn.Labels(_("IP ASN, poin"), _("sesudah"), _("perubahan"))
    figure = drawn.what_if(_drawn(city, _), [_drawn(row, _) for row in shown], labels)
    caption = f"{name}: {_claim(city, _)}"
    return Figure(KEY, caption, definition, alt(city, rows, _), svg(figure, KEY))


def _drawn(row: Moved, _: Voice) -> drawn.Row:
    before, after = (None if v is None else float(v) for v in (row.before, row.after))
    told = (number(row.after, _), change(row, _))
    return drawn.Row(row.nama, row.singkatan, before, after, *told)


def _claim(city: Moved, _: Voice) -> str:
    if city.before is None or city.after is None or city.change is None:
        return _("IP ASN kota tidak diukur")
    values = {"lama": number(city.before, _), "baru": number(city.after, _)}
    if city.change == 0:
        return _("IP ASN kota tetap {baru}", baru=values["baru"])
    if city.change > 0:
        return _("IP ASN kota naik dari {lama} menjadi {baru}", **values)
    return _("IP ASN kota turun dari {lama} menjadi {baru}", **values)


def alt(city: Moved, rows: Sequence[Moved], _: Voice) -> str:
    """Return the alternative text: the city, the largest changes, how many stay."""
    parts = [_("Titik sebelum dan sesudah per OPD. {kota}.", kota=_claim(city, _))]
    changed = [row for row in rows if row.change]
    rises = [_one(row, _) for row in changed if row.change and row.change > 0][:3]
    falls = [_one(row, _) for row in reversed(changed) if row.change and row.change < 0][:3]
    if rises:
        parts.append(_("Naik paling banyak: {opd}.", opd=", ".join(rises)))
    if falls:
        parts.append(_("Turun paling banyak: {opd}.", opd=", ".join(falls)))
    parts.append(_("Tidak berubah: {n} OPD.", n=_.count(len(rows) - len(changed))))
    return " ".join(parts)


def _one(row: Moved, _: Voice) -> str:
    return f"{row.nama} {change(row, _)} ({number(row.after, _)})"


def table(name: str, city: Moved, rows: Sequence[Moved], _: Voice) -> Table:
    """Return the city and every OPD, the largest rise first."""
    columns = (
        *left(_("OPD")),
        *right(
            _("Pegawai"), _("Diukur"), _("Sekarang"), _("Sesudah"), _("Perubahan"), _("Orang"),
            _("Catatan pelatihan"),
        ),
    )  # fmt: skip
    return Table(
        f"{KEY}-tabel",
        name,
        _("IP ASN dalam poin; orang yang terkena dan catatan pelatihan yang ditambahkan."),
        columns,
        (_cells(city, _, total=True), *(_cells(row, _) for row in rows)),
    )


def _cells(row: Moved, _: Voice, *, total: bool = False) -> Row:
    texts = [
        _.count(row.staff), _.count(row.measured), number(row.before, _), number(row.after, _),
        change(row, _), _.count(row.people), _.count(row.records),
    ]  # fmt: skip
    label = Cell(row.nama, header=True, bold=total)
    cells = (Cell(text, bold=total, state="" if text else "empty") for text in texts)
    return Row((label, *cells), total=total)


def number(value: Decimal | None, _: Voice) -> str:
    """Write an index, nothing where there is none."""
    return "" if value is None else _.number(value, DECIMALS)


def change(row: Moved, _: Voice) -> str:
    """Write a change with its sign, nothing where there is none."""
    return "" if row.change is None else _.signed(row.change, DECIMALS)
