"""What a person sees while reports are made: a live display, or plain lines in a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from analysis.errors import Phrase, phrase
from analysis.language import INDONESIAN, Tongue
from analysis.publish.kernel import Failure
from analysis.publish.render import Outcome

NAMED = 5  # codes beside one failure
PLAIN_EVERY = 10  # lines in a log file: one per failure, and one per this many reports


class Watcher(Protocol):
    """Told of every finished report."""

    def done(self, outcome: Outcome) -> None:
        """Show that one report is finished."""


@contextmanager
def watch(
    console: Console, names: Sequence[str], jobs: int, what: str, _: Tongue = INDONESIAN
) -> Iterator[Watcher]:
    """Show how many are done, which are running, how long it will still take.

    `what` is made of them: laporan, panduan.
    """
    if not console.is_terminal:
        yield _Plain(console, len(names), what, _)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn(_("sisa")),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Live(progress, names, jobs, _)


class _Live:
    def __init__(self, progress: Progress, names: Sequence[str], jobs: int, _: Tongue) -> None:
        self._tongue = _
        self._progress = progress
        self._waiting = list(names)
        self._jobs = jobs
        self._task = progress.add_task(self._running(), total=len(names))

    def _running(self) -> str:
        shown = ", ".join(name[:28] for name in self._waiting[: self._jobs])
        return shown or self._tongue("selesai")

    def done(self, outcome: Outcome) -> None:
        if outcome.nama in self._waiting:
            self._waiting.remove(outcome.nama)
        if outcome.failure:
            self._progress.console.print(_failed(outcome, self._tongue), style="red", markup=False)
        self._progress.update(self._task, advance=1, description=self._running())


class _Plain:
    def __init__(self, console: Console, total: int, what: str, _: Tongue) -> None:
        self._tongue = _
        self._console = console
        self._total = total
        self._what = what
        self._count = 0

    def done(self, outcome: Outcome) -> None:
        self._count += 1
        if outcome.failure:
            self._console.print(_failed(outcome, self._tongue), markup=False)
        if self._count % PLAIN_EVERY == 0 or self._count == self._total:
            _ = self._tongue
            many = {"selesai": self._count, "semua": self._total, "hal": _(self._what)}
            self._console.print(_("{selesai} dari {semua} {hal} selesai", **many))


def _failed(outcome: Outcome, _: Tongue) -> str:
    why = outcome.failure.told if outcome.failure else ""
    return _("gagal {kode}: {sebab}", kode=outcome.kode, sebab=why)


def digest(outcomes: Sequence[Outcome]) -> list[Phrase]:
    """Group equal failures: "3 dokumen gagal (sel 7, KeyError 'golongan'): a, b, c"."""
    groups: dict[Failure, list[str]] = {}
    for outcome in outcomes:
        if outcome.failure:
            groups.setdefault(outcome.failure, []).append(outcome.kode)
    return [
        phrase(
            "{banyak} dokumen gagal ({sebab}): {kode}",
            banyak=len(codes),
            sebab=failure.told,
            kode=", ".join(codes[:NAMED]) + (", ..." if len(codes) > NAMED else ""),
        )
        for failure, codes in sorted(groups.items(), key=lambda group: -len(group[1]))
    ]
