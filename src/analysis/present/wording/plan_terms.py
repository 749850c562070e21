"""What a plan rests on: its weights, how good it is proven to be, the law, and the next step."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Run
from analysis.present.locale import N_
from analysis.present.wording.plan_text import plan_of, why_no_plan
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

Paragraph = tuple[Run, ...]
LIMITS = MappingProxyType(
    {
        "porsi_opd": N_("bagian terbesar satu OPD {menjadi} dari anggaran, bukan {dari}"),
        "lantai_opd": N_("nilai terkecil satu OPD {menjadi} dari terbaiknya, bukan {dari}"),
        "maks_kursus": N_("{menjadi} pelatihan per orang, bukan {dari}"),
        "jp_maks_pppk": N_("{menjadi} JP per PPPK, bukan {dari}"),
    }
)
WEIGHTS = MappingProxyType(
    {
        "level": N_("bobot level"),
        "poin": N_("bobot poin"),
        "20jp": N_("bobot 20 JP"),
    }
)


def terms_paragraphs(report: OpdReport, _: Voice) -> tuple[Paragraph, ...]:
    """Return the paragraphs; none where the city has no plan."""
    plan = plan_of(report)
    if plan is None or why_no_plan(report, _):
        return ()
    told = [
        (_("Bobot."), _weights(plan, _)),
        (_("Terbukti.") if plan["terbukti"] else _("Belum terbukti."), certificate(plan, _)),
        (_("Dasar hukum."), _law(report, _)),
    ]
    aside = _("Dihitung tanpa kalender.")
    told += [
        (title, f"{words} {aside}")
        for title, words in (
            (_("Satu langkah lagi."), _loosened(report, plan, _)),
            (_("Bobot lain."), _sensitivity(plan, _)),
        )
        if words
    ]
    return tuple((Run(f"{title} ", b=True), Run(words)) for title, words in told)


def _weights(plan: Mapping[str, Any], _: Voice) -> str:
    weights = plan["bobot"]
    return _(
        "Nilai rencana = {level} per level kesenjangan yang tertutup + {poin} per poin IP ASN + "
        "{jp} per PNS yang mencapai JP setahunnya, dijumlah atas pegawai. Bobot ini pilihan kota, "
        "bukan aturan: tidak ada rumus prioritas nasional. Bobot dapat diubah dalam dataset.toml.",
        level=_.trimmed(weights["level"]),
        poin=_.trimmed(weights["poin"]),
        jp=_.trimmed(weights["20jp"]),
    )


def certificate(plan: Mapping[str, Any], _: Voice) -> str:
    """Say what is proven and no more: how far above this plan another could lie."""
    worth = _whole(plan["nilai"], ROUND_FLOOR, _)
    parts = [_certified(plan, worth, _)]
    calendar = plan.get("kalender") or {"berkurang_persen": 0}
    simple = _whole(plan.get("nilai_greedy") or 0, ROUND_FLOOR, _)
    if not plan.get("aturan", {}).get("lantai_opd", True):
        parts.append(_("Kalender tidak menyisakan jalan untuk menepati lantai bagi setiap OPD."))
    if calendar["berkurang_persen"]:
        parts.append(
            _(
                "Setiap tempatnya mendapat angkatan. Itu yang diambil kalender: tanpa kalender, "
                "rencana terbaik yang ditemukan bernilai {nilai}, {persen} lebih tinggi.",
                nilai=_whole(calendar["nilai_tanpa"], ROUND_FLOOR, _),
                persen=_.percent(calendar["berkurang_persen"], 2),
            )
        )
    elif plan.get("nilai_greedy") and simple != worth:  # by hand too the calendar is left aside
        parts.append(
            _(
                "Cara yang lazim, memilih satu per satu yang paling murah bagi nilainya, memberi "
                "{nilai}.",
                nilai=simple,
            )
        )
    return " ".join(parts)


def _certified(plan: Mapping[str, Any], worth: str, _: Voice) -> str:
    if not plan["terbukti"]:
        return _(
            "Rencana kota bernilai {nilai}; jaraknya dari yang terbaik belum terbukti.", nilai=worth
        )
    knows = (plan.get("kalender") or {}).get("dalam_batas")
    dated = _(", yang juga menepati batas setiap unit dalam kalender,") if knows else ""
    if plan["batas"] <= plan["nilai"]:
        return _(
            "Rencana kota bernilai {nilai}. Di antara semua rencana dengan paling banyak tiga "
            "pelatihan yang berguna per orang{kalender} tidak ada yang bernilai lebih.",
            nilai=worth,
            kalender=dated,
        )
    return _(
        "Rencana kota bernilai {nilai}. Di antara semua rencana dengan paling banyak tiga "
        "pelatihan yang berguna per orang{kalender} tidak ada yang bernilai lebih dari {batas}: "
        "paling banyak {celah} di atasnya.",
        nilai=worth,
        kalender=dated,
        batas=_whole(plan["batas"], ROUND_CEILING, _),  # up, so that it stays true
        celah=_.percent(plan["celah_persen"], 2),
    )


def _whole(value: float, rounding: str, _: Voice) -> str:
    """Write a plan's value without its decimals."""
    return _.count(int(Decimal(str(value)).quantize(Decimal(1), rounding)))


