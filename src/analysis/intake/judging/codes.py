"""What people write for a thing -> the one word for it, from the packaged tables in `codes/`.

Two kinds of tables. Codes (`tertulis,baku`): the whole cell, whatever its case, blanks and
punctuation. Phrases (`frasa,letak,baku`): words found in a longer text, anywhere, at its start, at
its end, or as the whole of it.
"""

from __future__ import annotations

import csv
import difflib
import io
import pkgutil
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from analysis.intake.judging.advice import RANK_UNKNOWN
from analysis.intake.judging.reading import Advice, Reading

MAX_SUGGESTED = 100  # distinct unknown values of one column that get a suggestion: searching costs
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
PPPK_RANKS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)


def key(text: str) -> str:
    """Reduce a text to its letters and digits, in lower case."""
    return words(text).replace(" ", "")


def words(text: str) -> str:
    """Reduce a text to its words in lower case, with single blanks between and around them."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("&", " dan ")
    return " ".join(["", *re.findall(r"[^\W_]+", folded), ""]) or " "


def nearest(wanted: str, known: Mapping[str, str]) -> str:
    """Return up to three known values whose keys resemble the text, joined by commas."""
    close = difflib.get_close_matches(key(wanted)[:80], list(known), n=6, cutoff=0.6)
    return ", ".join(list(dict.fromkeys(known[found] for found in close if known[found]))[:3])


@dataclass(frozen=True)
class Codes:
    """A table of whole cells: key of what is written -> canonical value ("" = says nothing)."""

    canonical: Mapping[str, str]
    shown: Mapping[str, str] = field(default_factory=dict)  # key -> what a suggestion says

    def find(self, text: str) -> str | None:
        """Return the canonical value of a text, None when it is not known."""
        return self.canonical.get(key(text))

    def reader(self, unknown: Advice) -> Callable[[str], Reading]:
        """Return a reader of cells, which objects to what it does not know."""
        left = MAX_SUGGESTED

        def read(text: str) -> Reading:
            nonlocal left
            found = self.find(text)
            if found is not None:
                return Reading(found or None)
            left -= 1
            suggestion = nearest(text, self.shown) if left >= 0 else ""
            return Reading(advice=unknown, suggestion=suggestion)

        return read


@dataclass(frozen=True)
class Phrases:
    """A table of words in texts: (words, where they must stand, canonical value)."""

    phrases: tuple[tuple[str, str, str], ...]

    def find(self, text: str) -> frozenset[str]:
        """Return every canonical value whose words stand in the text.

        A phrase inside a longer one that was found says nothing of its own.
        """
        text = words(text)
        found = [
            (words_, value) for words_, place, value in self.phrases if _at(text, words_, place)
        ]
        return frozenset(
            value
            for phrase, value in found
            if not any(phrase != other and phrase in other for other, _ in found)
        )


def _at(text: str, phrase: str, place: str) -> bool:
    if place == "awal":
        return text.startswith(phrase)
    if place == "akhir":
        return text.endswith(phrase)
    return text == phrase if place == "seluruhnya" else phrase in text


@cache
def codes(name: str) -> Codes:
    """Return the packaged table of whole cells of that name."""
    rows = list(_rows(name))
    canonical = {key(row["tertulis"]): row["baku"] for row in rows}
    named = {row["baku"]: row["tertulis"] for row in reversed(rows) if _is_name(row["tertulis"])}
    shown = {
        spelling: f"{code} {named[code]}" if code.isdecimal() and code in named else code
        for spelling, code in canonical.items()
    }
    return Codes(canonical, shown)


def _is_name(spelling: str) -> bool:
    return not any(letter.isdecimal() for letter in spelling)


@cache
def phrases(name: str) -> Phrases:
    """Return the packaged table of phrases of that name."""
    return Phrases(tuple((words(row["frasa"]), row["letak"], row["baku"]) for row in _rows(name)))


def _rows(name: str) -> Iterable[dict[str, str]]:
    packaged = pkgutil.get_data("analysis.intake", f"codes/{name}.csv")
    if packaged is None:
        raise FileNotFoundError(name)
    return csv.DictReader(io.StringIO(packaged.decode("utf-8")))


def course_level(text: str) -> str | None:
    """Return the level a leadership course serves, None when the text does not settle it.

    "Diklat PIM Tk. IV", "Diklatpim Tingkat 4" and "PKP" are Pengawas.
    """
    plain = re.sub(r"(?<=[a-z])(?=[1-4]\b)", " ", words(text).replace("diklatpim", "diklat pim"))
    plain = re.sub(r"\b(?:tk|tkt|tingkat)\b", " ", plain)
    plain = re.sub(r"\b[1-4]\b", lambda digit: _ROMAN[digit[0]], plain)
    found = phrases("tingkat_pelatihan").find(plain)
    return next(iter(found)) if len(found) == 1 else None


def is_basic_training(text: str) -> bool:
    """Say whether the name is one of prajabatan or Latsar, which never count."""
    return bool(phrases("pelatihan_dasar").find(text))


def post_level(post: str, kind: str) -> str | None:
    """Return the job level a post's name states for its job type, None when it states none."""
    found = phrases(f"nama_jabatan_{kind}").find(post)
    return next(iter(found)) if len(found) == 1 else None


