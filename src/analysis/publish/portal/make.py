"""The portal: one page over all quarters of a data set, in both languages.

It is made of what lies in the folder, never of an earlier portal: after a quarter was deleted or
copied in it is simply made again. Like the index it is one file and asks for nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.dataset import Dataset, Period
from analysis.errors import CallError, said
from analysis.files import write_whole
from analysis.present.drawing.glyphs import printable
from analysis.present.drawing.theme import TOKENS
from analysis.present.locale import N_
from analysis.present.wording.voice import Voice
from analysis.publish.document import disclaimer
from analysis.publish.folders import keep_out, one_city
from analysis.publish.fonts import embedded
from analysis.publish.html import environment, source
from analysis.publish.portal.draw import LEAST, Bands, ground, marks, scale
from analysis.publish.portal.read import INDEX, LANGUAGES, Quarter, read_quarters
from analysis.publish.portal.trend import SHOWN, Line, city_line, opd_lines, shown_periods
from analysis.publish.portal.words import Words
from analysis.publish.site import kinds_of, plain
from analysis.publish.site_rows import category

ORDERS = (
    ("nilai:turun", N_("IP ASN, tertinggi dahulu")),
    ("nilai:naik", N_("IP ASN, terendah dahulu")),
    ("ubah:turun", N_("Perubahan, naik terbanyak dahulu")),
    ("ubah:naik", N_("Perubahan, turun terbanyak dahulu")),
    ("nama:naik", N_("Nama")),
)
SMALL = 56  # px: the height of an OPD's picture
LARGE = 200  # px: that of the city's
LINE = 15  # px: the height of a border's name
LABELS = 7  # values that stand side by side on a phone
UP = {"id": "", "en": "../"}  # from the page to the set's folder


def rebuild(dataset: Dataset, out: Path) -> list[Path]:
    """Make the portal of a data set anew from what lies below `out`, and return its pages.

    Raises: OutputError when the folder holds reports of another city or lies among the data; what
    `write_portal` raises.
    """
    folder = out / dataset.name
    keep_out(folder, dataset.folder)
    one_city(folder, dataset.nama)
    return write_portal(folder)


def write_portal(folder: Path) -> list[Path]:
    """Write the portal of a set's folder in every language and return the pages.

    Raises: CallError when there is no such folder; OutputError when it cannot be written.
    """
    if not folder.is_dir():
        raise CallError(
            said(
                "{folder} tidak ada: belum ada laporan. Buat dengan `analysis reports`, atau sebut "
                "foldernya dengan --out.",
                folder=folder,
            )
        )
    paths = []
    for lang in LANGUAGES:
        path = folder / INDEX if lang == "id" else folder / lang / INDEX
        write_whole(path, portal_page(read_quarters(folder, lang), lang, folder.name))
        paths.append(path)
    return paths


def portal_page(quarters: Sequence[Quarter], lang: str, name: str) -> str:
    """Draw the page; `name` stands for the city's while no manifest can be read."""
    voice = Voice(lang)
    words = Words(voice, UP[lang], quarters)
    told = [quarter for quarter in quarters if quarter.kota]
    named = [quarter.info for quarter in quarters if quarter.info]
    info = named[-1] if named else {"nama": name, "kop": name}
    city = city_line(quarters, str(info["nama"]))
    lines = _ordered(opd_lines(quarters))
    bands: Bands = _bands(told[-1]) if told else ()
    shown: dict[str, Any] = {
        "lang": lang,
        "_": voice,
        "letterhead": printable(str(info["kop"])),
        "city": _city(city, told, words),
        "span": _span([quarter.period.text for quarter in quarters], voice),
        "quarters": [words.quarter(period) for period in _listed(quarters)],
        "other": ("en/index.html", "en", "English")
        if lang == "id"
        else ("../index.html", "id", "Bahasa Indonesia"),
        "cut": voice("Gambar memuat {jumlah} triwulan terakhir.", jumlah=SHOWN)
        if len(_listed(quarters)) > SHOWN
        else "",
        "some": voice("{n} OPD", n="{n}"),
        "single": voice("{n} OPD", n=1),
        "one": voice("{n} OPD", n=len(lines)),
        "kinds": kinds_of([line.jenis for line in lines], voice),
        "orders": [(key, voice(text)) for key, text in ORDERS],
        "large": _large(city, told[-1], words) if told else None,
        "footer": disclaimer(told[-1].edition if told else "", lang),
        "height": SMALL,
        "tokens": TOKENS,
        "css": source("base.css", "index.css", "portal.css"),
        "js": source("index.js"),
    }
    shown |= _small(lines, city, bands, words)
    template = environment().get_template("portal.html.j2")
    characters = template.render(**shown, fonts=("", ""))
    return template.render(**shown, fonts=embedded(characters))


def _ordered(lines: Sequence[Line]) -> list[Line]:
    """Order lines as the page opens: highest value of the latest quarter first, then by name."""

    def latest(line: Line) -> float:
        known = [point for point in line.points if point.known]
        value = known[-1].value if known else None
        return -math.inf if value is None else value

    return sorted(lines, key=lambda line: (-latest(line), plain(line.nama), line.kode))


