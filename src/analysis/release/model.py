"""Release: the only figures that shared outputs may show."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd

from analysis.errors import CallError, said
from analysis.release.city import CityReport
from analysis.release.frames import empty
from analysis.release.report import OpdReport
from analysis.release.rows import RowDict, as_row, as_rows

__all__ = ["CityReport", "OpdReport", "Release", "RowDict", "as_row", "as_rows"]


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
        ambang, target (the city's in the quarter's year, or None), target_opd
        ({kode: its own}), draf, triwulan_rinci, dimensi (delivered ones), maksimum
        ({dimensi: points}, ip_asn: 100), kategori ([{nama, batas}], lowest first; batas = lower
        border), batas_terbuka (a category starts above its border), jendela ({component:
        months, 0 = any year}), ambang_jp ({component: JP}), tahun_kinerja,
        poin_komponen ({"struktural.teknis": points}), batasan_rencana (isi_minimum as text,
        maks_kursus, jp_maks_pppk, konversi_jp: of the city's own rules),
        pembanding (published values beside the city: `benchmark.selection.used`);
        kedudukan_hukum ({code: name}), masukan ([{berkas, sha256, ukuran}]), kunci;
        pengembangan (None, or the rules of gap and plan: nama_kompetensi, jenis_kompetensi,
        level_kompetensi ({"M.1.1": line}), nama_level, skala_pemetaan, skala_pengisian,
        kotak_potensi ([{nama, batas}]), kotak_kinerja, kotak_talenta, masa_penilaian (months),
        dasar_hukum ({source of a need: article}), prioritas, unsur_rencana, standar_baku,
        jp_tahunan, bentuk ([{nama, jalur, jp, satuan}]), opsi, rujukan); rencana (None without a
        plan, or the certificate of `Plan` with terbukti, kurva, dilonggarkan, sensitivitas
        (records)); rencana_ditolak ([{teks, isi, kalimat}]: why limits allow no plan, [] else).
    opd: kode, nama, jenis, singkatan; the roster's order.
    indeks: periode, cakupan (kota, jenis, opd, unit), opd, kunci, potongan, nilai, pegawai, diukur,
        cakupan_persen (with cakupan_desimal), kualifikasi, kompetensi, kinerja, disiplin, ip_asn,
        batas_bawah, batas_atas (points, with `desimal`), kategori (of the exact value),
        kategori_bawah, kategori_atas (of the bounds), di_atas_batas (print "> 60,00"),
        di_bawah_batas ("< 61,00"; only where borders are closed), keadaan, alasan, susunan_lama
        (an earlier row of an OPD that is worked out anew for the OPD as they are now).
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

    Gap and plan (columns and types: `frames.FRAMES`; keadaan as above unless said; frames without
    rows where there are no rules or no plan):

    kesenjangan: by kompetensi ("semua": all managerial and socio-cultural, a code, "teknis": all
        technical) and kelompok ("semua", a level group, JF Ahli Madya, Muda, Pertama); units
        "semua" only. orang (in posts with a standard), orang_dinilai, dinilai_persen (whole),
        kesenjangan (levels per measured pair), batas_bawah, batas_atas (unmeasured pairs at 0 and
        at required - 1), with `desimal`; di_bawah (people below standard in any of it) and
        di_bawah_persen of the assessed, missing where they tell too much. keadaan: terbit,
        tersembunyi, tidak_dinilai (nobody assessed), tanpa_standar, tidak_ada.
    penilaian: pairs of people and competencies in whole per cent: berlaku, kedaluwarsa, belum.
    jpm: kelompok, orang, dinilai, jpm (per cent, unclipped, with `desimal`), pemetaan (of the exact
        value). sebaran_jpm: kelas, orang, persen. kotak: kotak ("1" to "9"), orang. Both for the
        city and OPD; merged ones ("8+9") are gabungan.
    standar: sisi (manajerial, teknis), dasar (jabatan, jenjang, baku, tanpa), orang, persen.
    kebutuhan: sumber, hal, orang (of the components: those with an index, as in terbuka),
        tanpa_pelatihan (people whom no course serves).
    rencana: by course for city and OPD: kode and nama ("lain" and missing in the merged row, which
        is gabungan), pelatihan (courses in the row), jenis_kompetensi ("a+b" for several), jalur,
        bentuk, penyelenggara, moda, kurikulum, sasaran (jenis or jenjang that may attend, `;`
        between them, "" everybody, missing in the merged row), mulai, selesai (ISO days),
        angkatan (batches with somebody of the OPD), peserta, jp (hours), biaya (Rp, in steps of
        satuan_biaya). An OPD without a printed course has one row with kode "" and keadaan
        tersembunyi or tidak_ada (nobody is planned).
    jadwal: of each course that the city's rows name: bulan (YYYY-MM), angkatan (batches of the
        whole city whose first day is in it).
    dampak: orang (staff), peserta (different people), biaya (Rp, sum of the printed rows),
        kesenjangan_ and ip_sebelum, _sesudah (means over the same measured people), kategori_,
        nilai (weighted sum, whole), biaya_per_poin (Rp per IP ASN point of one person); these
        two and the points of kumulatif not where the index is its category alone.
    kumulatif: of each OPD by month: angkatan, biaya, poin so far.
    tersisa: alasan ("a+b" merged, "" hidden), kebutuhan (needs that stay open), city and OPD.
    target: of the city and each OPD with a target and measured people: target, asal (opd, tahun,
        kota), tahun (of a target for one year), jarak (printed index less target, with `desimal`),
        tercapai, tercapai_diklat (training alone can do it), paling_tinggi (index with all training
        closed), orang and catatan (fewest people, fewest new records), campuran (the cheapest mix:
        ada, tercapai, diklat_kurang, pelatihan_kurang, tanpa_katalog, tidak_ditemukan), its
        peserta, tempat (places), biaya (Rp, rounded up) and biaya_batas (Rp that no mix is below,
        rounded down), in steps of satuan_biaya; keadaan and alasan as the index's.
    target_jalan: komponen, paling_tinggi and orang (the fewest) by this component alone, cukup.
    target_pelatihan: the courses of the mix: kode, nama, pelatihan (courses in the row), komponen,
        tempat; small ones merged as in rencana.

    Change and composition (frames without rows where there is nothing to compare with):

    perubahan: city and OPD, dari and sampai ("2026-Q2"): since the quarter delivered before and the
        same one a year ago. bagian: awal and akhir (the printed indices), between them the steps
        (points, with `desimal`), which sum to the difference of the two: masuk, keluar, pindah,
        cakupan, the components of those who stayed, aturan (other rules), "a+b" merged ones of
        one kind, lainnya of both. orang: people behind a step, missing where that tells too much.
        keadaan: terbit, gabungan; tidak_diuraikan (one row, bagian "", alasan: ujung, an index is
        not printed; terlalu_sedikit; tanpa_menetap; a key of `change.SENTENCES`).
    terlambat: poin (points of that change that rest on records dated earlier), orang; since the
        quarter before, only where printed.
    komposisi: OPD less city: selisih = tarif (scores within job types) + komposisi (mix of them);
        kelompok: the job types compared, `;` between them, "a+b" merged. keadaan: terbit,
        tidak_diuraikan (no two job types of enough people).
    mutu_berubah: lama and baru of the quarter before and this one; jenis temuan: faulty rows by
        tabel and hal (the rule; lainnya: merged; semua), but for discipline; jenis orang, hal
        cakupan: people measured no more (lama), and newly (baru). City and OPD.
    """

    info: Mapping[str, Any]
    opd: pd.DataFrame
    indeks: pd.DataFrame
    sebaran: pd.DataFrame
    terbuka: pd.DataFrame
    alasan: pd.DataFrame
    dikecualikan: pd.DataFrame
    baris: pd.DataFrame
    kesenjangan: pd.DataFrame = field(default_factory=partial(empty, "kesenjangan"))
    jpm: pd.DataFrame = field(default_factory=partial(empty, "jpm"))
    sebaran_jpm: pd.DataFrame = field(default_factory=partial(empty, "sebaran_jpm"))
    kotak: pd.DataFrame = field(default_factory=partial(empty, "kotak"))
    standar: pd.DataFrame = field(default_factory=partial(empty, "standar"))
    penilaian: pd.DataFrame = field(default_factory=partial(empty, "penilaian"))
    kebutuhan: pd.DataFrame = field(default_factory=partial(empty, "kebutuhan"))
    rencana: pd.DataFrame = field(default_factory=partial(empty, "rencana"))
    jadwal: pd.DataFrame = field(default_factory=partial(empty, "jadwal"))
    dampak: pd.DataFrame = field(default_factory=partial(empty, "dampak"))
    kumulatif: pd.DataFrame = field(default_factory=partial(empty, "kumulatif"))
    tersisa: pd.DataFrame = field(default_factory=partial(empty, "tersisa"))
    target: pd.DataFrame = field(default_factory=partial(empty, "target"))
    target_jalan: pd.DataFrame = field(default_factory=partial(empty, "target_jalan"))
    target_pelatihan: pd.DataFrame = field(default_factory=partial(empty, "target_pelatihan"))
    perubahan: pd.DataFrame = field(default_factory=partial(empty, "perubahan"))
    terlambat: pd.DataFrame = field(default_factory=partial(empty, "terlambat"))
    komposisi: pd.DataFrame = field(default_factory=partial(empty, "komposisi"))
    mutu_berubah: pd.DataFrame = field(default_factory=partial(empty, "mutu_berubah"))

    def report(self, kode: str, lang: str = "id") -> OpdReport:
        """Return one OPD's slice. Raises: CallError for an unknown code, with the nearest."""
        codes = [str(code) for code in self.opd["kode"]]
        if kode in codes:
            return OpdReport(self, kode, lang)
        near = difflib.get_close_matches(kode.casefold(), codes, n=3, cutoff=0.4)
        near = near or [code for code in codes if kode.casefold() in code] or codes[:5]
        raise CallError(
            said("OPD {kode!r} tidak ada. Yang terdekat: {near}.", kode=kode, near=", ".join(near))
        )

    def city(self, lang: str = "id") -> CityReport:
        """Return the slice that the report of the whole city shows."""
        return CityReport(self, "", lang)

    def totals(self, scope: str) -> pd.DataFrame:
        """Return the total rows of a scope (kota, jenis, opd, unit) in the release's quarter."""
        rows = self.indeks[self.indeks["periode"] == self.info["periode"]]
        chosen: pd.DataFrame = rows[(rows["cakupan"] == scope) & (rows["potongan"] == "semua")]
        return chosen
