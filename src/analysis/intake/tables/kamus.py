"""The city's dictionary of technical competencies: which codes there are, and their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.intake.judging.advice_plan import (
    COMPETENCY_NAMED_OTHERWISE,
    COMPETENCY_NOT_LISTED,
    COMPETENCY_UNKNOWN,
)
from analysis.intake.judging.codes import MAX_SUGGESTED, codes, key, nearest, read_competency
from analysis.intake.judging.reading import Reading

TECHNICAL = "T."
_HEAD = re.compile(r"\s*(T\s*[.\-]?\s*\w+)\s*[.:\-) ]\s*\S", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:M|SK|T)\s*[.\-]?\s*\w+[\s.:\-)(]+(\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Dictionary:
    """What `kamus_kompetensi` says; without one every technical code is accepted.

    names: technical code -> its name ("" where it could not be settled). by_name: key of a name ->
    the only code that has it.
    """

    delivered: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)

    def reader(self) -> Callable[[str], Reading]:
        """Return a reader of competencies: by code, by name, by both ("T.1 Keuangan Daerah")."""
        by_code = read_competency(COMPETENCY_UNKNOWN)
        shown = {key(code): f"{code} {name}".strip() for code, name in self.names.items()}
        shown |= {key(name): f"{code} {name}" for code, name in self.names.items() if name}
        left = MAX_SUGGESTED

        def read(text: str) -> Reading:
            nonlocal left
            named = self.by_name.get(key(text))
            if named is not None:
                return Reading(named)
            head = _HEAD.match(text)
            reading = by_code(head[1]) if head and by_code(head[1]).value else by_code(text)
            code = reading.value
            if code is not None and self._of_name_beside(text) not in {None, code}:
                return Reading(advice=COMPETENCY_NAMED_OTHERWISE)
            technical = code is not None and str(code).startswith(TECHNICAL)
            if not self.delivered or (code is not None and not technical) or code in self.names:
                return reading
            left -= 1
            close = nearest(text, shown) if left >= 0 else ""
            if code is None:
                return Reading(advice=COMPETENCY_UNKNOWN, suggestion=reading.suggestion or close)
            return Reading(advice=COMPETENCY_NOT_LISTED, suggestion=close)

        return read

    def _of_name_beside(self, text: str) -> str | None:
        """Return the code whose name is written after a code; None for no known name."""
        beside = _BESIDE.match(text)
        if beside is None:
            return None
        return self.by_name.get(key(beside[1])) or codes("kompetensi").find(beside[1])


def dictionary_of(rows: pd.DataFrame) -> Dictionary:
    """Return the dictionary that judged rows of `kamus_kompetensi` make.

    Codes of set-aside rows are known too, without a name: nobody loses a standard by a typing error
    in the dictionary.
    """
    used = rows.loc[(rows["nasib"] == "dipakai") & rows["kode"].notna() & rows["nama"].notna()]
    names = dict.fromkeys(rows["kode"].dropna(), "") | dict(
        zip(used["kode"], used["nama"], strict=True)
    )
    keys = pd.Series([key(name) for name in used["nama"]], index=used.index, dtype="str")
    single = ~keys.duplicated(keep=False) & keys.ne("")
    by_name = dict(zip(keys[single], used.loc[single, "kode"], strict=True))
    return Dictionary(delivered=True, names=names, by_name=by_name)
