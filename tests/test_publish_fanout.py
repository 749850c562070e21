"""Jobs on this machine: what the screen is told of the workers."""

from __future__ import annotations

import warnings

from analysis.publish.fanout import workers


def test_that_a_worker_grown_large_is_replaced_is_no_warning_of_the_run():
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with workers("", 2):
            warnings.warn("A worker stopped while some jobs were given", UserWarning, stacklevel=1)
            warnings.warn("anything else", UserWarning, stacklevel=1)
    assert [str(one.message) for one in told] == ["anything else"]
