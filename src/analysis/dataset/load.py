"""SHELL. A folder -> Dataset, or one sentence for each thing that is not accepted."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from analysis.dataset.accepted import FILE, refusal, top_keys, unknown_key
from analysis.dataset.model import Dataset, nearly_period_folders, period_folders
from analysis.dataset.period import PERIOD
from analysis.errors import CallError, DatasetError, Sentence, said
from analysis.regulation.nearest import nearest

LOGO_LIMIT = 150_000  # bytes; a report carries the logo inside and must stay small


def load_dataset(folder: Path) -> Dataset:
    """The data set in a folder.

    Raises: CallError when there is none, with the nearest ones; DatasetError for whatever
    dataset.toml holds that is not accepted, all of it at once.
    """
    place = folder.resolve() if ".." in folder.parts else folder.absolute()
    if not place.is_dir():
        raise CallError(
            said(
                "Folder data '{folder}' tidak ada.{neighbours}",
                folder=folder,
                neighbours=_neighbours(folder),
            )
        )
    if PERIOD.fullmatch(place.name) and not (place / FILE).is_file():
        raise CallError(
            said("'{folder}' adalah folder triwulan; beri folder di atasnya.", folder=folder)
        )
    try:
        usable = _is_dataset(place) or bool(nearly_period_folders(place))
    except OSError as error:
        raise CallError(
            said("Folder data '{folder}' tidak dapat dibaca.", folder=folder)
        ) from error
    if not usable:
        raise CallError(
            said(
                "'{folder}' bukan folder data: tidak ada folder triwulan seperti 2026-Q3 dan "
                "tidak ada {FILE}.{neighbours}",
                folder=folder,
                FILE=FILE,
                neighbours=_neighbours(folder),
            )
        )
    settings = _settings(place / FILE)
    try:
        # the logo is a path in the model and text in the file
        logo = {"logo": Path(settings["logo"])} if isinstance(settings.get("logo"), str) else {}
        dataset = Dataset.model_validate(settings | logo | {"folder": place})
    except ValidationError as error:
        faults = [refusal(fault["loc"], fault["type"]) for fault in error.errors()]
        told = {str(sentence): sentence for sentence in faults}
        raise DatasetError(*told.values()) from error
    if dataset.logo is not None:
        _refuse_bad_logo(place, dataset.logo)
    return dataset


def _settings(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(
            said("dataset.toml: berkas bukan UTF-8; simpan ulang sebagai UTF-8.")
        ) from error
    except OSError as error:
        raise DatasetError(said("dataset.toml: berkas tidak dapat dibaca.")) from error
    try:
        settings = tomllib.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise DatasetError(said("dataset.toml: terlalu banyak tingkat.")) from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        line = where[1] if where else text.count("\n") + 1
        twice = said("dataset.toml: kunci ganda di baris {baris}.", baris=line)
        other = said("dataset.toml: bukan TOML yang sah di baris {baris}.", baris=line)
        raise DatasetError(twice if "overwrite" in str(error) else other) from error
    if "folder" in settings:
        raise DatasetError(unknown_key("folder", top_keys()))
    share = settings.get("batas_baris_buruk")
    return settings | ({"batas_baris_buruk": float(share)} if isinstance(share, Decimal) else {})


def _refuse_bad_logo(folder: Path, logo: Path) -> None:
    path = folder / logo
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DatasetError(
            said("dataset.toml: logo '{logo}' harus berada di dalam folder data.", logo=logo)
        )
    if not path.is_file():
        raise DatasetError(said("dataset.toml: logo '{logo}' tidak ada di folder data.", logo=logo))
    head = path.read_bytes()[: LOGO_LIMIT + 1]
    starts = {".png": head.startswith(b"\x89PNG"), ".svg": b"<svg" in head}
    if not starts.get(path.suffix.lower(), False):
        raise DatasetError(said("dataset.toml: logo '{logo}' bukan PNG atau SVG.", logo=logo))
    if len(head) > LOGO_LIMIT:
        raise DatasetError(
            said(
                "dataset.toml: logo '{logo}' lebih besar dari {batas} KB.",
                logo=logo,
                batas=LOGO_LIMIT // 1000,
            )
        )


def _is_dataset(folder: Path) -> bool:
    return (folder / FILE).is_file() or bool(period_folders(folder))


def _neighbours(folder: Path) -> str | Sentence:
    """The data sets near a path that is none, as the caller would write them."""
    for place in (folder, *folder.parents):
        try:
            inside = [f for f in sorted(place.iterdir()) if f.is_dir() and _is_dataset(f)]
        except OSError:  # missing, or not ours to read: it has no names to offer
            continue
        names = {f.name: f.as_posix() for f in inside}
        close = nearest(folder.name, names) or tuple(names)[:5]
        if close or place != folder:  # nothing further up than the first folder above
            there = ", ".join(names[name] for name in close)
            return said(" Yang ada: {ada}.", ada=there) if close else ""
    return ""
