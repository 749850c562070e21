"""`analysis what-if`: the effect of scenarios as files and on the screen, for the analyst alone."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from rich import box
from rich.table import Table

from analysis.dataset import Dataset, Period
from analysis.errors import CallError, said
from analysis.files import write_whole
from analysis.measures.summary import MEANS, PLACE
from analysis.present.drawing.theme import FAMILY, light
from analysis.present.what_if import answer as what_if
from analysis.present.what_if.rows import UNIT, Moved, moved
from analysis.present.what_if.words import told
from analysis.present.wording.voice import Voice
from analysis.publish.folders import keep_out
from analysis.publish.fonts import faces
from analysis.publish.internal import as_book, as_bytes
from analysis.scenario.effect import COUNTS, effect
from analysis.scenario.model import Scenario, together
from analysis.store.scenarios import base_of, read_scenario

if TYPE_CHECKING:
    from rich.console import Console

    from analysis.present.blocks import Figure
    from analysis.scenario.effect import Base

KINDS = ("csv", "xlsx", "parquet")
MOST_TOLD = 5  # OPD on the screen
EXACT = ("diukur", *MEANS)
MARGIN, HEAD = 14.0, 36.0  # points around a picture that stands alone, and above for its title
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


def write_what_if(
    dataset: Dataset, period: Period, files: Sequence[Path], out: Path, console: Console, lang: str
) -> list[Path]:
    """Write the effect, its exact sums, the steps and a picture; tell the city and the top gains.

    Several scenarios stand below each other, and together as `bersama`; FILE.svg is the last one's
    picture, FILE.1.svg and so on those of the others. Raises: CallError for another ending, a
    scenario that is not accepted, and scenarios of one name.
    """
    kind = out.suffix.removeprefix(".").lower()
    if kind not in KINDS:
        raise CallError(
            said("{out}: akhiran berkas harus .csv, .xlsx, atau .parquet.", out=out.name)
        )
    keep_out(out, dataset.folder)
    scenarios = [read_scenario(path) for path in files]
    _refuse_same_names(scenarios)
    with console.status("Menyiapkan triwulan ..."):
        base = base_of(dataset, period)
    voice, lines = Voice(lang), []
    if len(scenarios) > 1:
        try:
            scenarios.append(together(scenarios, voice("bersama")))
        except CallError as error:
            lines.append(str(error))
    effects = [effect(base, scenario) for scenario in scenarios]
    paths = _write(base, scenarios, effects, out, kind, voice)
    _tell(base, scenarios, effects, console, voice)
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)
    return paths


def _refuse_same_names(scenarios: Sequence[Scenario]) -> None:
    names = [scenario.nama for scenario in scenarios]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CallError(
            said("Dua skenario bernama '{nama}'; beri nama yang berbeda.", nama=twice[0])
        )


def _write(
    base: Base,
    scenarios: Sequence[Scenario],
    effects: Sequence[pd.DataFrame],
    out: Path,
    kind: str,
    _: Voice,
) -> list[Path]:
    named = list(zip(scenarios, effects, strict=True))
    steps = [(scenario.nama, told(scenario, base, _)) for scenario in scenarios]
    tables = {
        "dampak": pd.concat([_points(base, *each) for each in named], ignore_index=True),
        "eksak": pd.concat([_exact(*each) for each in named], ignore_index=True),
        "skenario": pd.DataFrame(steps, columns=["skenario", "langkah"], dtype="str"),
    }
    written: dict[Path, bytes | str] = {}
    if kind == "xlsx":
        written[out] = as_book(tables)
    else:
        first, *others = tables
        at = {first: out, **{name: out.with_suffix(f".{name}.{kind}") for name in others}}
        written |= {at[name]: as_bytes(rows, kind) for name, rows in tables.items()}
    pictures = [_picture(base, *each, _) for each in named]
    written[out.with_suffix(".svg")] = pictures[-1]
    for number, drawn in enumerate(pictures[:-1], start=1):
        written[out.with_suffix(f".{number}.svg")] = drawn
    for path, content in written.items():
        write_whole(path, content, private=True)
    return list(written)


def _points(base: Base, scenario: Scenario, found: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place: people and means in points as decimals, the change of the index."""
    names = base.roster.set_index("kode")["nama"]
    columns: dict[str, Any] = {
        "skenario": scenario.nama,
        "cakupan": found["cakupan"],
        "opd": found["kunci"],
        "nama": found["opd"].map(names).fillna(""),
    }
    for name in ("pegawai", *EXACT):
        for when in ("sebelum", "sesudah"):
            columns[f"{name}_{when}"] = _mean(found, name, when)
    rows = pd.DataFrame(columns)
    gain = [
        None if pd.isna(a) or pd.isna(b) or not m or not n else float(b / n - a / m) / UNIT
        for a, b, m, n in zip(
            *(found[name] for name in ("ip_asn_sebelum", "ip_asn_sesudah")),
            *(found[name].map(Fraction) for name in ("diukur_sebelum", "diukur_sesudah")),
            strict=True,
        )
    ]
    more = {name: found[name] for name in COUNTS} | {"jp": found["jp"] / 100}
    return rows.assign(perubahan=pd.Series(gain, dtype="float64"), **more)


