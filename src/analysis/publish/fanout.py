"""The same function over many jobs: processes of this machine, or a Dask cluster by its address."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from joblib import Parallel, delayed, parallel_config
from joblib.externals.loky import get_reusable_executor

from analysis.errors import CallError, said

JobType = TypeVar("JobType")
ResultType = TypeVar("ResultType")
CONNECT_SECONDS = 10


@contextmanager
def workers(scheduler: str, wished: int) -> Iterator[int]:
    """Choose where jobs run, and yield how many run at once (`wished`, or one per core).

    Raises: CallError when the cluster does not answer, or the package that speaks to it is not
    installed.
    """
    if not scheduler:
        with warnings.catch_warnings():  # a worker grown large is replaced: nobody's concern
            warnings.filterwarnings("ignore", "A worker stopped while some jobs", UserWarning)
            yield wished or os.cpu_count() or 1
        return
    client = _client(scheduler)
    try:
        with parallel_config(backend="dask", wait_for_workers_timeout=CONNECT_SECONDS):
            yield wished or sum(client.ncores().values()) or 1
    finally:
        client.close()


def results(
    work: Callable[[JobType], ResultType], jobs: Sequence[JobType], count: int
) -> Iterator[ResultType]:
    """Yield the results as they come, in any order; an interrupt ends the workers at once."""
    try:
        yield from Parallel(n_jobs=count, return_as="generator_unordered")(
            delayed(work)(job) for job in jobs
        )
    except KeyboardInterrupt:
        get_reusable_executor().shutdown(wait=False, kill_workers=True)
        raise


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that only clusters need
    except ImportError:
        raise CallError(
            said(
                "--scheduler memerlukan paket distributed: pasang dengan pip install distributed "
                "di lingkungan ini dan di setiap pekerja."
            )
        ) from None
    try:
        return Client(scheduler, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise CallError(
            said(
                "Penjadwal {scheduler} tidak menjawab ({galat}); tulis alamatnya seperti "
                "tcp://10.0.0.5:8786.",
                scheduler=scheduler,
                galat=type(error).__name__,
            )
        ) from None
