"""Judge the sanctions: level, first day, whether annulled or lifted."""

from __future__ import annotations

import pandas as pd

from analysis.intake.judging import advice
from analysis.intake.judging.codes import Phrases, codes, key, phrases, words
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.people import find_people
from analysis.intake.judging.repeats import copies, facts
from analysis.intake.tables.context import Context, table, tidy

NOT_ANNULLED = frozenset({"0", "tidak", "tidakada", "tidakdibatalkan", "belum", "belumada"})


def judge_disiplin(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every row typed; the level comes from the kind where only that is written."""
    nip = find_people(judge, context.people)
    annulment = tidy(judge.text("pembatalan"))
    annulled = annulment.notna() & ~each(annulment, key).isin(NOT_ANNULLED)
    judge.report(mask(annulled), "pembatalan", advice.SANCTION_ANNULLED)
    kind = tidy(judge.text("jenis"))
    lifted = phrases("pengaktifan_kembali")
    judge.report(
        mask(each(kind, lambda text: "ya" if lifted.find(text) else None).notna()),
        "jenis",
        advice.SANCTION_LIFTED,
    )
    level = judge.read("tingkat", codes("tingkat_hukuman").reader(advice.SANCTION_UNKNOWN))
    levels = context.regulation.hukuman_disiplin
    law = Phrases(
        tuple(
            (words(name), "di mana saja", str(value)) for name, value in dict(levels.values).items()
        )
    )
    unwritten = judge.text("tingkat").isna()
    by_kind = each(kind.where(unwritten), lambda text: _only(law.find(text)))
    judge.require("tingkat", advice.SANCTION_EMPTY, unless=by_kind.notna())
    start = context.event_days(judge, "tmt")
    context.report_later(judge, "tmt", start)
    typed = {
        "nip": nip,
        "pns_id": judge.text("pns_id").str.strip(),
        "tingkat": level.fillna(by_kind),
        "jenis": kind,
        "tmt": start,
        "pembatalan": annulment,
    }
    again = copies(facts(judge, typed, typed), judge.data & mask(nip.notna()))
    judge.report(again, "nip", advice.COPY)
    return table(judge, typed)


def _only(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
