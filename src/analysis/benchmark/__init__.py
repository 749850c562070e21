"""Published figures that a report stands beside: one data file, one reader.

`load_benchmarks` reads the packaged table and what the city adds to it; `selection` chooses what
a city report uses and says, from plain rows, what may be said of them.
"""

from __future__ import annotations

from analysis.benchmark.read import FILE, load_benchmarks

__all__ = ["FILE", "load_benchmarks"]
