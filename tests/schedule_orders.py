"""Scheduling orders of plain values as the frames that `schedule` takes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
from tests.schedule_checker import Order

from analysis.dataset.settings import ScheduleSettings
from analysis.plan.calendar.schedule import schedule


def frames(order: Order, shuffle: int | None = None):
    """Return the arguments of `schedule`; with a seed, every frame in another row order."""
    places = pd.DataFrame(
        [(person, *unit, kode) for person, (unit, codes) in order.people.items() for kode in codes],
        columns=["orang", "opd", "unit_kerja", "kode"],
    )
    courses = pd.DataFrame(
        [(kode, jp * 100, *rest) for kode, (jp, *rest) in order.courses.items()],
        columns=["kode", "jp", "moda", "kapasitas", "isi_minimum", "banyak"],
    )
    serves = pd.DataFrame(list(order.serves), columns=["kode", "kompetensi", "level_ke"])
    units = pd.DataFrame(
        [(*unit, people) for unit, people in order.staff.items()],
        columns=["opd", "unit_kerja", "pegawai"],
    )
    holidays = pd.DataFrame({"tanggal": pd.to_datetime(sorted(order.holidays))})
    settings = ScheduleSettings(
        mulai=f"{order.first:%m-%d}",
        selesai=f"{order.last:%m-%d}",
        porsi_unit=order.share,
        jp_per_hari=order.hours,
        hari_kerja=order.week,
    )
    if shuffle is not None:
        places, courses, serves, units, holidays = (
            frame.sample(frac=1, random_state=shuffle)
            for frame in (places, courses, serves, units, holidays)
        )
    offers = SimpleNamespace(courses=courses.drop(columns="banyak"), serves=serves)
    batches = dict(zip(courses["kode"], courses["banyak"], strict=True))
    return places, offers, batches, units, holidays, settings, order.first.year


def scheduled(order: Order, shuffle: int | None = None):
    return schedule(*frames(order, shuffle))


def order_of(case: dict) -> Order:
    """Read one case of cases/jadwal.yaml."""
    facts = {}
    for name, value in case.get("aturan", {}).items():
        facts[name] = Decimal(value) if name == "share" else value
    window = case.get("jendela")
    if window:
        facts |= {"first": _day(window[0]), "last": _day(window[1])}
    return Order(
        courses={
            kode: (c["jp"], c["moda"], c["kapasitas"], c["minimum"], c["angkatan"])
            for kode, c in case["pelatihan"].items()
        },
        people={
            int(number): (("dinas-satu", one["unit"]), tuple(one["ambil"]))
            for number, one in case["orang"].items()
        },
        staff={("dinas-satu", unit): people for unit, people in case["unit"].items()},
        serves=tuple((kode, skill, level) for kode, skill, level in case.get("level", [])),
        holidays=frozenset(map(_day, case.get("libur", []))),
        **facts,
    )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(str(text))
