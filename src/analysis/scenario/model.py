"""What a scenario says: steps, each an action for groups of people; several of them as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from analysis.errors import CallError, said

# Actions that fill a training component -> the component.
TRAININGS = MappingProxyType(
    {
        "jp20": "teknis",
        "seminar": "seminar",
        "kepemimpinan": "kepemimpinan",
        "fungsional": "fungsional",
    }
)
COVERAGE, RETIREMENT, RULE = "cakupan", "pensiun", "aturan"
# Action -> the keys it has besides `tindakan`. A rule is for everybody.
KEYS = MappingProxyType(
    {
        **dict.fromkeys(TRAININGS, ("untuk",)),
        COVERAGE: ("untuk", "sampai"),
        RETIREMENT: ("untuk", "bulan"),
        RULE: ("edisi", "opsi"),
    }
)
EVERYBODY = "semua"
TOGETHER = "bersama"


@dataclass(frozen=True)
class Step:
    """One action. `untuk`: names of groups as written. `tempat`: where it stands, for messages."""

    tindakan: str
    untuk: tuple[str, ...] = (EVERYBODY,)
    sampai: Decimal = Decimal(100)  # percent of the staff of each OPD measured; cakupan
    bulan: int = 12  # after the period's end; pensiun
    edisi: str = ""  # aturan; "" = the data set's own
    opsi: Mapping[str, object] = field(default_factory=dict)  # aturan
    tempat: str = field(default="", compare=False)

    @property
    def rule(self) -> tuple[str, Mapping[str, object]]:
        """What tells one rule from another."""
        return self.edisi, self.opsi


@dataclass(frozen=True)
class Scenario:
    """A named list of steps; their order means nothing (see `effect`)."""

    nama: str
    langkah: tuple[Step, ...]
    keterangan: str = ""

    @property
    def rule(self) -> Step | None:
        """The step that names another rule; None where the quarter's own stays."""
        return next((step for step in self.langkah if step.tindakan == RULE), None)

    def steps(self, *actions: str) -> list[Step]:
        """Return the steps of these actions."""
        return [step for step in self.langkah if step.tindakan in actions]


def together(scenarios: Sequence[Scenario], nama: str = TOGETHER) -> Scenario:
    """Return one scenario with the steps of all.

    Raises: CallError where two of them name different rules: a quarter is scored under one.
    """
    rules = [step for one in scenarios for step in one.steps(RULE)]
    if any(rule.rule != rules[0].rule for rule in rules):
        raise CallError(
            said(
                "Skenario tidak dapat dihitung bersama: {satu} dan {lain} menyebut aturan yang "
                "berbeda, sedangkan satu triwulan dinilai menurut satu aturan.",
                satu=rules[0].tempat,
                lain=next(rule.tempat for rule in rules if rule.rule != rules[0].rule),
            )
        )
    return Scenario(nama, tuple(step for one in scenarios for step in one.langkah))
