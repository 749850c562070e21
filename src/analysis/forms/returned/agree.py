"""What several forms say of one thing: equal entries are one, different ones contradict."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from analysis.errors import Phrase, Sentence, phrase, said
from analysis.forms.returned import advice
from analysis.forms.returned.ledger import Entry, Ledger


def agreed(
    entries: Iterable[Entry],
    about: Callable[[Entry], Hashable],
    says: Callable[[Entry], Hashable],
    ledger: Ledger,
) -> Iterator[Entry]:
    """Yield one entry per thing that the entries are about, the first in order of file and row.

    An entry that may not be taken at all is refused; of entries that say different things of one
    thing none is taken.
    """
    groups: dict[Hashable, list[Entry]] = {}
    for entry in sorted(entries, key=lambda one: one.place):
        if entry.refusal is not None:
            ledger.refuse(entry, entry.refusal)
        else:
            groups.setdefault(about(entry), []).append(entry)
    for group in groups.values():
        if len({says(entry) for entry in group}) > 1:
            for entry in group:
                ledger.refuse(entry, advice.CONTRADICTION, _against(entry, group))
            continue
        yield group[0]
        for entry in group[1:]:
            ledger.take(entry, already=True)


def _against(entry: Entry, group: Sequence[Entry]) -> Phrase:
    """Return what an entry says, and where the others say something else."""
    others: str | Sentence = ""
    for other in (one for one in group if one is not entry):
        place = said(
            "{berkas} [{lembar}] baris {baris}: {isi}",
            berkas=other.form.file,
            lembar=other.sheet,
            baris=other.row,
            isi=told(other),
        )
        others = said("{awal}; {lain}", awal=others, lain=place) if others else place
    return phrase("{isi}; bertentangan dengan {lain}", isi=told(entry), lain=others)


def told(entry: Entry) -> str:
    """Return an entry's content in one line, for the internal workbook."""
    if entry.table == "pelatihan":
        return ", ".join(text for name, text in entry.cells.items() if name != "nip")
    day = entry.cells.get("tanggal", "")
    return f"{entry.new} ({day})" if day else entry.new
