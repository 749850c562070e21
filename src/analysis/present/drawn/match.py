"""Job Person Match by class, and the nine-box, as blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Figure
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.distribution import Class, distribution
from analysis.present.drawing.figures.nine_box import Axes, Box, nine_box
from analysis.present.locale import N_
from analysis.present.outline import figure_number
from analysis.present.wording.gap_text import by_standard
from analysis.present.wording.released import Record
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

CLASSES = (N_("Kurang Optimal"), N_("Cukup Optimal"), N_("Optimal"))
SHADES = (0, 2, 4)  # of the ordered scale of five: lowest, middle, highest
PERFORMANCE = {
    "atas": N_("di atas ekspektasi"),
    "tengah": N_("sesuai ekspektasi"),
    "bawah": N_("di bawah ekspektasi"),
}
POTENTIAL = {"rendah": N_("rendah"), "tengah": N_("menengah"), "tinggi": N_("tinggi")}


def shade_of(code: str) -> int:
    """Return the place of a class on the ordered scale of five colours."""
    return SHADES[CLASSES.index(code)]


def class_names(code: str, _: Voice) -> str:
    """Return the name of a class of the mapping scale; merged ones are joined."""
    return _.listed([_(name) for name in code.split("+")]) if code else ""


def spread_figure(report: OpdReport, classes: Sequence[Record], _: Voice) -> Figure:
    """People by the mapping scale of their own JPM: one bar of 100%."""
    total = sum(row["orang"] for row in classes)
    rows = [
        Class(
            categories=tuple(SHADES[CLASSES.index(name)] for name in row["kelas"].split("+")),
            name=class_names(row["kelas"], _),
            people=row["orang"],
            text=f"{_.count(row['orang'])} ({_.percent(row['persen'], 0)})",
        )
        for row in classes
        if row["orang"]
    ]
    definition = _(
        "JPM (Job Person Match) = jumlah level yang dicapai dibagi jumlah level yang disyaratkan, "
        "manajerial dan sosial kultural, hanya pegawai yang semua kompetensinya dinilai. {skala}.",
        skala=scale(report.info["pengembangan"]["skala_pemetaan"], _),
    )
    if any(len(row.categories) > 1 for row in rows):
        definition += " " + _("Arsir: kategori digabung karena terlalu sedikit orang.")
    return Figure(
        "sebaran-jpm",
        spread_claim(classes, total, _),
        by_standard(definition, report, _),
        _("Satu batang 100%. {nilai}.", nilai=", ".join(f"{r.name} {r.text}" for r in rows)),
        svg(distribution(rows), "sebaran-jpm"),
        number=figure_number("sebaran-jpm", _),
    )


def spread_claim(classes: Sequence[Record], total: int, _: Voice) -> str:
    """Say how many reach Optimal, or else where most are."""
    best = next((row for row in classes if row["kelas"] == CLASSES[-1]), None)
    told = best or max(classes, key=lambda row: row["orang"])
    return _(
        "{orang} dari {semua} pegawai yang lengkap dinilai: {kelas}",
        orang=_.count(told["orang"]),
        semua=_.count(total),
        kelas=class_names(told["kelas"], _),
    )


def scale(bands: Sequence[Mapping[str, object]], _: Voice) -> str:
    """Write a scale: "Kurang Optimal di bawah 78%, Cukup Optimal mulai 78%, ..."."""
    parts = []
    for place, band in enumerate(bands):
        name = _(str(band["nama"]))
        border = float(str(bands[place + 1 if place == 0 else place]["batas"]))
        percent = _.percent(border, 0 if border.is_integer() else 2)
        told = _("{nama} di bawah {batas}") if place == 0 else _("{nama} mulai {batas}")
        parts.append(told.format(nama=name, batas=percent))
    return ", ".join(parts)


def boxes_figure(report: OpdReport, rows: Sequence[Record], _: Voice) -> Figure:
    """The nine-box: people by performance and potential; merged boxes say with which."""
    told = report.info["pengembangan"]
    places: Mapping[str, int] = told["kotak_talenta"]
    groups = {int(n): row for row in rows for n in str(row["kotak"]).split("+")}
    boxes = [
        [_box(int(places[f"{way}.{step}"]), groups, _) for step in POTENTIAL] for way in PERFORMANCE
    ]
    axes = Axes(
        _("Kinerja"),
        (_(PERFORMANCE["atas"]), _(PERFORMANCE["tengah"]), _(PERFORMANCE["bawah"])),
        _("Potensi menurut JPM"),
        _steps(told["kotak_potensi"], _),
    )
    placed = sum(row["orang"] for row in rows if row["orang"] is not None)
    listed = "; ".join(
        f"{row['kotak']}: {_('disembunyikan') if row['orang'] is None else _.count(row['orang'])}"
        for row in rows
    )
    return Figure(
        "kotak-talenta",
        _("{orang} pegawai menurut kinerja dan potensi", orang=_.count(placed)),
        by_standard(
            _(
                "Sembilan kotak manajemen talenta, nomor kotak di sudut. Kinerja menurut predikat "
                "tahunan; batas potensi pilihan kota, tidak ada batas nasional. Hanya pegawai "
                "dengan JPM dan predikat."
            ),
            report,
            _,
        ),
        _("Tabel tiga kali tiga, orang per kotak. {nilai}.", nilai=listed),
        svg(nine_box(boxes, axes), "kotak-talenta"),
        number=figure_number("kotak-talenta", _),
    )  # fmt: skip


def _box(number: int, groups: Mapping[int, Record], _: Voice) -> Box:
    row = groups.get(number)
    if row is None:
        return Box(number, "0")
    people = None if row["orang"] is None else _.count(row["orang"])
    others = [n for n in str(row["kotak"]).split("+") if int(n) != number]
    note = _("bersama kotak {nomor}", nomor=_.listed(others)) if others else ""
    return Box(number, people, note)


def _steps(bands: Sequence[Mapping[str, object]], _: Voice) -> tuple[str, str, str]:
    parts = [part.strip() for part in scale(_named(bands, _), _).split(", ")]
    first, second, third = (part[:1].upper() + part[1:] for part in parts)
    return first, second, third


def _named(bands: Sequence[Mapping[str, object]], _: Voice) -> list[dict[str, object]]:
    return [{**band, "nama": POTENTIAL[str(band["nama"])]} for band in bands]
