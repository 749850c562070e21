"""A block's JSON as HTML: complete, accessible, escaped by Jinja's autoescape.

The classes are the contract with the page's style sheet: `blok` and `blok-<kind>` on every block;
inside them `kop`, `draf`, `angka`, `kategori`, `swatch kN`, `kecil`, `fakta`, `label`, `nilai`,
`catatan`, `temuan`, `efek`, `judul-gambar`, `definisi`, `total`, `grup` (a row that opens a group),
`kanan` (right-aligned), `ekor` (invisible tail), `arsir` (suppressed), `kosong` (not measured),
`keterangan`. A small style element makes a block look right in Lab, too; `embed=True` leaves it
out, for pages that bring their own style sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("analysis.present", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("blocks.html.j2")


def html(block: Mapping[str, Any], *, embed: bool = False) -> str:
    """Draw one block (its JSON) as HTML; `embed` omits the style that Lab needs."""
    return _template().render(block=block, embed=embed)
