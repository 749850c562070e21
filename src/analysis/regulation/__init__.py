"""The law as dated data: `load_regulation(edition, as_of, options, folders)` -> `Regulation`."""

from __future__ import annotations

from analysis.regulation.edition import list_editions, load_regulation
from analysis.regulation.model import Regulation, shift_months
from analysis.regulation.nearest import accepted_sentence, nearest
from analysis.regulation.rule import SCALES, Bands, Option, Reference, Rule, option_text

__all__ = [
    "SCALES", "Bands", "Option", "Reference", "Regulation", "Rule", "accepted_sentence",
    "list_editions", "load_regulation", "nearest", "option_text", "shift_months",
]  # fmt: skip
