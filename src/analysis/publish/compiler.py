"""Typst compilers that know the two fonts of every page and no other."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import typst

from analysis.publish.fonts import typst_folder

if TYPE_CHECKING:
    from collections.abc import Callable


def compiler(template: str, first: Callable[[typst.Compiler], object]) -> typst.Compiler:
    """Return a compiler of one of the templates, for a process to keep: each new one grows memory.

    first: compiles something that needs both fonts. It reads them; their folder can then go.
    """
    templates = files(__package__).joinpath("templates")
    with typst_folder() as folder:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
        made = typst.Compiler(
            input=str(templates / template),
            root=str(templates),
            font_paths=fonts,
            ignore_system_fonts=True,
        )
        first(made)
    return made
