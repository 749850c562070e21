"""The notes at the headers of the form: what to write there, what the levels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.forms.sheets import text_lines

if TYPE_CHECKING:
    from analysis.forms.form.layout import Field
    from analysis.forms.form.material import Dictionary

WIDE, NARROW = 380, 220  # pixels, as everything below but SIZE
SIZE = 9  # points
LETTER, LINE = 6.5, 15  # the room one letter and one line take


def header_note(field: Field, dictionary: Dictionary) -> str:
    """Return the note of a header: what to write there; of a competency what its levels mean."""
    if field.kind != "level":
        return field.hint if field.edit else ""
    told = [field.header, *_level_lines(field.name, dictionary)]
    return "\n".join(told)


def _level_lines(code: str, dictionary: Dictionary) -> list[str]:
    """Return one line per level of a competency that is described."""
    found: list[str] = []
    for number in range(1, 6):
        text = dictionary.levels.get(f"{code}.{number}", "")
        name = dictionary.level_names.get(str(number), "")
        if text:
            found.append(f"{number} {name}: {text}" if name else f"{number}: {text}")
    return found


def note_box(text: str) -> dict[str, Any]:
    """Return how large the box of a note is."""
    width = WIDE if "\n" in text else NARROW
    lines = text_lines(text, width / LETTER)
    return {"author": "", "font_size": SIZE, "width": width, "height": LINE * (lines + 1)}
