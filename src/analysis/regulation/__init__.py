"""The law as dated data, as in force on a day.

`load_regulation(edition, as_of, options, folders)` -> `Regulation`, the index;
`load_development(as_of, settings, folders)` -> `Development`, gap and plan.
"""

from __future__ import annotations

from analysis.regulation.development import Development, load_development, match_band
from analysis.regulation.edition import list_editions, load_regulation
from analysis.regulation.model import Regulation, shift_months
from analysis.regulation.nearest import accepted_names, nearest
from analysis.regulation.rule import SCALES, Bands, Option, Reference, Rule, option_text

__all__ = [
    "SCALES", "Bands", "Development", "Option", "Reference", "Regulation", "Rule",
    "accepted_names", "list_editions", "load_development", "load_regulation", "match_band",
    "nearest", "option_text", "shift_months",
]  # fmt: skip