def _mean(found: pd.DataFrame, name: str, when: str) -> pd.Series[Any]:
    values = found[f"{name}_{when}"]
    if name not in MEANS:
        return values.map(int if name == "pegawai" else float)
    pairs = zip(values, found[f"diukur_{when}"], strict=True)
    means = [
        None if pd.isna(total) or not count else float(Fraction(total) / Fraction(count) / UNIT)
        for total, count in pairs
    ]
    return pd.Series(means, dtype="float64")


def _exact(scenario: Scenario, found: pd.DataFrame) -> pd.DataFrame:
    """Return every sum as a fraction: people, or points in 1e-5; text, so that nothing rounds."""
    parts = []
    for name in (*EXACT, "bawah", "atas"):
        for when in ("sebelum", "sesudah"):
            if f"{name}_{when}" in found:
                sums = found[f"{name}_{when}"]
                values = [None if pd.isna(value) else Fraction(value) for value in sums]
                part = found[PLACE].assign(
                    skenario=scenario.nama,
                    ukuran=name,
                    saat=when,
                    pembilang=_texts([v and v.numerator for v in values]),
                    penyebut=_texts([v and v.denominator for v in values]),
                )
                parts.append(part.loc[[value is not None for value in values]])
    rows = pd.concat(parts, ignore_index=True)
    return rows[["skenario", *PLACE, "ukuran", "saat", "pembilang", "penyebut"]]


def _texts(numbers: Sequence[Any]) -> pd.Series[Any]:
    return pd.Series(["" if n is None else str(int(n)) for n in numbers], dtype="str")


def _picture(base: Base, scenario: Scenario, found: pd.DataFrame, _: Voice) -> str:
    city, rows = moved(base, found, _("Seluruh kota"))
    return standalone(what_if.picture(scenario.nama, city, rows, _))


def standalone(figure: Figure) -> str:
    """Return a figure's SVG as a file of its own: its fonts, its title, its alternative text."""
    body = figure.svg.split(">", 1)[1]
    width, height = (float(number) for number in _SIZE.findall(figure.svg)[0])
    room = f'{-MARGIN:g} {-HEAD:g} {width + 2 * MARGIN:g} {height + HEAD + MARGIN:g}"'
    size = f'width="{width + 2 * MARGIN:g}pt" height="{height + HEAD + MARGIN:g}pt"'
    title, alt = html.escape(figure.caption), html.escape(figure.alt)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" {size} viewBox="{room} role="img">'
        f"<title>{title}</title><desc>{alt}</desc><style>{faces(figure.svg)}</style>"
        f'<rect x="{-MARGIN:g}" y="{-HEAD:g}" width="100%" height="100%" fill="{light("paper")}"/>'
        f'<text y="{-MARGIN:g}" style="font:600 12px {FAMILY!r},sans-serif" '
        f'fill="{light("ink")}">{title}</text>{body}\n'
    )


def _tell(
    base: Base,
    scenarios: Sequence[Scenario],
    effects: Sequence[pd.DataFrame],
    console: Console,
    _: Voice,
) -> None:
    """Print the city per scenario, and where the last one brings most."""
    places = [moved(base, found, _("Seluruh kota")) for found in effects]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    heads = (_("Sekarang"), _("Sesudah"), _("Perubahan"), _("Orang"), _("Catatan pelatihan"))
    table.add_column(_("Skenario"), overflow="fold")
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for scenario, (city, _rows) in zip(scenarios, places, strict=True):
        table.add_row(scenario.nama, *_cells(city, _))
    console.print(table, markup=False)
    for scenario, found in zip(scenarios, effects, strict=True):
        for line in what_if.notes(base, scenario, found, _):
            console.print(f"{scenario.nama}: {line}", markup=False, soft_wrap=True)
    rises = [row for row in places[-1][1] if row.change and row.change > 0][:MOST_TOLD]
    if rises:
        head = _("Naik paling banyak ({nama}):", nama=scenarios[-1].nama)
        console.print(head, markup=False, soft_wrap=True)
    for row in rises:
        line = f"  {what_if.change(row, _)}  {row.nama}, {what_if.number(row.after, _)}"
        console.print(line, markup=False, soft_wrap=True)


def _cells(row: Moved, _: Voice) -> list[str]:
    return [
        what_if.number(row.before, _), what_if.number(row.after, _), what_if.change(row, _),
        _.count(row.people), _.count(row.records),
    ]  # fmt: skip
