"""Whether a corrected cell of staff can be true of its person: refused, or taken and pointed out.

Refused is what cannot be: another kind of employment than the NIP says, a step back to CPNS, a
formula where a name should stand. Pointed out is what may be a slip: a post or unit nobody has, a
lower rank or education than is on record, a rank more than one group (II, III ...) higher.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms.returned import advice
from analysis.intake.judging.codes import PPPK_RANKS, codes, key, nearest, read_rank
from analysis.intake.judging.nip import is_pppk
from analysis.regulation.vocabulary import TINGKAT_PENDIDIKAN

if TYPE_CHECKING:
    from analysis.forms.returned.city import Base
    from analysis.forms.returned.ledger import Entry
    from analysis.intake.judging.reading import Advice

NAMES = ("jabatan", "jabatan_tujuan", "unit_kerja")  # columns that hold a name, not a code
Place = tuple[int, ...]  # of a rank or a degree among those of its kind
COMPUTED = ("=", "+", "-", "@", "#")  # how a formula begins, or what it leaves where it fails


def is_name(text: str) -> bool:
    """Say whether a text can be a name: letters, and nothing that a spreadsheet would compute."""
    return not text.startswith(COMPUTED) and any(letter.isalpha() for letter in text)


def refusal(entry: Entry, new: str) -> Advice | None:
    """Say why a value cannot be true of its person. new: the value as understood."""
    pppk = is_pppk(entry.nip)
    if entry.name == "status_asn":
        if (new == "PPPK") != pppk:
            return advice.STATUS_NOT_NIP
        before = codes("status_asn").find(entry.old)
        return advice.STATUS_BACK if (before, new) == ("PNS", "CPNS") else None
    if entry.name == "golongan" and (new in PPPK_RANKS) != pppk:
        return advice.RANK_NOT_NIP
    return None


def remark(entry: Entry, new: str, base: Base) -> tuple[Advice, str] | None:
    """Say what someone should look at in a value that is taken, and what may have been meant."""
    if entry.name == "status_asn" and new == "CPNS":
        return advice.NO_LONGER_MEASURED, ""
    if entry.name == "golongan":
        return _of_rank(_rank(entry.old), _rank(new))
    if entry.name == "tingkat_pendidikan":
        before = codes("tingkat_pendidikan").find(entry.old)
        return (advice.EDUCATION_DOWN, "") if _lower(_degree(before), _degree(new)) else None
    if entry.name in ("jabatan", "jabatan_tujuan") and key(new) not in base.posts:
        return advice.POST_NEW, nearest(new, base.posts)
    units = base.units.get(entry.form.facts.opd, {})
    if entry.name == "unit_kerja" and key(new) not in units:
        return advice.UNIT_NEW, nearest(new, units)
    return None


def _of_rank(before: Place | None, now: Place | None) -> tuple[Advice, str] | None:
    if _lower(before, now):
        return advice.RANK_DOWN, ""
    leap = before is not None and now is not None and now[0] - before[0] > 1
    return (advice.RANK_LEAP, "") if leap else None


def _lower(before: Place | None, now: Place | None) -> bool:
    return before is not None and now is not None and len(before) == len(now) and now < before


def _rank(text: str) -> Place | None:
    """Return the place of a rank among those of its kind: one number of a PPPK, two of a PNS."""
    found = str(read_rank(text).value or "")
    if found in PPPK_RANKS:
        return (PPPK_RANKS.index(found),)
    group, _, step = found.partition("/")
    return (PPPK_RANKS.index(group), ord(step)) if step else None


def _degree(level: str | None) -> Place | None:
    return (-TINGKAT_PENDIDIKAN.index(level),) if level in TINGKAT_PENDIDIKAN else None
