"""`analysis figures`: the pictures of reports as slides, PNG and SVG, for a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.dataset import Dataset, Period
from analysis.files import write_whole
from analysis.present.chapters.page import head
from analysis.present.drawing.theme import FAMILY
from analysis.present.pictures import Pictures, pictures
from analysis.present.slide import Frame, slide
from analysis.present.wording.voice import Voice
from analysis.publish.compiler import compiler
from analysis.publish.document import disclaimer
from analysis.publish.folders import keep_out
from analysis.publish.fonts import faces
from analysis.publish.kinds import CITY_CODE
from analysis.publish.published import as_csv
from analysis.publish.roster import roster
from analysis.store import release_quarter, with_curve

if TYPE_CHECKING:
    import typst
    from rich.console import Console

    from analysis.release.model import OpdReport, Release

LIST = "gambar.csv"
_SLIDE = re.compile(r"\b[0-9]{2}-[a-z0-9-]+\.(?:svg|png)\b")
PPI = 144  # 960 x 540 pt are 1920 x 1080 px


def write_figures(
    dataset: Dataset, period: Period, opd: Sequence[str], out: Path, console: Console, lang: str
) -> list[Path]:
    """Write the slides of each OPD into OUT/<OPD> with a list of them; return the folders.

    `kota` among `opd` is the city's report; its curve of budgets is planned where it is not kept.
    Says on the screen which pictures are not drawn, and why. Raises: CallError for an OPD that does
    not exist, OutputError for a folder that cannot be written or lies among the data.
    """
    _ = Voice(lang)
    keep_out(out, dataset.folder)
    with console.status(_("Menyiapkan triwulan ...")):
        release = release_quarter(dataset, period)
        reports = _reports(release, opd, dataset, period, lang)
    folders = []
    with console.status("") as status:
        for place, (kode, report) in enumerate(reports.items(), start=1):
            many = {"nomor": place, "semua": len(reports)}
            status.update(_("Menggambar {kode}: {nomor} dari {semua}", kode=kode, **many))
            shown = pictures(report)
            folders.append(_write(report, shown, out / kode, _))
            for line in _told(kode, shown, _):
                console.print(line, markup=False, soft_wrap=True)
    return folders


def _reports(
    release: Release, opd: Sequence[str], dataset: Dataset, period: Period, lang: str
) -> dict[str, OpdReport]:
    """Return what was asked for by code, in the order of the roster, the city first."""
    wanted = [each for each in opd if each != CITY_CODE]
    agencies = roster(release.opd, wanted) if wanted else []
    found: dict[str, OpdReport] = {}
    if len(wanted) < len(opd):
        found[CITY_CODE] = with_curve(release, dataset, period).city(lang)
    return found | {agency.kode: release.report(agency.kode, lang) for agency in agencies}


def _told(kode: str, shown: Pictures, _: Voice) -> list[str]:
    count = _("{kode}: {banyak} gambar.", kode=kode, banyak=len(shown.drawn))
    return [count, *(f"  {why}" for why in shown.left_out)]


def _write(report: OpdReport, shown: Pictures, folder: Path, _: Voice) -> Path:
    """Write one report's slides and their list; slides of an earlier run that are gone go too."""
    frame, rows, names = _frame(report, _), [], set()
    for number, figure in enumerate(shown.drawn, start=1):
        name = f"{number:02}-{figure.id}"
        plain = slide(figure, frame)
        write_whole(folder / f"{name}.svg", slide(figure, frame, faces(plain)))
        write_whole(folder / f"{name}.png", png(plain))
        names |= {f"{name}.svg", f"{name}.png"}
        rows.append((f"{name}.svg", f"{name}.png", figure.caption, figure.alt))
    _sweep(folder, names)
    heads = [_("Berkas SVG"), _("Berkas PNG"), _("Judul"), _("Teks alternatif")]
    write_whole(folder / LIST, as_csv(pd.DataFrame(rows, columns=heads, dtype="str"), report.lang))
    return folder


def _sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove slides that an earlier list names and this run did not make: hidden, or renumbered."""
    try:
        listed = (folder / LIST).read_text("utf-8-sig")
    except (OSError, ValueError):
        return
    for name in set(_SLIDE.findall(listed)) - set(names):
        (folder / name).unlink(missing_ok=True)


def _frame(report: OpdReport, _: Voice) -> Frame:
    opening = head(report)
    draft = opening.draft_label if opening.draft else ""
    footer = disclaimer(report.info["edisi"], report.lang)
    return Frame(opening.title, opening.period, draft, footer, report.lang)


def png(drawn: str) -> bytes:
    """Return a slide's SVG as PNG of 1920 x 1080 px; equal slides give equal bytes."""
    return _png(_compiler(), drawn)


@cache
def _compiler() -> typst.Compiler:
    """Return this process's compiler."""
    letters = "".join(
        f'<text font-family="{FAMILY}" font-weight="{weight}" y="9">Aa</text>'
        for weight in (400, 600)
    )
    blank = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9">{letters}</svg>'
    return compiler("slide.typ", lambda made: _png(made, blank))


def _png(made: typst.Compiler, drawn: str) -> bytes:
    return cast("bytes", made.compile(format="png", ppi=PPI, sys_inputs={"slide": drawn}))
