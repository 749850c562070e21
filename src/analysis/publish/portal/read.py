"""What lies in the folder of a data set, quarter by quarter, as the manifests there tell it.

A folder that was copied in counts, one that was deleted does not; nothing is remembered elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from analysis.dataset import Period
from analysis.dataset.period import PERIOD
from analysis.present.wording.words import CATEGORIES
from analysis.publish import manifest
from analysis.publish.folders import read_json
from analysis.publish.kinds import KINDS, Kind
from analysis.publish.portal.section import SECTION, whole

LANGUAGES = ("id", "en")
INDEX = "index.html"
TABLE = "data/indeks.csv"  # the published index in long form


@dataclass(frozen=True)
class Document:
    """A file that exists: its kind, whose it is, its language, its path in the set's folder."""

    kind: str
    kode: str
    ending: str
    lang: str
    path: str
    of_city: bool


@dataclass(frozen=True)
class Quarter:
    """One quarter; `opd` (kode -> row) and `kota` are empty when its manifest has no figures.

    `info`: the manifest as far as it could be read. `index`, `table`: (language, path) or None.
    `earlier`: (periode, kode) -> row of an earlier quarter, worked out anew.
    """

    period: Period
    info: Mapping[str, Any]
    kota: Mapping[str, Any]
    opd: Mapping[str, Mapping[str, Any]]
    earlier: Mapping[tuple[str, str], Mapping[str, Any]]
    documents: tuple[Document, ...]
    index: tuple[str, str] | None
    table: tuple[str, str] | None
    told: bool = True  # a manifest could be read, whatever it holds

    @property
    def half_written(self) -> bool:
        """Whether its folder holds neither a manifest that can be read nor an index."""
        return self.index is None and not self.told

    @property
    def edition(self) -> str:
        """The edition of the rules, "" when the figures are not there."""
        return str(self.info["edisi"]) if self.kota else ""


def read_quarters(folder: Path, lang: str, kinds: Sequence[Kind] = KINDS) -> list[Quarter]:
    """Return the quarters below `folder`, oldest first; of two languages `lang` comes first."""
    periods = sorted(Period.parse(name) for name in _names(folder) if PERIOD.fullmatch(name))
    return [
        _quarter(folder, period, lang, kinds)
        for period in periods
        if (folder / period.text).is_dir()
    ]


def place(period: str, lang: str) -> PurePosixPath:
    """Return where a quarter's documents of a language lie in the set's folder."""
    return PurePosixPath(period) if lang == "id" else PurePosixPath(period, lang)


def _quarter(folder: Path, period: Period, lang: str, kinds: Sequence[Kind]) -> Quarter:
    order = sorted(LANGUAGES, key=lambda one: one != lang)
    places = {one: place(period.text, one) for one in order}
    told = {one: read_json(folder / places[one] / manifest.NAME) for one in order}
    index = _first(folder, places, INDEX)
    whose = next((one for one in told.values() if _figures(one, period)), {})
    part = whose.get(SECTION, {"kota": {}, "opd": [], "susunan_lama": []})
    documents: dict[tuple[str, str, str], Document] = {}
    for one in order:
        for found in _documents(folder, places[one], told[one], one, kinds):
            documents.setdefault((found.kind, found.kode, found.ending), found)
    return Quarter(
        period=period,
        info=whose or next((one for one in told.values() if _named(one)), {}),
        kota=part["kota"],
        opd={row["kode"]: row for row in part["opd"]},
        earlier={(row["periode"], row["kode"]): row for row in part["susunan_lama"]},
        documents=tuple(documents.values()),
        index=index,
        table=_first(folder, places, TABLE),
        told=any(told.values()),
    )


def _first(folder: Path, places: Mapping[str, PurePosixPath], name: str) -> tuple[str, str] | None:
    paths = ((lang, (where / name).as_posix()) for lang, where in places.items())
    return next(((lang, path) for lang, path in paths if (folder / path).is_file()), None)


def _documents(
    folder: Path, where: PurePosixPath, told: Mapping[str, Any], lang: str, kinds: Sequence[Kind]
) -> Iterator[Document]:
    """Yield what a manifest lists and the folder holds; a kind without a folder is the city's."""
    for kind in kinds:
        beside = where / kind.folder
        lying = _names(folder / beside)
        for kode, entry in manifest.objects(told.get(kind.name)):
            files = entry.get("berkas")
            for ending in kind.endings:
                name = f"{kode}.{ending}"
                if isinstance(files, dict) and files.get(ending) and name in lying:
                    path = (beside / name).as_posix()
                    yield Document(kind.name, kode, ending, lang, path, of_city=not kind.folder)


def _names(folder: Path) -> set[str]:
    """Return the names in a folder; none when it cannot be read."""
    try:
        return {path.name for path in folder.iterdir()}
    except OSError:
        return set()


def _named(told: Mapping[str, Any]) -> bool:
    return isinstance(told.get("nama"), str) and isinstance(told.get("kop"), str)


def _figures(told: Mapping[str, Any], period: Period) -> bool:
    """Whether a manifest is that of this quarter and holds all that the portal prints of it."""
    dimensions, bands = told.get("dimensi"), told.get("kategori")
    return (
        _named(told)
        and told.get("periode") == period.text
        and isinstance(told.get("edisi"), str)
        and isinstance(told.get("draf"), bool)
        and isinstance(told.get("ambang"), int)
        and isinstance(dimensions, list)
        and all(isinstance(name, str) for name in dimensions)
        and isinstance(bands, list)
        and _bands(bands)
        and whole(told.get(SECTION))
    )


def _bands(bands: list[Any]) -> bool:
    if not all(isinstance(band, dict) for band in bands):
        return False
    starts = [band.get("batas") for band in bands]
    if not all(isinstance(start, int | float) and 0 <= start <= 100 for start in starts):
        return False
    if starts != sorted(starts):
        return False
    return tuple(band.get("nama") for band in bands) == CATEGORIES
