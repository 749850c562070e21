"""The forms and plan workbooks of every OPD: 104 files, timed after plan and measures are made.

.venv/bin/python bench/forms.py                          # the sample
.venv/bin/python bench/forms.py --data data/medan
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from rich.console import Console

from analysis.dataset import load_dataset
from analysis.publish.forms import write_forms
from analysis.store import plan_of


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=Path("data/sample"))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as work:
        os.environ["ANALYSIS_BUILD"] = str(Path(work) / "build")
        dataset = load_dataset(given.data)
        period = dataset.period("latest")
        plan = plan_of(dataset, period)
        started = time.perf_counter()
        paths = write_forms(dataset, period, plan, Path(work) / "internal", Console(quiet=True))
        seconds = time.perf_counter() - started
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} buku kerja, {size:.1f} MB: {seconds:.1f} s")


if __name__ == "__main__":
    main()