def _listed(quarters: Sequence[Quarter]) -> list[Period]:
    """Return the quarters of the table, newest first: all there are, and absent ones shown."""
    return sorted({*shown_periods(quarters), *(one.period for one in quarters)}, reverse=True)


def _span(periods: Sequence[str], voice: Voice) -> str:
    if not periods:
        return ""
    if len(periods) == 1:
        return voice.quarter(periods[0])
    first, last = voice.quarter(periods[0], than=periods[-1]), voice.quarter(periods[-1])
    return voice("{awal} sampai {akhir}", awal=first, akhir=last)


def _bands(quarter: Quarter) -> Bands:
    return tuple((band["nama"], float(band["batas"])) for band in quarter.info["kategori"])


def _city(line: Line, told: Sequence[Quarter], words: Words) -> dict[str, Any]:
    """Return what the page's head says of the city: that of the newest quarter with figures."""
    shown: dict[str, Any] = {"name": printable(line.nama), "value": "", "draft": False, "links": []}
    if not told:
        return shown
    newest = words.quarter(told[-1].period)
    text, index = category(dict(told[-1].kota), words.voice)
    return shown | {
        "value": newest["value"],
        "why": newest["why"],
        "quarter": words.voice.quarter(told[-1].period.text),
        "category": text,
        "index": index,
        "change": words.change(line),
        "draft": newest["draft"],
        "links": newest["links"]["city"],
    }


def _large(line: Line, newest: Quarter, words: Words) -> dict[str, Any]:
    _, bands = words.voice, _bands(newest)
    begins = ">" if newest.info.get("batas_terbuka") else "≥"
    frame = scale([line], bands, LARGE, (9.0, 5.0), LEAST["kota"])
    name = printable(line.nama)
    drawn = marks(line.points, frame, bands)
    behind = ground(line.points, frame, bands)
    borders = [
        {"y": border["y"] - 4, "text": f"{_(border['name'])} {begins} {border['start']:g}"}
        for border in behind["borders"]
    ]
    opening = [point.period.quarter == 1 for point in line.points]
    years = [here or (place == 0 and not any(opening[1:2])) for place, here in enumerate(opening)]
    ticks = [
        {
            "x": frame.x(place),
            "name": words.voice.tick(point.period.quarter),
            "year": str(point.period.year) if year else "",
        }
        for place, (point, year) in enumerate(zip(line.points, years, strict=True))
    ]
    return {
        "ground": behind,
        "borders": borders,
        "marks": drawn,
        "labels": [
            {
                "x": frame.x(place),
                "y": _beside(frame.y(point.value), [name["y"] for name in borders]),
                "text": words.state(point),
            }
            for place, point in enumerate(line.points)
            if place in _apart(drawn["ends"], frame.places) and point.value is not None
        ],
        "ticks": ticks,
        "title": _("IP ASN {kota}", kota=name),
        "alt": f"{_('Garis IP ASN {kota}.', kota=name)} {words.series(line.points)}",
    }


def _apart(ends: Sequence[int], places: int) -> list[int]:
    """Return the ends of runs whose values are written: all that do not touch on a phone."""
    chosen = [*ends[-1:], *ends[:1]]
    for place in ends[1:-1]:
        if all(abs(place - other) >= places / LABELS for other in chosen):
            chosen.append(place)
    return chosen


def _beside(dot: float, names: Sequence[float]) -> float:
    """Return where a value is written: above its dot, or below where a border's name stands."""
    above = dot - 10
    return dot + 22 if any(abs(above - name) < LINE for name in names) else above


def _small(lines: Sequence[Line], city: Line, bands: Bands, words: Words) -> dict[str, Any]:
    """Return the cards, all drawn on one scale, and what lies behind every one of them."""
    _ = words.voice
    frame = scale([*lines, city], bands, SMALL, (4.0, 4.0), LEAST["kecil"])
    cards = [words.opd(line) | {"marks": marks(line.points, frame, bands)} for line in lines]
    points = [point for line in lines for point in line.points]
    ahead = ground(city.points, frame, bands)
    return {
        "cards": cards,
        "ground": ahead,
        "city_path": marks(city.points, frame, bands)["line"],
        "legend": _(
            "Garis tebal: IP ASN OPD; garis tipis: kota; semua gambar berskala {dari}–{sampai}, "
            "garis mendatar: batas kategori.",
            dari=f"{frame.low:.0f}",
            sampai=f"{frame.high:.0f}",
        ),
        "any": {
            "hidden": any(card["marks"]["hidden"] for card in cards),
            "spans": any(card["marks"]["spans"] for card in cards),
            "nobody": any(card["marks"]["nobody"] for card in cards),
            "absent": bool(ahead["absent"]),
            "editions": bool(ahead["editions"]),
            "anew": any(point.anew and point.value is not None for point in points),
        },
    }
