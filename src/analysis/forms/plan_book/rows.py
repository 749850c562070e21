"""The rows of the named plan workbook of one OPD, in words and in units a reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.forms.form.material import Setting
from analysis.forms.plan_book.words import COMPONENTS, REASONS, SOURCES, SUBJECTS, UNITS
from analysis.language import INDONESIAN, N_, Tongue
from analysis.measures.retold import cited, retold
from analysis.plan.results.planned import told_reasons

if TYPE_CHECKING:
    from analysis.plan.results.planned import Plan
    from analysis.quarter import Quarter

POINTS = 100_000  # hundred-thousandths in a point
HUNDREDTHS = 100  # of a JP
MET = N_("Dipenuhi rencana")
NAMED_COURSES = 4  # of those that can meet a need


@dataclass(frozen=True, eq=False)
class PlanBook:
    """What the workbook of one OPD shows.

    places: nip, nama, unit_kerja, jabatan, pelatihan, kompetensi, level (text), jp, biaya (Rp),
    poin, angkatan, mulai, selesai, alasan. needs: nip, nama, sumber, hal, besar, satuan, pelatihan,
    dasar_hukum, keadaan. boxes: nip, nama, unit_kerja, jabatan, kinerja, potensi, kotak. open: nip,
    nama, komponen, poin, maks, terbuka, keterangan, pasal. box_of: "atas.rendah" -> its box.
    why: what stands against a plan, "" where it was not asked for. facts: label -> value, in order.
    """

    opd: str
    nama: str
    label: str
    made: bool
    year: int | None
    places: pd.DataFrame
    needs: pd.DataFrame
    boxes: pd.DataFrame
    open: pd.DataFrame
    box_of: Mapping[str, int]
    why: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    tongue: Tongue = INDONESIAN


def plan_books(
    quarter: Quarter,
    plan: Plan,
    setting: Setting,
    box_of: Mapping[str, int],
) -> dict[str, PlanBook]:
    """Return what the workbook of each OPD shows, by its code.

    setting: of the quarter's forms. box_of: "kinerja.potensi" -> the number of its box.
    """
    names, _ = setting.dictionary.names, setting.tongue
    people = quarter.people.loc[quarter.people["dipakai"]]
    known = people.drop_duplicates("orang").set_index("orang")
    places = _by_opd(_places(plan, known, names, _))
    needs = _by_opd(_needs(plan, known, names, _))
    boxes = _by_opd(_boxes(quarter, known, _))
    opened = _by_opd(_open(quarter, known, _))
    year = plan.certificate.get("tahun") if plan.made else None
    sentence = _.tell(plan.sentence()) if plan.made else ""
    return {
        str(row.kode): PlanBook(
            opd=str(row.kode),
            nama=str(row.nama),
            label=setting.label,
            tongue=_,
            made=plan.made,
            year=None if year is None else int(year),
            places=places[1].get(str(row.kode), places[0]),
            needs=needs[1].get(str(row.kode), needs[0]),
            boxes=boxes[1].get(str(row.kode), boxes[0]),
            open=opened[1].get(str(row.kode), opened[0]),
            box_of=box_of,
            why=" ".join(map(_.tell, plan.refusals)),
            facts={_("Jaminan rencana kota"): sentence} if sentence else {},
        )
        for row in quarter.opd.itertuples(index=False)
    }


def _by_opd(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    parts = rows.groupby("opd", sort=False, observed=True)
    return rows.iloc[:0], {str(kode): part for kode, part in parts}


def _named(rows: pd.DataFrame, known: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return the rows with facts of their persons."""
    facts = known[list(columns)].reindex(rows["orang"])
    return rows.assign(**{name: facts[name].to_numpy(object) for name in columns})


def _places(plan: Plan, known: pd.DataFrame, names: Mapping[str, str], _: Tongue) -> pd.DataFrame:
    rows = _named(plan.rencana, known, "nama", "jabatan")
    courses = plan.kursus.set_index("kode")["nama"]
    code = rows["kompetensi"].astype("str")
    raised = rows["level_dari"].astype("str") + " → " + rows["level_ke"].astype("str")
    return rows.assign(
        pelatihan=rows["kode"].map(courses).fillna(rows["kode"]),
        kompetensi=(code + " " + code.map(names).fillna("")).str.strip(),
        level=raised.where(rows["level_ke"].notna(), ""),
        jp=rows["jp"].where(rows["jp"] != 0) / HUNDREDTHS,
        biaya=rows["biaya"].where(rows["biaya"] != 0),
        poin=rows["poin"].where(rows["poin"] != 0) / POINTS,
        alasan=told_reasons(rows, _),
    )


