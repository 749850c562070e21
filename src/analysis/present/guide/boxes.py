"""The guide's nine-box: where appraisal and JPM place a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Group, Row, Table
from analysis.present.drawn.match import PERFORMANCE, POTENTIAL
from analysis.present.guide.blocks import exercise
from analysis.present.guide.gap import A, jpm_text
from analysis.present.guide.outline import table_number
from analysis.present.guide.sums import band, box
from analysis.present.wording.gap_words import rules_of
from analysis.present.wording.numbers import NO_BREAK
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from analysis.release.model import OpdReport

RATING = "Baik"  # A's appraisal in the exercise


def boxes(report: OpdReport) -> Block:
    """The number of every box, by appraisal and potential."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    rows = []
    for way, name in PERFORMANCE.items():
        ratings = [_(rating) for rating, axis in rules["kotak_kinerja"].items() if axis == way]
        cells = [Cell(f"{rules['kotak_talenta'][f'{way}.{step}']}") for step in POTENTIAL]
        rows.append(Row((Cell(capital(_(name)), header=True), Cell(", ".join(ratings)), *cells)))
    return Table(
        "kotak-aturan",
        _("Kinerja dan potensi bersama menentukan kotak"),
        _(
            "Sembilan kotak manajemen talenta. Potensi menurut JPM; batasnya pilihan kota, karena "
            "tidak ada batas nasional."
        ),
        (
            Column(_("Kinerja"), width=36),
            Column(_("Predikat"), width=56),
            *(Column(_potential(n, rules, _), "right", 26) for n in range(len(POTENTIAL))),
        ),
        tuple(rows),
        table_number("kotak-aturan", _),
        csv="kotak-aturan.csv",
    )


def _potential(place: int, rules: Mapping[str, Any], _: Voice) -> str:
    """Name a column of potential with the JPM where it starts, or ends."""
    bands = rules["kotak_potensi"]
    border = float(bands[max(place, 1)]["batas"])
    percent = _.percent(border, 0 if border.is_integer() else 2)
    told = _("Potensi {nama} (mulai {batas})") if place else _("Potensi {nama} (di bawah {batas})")
    name, (lead, tail) = _(POTENTIAL[str(bands[place]["nama"])]), told.split(" (")
    whole = f"{lead} ({tail.replace(' ', NO_BREAK)}"  # what is in brackets stays on one line
    return whole.format(nama=name, batas=percent)


def box_exercise(report: OpdReport) -> Block:
    """In which box A stands."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    way, step = rules["kotak_kinerja"][RATING], band(A.jpm, rules["kotak_potensi"])
    return exercise(
        "kotak",
        _("Kotak A"),
        _(
            "Predikat kinerja A {predikat}, JPM-nya {jpm}. Di kotak mana A?",
            predikat=_(RATING),
            jpm=jpm_text(A.jpm, _),
        ),
        (
            _("Kotak {nomor}.", nomor=box(RATING, A.jpm, rules)),
            _(
                "{predikat} berarti kinerja {kinerja}; JPM {jpm} berarti potensi {potensi}. Kotak "
                "menempatkan orang untuk dibicarakan, bukan untuk diumumkan: keluaran bersama "
                "hanya memuat jumlah orang.",
                predikat=_(RATING),
                kinerja=_(PERFORMANCE[way]),
                jpm=jpm_text(A.jpm, _),
                potensi=_(POTENTIAL[step]),
            ),
        ),
        _,
    )
