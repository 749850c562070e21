"""The people of tests/cases/orang_*.yaml, each completed with the default person of those files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import yaml
from tests.measures_fixture import law, person

from analysis.dataset import Period

CASES = Path(__file__).parent / "cases"
OF_THE_DEFAULT_PERSON = {"kualifikasi": "15", "kompetensi": "0", "kinerja": "25", "disiplin": "5"}


def load(name):
    return yaml.load((CASES / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all text


PEOPLE = [case for path in sorted(CASES.glob("orang_*.yaml")) for case in load(path.name)]
# Those who can live in one city and quarter under the edition's own options.
TOGETHER = [case for case in PEOPLE if not {"periode", "opsi", "tanpa_tabel"} & set(case)]


def nip_of(case):
    return f"199001012015042{PEOPLE.index(case) + 1:03d}"


def period_of(case):
    return Period.parse(case.get("periode", "2026-Q3"))


def law_of(case):
    options = {
        name: value == "true" if value in ("true", "false") else value
        for name, value in case.get("opsi", {}).items()
    }
    return law(period_of(case).end, **options)


def tables_of(*cases):
    """The tables of the cases as `measures_fixture.deliver` takes them."""
    tables = {"pegawai": [], "pelatihan": [], "kinerja": [], "disiplin": []}
    for case in cases:
        nip = nip_of(case)
        facts = {k: None if v == "null" else v for k, v in case.get("pegawai", {}).items()}
        tables["pegawai"].append(person(nip, **facts))
        appraised = case.get("kinerja", [{"tahun": "2025", "predikat": "Baik"}])
        histories = {"pelatihan": [], "disiplin": [], **case, "kinerja": appraised}
        for name in ("pelatihan", "kinerja", "disiplin"):
            tables[name] += [{"nip": nip, **row} for row in histories[name]]
        if "tanpa_tabel" in case:
            tables[case["tanpa_tabel"]] = None
    return tables


def points(text):
    return int(Decimal(text) * 100_000)


def bounds(expected):
    """The least and the most that a case expects, equal where it expects one number."""
    low, high = expected if isinstance(expected, list) else (expected, expected)
    return points(low), points(high)