def _needs(plan: Plan, known: pd.DataFrame, names: Mapping[str, str], _: Tongue) -> pd.DataFrame:
    rows = _named(plan.kebutuhan, known, "nama")
    source = rows["sumber"].astype("str")
    subject = rows["hal"].astype("str")
    competency = (subject + " " + subject.map(names).fillna("")).str.strip()
    unit = source.map(UNITS).fillna("poin")
    scale = unit.map({"level": 1, "JP": HUNDREDTHS, "poin": POINTS}).astype("int64")
    state = _state(plan, rows, _)
    return rows.assign(
        sumber=source.map(_all(SOURCES, _)).fillna(source),
        hal=subject.map(_all(SUBJECTS, _)).fillna(competency),
        besar=rows["besar"].astype("Float64") / scale,
        satuan=unit.map(_).where(rows["besar"].notna(), ""),
        dasar_hukum=rows["dasar_hukum"].map(_, na_action="ignore"),
        pelatihan=_few(rows["pelatihan"].astype("str"), _),
        keadaan=state,
    )


def _all(words: Mapping[str, str], _: Tongue) -> dict[str, str]:
    return {name: _(text) for name, text in words.items()}


def _few(courses: pd.Series, _: Tongue) -> pd.Series:
    """Name the first courses of a list joined by `;`, and how many more there are."""
    told = {}
    for joined in courses.unique():
        codes = str(joined).split(";")
        more = len(codes) - NAMED_COURSES
        rest = _(" dan {banyak} lain", banyak=more) if more > 0 else ""
        told[joined] = ", ".join(codes[:NAMED_COURSES]) + rest
    return courses.map(told)


def _state(plan: Plan, needs: pd.DataFrame, _: Tongue) -> list[str]:
    """Say of each need whether the plan meets it, or why it stays open."""
    if not plan.made:
        missing = needs["tanpa_pelatihan"].astype("bool")
        return [_(REASONS["tanpa_pelatihan"]) if none else "" for none in missing]
    keys = ["orang", "sumber", "hal"]
    texts = {"sumber": "str", "hal": "str"}
    left = needs[keys].astype(texts).merge(
        plan.terbuka[[*keys, "besar", "alasan"]].astype(texts).rename(columns={"besar": "sisa"}),
        how="left", on=keys, validate="many_to_one",
    )  # fmt: skip
    partly = left["sisa"].lt(needs["besar"].set_axis(left.index)).fillna(value=False)
    told = left["alasan"].map(_all(REASONS, _)).fillna(left["alasan"])
    return [
        _(MET)
        if pd.isna(why)
        else _("Sebagian dipenuhi; sisanya: {sebab}", sebab=why)
        if part
        else str(why)
        for why, part in zip(told, partly, strict=True)
    ]


def _boxes(quarter: Quarter, known: pd.DataFrame, _: Tongue) -> pd.DataFrame:
    rows = _named(quarter.boxes, known, "nip", "nama", "unit_kerja", "jabatan")
    ordered = rows.sort_values(["kotak", "nama"], ascending=[False, True], na_position="last")
    return ordered.assign(
        kinerja=ordered["sumbu_kinerja"].astype("object").map(_, na_action="ignore"),
        potensi=ordered["sumbu_potensi"].astype("object").map(_, na_action="ignore"),
    )


def _open(quarter: Quarter, known: pd.DataFrame, _: Tongue) -> pd.DataFrame:
    trace = quarter.trace
    rows = trace.loc[(trace["urut"] == 1) & trace["terbuka"].fillna(0).gt(0)]
    rows = _named(rows, known, "nama", "opd")
    points: dict[str, Any] = {
        name: rows[name].astype("Float64") / POINTS for name in ("poin", "maks", "terbuka")
    }
    code = rows["komponen"].astype("str")
    return rows.assign(
        komponen=code.map(_all(COMPONENTS, _)).fillna(code),
        keterangan=retold(rows["keterangan"], _),
        pasal=cited(rows["pasal"], _),
        **points,
    )
