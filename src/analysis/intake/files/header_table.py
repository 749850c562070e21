"""SHELL. The table of accepted headers that comes with the package.

`headers.csv`, in order of preference within a column: `table` (``*`` = every table with that
column), `column`, `alias`, `layout`. A column ``-`` names a header that is known and not needed;
``?`` a marker: its layout's aliases count only in files that carry one of its markers. An alias
``=01`` is the value of every row where that layout's file has no such column. Columns like ``M.1``
are competencies, each in a column of its own.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def header_rows() -> tuple[Mapping[str, str], ...]:
    """Return the rows of headers.csv: table, column, alias, layout."""
    content = resources.files("analysis.intake.files").joinpath("headers.csv").read_text("utf-8")
    return tuple(csv.DictReader(content.splitlines()))
