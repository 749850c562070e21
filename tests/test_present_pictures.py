"""The pictures for a meeting are those of the report notebooks, in their order."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from matplotlib.text import Text
from tests.city_fixture import city_of
from tests.development_fixture import developed
from tests.notebook_cells import cells, imported
from tests.present_fixture import report_of

from analysis.present.blocks import Columns, Figure, Many
from analysis.present.drawing.figures.city_heat import (
    HeatCell,
    HeatColumn,
    HeatRow,
    HeatScale,
    city_heat,
)
from analysis.present.drawing.glyphs import width
from analysis.present.drawing.theme import FULL, SMALL
from analysis.present.pictures import SMALLER, pictures
from analysis.present.slide import Frame, slide

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
LIMITED = {"pembanding-ip-ringkas", "pembanding-dunia-ringkas"}  # beside page 1; whole in a chapter


def figures_of(block):
    held = (*block.wide, *block.narrow) if isinstance(block, Columns) else ()
    for item in block.items if isinstance(block, Many) else held:
        yield from figures_of(item)
    if isinstance(block, Figure):
        yield block.id


def shown(notebook, report):
    """Return the ids of the figures that a notebook's cells show for a report."""
    found, modules = [], imported(NOTEBOOKS / notebook)
    for cell in cells(NOTEBOOKS / notebook, "code"):
        if "(report)" in cell.source:
            tree = ast.parse(cell.source.strip(), mode="eval")
            code = compile(tree, notebook, "eval")
            found += figures_of(eval(code, {"report": report, **modules}))  # noqa: S307
    return [each for each in found if each not in SMALLER | LIMITED]


@pytest.mark.parametrize(
    ("notebook", "report"),
    [
        ("opd_report.ipynb", developed()),
        ("opd_report.ipynb", report_of("kecamatan-pulau")),
        ("city_report.ipynb", city_of()),
    ],
    ids=["opd", "hidden", "city"],
)
def test_every_figure_of_a_notebook_is_a_picture_in_its_order(notebook, report):
    assert [figure.id for figure in pictures(report).drawn] == shown(notebook, report)


def test_every_picture_has_a_title_and_an_alternative_text():
    drawn = pictures(report_of("dinas-kesehatan")).drawn
    assert len(drawn) > 4
    assert all(figure.caption and figure.alt for figure in drawn)
    assert drawn[0].caption == "IP ASN 72,84, Sedang"


def test_an_opd_whose_index_is_hidden_has_no_picture_and_reasons():
    found = pictures(report_of("kecamatan-pulau"))
    assert found.drawn == ()
    assert found.left_out[0] == "Garis angka tidak digambar: kurang dari 5 pegawai."


def test_of_a_city_with_52_opd_the_ends_are_drawn():
    found = {figure.id: figure for figure in pictures(city_of(opd=52)).drawn}
    assert "9 teratas dan 9 terbawah" in found["dimensi-opd"].definition


def test_the_heads_of_a_heat_map_are_whole_in_english_and_stay_inside():
    names = [*(f"M.{number}" for number in range(1, 10)), "Technical", "All", "Assessed"]
    columns = [HeatColumn(name, apart=number > 8) for number, name in enumerate(names)]
    row = HeatRow("City", tuple(HeatCell("0.3", 1) for _name in names))
    drawn = city_heat([[row]], columns, HeatScale("senjang", "Scale", ("a", "b"), "hidden"))
    heads = {text.get_text(): text for text in drawn.findobj(Text)}
    assert {"Technical", "Assessed"} <= set(heads)
    last, first = heads["Assessed"], heads["All"]
    half = width("Assessed", SMALL) / 2
    assert last.get_position()[0] + half <= FULL
    assert last.get_position()[0] - half > first.get_position()[0] + width("All", SMALL) / 2


def test_of_a_city_with_52_opd_every_slide_can_be_read_across_a_room():
    frame = Frame("Kota", "Triwulan III 2026", "", "Simulasi.", "id")
    for figure in pictures(city_of(opd=52)).drawn:
        drawn = slide(figure, frame)
        placed = re.search(
            r'<svg x="[^"]+" y="[^"]+" width="([^"]+)".*?viewBox="0 0 ([^ ]+)', drawn
        )
        across, wide = map(float, placed.groups())
        assert 8 * across / wide >= 18, figure.id
