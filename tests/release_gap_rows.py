"""Exact gaps and plans by hand: exactly the people a masking rule needs."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from tests.measures_fixture import rules
from tests.release_fixture import law
from tests.release_rows import city, info_of, quarter_from

from analysis.measures import gap_summary
from analysis.measures.jpm import job_person_match
from analysis.plan.results.planned import BATCHES, EFFECT, LEFT_OPEN, ORDER, PLACES, Plan
from analysis.release.design import Policy
from analysis.release.gate import release

COMPETENCIES = ("M.1", "M.2", "M.3", "SK.1")
CERTIFICATE = {
    "tahun": 2027, "nilai": 90 * 10**8, "batas": 91 * 10**8, "celah_persen": "1.12",
    "nilai_greedy": 80 * 10**8, "biaya": 0, "anggaran": 10**9,
    "bobot": {"level": "5", "poin": "1", "20jp": "2"}, "aturan": {}, "kalimat": "",
    "batasan": {"maks_kursus": 5},
}  # fmt: skip
PRICES = {"A": 2_500_000, "B": 4_000_000, "C": 1_500_000, "D": 3_000_000, "E": 2_500_000}
COURSES = {
    "nama": "Pelatihan", "jalur": "klasikal", "bentuk": "teknis", "komponen": "teknis",
    "penyelenggara": "BKPSDM", "moda": "daring", "kurikulum": "Baku",
    "sasaran": "fungsional",
}  # fmt: skip


def members(opd, group, assessed, *, unassessed=0, unit="Bidang", kind="dinas", required=3, **how):
    """Return gap rows of a group: those assessed are `gap` levels below in each.

    how: gap (0), below (how many of the assessed are, all by default), expired, only (codes in
    which the assessed are assessed), fine (kelompok_rinci).
    """
    gap, below = how.get("gap", 0), how.get("below", assessed)
    only = how.get("only", COMPETENCIES)
    rows = []
    for number in range(assessed + unassessed):
        for code in COMPETENCIES:
            known = number < assessed and code in only
            missing = "kedaluwarsa" if how.get("expired") else "belum_dinilai"
            short = gap if number < below else 0
            rows.append(
                {
                    "orang": f"{opd}/{unit}/{group}/{how.get('fine', '')}/{number}",
                    "opd": opd, "jenis_opd": kind, "unit_kerja": unit, "kelompok": group,
                    "kelompok_rinci": how.get("fine", group), "kompetensi": code,
                    "jenis_kompetensi": "sosial kultural" if code == "SK.1" else "manajerial",
                    "level_standar": required, "dasar": how.get("basis", "baku"),
                    "level_capaian": required - short if known else pd.NA,
                    "keadaan": "diukur" if known else missing,
                    "kesenjangan": short if known else pd.NA, "surplus": 0 if known else pd.NA,
                }
            )  # fmt: skip
    return rows


def gap_city(agencies, *groups, policy=None, plan=None, info=None, **frames):
    """Release a city {kode: (jenis, staff, measured)} with the gap rows of these groups.

    info: what it says beside the rules; the plan's certificate by default.
    """
    said = info or {"rencana": CERTIFICATE if plan is not None and plan.made else None}
    quarter = gap_quarter(agencies, *groups, **frames)
    info = info_of("2026-Q3", pengembangan={"nama_kompetensi": {"M.1": "Integritas"}}) | said
    laws = {"2026-Q3": law()}
    return release([quarter], laws, Policy(**(policy or {})), info, rules(), plan)


def gap_quarter(agencies, *groups, **frames):
    """Return the quarter of such a city, with its exact gap and match frames."""
    rows = pd.DataFrame([row for group in groups for row in group])
    quarter = quarter_from(city(agencies), agencies, **frames)
    if rows.empty:
        return quarter
    orang = pd.Series(pd.factorize(rows["orang"])[0], index=rows.index)
    numbers = ["level_standar", "level_capaian", "kesenjangan", "surplus"]
    gaps = rows.assign(orang=orang).astype(dict.fromkeys(numbers, "Int64"))
    matched = job_person_match(gaps, rules())
    return replace(
        quarter,
        gaps=gaps,
        jpm=matched,
        gap_cells=gap_summary.gap_cells(gaps),
        jpm_summary=gap_summary.jpm_summary(matched),
        standards_used=gap_summary.standards_used(gaps),
        **({"box_counts": frames["box_counts"]} if "box_counts" in frames else {}),
    )


def plan_of(takers, staff, *, gain=10, needs=(), left=(), **how):
    """Return a plan of {opd: {kode: people}}; an OPD's people are numbered, courses start anew.

    staff: {opd: people}. gain: points a participant's IP ASN rises by.
    needs: (opd, sumber, hal, people, of them without a course). left: (opd, alasan, people).
    how: kinds {opd: jenis}, prices and months {kode: Rp, month}, batches {kode: number}.
    """
    kinds, prices = how.get("kinds") or {}, {**PRICES, **(how.get("prices") or {})}
    first, total = {}, 0
    for opd, people in staff.items():
        first[opd], total = total, total + people
    lines = []
    for opd, courses in takers.items():
        for number, (kode, people) in enumerate(sorted(courses.items())):
            for place in range(people):
                orang = first[opd] + (place + number * 3) % staff[opd]
                batch = 1 + place % how.get("batches", {}).get(kode, 1)
                month = how.get("months", {}).get(kode, 3)
                line = _line(orang, opd, kinds, kode, prices)
                lines.append({**line, **_dated(batch, month)})
    rows = pd.DataFrame(lines, columns=list(PLACES)).astype(PLACES)
    rows = rows.assign(poin=(~rows.duplicated("orang")).astype("int64") * gain * 100_000)
    return Plan(
        kebutuhan=_needs(needs, first, kinds),
        kursus=pd.DataFrame(
            [{**COURSES, "kode": kode, "jp": 2_000, "nama": f"Pelatihan {kode}"} for kode in prices]
        ),
        layanan=pd.DataFrame([("A", "M.1", 2)], columns=["kode", "kompetensi", "level_ke"]),
        rencana=rows,
        angkatan=pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in BATCHES.items()}),
        dampak=_effects(rows, staff, first, kinds, gain),
        terbuka=_left(left, first, kinds),
        urutan=_order(rows),
        certificate={**CERTIFICATE, "biaya": int(rows["biaya"].sum())},
    )


def _line(orang, opd, kinds, kode, prices):
    return {
        "orang": orang, "nip": "", "opd": opd, "jenis_opd": kinds.get(opd, "dinas"),
        "unit_kerja": "Bidang", "kelompok": "Pelaksana", "status_asn": "PNS", "kode": kode,
        "kompetensi": "", "level_dari": pd.NA, "level_ke": pd.NA, "jp": 2_000,
        "biaya": prices[kode], "poin": 0, "alasan": "",
    }  # fmt: skip


def _dated(batch, month):
    day = pd.Timestamp(f"2027-{month:02d}-01")
    return {"angkatan": batch, "mulai": day, "selesai": day + pd.Timedelta(days=2)}


def _effects(rows, staff, first, kinds, gain):
    taken = rows.groupby("orang")["kode"].nunique()
    cost = rows.groupby("orang")["biaya"].sum()
    lines = []
    for opd, people in staff.items():
        for orang in range(first[opd], first[opd] + people):
            more = gain * 100_000 if orang in taken.index else 0
            lines.append(
                {
                    "orang": orang, "opd": opd, "jenis_opd": kinds.get(opd, "dinas"),
                    "unit_kerja": "Bidang", "kelompok": "Pelaksana", "lengkap": True,
                    "pasangan": 9, "kesenjangan_sebelum": 9,
                    "kesenjangan_sesudah": 8 if more else 9, "kompetensi_sebelum": 2_000_000,
                    "kompetensi_sesudah": 2_000_000 + more, "ip_sebelum": 6_000_000,
                    "ip_sesudah": 6_000_000 + more, "nilai": 15 * 10**8 if more else 0,
                    "biaya": int(cost.get(orang, 0)), "kursus": int(taken.get(orang, 0)),
                }
            )  # fmt: skip
    return pd.DataFrame(lines, columns=list(EFFECT)).astype(EFFECT)


def _order(rows):
    sums = rows.groupby(["opd", "kode", "mulai"], as_index=False).agg(
        peserta=("orang", "size"), biaya=("biaya", "sum"), poin=("poin", "sum")
    )
    order = sums.assign(angkatan=1, nilai=0, level=0).sort_values(["opd", "mulai", "kode"])
    order = order.assign(urut=order.groupby("opd").cumcount() + 1)
    return order[list(ORDER)].astype(ORDER).reset_index(drop=True)


def _needs(needs, first, kinds):
    columns = ["orang", "opd", "jenis_opd", "sumber", "hal", "tanpa_pelatihan"]
    lines = [
        (first[opd] + n, opd, kinds.get(opd, "dinas"), source, thing, n < without)
        for opd, source, thing, people, without in needs
        for n in range(people)
    ]
    return pd.DataFrame(lines, columns=columns)


def _left(left, first, kinds):
    lines = [
        {"orang": first[opd] + n, "opd": opd, "jenis_opd": kinds.get(opd, "dinas"),
         "alasan": reason, "sumber": "teknis", "hal": "teknis", "nip": "", "kelompok": "",
         "besar": 1}
        for opd, reason, people in left
        for n in range(people)
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=list(LEFT_OPEN)).astype(LEFT_OPEN)
