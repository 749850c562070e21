"""SHELL. Quarters ready for scenarios, with people in them; grounds of other rules when asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.dataset import Dataset, Period, load_dataset
from analysis.errors import CallError, RegulationError, said
from analysis.intake import take_in
from analysis.measures.components import training_components
from analysis.measures.professionalism import score
from analysis.regulation import Regulation, list_editions, load_regulation, option_text
from analysis.regulation.options import PLACE
from analysis.regulation.schema import OPTIONS
from analysis.scenario.effect import Base, prepare
from analysis.scenario.ground import ground
from analysis.scenario.model import RULE, Scenario, Step
from analysis.scenario.parse import parse
from analysis.store.folders import find_data_folder
from analysis.store.quarters import quarter_of, regulation_of

if TYPE_CHECKING:
    from analysis.regulation import Option
    from analysis.scenario.ground import Ground


def open_internal_base(data: str | Path, period: str) -> Base:
    """Open a quarter for scenarios: for the analyst's own notebooks alone, as `open_internal`.

    Raises: as `open_internal`.
    """
    dataset = load_dataset(find_data_folder(data))
    return base_of(dataset, dataset.period(period))


def other_rules(data: str | Path, period: str) -> dict[str, Step]:
    """Return the rules that a panel may offer: other editions, and each choice of an option.

    Named by what differs. Left out is what cannot be loaded without more settings.
    """
    dataset = load_dataset(find_data_folder(data))
    asked = dataset.period(period)
    law = regulation_of(dataset, asked)
    steps = {
        name: Step(RULE, edisi=name)
        for name in list_editions(dataset.edition_folders)
        if name != law.edition
    }
    for option in law.options:
        for value in _choices(option):
            steps[f"{option.name} = {option_text(value)}"] = Step(RULE, opsi={option.name: value})
    return {name: step for name, step in steps.items() if _usable(dataset, asked, step)}


def _choices(option: Option) -> tuple[object, ...]:
    """Return the other values of an option that is a switch or a choice of words."""
    spec = OPTIONS[option.name]
    every = (True, False) if spec.kind == "bool" else spec.accepted or ()
    return tuple(value for value in every if value != option.value)


def _usable(dataset: Dataset, period: Period, step: Step) -> bool:
    try:
        rule_of(dataset, period, step)
    except CallError:
        return False
    return True


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file. Raises: CallError for one that is not there, or is not accepted."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CallError(
            said("{berkas}: berkas bukan UTF-8; simpan ulang sebagai UTF-8.", berkas=path.name)
        ) from error
    except OSError as error:
        raise CallError(
            said("{berkas}: berkas skenario tidak dapat dibaca.", berkas=path)
        ) from error
    return parse(text, path.name)


def base_of(dataset: Dataset, period: Period) -> Base:
    """Return a quarter ready for scenarios; another rule's ground is made once and kept in it."""
    law = regulation_of(dataset, period)
    quarter = quarter_of(dataset, period, law)
    delivery = take_in(dataset, period, law)
    made: dict[str, Ground] = {}

    def under(step: Step) -> Ground:
        other = rule_of(dataset, period, step)
        if other.fingerprint == law.fingerprint:
            return base.own
        if other.fingerprint not in made:
            made[other.fingerprint] = _scored(dataset, period, other)
        return made[other.fingerprint]

    base = prepare(quarter, delivery, law, under)
    return base


def rule_of(dataset: Dataset, period: Period, step: Step) -> Regulation:
    """Return the rule that a step names: its options on top of the data set's own ones.

    Another edition does not take over the data set's options: they may not be options of it.
    Raises: CallError that names the step, for an edition or an option that is not accepted.
    """
    edition = step.edisi or dataset.edisi
    kept = dataset.opsi if edition == dataset.edisi else {}
    try:
        return load_regulation(edition, period.end, {**kept, **step.opsi}, dataset.edition_folders)
    except RegulationError as error:
        told = str(error).replace(f"{PLACE}:", "opsi:").replace(PLACE, "opsi")
        reason = told.replace("Isi di dataset.toml", "Isi pada kunci opsi")
        raise CallError(
            said("{tempat}: {sebab}", tempat=step.tempat or step.tindakan, sebab=reason)
        ) from error


def _scored(dataset: Dataset, period: Period, law: Regulation) -> Ground:
    delivery = take_in(dataset, period, law)
    scores = score(delivery, law)
    components = training_components(scores, delivery, law)
    return ground(scores.people, components, delivery, law)
