"""Findings in words: a bold claim, one or two sentences, the number at the right margin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analysis.present.blocks import FindingItem
from analysis.present.wording.findings_gap import largest_gap, no_plan, planned
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import COMPONENTS, DIMENSIONS, SOURCES, WITHOUT
from analysis.release.findings import Finding

Values = Mapping[str, Any]


def item(finding: Finding, info: Values, _: Voice) -> FindingItem:
    """Return a finding in words; `info` is the Release's.

    Raises: KeyError for a kind that has no words.
    """
    return _WORDS[finding.kind]({**finding.values, "info": info}, _)


def _component(v: Values, _: Voice) -> FindingItem:
    name = component(v["komponen"], _)
    effect = _.number(v["poin"], v["desimal"])
    first = _(
        "{orang} dari {diukur} pegawai {belum}",
        orang=_.count(v["orang"]),
        diukur=_.count(v["diukur"]),
        belum=_lacking(v["komponen"], v["info"], _),
    )
    if v["poin_per_orang"] is not None:
        each = _.number(v["poin_per_orang"], v["desimal_per_orang"])
        first += _("; setiap orang rata-rata kehilangan {poin} poin", poin=each)
    after = _.number(v["ip_menjadi"], v["desimal"])
    second = _("Bila semuanya terpenuhi, IP ASN menjadi {nilai}.", nilai=after)
    if v["kategori_menjadi"]:
        second = _(
            "Bila semuanya terpenuhi, IP ASN menjadi {nilai} ({kategori}).",
            nilai=after,
            kategori=_(v["kategori_menjadi"]),
        )
    return FindingItem(
        claim=_("{komponen} menahan {poin} poin", komponen=name, poin=effect),
        text=f"{first}. {second}",
        effect=_.signed(v["poin"], v["desimal"]),
        unit=_("poin IP ASN"),
    )


def _lacking(code: str, info: Values, _: Voice) -> str:
    """Say what people below a component's full points have not done yet."""
    months, hours = info["jendela"].get(code, 0), info["ambang_jp"].get(code)
    if hours and months:
        return _(
            "belum mencapai {jp} JP dalam {jendela}", jp=_.trimmed(hours), jendela=window(months, _)
        )
    if months:
        return _("belum mengikuti satu pun dalam {jendela}", jendela=window(months, _))
    return _("belum mengikuti diklat yang disyaratkan")


def span(months: int, _: Voice) -> str:
    """Return "setahun" for 12 months, "2 tahun" for 24."""
    if months == 12:
        return _("setahun")
    if months % 12 == 0:
        return _("{jumlah} tahun", jumlah=months // 12)
    return _("{jumlah} bulan", jumlah=months)


def window(months: int, _: Voice) -> str:
    """Return "setahun terakhir" for 12 months, "2 tahun terakhir" for 24."""
    if months == 12:
        return _("setahun terakhir")
    return _("{jangka} terakhir", jangka=span(months, _))


def component(code: str, _: Voice) -> str:
    """Return a component's name inside a sentence; merged ones are joined."""
    names = [_(COMPONENTS[part]).split(",")[0] for part in code.split("+")]
    return joined(names, _)


def joined(names: list[str], _: Voice) -> str:
    """Join names; a word that all of them begin or end with is said once."""
    words = [name.split(" ") for name in names]
    if len(names) > 1 and len({parts[0] for parts in words}) == 1:
        names = [names[0], *(" ".join(parts[1:]) for parts in words[1:])]
    elif len(names) > 1 and len({parts[-1] for parts in words}) == 1:
        names = [*(" ".join(parts[:-1]) for parts in words[:-1]), names[-1]]
    return capital(_.listed([names[0], *(name.lower() for name in names[1:])]))


def _below_city(v: Values, _: Voice) -> FindingItem:
    name, gap = _(DIMENSIONS[v["dimensi"]]), _.number(v["selisih"], v["desimal_selisih"])
    return FindingItem(
        claim=_("{dimensi} {beda} poin di bawah rata-rata kota", dimensi=name, beda=gap),
        text=_means(v, _),
        effect=_.number(-v["selisih"], v["desimal_selisih"]),
        unit=_("poin dari kota"),
    )


def _open_dimension(v: Values, _: Voice) -> FindingItem:
    name, points = _(DIMENSIONS[v["dimensi"]]), _.number(v["terbuka"], v["desimal"])
    return FindingItem(
        claim=_("{dimensi} masih terbuka {poin} poin", dimensi=name, poin=points),
        text=_means(v, _),
        effect=points,
        unit=_("poin terbuka"),
    )


def _means(v: Values, _: Voice) -> str:
    means = _(
        "Rata-rata {nilai} dari {maksimum} poin; rata-rata kota {kota}.",
        nilai=_.number(v["nilai"], v["desimal"]),
        maksimum=v["maksimum"],
        kota=_.number(v["kota"], v["desimal_kota"]),
    )
    if v["orang"] is None:
        return means
    people = _(
        "{orang} dari {diukur} pegawai belum bernilai penuh.",
        orang=_.count(v["orang"]),
        diukur=_.count(v["diukur"]),
    )
    return f"{means} {people}"


def _incomplete(v: Values, _: Voice) -> FindingItem:
    reasons = [
        _("{orang} orang {alasan}", orang=_.count(people), alasan=without(codes, v["info"], _))
        for codes, people in v["alasan"]
    ]
    many = any(len(codes) > 1 for codes, _people in v["alasan"])
    first = ("; ".join(reasons) if many else _.listed(reasons)) + "." if reasons else ""
    names = [_(name) for name in v["kategori_mungkin"]]
    last = ""
    if len(names) == 1:
        last = _("Kategorinya pasti {kategori}, juga bila data itu dilengkapi.", kategori=names[0])
    elif names:
        last = _(
            "Kategori baru pasti setelah data itu dilengkapi: {kategori}.",
            kategori=either(names, _),
        )
    return FindingItem(
        claim=_("Data {orang} pegawai belum lengkap", orang=_.count(v["orang"])),
        text=" ".join(part for part in (first, last) if part),
        effect=_.count(v["orang"]),
        unit=_("pegawai"),
    )


def without(codes: Sequence[str], info: Values, _: Voice) -> str:
    """Say what people lack, after their number: "tanpa penilaian kinerja 2025 atau ..."."""
    return _.one_of([_(WITHOUT[code], tahun=info["tahun_kinerja"]) for code in codes])


def either(names: list[str], _: Voice) -> str:
    """Join possible categories: "Rendah atau Sedang", "Rendah sampai Tinggi"."""
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return _("{a} atau {b}", a=names[0], b=names[1])
    return _("{a} sampai {b}", a=names[0], b=names[-1])


def _not_received(v: Values, _: Voice) -> FindingItem:
    missing = _.listed([_(SOURCES[name]) for name in v["dimensi"]])
    names = _.listed([_(DIMENSIONS[name]).lower() for name in v["dimensi"]])
    return FindingItem(
        claim=_("{data} belum diterima", data=capital(missing)),
        text=_("Tanpa itu dimensi {dimensi} dan IP ASN tidak dapat diukur.", dimensi=names),
        effect="",
        unit="",
    )


_WORDS: dict[str, Callable[[Values, Voice], FindingItem]] = {
    "komponen_terbuka": _component,
    "dimensi_di_bawah_kota": _below_city,
    "dimensi_terbuka": _open_dimension,
    "data_belum_lengkap": _incomplete,
    "dimensi_tidak_diterima": _not_received,
    "kesenjangan_terbesar": largest_gap,
    "rencana": planned,
    "rencana_ditolak": no_plan,
}
