"""Controls for scenarios in JupyterLab: choose, and the answer below follows.

The controls only build a `Scenario`; the engine answers it and the blocks of `what_if` show it, as
for the command. Where there is no front end for controls, the first answer stands there as HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
from IPython.display import display

from analysis.errors import AnalysisError
from analysis.measures.groups import LEVEL_GROUPS
from analysis.present.blocks import Block, Note
from analysis.present.what_if.answer import answer
from analysis.present.what_if.words import ACTIONS
from analysis.present.wording.told import tell_error
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import VALUES
from analysis.regulation.vocabulary import JENIS_JABATAN, JENJANG_JABATAN, STATUS_ASN
from analysis.scenario.model import COVERAGE, EVERYBODY, KEYS, RETIREMENT, Scenario, Step

if TYPE_CHECKING:
    from analysis.scenario.effect import Base

MONTHS = (1, 60, 12)  # least, most, first
PERCENT = (50, 100, 95)
_POSTS = (*JENIS_JABATAN, *LEVEL_GROUPS.values(), *JENJANG_JABATAN)
POSTS = tuple({name.casefold(): name for name in _POSTS}.values())  # one of each, in order
WIDE = {"description_width": "initial"}
TALL = "104px"


class WhatIf:
    """A panel over one quarter. `rules`: names -> steps `aturan` that may be chosen."""

    def __init__(
        self, base: Base, lang: str = "id", rules: Mapping[str, Step] | None = None
    ) -> None:
        self.base, self._ = base, Voice(lang)
        self.rules = dict(rules or {})
        self.block: Block = Note("")
        self._shown: Any = None  # the place of the answer on the page, once there is one
        self._build()
        for control in self._controls():
            control.observe(self._changed, names="value")
        self._changed(None)

    def _build(self) -> None:
        _ = self._
        self.actions = {
            name: widgets.Checkbox(value=name == "jp20", description=_(text), indent=False)
            for name, text in ACTIONS.items()
        }
        least, most, first = PERCENT
        self.percent = widgets.IntSlider(
            value=first, min=least, max=most, description=_("cakupan, %"), style=WIDE
        )
        least, most, first = MONTHS
        self.months = widgets.IntSlider(
            value=first, min=least, max=most, description=_("pensiun, bulan"), style=WIDE
        )
        self.rule = widgets.Dropdown(
            options=[(_("aturan sekarang"), ""), *((name, name) for name in self.rules)],
            description=_("aturan"),
            style=WIDE,
        )
        known = self.base.roster.sort_values("nama")
        opd = list(zip(known["nama"], known["kode"], strict=True))
        self.posts = self._several(
            _("Jabatan"), [(_(VALUES.get(name, name)), name) for name in POSTS], "190px"
        )
        self.status = self._several(_("Status"), [(name, name) for name in STATUS_ASN], "90px")
        self.opd = self._several(_("OPD"), opd, "560px")
        self.widget = self._layout()

    def _layout(self) -> widgets.Widget:
        _ = self._
        columns = widgets.Layout(grid_template_columns="auto auto", grid_gap="0 20px")
        boxes = widgets.GridBox(list(self.actions.values()), layout=columns)
        what = widgets.VBox([_head(_("Tindakan")), boxes])
        how = widgets.VBox([_head(_("Ukuran")), self.percent, self.months, self.rule])
        hint = _("Tanpa pilihan: semua. Ctrl: beberapa. Berlaku bagi semua tindakan.")
        whom = widgets.VBox(
            [_head(_("Untuk siapa"), hint), widgets.HBox([self.posts, self.status, self.opd])]
        )
        layout = widgets.Layout(flex_flow="row wrap", grid_gap="8px 28px")
        return widgets.Box([what, how, whom], layout=layout)

    def _several(
        self, label: str, options: Sequence[tuple[str, str]], width: str
    ) -> widgets.SelectMultiple:
        return widgets.SelectMultiple(
            options=options,
            tooltip=label,
            layout=widgets.Layout(width=width, height=TALL),
        )

    def _controls(self) -> list[Any]:
        return [
            *self.actions.values(), self.percent, self.months, self.rule, self.posts, self.status,
            self.opd,
        ]  # fmt: skip

    @property
    def scenario(self) -> Scenario:
        """What the controls say; a scenario without steps changes nothing."""
        groups = (*self.posts.value, *self.status.value, *self.opd.value) or (EVERYBODY,)
        sizes: dict[str, dict[str, Any]] = {
            COVERAGE: {"sampai": Decimal(self.percent.value)},
            RETIREMENT: {"bulan": self.months.value},
        }
        chosen = [name for name in KEYS if name in self.actions and self.actions[name].value]
        steps = [Step(name, groups, **sizes.get(name, {})) for name in chosen]
        if self.rule.value:
            steps.append(self.rules[self.rule.value])
        return Scenario(self._("Pilihan Anda"), tuple(steps))

    def answer(self, scenario: Scenario) -> Block:
        """Return the answer to another scenario than the chosen one."""
        return answer(self.base, scenario, self._)

    def _changed(self, _change: object) -> None:
        try:
            self.block = self.answer(self.scenario)
        except AnalysisError as error:
            self.block = Note(tell_error(error, self._))
        if self._shown is not None:
            self._shown.update(self.block)

    def _ipython_display_(self) -> None:
        """Show the controls, and below them the answer: plain HTML that each change replaces."""
        display(self.widget)
        self._shown = display(self.block, display_id=True)


def _head(text: str, hint: str = "") -> widgets.HTML:
    small = f' <span style="color:#4a5963">{hint}</span>' if hint else ""
    return widgets.HTML(f"<strong>{text}</strong>{small}")
