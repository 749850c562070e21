"""Release: the only figures that shared outputs may show; OpdReport: one OPD's slice of them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.errors import CallError
from analysis.release import compare
from analysis.release.compare import Change, DimensionGap, Rank, Target
from analysis.release.findings import Finding, findings

RowDict = dict[str, Any]


@dataclass(frozen=True)
class Release:
    """One quarter as it may be shown: masked and rounded; a missing value is one not printed.

    info: plain values that JSON can hold.
        set, nama, kop, logo ({format: svg or png, base64} or None), penanda_tangan ({nama,
        jabatan, tempat} or None), periode, akhir (ISO day), triwulan (all quarters in it, oldest
        first), triwulan_dilewati ([{periode, alasan}]: no law in force), edisi, edisi_judul,
        terverifikasi, edisi_per_triwulan,
        opsi ([{name, title, meaning, value, default (both as text), overridden, confidence}]),
        rujukan ([{name, title, source, article, confidence, in_force, checked_on, file}]),
        ambang, target (number or None), draf, triwulan_rinci, dimensi (delivered ones), maksimum
        ({dimensi: points}, ip_asn: 100), kategori ([{nama, batas}], lowest first; batas = lower
        border), batas_terbuka (a category starts above its border), jendela ({component:
        months, 0 = any year}), ambang_jp ({component: JP}), tahun_kinerja,
        kedudukan_hukum ({code: name}), masukan ([{berkas, sha256, ukuran}]), kunci.
    opd: kode, nama, jenis, singkatan; the roster's order.
    indeks: periode, cakupan (kota, jenis, opd, unit), opd, kunci, potongan, nilai, pegawai, diukur,
        cakupan_persen (with cakupan_desimal), kualifikasi, kompetensi, kinerja, disiplin, ip_asn,
        batas_bawah, batas_atas (points, with `desimal`), kategori (of the exact value),
        kategori_bawah, kategori_atas (of the bounds), di_atas_batas (print "> 60,00"),
        di_bawah_batas ("< 61,00"; only where borders are closed), keadaan, alasan.
        keadaan: terbit; kategori (5 to 9 measured: category alone); tersembunyi (alasan: ambang,
        pelengkap); tidak_diukur (alasan: a reason code or ""; a dimension that was delivered may
        still be printed); tidak_ada (no staff). Cuts and units for `periode` of info only.
    sebaran: cakupan, opd, kunci, kategori ("Sangat Rendah+Rendah" where merged), orang, persen
        (whole), keadaan (terbit, gabungan, tersembunyi).
    terbuka: cakupan, opd, kunci, komponen ("kepemimpinan+fungsional" where merged), orang, poin
        (mean over measured people, with `desimal`), poin_per_orang (mean over `orang`, with
        `desimal_per_orang`), kategori_menjadi (category once closed), lewat_pelatihan, keadaan
        (terbit; tanpa_orang: the number of people is hidden; gabungan: the same, merged).
        The printed points add up to 100 minus the index, but for rounding.
    alasan, dikecualikan: cakupan, opd, kunci, alasan ("pendidikan_kosong+jabatan_kosong" where
        merged, "" where the people are too few in all), orang, keadaan (terbit, gabungan,
        tersembunyi); most first, a merged one last.
    baris: tabel, berkas, dibaca, dipakai, di_luar, disisihkan (rows of the quarter's files).
    """

    info: Mapping[str, Any]
    opd: pd.DataFrame
    indeks: pd.DataFrame
    sebaran: pd.DataFrame
    terbuka: pd.DataFrame
    alasan: pd.DataFrame
    dikecualikan: pd.DataFrame
    baris: pd.DataFrame

    def report(self, kode: str, lang: str = "id") -> OpdReport:
        """Return one OPD's slice. Raises: CallError for an unknown code, with the nearest."""
        codes = [str(code) for code in self.opd["kode"]]
        if kode in codes:
            return OpdReport(self, kode, lang)
        near = difflib.get_close_matches(kode.casefold(), codes, n=3, cutoff=0.4)
        near = near or [code for code in codes if kode.casefold() in code] or codes[:5]
        raise CallError(f"OPD {kode!r} tidak ada. Yang terdekat: {', '.join(near)}.")

    def totals(self, scope: str) -> pd.DataFrame:
        """Return the total rows of a scope (kota, jenis, opd, unit) in the release's quarter."""
        rows = self.indeks[self.indeks["periode"] == self.info["periode"]]
        chosen: pd.DataFrame = rows[(rows["cakupan"] == scope) & (rows["potongan"] == "semua")]
        return chosen


@dataclass(frozen=True)
class OpdReport:
    """What a report of one OPD may show; frames have the columns of `Release`.

    A row (`own`, `kota`, ...) is a dictionary of one row of `indeks`, None where nothing is
    printed.
    """

    release: Release
    kode: str
    lang: str = "id"

    @property
    def info(self) -> Mapping[str, Any]:
        """The Release's info."""
        return self.release.info

    @cached_property
    def opd(self) -> RowDict:
        """The OPD itself: kode, nama, jenis, singkatan."""
        roster = self.release.opd
        return as_row(roster[roster["kode"] == self.kode])

    @cached_property
    def own(self) -> RowDict:
        """The OPD's total row."""
        return as_row(self.trend[self.trend["periode"] == self.info["periode"]])

    @cached_property
    def kota(self) -> RowDict:
        """The city's total row."""
        return as_row(self.trend_kota[self.trend_kota["periode"] == self.info["periode"]])

    @cached_property
    def jenis(self) -> RowDict:
        """The total row of the OPD's kind."""
        kinds = self.release.totals("jenis")
        return as_row(kinds[kinds["kunci"] == self.opd["jenis"]])

    @cached_property
    def previous(self) -> RowDict | None:
        """The OPD's row of the last delivered quarter before this one, None without one."""
        earlier = self.trend[self.trend["periode"] < self.info["periode"]]
        return as_row(earlier.iloc[[-1]]) if len(earlier) else None

    @cached_property
    def trend(self) -> pd.DataFrame:
        """The OPD's total row of every quarter, oldest first, with its edition (`edisi`)."""
        return self._trend("opd", self.kode)

    @cached_property
    def trend_kota(self) -> pd.DataFrame:
        """The city's total row of every quarter, oldest first, with its edition (`edisi`)."""
        return self._trend("kota", "")

    @cached_property
    def cuts(self) -> pd.DataFrame:
        """The OPD's cuts, as far as printed by design; empty for a small OPD."""
        rows = self.release.indeks
        mine = (rows["cakupan"] == "opd") & (rows["opd"] == self.kode)
        return rows[mine & (rows["potongan"] != "semua")].reset_index(drop=True)

    @cached_property
    def without_group(self) -> dict[str, int]:
        """Measured people of the OPD that are in no group of a cut, where its rows tell it."""
        known = self.cuts.groupby("potongan", sort=False)["diukur"].sum(min_count=1)
        hidden = set(self.cuts.loc[self.cuts["diukur"].isna(), "potongan"])
        left = {
            str(cut): int(self.own["diukur"] - people)
            for cut, people in known.items()
            if cut not in hidden
        }
        return {cut: people for cut, people in left.items() if people > 0}

    @cached_property
    def units(self) -> pd.DataFrame:
        """The OPD's units of at least 20 people."""
        units = self.release.totals("unit")
        return units[units["opd"] == self.kode].reset_index(drop=True)

    @cached_property
    def peers(self) -> pd.DataFrame:
        """The total rows of the compared OPD, highest first, this one included, with `nama`."""
        if self.rank is None:
            return self._named(self.release.totals("opd").iloc[:0])
        rows = self.release.totals("opd").set_index("opd", drop=False)
        return self._named(rows.loc[list(self.rank.kode)].reset_index(drop=True))

    @cached_property
    def sebaran(self) -> pd.DataFrame:
        """The distribution over the categories."""
        return self._of(self.release.sebaran)

    @cached_property
    def terbuka(self) -> pd.DataFrame:
        """The open points by component, most first."""
        rows = self._of(self.release.terbuka)
        return rows.sort_values("poin", ascending=False, kind="stable").reset_index(drop=True)

    @cached_property
    def alasan(self) -> pd.DataFrame:
        """Why people are not measured, most first."""
        return self._of(self.release.alasan)

    @cached_property
    def dikecualikan(self) -> pd.DataFrame:
        """Who is left out by rule, most first."""
        return self._of(self.release.dikecualikan)

    @property
    def baris(self) -> pd.DataFrame:
        """Rows read, used, outside scope, set aside: of the whole delivery."""
        return self.release.baris

    @cached_property
    def rank(self) -> Rank | None:
        """Place among comparable OPD."""
        same = self.release.opd["kode"][self.release.opd["jenis"] == self.opd["jenis"]]
        rows = self.release.totals("opd")
        others = as_rows(rows[rows["opd"].isin(same)])
        return compare.rank(self.own, self.opd["jenis"] or "", others)

    @cached_property
    def change(self) -> Change | None:
        """From the last delivered quarter to this one; None across a change of edition."""
        return self._change(self.trend[self.trend["periode"] < self.info["periode"]].tail(1))

    @cached_property
    def change_trend(self) -> Change | None:
        """From the first printed quarter of the same edition to this one."""
        earlier = self.trend[self.trend["periode"] < self.info["periode"]]
        same = earlier[(earlier["edisi"] == self.info["edisi"]) & earlier["ip_asn"].notna()]
        return self._change(same.head(1))

    @cached_property
    def target(self) -> Target | None:
        """Distance to the target."""
        return compare.target(self.own, self.info["target"])

    @cached_property
    def dimensi(self) -> list[DimensionGap]:
        """The four dimensions beside the city's."""
        return compare.dimensions(self.own, self.kota, self.info["maksimum"])

    @cached_property
    def kategori_mungkin(self) -> list[str]:
        """The categories that remain possible once all data are complete, lowest first."""
        names = [category["nama"] for category in self.info["kategori"]]
        return compare.possible_categories(self.own, names)

    @cached_property
    def findings(self) -> list[Finding]:
        """What is worth a sentence, most important first."""
        return findings(self)

    def _change(self, earlier: pd.DataFrame) -> Change | None:
        if earlier.empty or (earlier["edisi"] != self.info["edisi"]).any():
            return None
        return compare.change(as_row(earlier), self.own)

    def _trend(self, scope: str, opd: str) -> pd.DataFrame:
        rows = self.release.indeks
        chosen = rows[(rows["cakupan"] == scope) & (rows["potongan"] == "semua")]
        chosen = chosen[chosen["opd"] == opd].sort_values("periode").reset_index(drop=True)
        return chosen.assign(edisi=chosen["periode"].map(self.info["edisi_per_triwulan"]))

    def _of(self, rows: pd.DataFrame) -> pd.DataFrame:
        mine = (rows["cakupan"] == "opd") & (rows["opd"] == self.kode)
        return rows[mine].reset_index(drop=True)

    def _named(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(nama=rows["opd"].map(self.release.opd.set_index("kode")["nama"]))


def as_rows(rows: pd.DataFrame) -> list[RowDict]:
    """Return the rows as dictionaries of plain values, None for a missing one."""
    columns = [rows[name].astype(object).tolist() for name in rows.columns]
    return [
        {name: _plain(value) for name, value in zip(rows.columns, values, strict=True)}
        for values in zip(*columns, strict=True)
    ]


def as_row(rows: pd.DataFrame) -> RowDict:
    """Return the only row. Raises: ValueError when there is not exactly one."""
    (row,) = as_rows(rows)
    return row


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
