"""SHELL. A folder -> Dataset, or one sentence for each thing that is not accepted."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from analysis.dataset.model import Dataset, Signatory, nearly_period_folders, period_folders
from analysis.dataset.period import PERIOD
from analysis.dataset.settings import GapSettings, PlanSettings, ScheduleSettings, Section
from analysis.errors import CallError, DatasetError
from analysis.regulation.nearest import accepted_sentence, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "dataset.toml"
LOGO_LIMIT = 150_000  # bytes; a report carries the logo inside and must stay small

FORMS = {
    "nama": 'teks, misalnya "Kota Medan"',
    "kop": "teks",
    "logo": "nama berkas PNG atau SVG di folder data",
    "penanda_tangan": "bagian dengan nama, jabatan, dan tempat",
    "edisi": 'nama edisi, misalnya "perbkn-8-2019"',
    "opsi": "bagian berisi opsi edisi",
    "target": "angka 0 sampai 100",
    "ambang": "bilangan bulat 3 sampai 100",
    "triwulan_rinci": '"Q1", "Q2", "Q3", atau "Q4"',
    "urutan_tanggal": '"dmy" atau "mdy"',
    "batas_baris_buruk": "angka 0 sampai 1, misalnya 0.2",
    "batas_ukuran_mb": "bilangan bulat 1 sampai 100000",
    "tanggal_penilaian": 'bagian berisi berkas dan tanggal, misalnya "a.xlsx" = 2026-05-01',
    "rencana": "bagian berisi anggaran, bobot, dan batas rencana",
    "rencana.anggaran": "rupiah, bilangan bulat di atas 0, misalnya 2_000_000_000",
    "rencana.bobot_level": "angka 0 sampai 1000, paling banyak tiga desimal",
    "rencana.bobot_poin": "angka 0 sampai 1000, paling banyak tiga desimal",
    "rencana.bobot_20jp": "angka 0 sampai 1000, paling banyak tiga desimal",
    "rencana.maks_kursus": "bilangan bulat 1 sampai 3",
    "rencana.jp_maks_pppk": "bilangan bulat 0 sampai 1000",
    "rencana.isi_minimum": "angka 0 sampai 1, misalnya 0.6",
    "rencana.porsi_opd": "angka di atas 0 sampai 1, misalnya 0.3",
    "rencana.lantai_opd": "angka 0 sampai 1, misalnya 0.2",
    "rencana.tahun": "tahun 2000 sampai 2100",
    "rencana.konversi_jp": "true atau false",
    "rencana.pensiun_direncanakan": "true atau false",
    "jadwal": "bagian berisi mulai, selesai, dan aturan jadwal",
    "jadwal.mulai": 'tanggal "bulan-hari", misalnya "02-01"',
    "jadwal.selesai": 'tanggal "bulan-hari", misalnya "11-30"',
    "jadwal.porsi_unit": "angka di atas 0 sampai 1, misalnya 0.25",
    "jadwal.jp_per_hari": "bilangan bulat 1 sampai 12",
    "jadwal.hari_kerja": "5 atau 6",
    "kesenjangan": "bagian berisi pilihan penilaian dan kotak talenta",
    "kesenjangan.masa_berlaku_bulan": "bilangan bulat 1 sampai 600",
    "kesenjangan.potensi": "dua angka menaik, misalnya [78, 90]",
    "kesenjangan.kinerja_kotak": 'bagian berisi predikat dan "atas", "tengah", atau "bawah"',
}
SECTIONS: dict[str, type[Section]] = {
    "penanda_tangan": Signatory,
    "rencana": PlanSettings,
    "jadwal": ScheduleSettings,
    "kesenjangan": GapSettings,
}


def load_dataset(folder: Path) -> Dataset:
    """The data set in a folder.

    Raises: CallError when there is none, with the nearest ones; DatasetError for whatever
    dataset.toml holds that is not accepted, all of it at once.
    """
    place = folder.resolve() if ".." in folder.parts else folder.absolute()
    if not place.is_dir():
        raise CallError(f"Folder data '{folder}' tidak ada.{_neighbours(folder)}")
    if PERIOD.fullmatch(place.name) and not (place / FILE).is_file():
        raise CallError(f"'{folder}' adalah folder triwulan; beri folder di atasnya.")
    try:
        usable = _is_dataset(place) or bool(nearly_period_folders(place))
    except OSError as error:
        raise CallError(f"Folder data '{folder}' tidak dapat dibaca.") from error
    if not usable:
        raise CallError(
            f"'{folder}' bukan folder data: tidak ada folder triwulan seperti 2026-Q3 dan tidak "
            f"ada {FILE}.{_neighbours(folder)}"
        )
    settings = _settings(place / FILE)
    try:
        # the logo is a path in the model and text in the file
        logo = {"logo": Path(settings["logo"])} if isinstance(settings.get("logo"), str) else {}
        dataset = Dataset.model_validate(settings | logo | {"folder": place})
    except ValidationError as error:
        found = dict.fromkeys(_sentence(fault["loc"], fault["type"]) for fault in error.errors())
        raise DatasetError("\n".join(f"{FILE}: {sentence}" for sentence in found)) from error
    if dataset.logo is not None:
        _refuse_bad_logo(place, dataset.logo)
    return dataset


def _settings(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(f"{FILE}: berkas bukan UTF-8; simpan ulang sebagai UTF-8.") from error
    except OSError as error:
        raise DatasetError(f"{FILE}: berkas tidak dapat dibaca.") from error
    try:
        settings = tomllib.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise DatasetError(f"{FILE}: terlalu banyak tingkat.") from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        line = where[1] if where else text.count("\n") + 1
        fault = "kunci ganda" if "overwrite" in str(error) else "bukan TOML yang sah"
        raise DatasetError(f"{FILE}: {fault} di baris {line}.") from error
    if "folder" in settings:
        raise DatasetError(f"{FILE}: {_unknown('folder', _top_keys())}")
    share = settings.get("batas_baris_buruk")
    return settings | ({"batas_baris_buruk": float(share)} if isinstance(share, Decimal) else {})


def _sentence(place: tuple[int | str, ...], kind: str) -> str:
    key = str(place[0])
    if kind == "extra_forbidden":
        accepted = _top_keys() if len(place) == 1 else SECTIONS[key].model_fields
        return _unknown(".".join(str(part) for part in place), accepted)
    if kind == "missing":
        return f"[{key}] kunci {place[-1]} belum ada."
    inner = f"{key}.{place[1]}" if len(place) > 1 else key
    named = inner if inner in FORMS else key
    return f"{named} harus {FORMS[named]}."


def _top_keys() -> list[str]:
    return [key for key in FORMS if "." not in key]


def _unknown(key: str, accepted: Iterable[str]) -> str:
    word = key.rsplit(".", 1)[-1]
    return f"kunci '{key}' tidak dikenal. {accepted_sentence(word, accepted)}"


def _refuse_bad_logo(folder: Path, logo: Path) -> None:
    path = folder / logo
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DatasetError(f"{FILE}: logo '{logo}' harus berada di dalam folder data.")
    if not path.is_file():
        raise DatasetError(f"{FILE}: logo '{logo}' tidak ada di folder data.")
    head = path.read_bytes()[: LOGO_LIMIT + 1]
    starts = {".png": head.startswith(b"\x89PNG"), ".svg": b"<svg" in head}
    if not starts.get(path.suffix.lower(), False):
        raise DatasetError(f"{FILE}: logo '{logo}' bukan PNG atau SVG.")
    if len(head) > LOGO_LIMIT:
        raise DatasetError(f"{FILE}: logo '{logo}' lebih besar dari {LOGO_LIMIT // 1000} KB.")


def _is_dataset(folder: Path) -> bool:
    return (folder / FILE).is_file() or bool(period_folders(folder))


def _neighbours(folder: Path) -> str:
    """The data sets near a path that is none, as the caller would write them."""
    for place in (folder, *folder.parents):
        try:
            inside = [f for f in sorted(place.iterdir()) if f.is_dir() and _is_dataset(f)]
        except OSError:  # missing, or not ours to read: it has no names to offer
            continue
        names = {f.name: f.as_posix() for f in inside}
        close = nearest(folder.name, names) or tuple(names)[:5]
        if close or place != folder:  # nothing further up than the first folder above
            return f" Yang ada: {', '.join(names[name] for name in close)}." if close else ""
    return ""
