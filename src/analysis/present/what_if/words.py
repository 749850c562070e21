"""A scenario in words: what each step does, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.present.locale import N_
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import VALUES
from analysis.scenario.groups import FACETS, OPD, POST, STATUS
from analysis.scenario.model import EVERYBODY, RULE

if TYPE_CHECKING:
    from analysis.scenario.effect import Base
    from analysis.scenario.model import Scenario, Step

STEPS = MappingProxyType(
    {
        "jp20": N_("{siapa} memenuhi JP teknis yang disyaratkan"),
        "seminar": N_("{siapa} mengikuti seminar atau lokakarya"),
        "kepemimpinan": N_("{siapa} lulus diklat kepemimpinan jenjangnya"),
        "fungsional": N_("{siapa} lulus diklat fungsional"),
        "cakupan": N_("{persen}% pegawai setiap OPD diukur ({siapa})"),
        "pensiun": N_("yang pensiun dalam {bulan} bulan keluar ({siapa})"),
    }
)
ACTIONS = MappingProxyType(
    {
        "jp20": N_("JP teknis terpenuhi"),
        "seminar": N_("Seminar atau lokakarya"),
        "kepemimpinan": N_("Diklat kepemimpinan"),
        "fungsional": N_("Diklat fungsional"),
        "cakupan": N_("Cakupan naik"),
        "pensiun": N_("Pensiun"),
    }
)
YES, NO = N_("ya"), N_("tidak")


def told(scenario: Scenario, base: Base, _: Voice) -> str:
    """Return the scenario in one sentence."""
    text = "; ".join(_step(step, base, _) for step in scenario.langkah)
    return text[:1].upper() + text[1:] + "."


def _step(step: Step, base: Base, _: Voice) -> str:
    if step.tindakan == RULE:
        options = [f"{name} = {option(value, _)}" for name, value in step.opsi.items()]
        named = [_("edisi {edisi}", edisi=step.edisi)] if step.edisi else []
        return _("aturan lain: {apa}", apa=", ".join([*named, *options]))
    values: dict[str, object] = {"siapa": whom(step.untuk, base, _)}
    if step.tindakan == "cakupan":
        values["persen"] = _.trimmed(float(step.sampai))
    if step.tindakan == "pensiun":
        values["bulan"] = step.bulan
    return _(STEPS[step.tindakan], **values)


def whom(names: Sequence[str], base: Base, _: Voice) -> str:
    """Name the groups as they narrow each other down: pelaksana, PNS."""
    of_opd = dict(zip(base.roster["kode"], base.roster["nama"], strict=True))
    kinds: dict[str, list[str]] = {}
    for name in names:
        folded = " ".join(name.split()).casefold()
        if folded != EVERYBODY:
            column, value = base.known[folded]
            shown = of_opd[value] if column == "opd" else _group(value, _)
            kinds.setdefault(FACETS[column], []).append(shown)
    if not kinds:
        return _("semua pegawai")
    named = {kind: _.listed(list(dict.fromkeys(group))) for kind, group in kinds.items()}
    people = ", ".join(named[kind] for kind in (POST, STATUS) if kind in named)
    return _(" pada ").join(part for part in (people, named.get(OPD, "")) if part)


def _group(value: str, _: Voice) -> str:
    """Name a group inside a sentence: pelaksana, JF keahlian, PNS."""
    name = _(VALUES[value]) if value in VALUES else value
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def option(value: object, _: Voice) -> str:
    """Write an option's value."""
    if isinstance(value, bool):
        return _(YES) if value else _(NO)
    return str(value)
