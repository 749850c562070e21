"""Cities for scenarios, and what a scenario brings by scoring again with its records added."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import SimpleNamespace

import pandas as pd
from tests.measures_fixture import OPD, PERIOD, deliver, law, person

from analysis.measures.components import training_components
from analysis.measures.professionalism import score
from analysis.measures.summary import MEANS, PLACE, summarise
from analysis.scenario.effect import prepare
from analysis.scenario.ground import ground
from analysis.scenario.groups import members
from analysis.scenario.model import TRAININGS

KINDS = {"teknis": "03", "seminar": "09", "fungsional": "02", "kepemimpinan": "01"}
AGES = {"JPT Pratama": 60, "JF Ahli Madya": 60}  # all others of the fixture: 58
POSTS = {
    "JPT Pratama": "struktural",
    "Administrator": "struktural",
    "Pengawas": "struktural",
    "JF Ahli Madya": "fungsional",
    "JF Ahli Muda": "fungsional",
    "Pelaksana": "pelaksana",
}


def nip(number, born=date(1990, 1, 1)):
    return f"{born:%Y%m%d}2015042{number:03d}"


def staff(number, post="Pelaksana", opd="dinas-satu", born=date(1990, 1, 1), **facts):
    """One pegawai row of a post and an OPD."""
    return person(
        nip(number, born), jenjang_jabatan=post, jenis_jabatan=POSTS[post], opd=opd, **facts
    )


def scored(delivery, rule):
    scores = score(delivery, rule)
    return SimpleNamespace(
        people=scores.people, components=training_components(scores, delivery, rule)
    )


def base_of(delivery):
    """A base of the fixture's law; steps `aturan` may ask for any of its options."""
    own = law()

    def under(step):
        other = law(**step.opsi)
        found = scored(delivery, other)
        return ground(found.people, found.components, delivery, other)

    return prepare(scored(delivery, own), delivery, own, under)


def scored_again(delivery, base, scenario):
    """The summary of the city with the scenario's records added, by the scorer itself.

    Every addressed person measured in kompetensi attends, needed or not; who retires is left out
    of the table. Coverage has no records and is not meant.
    """
    rule = law(**scenario.rule.opsi) if scenario.rule else law()
    tables = dict(delivery.tables)
    rows, people = tables["pegawai"], score(delivery, rule).people
    for step in scenario.steps("pensiun"):
        gone = [each["nip"] for each in _retired(rows, step.bulan)]
        named = people.loc[members(people, step.untuk, base.known), "nip"]
        tables["pegawai"] = tables["pegawai"].loc[
            ~tables["pegawai"]["nip"].isin(set(gone) & set(named))
        ]
    new = []
    for step in scenario.steps(*TRAININGS):
        inside = members(people, step.untuk, base.known) & people["kompetensi"].notna()
        if step.tindakan == "kepemimpinan":  # there is no such course for other posts
            inside &= people["jenis_jabatan"].eq("struktural")
        for each in people.loc[inside].to_dict("records"):
            component = TRAININGS[step.tindakan]
            new.append(
                {
                    "nip": each["nip"],
                    "jenis": KINDS[component],
                    "komponen": component,
                    "tingkat": each["jenjang_jabatan"] if component == "kepemimpinan" else None,
                    "jp": 2000,
                    "tanggal_selesai": pd.Timestamp(PERIOD.end),
                    "berkas": "skenario",
                    "baris": len(new) + 1,
                    "nasib": "dipakai",
                }
            )
    if new:
        table = tables["pelatihan"]
        added = pd.DataFrame(new).reindex(columns=table.columns)
        tables["pelatihan"] = pd.concat(
            [
                table.astype({"nasib": "str"}),
                added.astype(table.dtypes.to_dict() | {"nasib": "str"}),
            ],
            ignore_index=True,
        )
    again = dataclasses.replace(delivery, tables=tables)
    found = summarise(score(again, rule).people, OPD)
    return found.loc[found["potongan"] == "semua", [*PLACE, "pegawai", "diukur", *MEANS]]


def _retired(rows, months):
    """Who is retired `months` after 30 September 2026, counted by hand."""
    last = date(2026 + (9 + months - 1) // 12, (9 + months - 1) % 12 + 1, 1)
    for each in rows.to_dict("records"):
        born = date.fromisoformat(f"{each['nip'][:4]}-{each['nip'][4:6]}-{each['nip'][6:8]}")
        age = AGES.get(each["jenjang_jabatan"], 58)
        year, month = born.year + age, born.month + 1
        first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        if first <= last:
            yield each


def city(people, histories=(), kinerja=None):
    """A delivery; kinerja defaults to Baik for everybody."""
    appraisals = kinerja
    if kinerja is None:
        appraisals = [{"nip": p["nip"], "tahun": 2025, "predikat": "Baik"} for p in people]
    return deliver(people, histories, appraisals, [])
