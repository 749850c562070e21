"""Returned forms in, what the next run reads out: the order of the work on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import Phrase, Sentence, phrase
from analysis.forms.form import layout
from analysis.forms.form.identity import facts_of, is_ours, named
from analysis.forms.returned import advice
from analysis.forms.returned.agree import told
from analysis.forms.returned.courses import decide_courses, training
from analysis.forms.returned.entries import entries
from analysis.forms.returned.kept import Change, Content, changes, merged
from analysis.forms.returned.ledger import FATES, Entry, Ledger
from analysis.forms.returned.levels import assessment, decide_levels, tell_renewed
from analysis.forms.returned.staff import decide_staff
from analysis.forms.returned.trial import Court, judged

if TYPE_CHECKING:
    from analysis.forms.returned.city import Base
    from analysis.forms.returned.read import Returned
    from analysis.forms.returned.staff import Rows

TAKEN_COLUMNS = ("opd", "nip", "nama", "tabel", "hal", "lama", "baru", "berkas", "baris")
SUMMARY_COLUMNS = ("berkas", "opd", "triwulan", "baris", "isian", *FATES)


@dataclass(frozen=True, eq=False)
class Collected:
    """What collecting brings.

    content: the three tables to keep. problems: rows of PROBLEM_COLUMNS. taken: one row per entry
    that is used (TAKEN_COLUMNS). changes: what came back before and is different now. summary: one
    row per form (SUMMARY_COLUMNS); isian = diterima + sudah_demikian + disisihkan.
    """

    content: Content
    problems: pd.DataFrame
    taken: pd.DataFrame
    changes: tuple[Change, ...]
    summary: pd.DataFrame


def collect(
    forms: Sequence[Returned], court: Court, base: Base, earlier: Content, ledger: Ledger
) -> Collected:
    """Take what returned forms say differently from what they were sent with.

    earlier: what `formulir/` holds already. Collecting the same forms again gives the same content.
    """
    forms = _ours(forms, court, base, ledger)
    others = earlier.without({(form.file, form.issue) for form in forms})
    found = [entry for form in forms for entry in entries(form, base, ledger)]
    by_table: dict[str, list[Entry]] = {}
    for entry in found:
        by_table.setdefault(entry.table, []).append(entry)
    last_day = court.period.end
    staff = decide_staff(by_table.get("pegawai", []), base, others.koreksi, ledger)
    histories = {
        "penilaian_kompetensi": decide_levels(
            by_table.get("penilaian_kompetensi", []), base, others.penilaian_kompetensi,
            last_day, ledger,
        ),
        "pelatihan": decide_courses(
            by_table.get("pelatihan", []), base, others.pelatihan, last_day, ledger
        ),
    }  # fmt: skip
    staff, kept = judged(court, staff, others.koreksi, histories, ledger)
    for entry in (*kept["penilaian_kompetensi"], *kept["pelatihan"]):
        ledger.take(entry)
    tell_renewed(kept["penilaian_kompetensi"], ledger)
    corrections = [row for _, rows in staff for row in rows]
    new = Content(
        corrections,
        [assessment(entry) for entry in kept["penilaian_kompetensi"]],
        [training(entry) for entry in kept["pelatihan"]],
    )
    content = merged(_fresh(others, earlier, corrections), new)
    taken = [*(entry for entry, _ in staff), *kept["penilaian_kompetensi"], *kept["pelatihan"]]
    return Collected(
        content=content,
        problems=ledger.problems(),
        taken=_taken(taken, base),
        changes=tuple(changes(earlier, content, base)),
        summary=_summary(forms, ledger),
    )


def _places(form: str | Sentence, here: str | Sentence) -> Phrase:
    return phrase("formulir: {asal}; dikumpulkan ke: {tujuan}", asal=form, tujuan=here)


def _ours(forms: Sequence[Returned], court: Court, base: Base, ledger: Ledger) -> list[Returned]:
    """Leave out the forms of other data; point out those of other quarters, and doubles."""
    here = facts_of(court.dataset.name, court.dataset.nama, court.period.text, base.opd)
    ours = []
    for form in sorted(forms, key=lambda one: one.file):
        if not is_ours(form.facts, form.people, here, base.opd):
            told = _places(named(form.facts), named(here))
            ledger.file(form.file, advice.OTHER_DATA, told)
            continue
        ours.append(form)
        if form.facts.period != court.period.text:
            told = _places(form.facts.period, court.period.text)
            ledger.note(form, ("", 0, ""), advice.OTHER_PERIOD, suggestion=told)
    places = [form.facts.opd for form in ours]
    for form in ours:
        if places.count(form.facts.opd) > 1:
            ledger.note(form, ("", 0, ""), advice.SEVERAL_VERSIONS)
    return ours


def _fresh(others: Content, earlier: Content, corrections: Rows) -> Content:
    """Drop idle corrections of other forms that would now carry a new correction further."""
    known = {(row["nip"], row["kolom"], row["baru"]) for row in earlier.koreksi}
    new = {(row["nip"], row["kolom"], row["baru"]) for row in corrections} - known
    kept = [row for row in others.koreksi if (row["nip"], row["kolom"], row["lama"]) not in new]
    return Content(kept, others.penilaian_kompetensi, others.pelatihan)


def _taken(taken: Sequence[Entry], base: Base) -> pd.DataFrame:
    rows = [
        (
            entry.form.facts.opd, entry.nip, base.names.get(entry.nip, ""), entry.table,
            "pelatihan baru" if entry.table == "pelatihan" else entry.name, entry.old, told(entry),
            entry.form.file, entry.row,
        )
        for entry in taken
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(TAKEN_COLUMNS))


def _summary(forms: Sequence[Returned], ledger: Ledger) -> pd.DataFrame:
    rows: list[Mapping[str, object]] = []
    for form in forms:
        fates = ledger.fates(form.file)
        sheet = form.sheets.get(layout.STAFF) or form.sheets.get(layout.LEVELS)
        rows.append(
            {
                "berkas": form.file,
                "opd": form.facts.opd,
                "triwulan": form.facts.period,
                "baris": len(sheet.rows) if sheet else 0,
                "isian": sum(fates.values()),
                **fates,
            }
        )
    return pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS))
