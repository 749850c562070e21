"""What the portal says of each quarter, of the city and of every OPD; printed values only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from analysis.dataset import Period
from analysis.present.drawing.glyphs import printable
from analysis.present.locale import N_
from analysis.present.wording import released
from analysis.present.wording.voice import Voice
from analysis.publish.kinds import GUIDE, REPORT
from analysis.publish.portal.read import Document, Quarter
from analysis.publish.portal.trend import Line, Point
from analysis.publish.site import group_of
from analysis.publish.site_rows import category, change_text, coverage_text, moved

KIND_NAMES = {  # of documents; any other kind is called by its own name
    REPORT.name: N_("Laporan"),
    GUIDE.name: N_("Panduan"),
    "kota": N_("Laporan kota"),
}
COUNTED = {  # how many OPD have one, beside a quarter
    REPORT.name: N_("laporan {jumlah} OPD"),
    GUIDE.name: N_("panduan {jumlah} OPD"),
}


class Words:
    """The texts of one page; `up`: the way from the page to the set's folder ("" or "../")."""

    def __init__(self, voice: Voice, up: str, quarters: Sequence[Quarter]) -> None:
        self.voice, self.up = voice, up
        self.by_period = {quarter.period: quarter for quarter in quarters}

    def short(self, period: Period) -> str:
        """Name a quarter where room is small: III 2026, Q3 2026."""
        return f"{self.voice.tick(period.quarter)} {period.year}"

    def quarter(self, period: Period) -> dict[str, Any]:
        """Return the row of a quarter in the table; `absent` and `reason` say what is missing."""
        _ = self.voice
        name = self.voice.quarter(period.text)
        name = name[:1].upper() + name[1:]
        shown: dict[str, Any] = {"name": name, "absent": True, "draft": False}
        held = self.by_period.get(period)
        if held is None or held.half_written:
            why = _("Triwulan ini tidak ada di folder, atau manifesnya tidak dapat dibaca.")
            return shown | {"reason": why}
        shown |= {"absent": False, "reason": "", "links": self._of_quarter(held)}
        if not held.kota:
            told = _(
                "Angka triwulan ini tidak ada dalam manifesnya; tautannya tetap. Laporan yang "
                "dibuat ulang membawa angkanya."
            )
            return shown | {"reason": told}
        text, index = category(dict(held.kota), self.voice)
        printed = held.kota["ip_asn"] is not None
        return shown | {
            "value": released.value(held.kota, "ip_asn", self.voice) if printed else "",
            "why": released.why_no_index(held.kota, held.info, self.voice),
            "category": text,
            "index": index,
            "coverage": coverage_text(dict(held.kota), self.voice),
            "edition": printable(held.edition),
            "draft": held.info["draf"],
        }

    def _of_quarter(self, quarter: Quarter) -> dict[str, Any]:
        """Return the links of a quarter: its index, what is of the city, how much is of OPD."""
        _ = self.voice
        own = [document for document in quarter.documents if document.of_city]
        counts = {
            kind: len({one.kode for one in quarter.documents if one.kind == kind})
            for kind in COUNTED
        }
        return {
            "index": self._link(_("Semua OPD"), *quarter.index) if quarter.index else None,
            "city": self.documents(own),
            "table": self._link("CSV", *quarter.table) if quarter.table else None,
            "counts": [
                _(COUNTED[kind], jumlah=self.voice.count(count))
                for kind, count in counts.items()
                if count
            ],
        }

    def documents(self, documents: Iterable[Document]) -> list[dict[str, Any]]:
        """Return documents by kind: its name, and a link for each ending."""
        _ = self.voice
        kinds: dict[str, list[dict[str, str]]] = {}
        for found in documents:
            link = self._link(found.ending.upper(), found.lang, found.path)
            kinds.setdefault(found.kind, []).append(link)
        named = ((kind, KIND_NAMES.get(kind, kind)) for kind in kinds)
        return [{"name": _(name), "links": kinds[kind]} for kind, name in named]

    def _link(self, name: str, lang: str, path: str) -> dict[str, str]:
        """Return a link; a document of the other language says so."""
        other = "" if lang == self.voice.lang else lang
        label = f"{name} ({lang.upper()})" if other else name
        return {"name": label, "address": quote(f"{self.up}{path}"), "lang": other}

    def state(self, point: Point) -> str:
        """Say in a word or two what a quarter shows of an OPD."""
        _ = self.voice
        if point.row is None:
            missing = _("tidak ada dalam daftar OPD") if point.known else ""
            return missing or _("tanpa angka")
        row = point.row
        if row["ip_asn"] is not None:
            told = released.value(row, "ip_asn", self.voice)
            return _("{nilai} (dihitung ulang)", nilai=told) if point.anew else told
        if row["keadaan"] == released.CATEGORY_ONLY:
            return _("hanya kategori: {kategori}", kategori=_(row["kategori"]))
        states = {
            released.UNMEASURED: _("tidak diukur"),
            released.NOBODY: _("tidak ada pegawai"),
        }
        return states.get(row["keadaan"], _("disembunyikan"))

    def series(self, points: Sequence[Point]) -> str:
        """Say a whole line: every quarter with its value or the reason why there is none."""
        told = (f"{self.short(point.period)} {self.state(point)}" for point in points)
        return "; ".join(told)

    def change(self, line: Line) -> str:
        """Say the change over the span, and since when."""
        _ = self.voice
        change = line.change()
        if change is None:
            return ""
        since = self.short(Period.parse(change.dari))
        return _("{ubah} sejak {triwulan}", ubah=change_text(change, self.voice), triwulan=since)

    def opd(self, line: Line) -> dict[str, Any]:
        """Return the card of an OPD: its texts, what it is sorted by, its documents."""
        name = printable(line.nama)
        known = [point for point in line.points if point.known]
        last = known[-1] if known else None
        row = dict(last.row) if last and last.row else None
        text, index = category(row, self.voice) if row else ("", None)
        ends = line.printed
        points = moved(line.change())
        return {
            "name": name,
            "key": line.kode,
            "group": group_of(line.jenis),
            "sort": {
                "nama": name,
                "nilai": "" if last is None or last.value is None else f"{last.value:g}",
                "ubah": "" if points is None else f"{points:g}",
            },
            "first": self._value(ends[0]) if ends and ends[0] != last else "",
            "value": self._value(last) if last and last.value is not None else "",
            "hidden": last is not None and last.state in (released.HIDDEN, released.CATEGORY_ONLY),
            "category": text,
            "index": index,
            "reason": self._reason(last),
            "change": self.change(line),
            "alt": self.series(line.points),
            "documents": self._by_quarter(line.kode),
        }

    def _value(self, point: Point) -> str:
        return released.value(point.row or {}, "ip_asn", self.voice)

    def _reason(self, last: Point | None) -> str:
        _ = self.voice
        if last is None:
            return ""
        if last.row is None:
            return _("Tidak ada dalam daftar OPD {triwulan}.",
                              triwulan=self.voice.quarter(last.period.text))  # fmt: skip
        return released.why_no_index(last.row, self.by_period[last.period].info, self.voice)

    def _by_quarter(self, kode: str) -> list[dict[str, Any]]:
        """Return an OPD's documents by quarter, newest first; the quarters that have one."""
        listed = []
        for period in sorted(self.by_period, reverse=True):
            held = self.by_period[period].documents
            own = [one for one in held if one.kode == kode and not one.of_city]
            if own:
                listed.append({"quarter": self.short(period), "kinds": self.documents(own)})
        return listed
