"""A worker process lives no longer than the run it works for, whatever ends that run."""

from __future__ import annotations

import os
import threading
import time

import psutil

LOOK_SECONDS = 1.0
_guarded: set[int] = set()


def live_with(run: int) -> None:
    """Make this process end, with the kernels it started, soon after process `run` is gone.

    0 stands for a run on another machine, whose cluster looks after its workers.
    """
    if run not in {0, os.getpid()} and run not in _guarded:
        _guarded.add(run)
        threading.Thread(target=_watch, args=(run,), daemon=True).start()


def _watch(run: int) -> None:
    while psutil.pid_exists(run):
        time.sleep(LOOK_SECONDS)
    for child in psutil.Process().children(recursive=True):
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
    os._exit(1)
