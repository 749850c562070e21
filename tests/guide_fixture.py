"""Every block of the HR manager's guide, in page order: for all who test what is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.guide import batches as guide_batches
from analysis.present.guide import boxes as guide_boxes
from analysis.present.guide import coverage as guide_coverage
from analysis.present.guide import forms as guide_forms
from analysis.present.guide import gap as guide_gap
from analysis.present.guide import law as guide_law
from analysis.present.guide import needs as guide_needs
from analysis.present.guide import opening as guide
from analysis.present.guide import plan as guide_plan
from analysis.present.guide import standard as guide_standard
from analysis.present.guide.blocks import Exercise

if TYPE_CHECKING:
    from analysis.present.blocks import Block
    from analysis.release.model import OpdReport

GUIDE = (
    guide.head,
    guide.numbers,
    guide.steps,
    guide_standard.levels,
    guide_standard.required,
    guide_standard.level_exercise,
    guide_standard.validity,
    guide_standard.expiry_exercise,
    guide_gap.people_figure,
    guide_gap.people_table,
    guide_gap.worked,
    guide_gap.gap_exercise,
    guide_gap.match_exercise,
    guide_coverage.coverage_exercise,
    guide_boxes.boxes,
    guide_boxes.box_exercise,
    guide_needs.sources,
    guide_needs.hours,
    guide_needs.hours_exercise,
    guide_needs.open_exercise,
    guide_forms.classical,
    guide_forms.others,
    guide_forms.form_exercise,
    guide_plan.elements,
    guide_batches.table,
    guide_batches.batch_exercise,
    guide_batches.costs,
    guide_batches.cost_exercise,
    guide_plan.effect_exercise,
    guide_law.grounds,
)


def guide_of(report: OpdReport) -> list[Block]:
    """Return every block of an OPD's guide."""
    return [function(report) for function in GUIDE]


def answers(report: OpdReport) -> dict[str, str]:
    """Return what each exercise answers, result and reason as one text."""
    return {
        block.id.removeprefix("latihan-"): " ".join(
            "".join(run.t for run in paragraph) for paragraph in block.answer
        ).replace("\u00a0", " ")
        for block in guide_of(report)
        if isinstance(block, Exercise)
    }
