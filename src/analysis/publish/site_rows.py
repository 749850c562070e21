"""What the index page says of each OPD and of the city, from released values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analysis.present.drawing.glyphs import printable
from analysis.present.wording import released
from analysis.present.wording.gap_words import ALL
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES
from analysis.publish.document import disclaimer
from analysis.publish.kinds import CITY, CITY_CODE, GUIDE, KINDS, REPORT
from analysis.release import compare
from analysis.release.compare import Change
from analysis.release.model import Release, RowDict, as_row, as_rows

# name of a kind of document -> kode -> kunci, berkas (html, pdf, xlsx -> hash)
Listed = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class IndexRow:
    """One OPD: released values and what they are printed as; links relative to the page.

    `value`, `low`, `high`: IP ASN and its bounds, points, None when not shown. `category_index`: 0
    to 4, None when hidden. `state`: that of its row in the Release. `reason`: why there is no
    value. `change` (points), `coverage` (percent), `gap` (levels): the numbers behind their texts,
    to sort by. `gap_hidden`: the gap alone is suppressed.
    """

    kode: str
    nama: str
    jenis: str
    ip_asn_text: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    category_index: int | None = None
    category: str = ""
    change_text: str = ""
    coverage_text: str = ""
    state: str = released.PUBLISHED
    reason: str = ""
    html: str | None = None
    pdf: str | None = None
    xlsx: str | None = None
    guide: str | None = None
    guide_pdf: str | None = None
    change: float | None = None
    coverage: float | None = None
    gap_text: str = ""
    gap: float | None = None
    gap_hidden: bool = False


@dataclass(frozen=True)
class IndexInfo:
    """What stands above and below the table, printed as it is; `bands` are (name, start), points.

    `quarter` is the quarter inside a sentence ("triwulan III 2026"), `period` its title.
    """

    name: str
    letterhead: str
    period: str
    quarter: str
    as_of: str
    draft: bool
    bands: tuple[tuple[str, float], ...]
    footer: str
    value: str = ""
    category: str = ""
    category_index: int | None = None
    change: str = ""
    measured: str = ""
    measured_note: str = ""
    report: tuple[tuple[str, str], ...] = ()  # of the whole city: name of the format, address


def index_rows(release: Release, listed: Listed, lang: str) -> list[IndexRow]:
    """Return a row for every OPD of the roster; only listed reports are linked."""
    voice = Voice(lang)
    totals = {row["opd"]: row for row in as_rows(release.totals("opd"))}
    gaps = _gaps(release)
    rows = [
        (_row(opd, totals[opd["kode"]], release, listed, voice), opd["kode"])
        for opd in as_rows(release.opd)
        if opd["kode"] in totals
    ]
    return [replace(row, **_gap(gaps.get(kode), voice)) for row, kode in rows]


def _gaps(release: Release) -> dict[str, RowDict]:
    """Return of every OPD the gap over all competencies and level groups."""
    rows = release.kesenjangan
    whole = (rows["cakupan"] == "opd") & (rows["kompetensi"] == ALL) & (rows["kelompok"] == ALL)
    return {row["opd"]: row for row in as_rows(rows[whole])}


def _gap(row: RowDict | None, _: Voice) -> dict[str, Any]:
    if row is None or row["kesenjangan"] is None:
        return {"gap_hidden": row is not None and row["keadaan"] == released.HIDDEN}
    return {"gap_text": _.number(row["kesenjangan"], row["desimal"]), "gap": row["kesenjangan"]}


def _row(opd: RowDict, row: RowDict, release: Release, listed: Listed, _: Voice) -> IndexRow:
    kode = str(opd["kode"])
    change = release.report(kode).change
    text, index = category(row, _)
    printed = row["ip_asn"] is not None
    links = _links(kode, listed)
    return IndexRow(
        kode=kode,
        nama=str(opd["nama"]),
        jenis=str(opd["jenis"] or ""),
        ip_asn_text=released.value(row, "ip_asn", _) if printed else "",
        value=row["ip_asn"],
        low=row["batas_bawah"] if printed else None,
        high=row["batas_atas"] if printed else None,
        category_index=index,
        category=text,
        change_text=change_text(change, _),
        coverage_text=coverage_text(row, _),
        state=row["keadaan"],
        reason=released.why_no_index(row, release.info, _),
        html=links.get((REPORT.name, "html")),
        pdf=links.get((REPORT.name, "pdf")),
        xlsx=links.get((REPORT.name, "xlsx")),
        guide=links.get((GUIDE.name, "html")),
        guide_pdf=links.get((GUIDE.name, "pdf")),
        change=moved(change),
        coverage=row["cakupan_persen"],
    )


def _links(kode: str, listed: Listed) -> dict[tuple[str, str], str]:
    """Return the addresses of what there is of an OPD, by kind and ending."""
    return {
        (kind.name, ending): f"{kind.folder}/{kode}.{ending}"
        for kind in KINDS
        for ending in listed.get(kind.name, {}).get(kode, {}).get("berkas", {})
    }


def index_info(release: Release, lang: str, listed: Listed | None = None) -> IndexInfo:
    """Return what the page says of the city and the quarter; its report where it is listed."""
    _ = Voice(lang)
    info = release.info
    city = as_row(release.totals("kota"))
    text, index = category(city, _)
    staff = "" if city["pegawai"] is None else _.count(city["pegawai"])
    note = _("dari {jumlah} pegawai", jumlah=staff) if staff else ""
    return IndexInfo(
        name=printable(info["nama"]),
        letterhead=printable(info["kop"]),
        period=_.quarter(info["periode"])[:1].upper() + _.quarter(info["periode"])[1:],
        quarter=_.quarter(info["periode"]),
        as_of=_("Keadaan {hari}", hari=_.day(date.fromisoformat(info["akhir"]))),
        draft=bool(info["draf"]),
        bands=tuple((band["nama"], float(band["batas"])) for band in info["kategori"]),
        footer=disclaimer(info["edisi"], lang),
        value=released.value(city, "ip_asn", _) if city["ip_asn"] is not None else "",
        category=text,
        category_index=index,
        change=change_text(_city_change(release), _),
        measured="" if city["diukur"] is None else _.count(city["diukur"]),
        measured_note=", ".join(part for part in (note, coverage_text(city, _)) if part),
        report=_city_links(listed or {}),
    )


def _city_links(listed: Listed) -> tuple[tuple[str, str], ...]:
    made = listed.get(CITY.name, {}).get(CITY_CODE, {}).get("berkas", {})
    return tuple(
        (ending.upper(), f"{CITY_CODE}.{ending}") for ending in CITY.endings if ending in made
    )


def category(row: RowDict, _: Voice) -> tuple[str, int | None]:
    """Return the category's name and its place, 0 to 4; ("", None) when it is not printed."""
    if not row["kategori"]:
        return "", None
    return _(row["kategori"]), CATEGORIES.index(row["kategori"])


def coverage_text(row: RowDict, _: Voice) -> str:
    """Write the share of staff that is measured; "" when it is not printed."""
    if row["cakupan_persen"] is None:
        return ""
    return _.percent(row["cakupan_persen"], row["cakupan_desimal"])


def change_text(change: Change | None, _: Voice) -> str:
    """Write a change in words: naik 1,27; setara; "" when there is nothing to compare."""
    if change is None:
        return ""
    if change.arah == "setara":
        return _("setara")
    word = _("naik {beda}") if change.arah == "naik" else _("turun {beda}")
    return word.format(beda=_.number(abs(change.selisih), change.desimal))


def moved(change: Change | None) -> float | None:
    """Return the points by which a change is said to be one; 0 for setara."""
    if change is None:
        return None
    return 0.0 if change.arah == "setara" else float(change.selisih)


def _city_change(release: Release) -> Change | None:
    rows = release.indeks
    city = rows[(rows["cakupan"] == "kota") & (rows["potongan"] == "semua")]
    quarters = as_rows(city.sort_values("periode"))[-2:]
    editions = {release.info["edisi_per_triwulan"].get(row["periode"]) for row in quarters}
    if len(quarters) < 2 or len(editions) > 1:
        return None
    return compare.change(*quarters)