def read_standing(text: str) -> Reading:
    """Read kedudukan hukum without objecting: any two-digit code, or a known name."""
    found = codes("kedudukan_hukum").find(text)
    if found is None:
        code = re.match(r"\s*(\d{1,2})(?:\s*[-:.]\s*\D+|\.0)?\s*$", text)
        found = code[1].zfill(2) if code and int(code[1]) else None
    return Reading(found)


def read_competency(unknown: Advice) -> Callable[[str], Reading]:
    """Return a reader of competencies: M.1 to M.8, SK.1 by code or name; T.x by its code."""
    by_name = codes("kompetensi").reader(unknown)

    def read(text: str) -> Reading:
        technical = re.fullmatch(r"\s*T\s*[.\-]?\s*([A-Za-z0-9][\w.\-]{0,30})\s*", text)
        if technical and (technical[1][0].isdigit() or "." in text):
            return Reading(f"T.{technical[1].upper()}")
        head = re.match(r"\s*((?:M|SK)\s*[.\-]?\s*\d)\s*[.:\-) ]", text, re.IGNORECASE)
        if head and codes("kompetensi").find(head[1]):
            return Reading(codes("kompetensi").find(head[1]))
        return by_name(text)

    return read


def read_rank(text: str) -> Reading:
    """Read a rank: I/a-IV/e in any spelling, by the name of the rank, or I-XVII of a PPPK."""
    plain = re.sub(r"(?i)\b(?:golongan|gol|ruang)\b\.?", " ", text)
    letter = re.search(r"(?i)(?<![A-Za-z])(IV|I{1,3}|[1-4])\s*[/.\- ]?\s*([a-e])\s*\)?\s*$", plain)
    if letter and not (letter[2].lower() == "e" and letter[1].upper() not in {"IV", "4"}):
        roman = letter[1].upper() if letter[1].isalpha() else _ROMAN[letter[1]].upper()
        return Reading(f"{roman}/{letter[2].lower()}")
    name = codes("pangkat").find(re.sub(r"(?i)\btk\b\.?", "tingkat", plain))
    if name:
        return Reading(name)
    code = re.fullmatch(r"\s*([1-4])([1-5])\s*", plain)
    grade = plain.strip().upper()
    if grade in PPPK_RANKS:
        return Reading(grade)
    if grade.isdecimal() and 1 <= int(grade) <= len(PPPK_RANKS):
        return Reading(PPPK_RANKS[int(grade) - 1])
    if code and not (code[2] == "5" and code[1] != "4"):
        return Reading(f"{_ROMAN[code[1]].upper()}/{'abcde'[int(code[2]) - 1]}")
    return Reading(advice=RANK_UNKNOWN)