def _units(value: float, _: Voice, rounding: str = ROUND_HALF_UP) -> str:
    """Write a value with one decimal."""
    return _.number(Decimal(str(value)).quantize(Decimal("0.1"), rounding), 1)


def _law(report: OpdReport, _: Voice) -> str:
    """Name the articles; what each of them grounds stands in the table of needs."""
    grounds = dict(report.info["pengembangan"]["dasar_hukum"])
    articles = dict.fromkeys(_(text).split(":")[0] for text in grounds.values())
    words = _(
        "Kebutuhan menurut {pasal}; dasar setiap kebutuhan ada di lampiran.",
        pasal=_.listed(list(articles)),
    )
    hooks = [_(str(text)) for text in report.info["pengembangan"].get("prioritas", {}).values()]
    if not hooks:
        return words
    return f"{words} " + _(
        "Bila nilainya sama, ini yang menentukan: {urutan}.", urutan="; ".join(hooks)
    )


def _loosened(report: OpdReport, plan: Mapping[str, Any], _: Voice) -> str:
    """Say what more money would bring, then which other limits hold the plan back."""
    steps = plan["dilonggarkan"]
    money = [_money(step, _) for step in steps if step["batas"] == "anggaran"]
    others = [step for step in steps if step["batas"] != "anggaran" and step["tambahan"] > 0]
    return " ".join([*money, *(_step(step, report, _) for step in others)])


def _money(step: Mapping[str, Any], _: Voice) -> str:
    before, after = _.rupiah(step["dari"]), _.rupiah(step["menjadi"])
    most = _units(step["paling_banyak"], _, ROUND_CEILING)  # up, so that it stays true
    if step["tambahan"] > 0:
        million = Fraction(step["menjadi"] - step["dari"], 10**6)
        each = Fraction(str(step["tambahan"])) / million
        return _(
            "Bila anggaran naik dari {dari} menjadi {menjadi}, nilai rencana kota bertambah "
            "{nilai} (terbukti paling banyak {paling}): {tiap} untuk setiap Rp 1 juta.",
            dari=before,
            menjadi=after,
            nilai=_units(step["tambahan"], _),
            paling=most,
            tiap=_.number(Decimal(each.numerator) / Decimal(each.denominator), 2),
        )
    if step["paling_banyak"] > 0:
        return _(
            "Dengan anggaran {menjadi}, bukan {dari}, tidak ditemukan rencana kota yang lebih "
            "bernilai; tambahannya terbukti paling banyak {paling}.",
            dari=before,
            menjadi=after,
            paling=most,
        )
    return _(
        "Dengan anggaran {menjadi}, bukan {dari}, tidak ada rencana kota yang lebih bernilai.",
        dari=before,
        menjadi=after,
    )


def _step(step: Mapping[str, Any], report: OpdReport, _: Voice) -> str:
    worth = _units(step["tambahan"], _)
    most = _units(step["paling_banyak"], _, ROUND_CEILING)
    if step["batas"] == "maks_angkatan":
        return _(
            "Satu angkatan lagi untuk {pelatihan} bernilai {nilai} (terbukti paling banyak "
            "{paling}).",
            pelatihan=_named(step["kode"], report),
            nilai=worth,
            paling=most,
        )
    before, after = (_amount(step["batas"], step[name], _) for name in ("dari", "menjadi"))
    return _(
        "Dengan {langkah}, nilai rencana kota bertambah {nilai} (terbukti paling banyak {paling}).",
        langkah=_(LIMITS[step["batas"]], dari=before, menjadi=after),
        nilai=worth,
        paling=most,
    )


def _named(kode: str, report: OpdReport) -> str:
    """Name a course as the city's rows do: only courses named there are among the limits."""
    rows = report.release.rencana
    return next(iter(rows.loc[rows["kode"] == kode, "nama"].astype(str)), kode)


def _amount(limit: str, value: int, _: Voice) -> str:
    if limit in {"porsi_opd", "lantai_opd"}:
        return _.percent(value / 100, 0)
    return _.trimmed(value / 100) if limit == "jp_maks_pppk" else _.count(value)


def _sensitivity(plan: Mapping[str, Any], _: Voice) -> str:
    parts = []
    for other in plan["sensitivitas"]:
        stays = _share(other["tempat_tetap"], other["tempat"])
        times = Fraction(other["kali"], 1000)
        factor = _.trimmed(float(times))
        parts.append(
            _(
                "{bobot} dikali {kali}: {persen} tempat tetap",
                bobot=_(WEIGHTS[other["bobot"]]),
                kali=factor,
                persen=_.percent(stays, 0),
            )
        )
    return capital("; ".join(parts)) + "." if parts else ""


def _share(part: int, whole: int) -> float:
    return float(100 * part // whole) if whole else 100.0
