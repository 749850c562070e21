"""Folders of quarters as runs leave them: manifests with figures, empty files for documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.release_fixture import sample_release

from analysis.publish import manifest
from analysis.publish.kinds import KINDS
from analysis.publish.portal.section import section

SOCIAL, HEALTH = "dinas-sosial", "dinas-kesehatan"
OF_OPD = tuple(kind for kind in KINDS if kind.folder)
RESEARCH, ISLAND, ARCHIVE = "badan-riset", "kecamatan-pulau", "dinas-kearsipan"


def write_quarter(
    folder: Path,
    period: str,
    *,
    values: Mapping[str, float | None] | None = None,
    city: float = 70.0,
    edition: str = "perbkn-8-2019",
    lang: str = "id",
    without: tuple[str, ...] = (),
    earlier: Mapping[tuple[str, str], float] | None = None,
    documents: tuple[str, ...] = (SOCIAL, HEALTH),
    **more: Any,
) -> Path:
    """Write one quarter's manifest, index and documents; return its folder.

    `values`: kode -> IP ASN instead of the sample's (None: hidden); `without`: OPD that are not
    there; `earlier`: (periode, kode) -> IP ASN worked out anew; `more`: sections of the manifest.
    """
    release = sample_release()
    part = section(release)
    rows = [_changed(row, values or {}) for row in part["opd"] if row["kode"] not in without]
    template = {name: part["kota"][name] for name in part["kota"]}
    anew = [
        {"periode": one, "kode": kode} | template | {"ip_asn": value}
        for (one, kode), value in (earlier or {}).items()
    ]
    info = {**release.info, "periode": period, "edisi": edition}
    out = folder / period if lang == "id" else folder / period / lang
    made: dict[str, Any] = {}
    for kind in OF_OPD:
        made[kind.name] = {
            kode: {"kunci": "k", "berkas": dict.fromkeys(kind.endings, "a" * 64)}
            for kode in documents
        }
        for kode in documents:
            for ending in kind.endings:
                touch(out / kind.folder / f"{kode}.{ending}")
    touch(out / "index.html")
    told = part | {"kota": part["kota"] | {"ip_asn": city}, "opd": rows, "susunan_lama": anew}
    manifest.write(out, info, **({"portal": told} | made | more))
    return out


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def _changed(row: dict[str, Any], values: Mapping[str, float | None]) -> dict[str, Any]:
    if row["kode"] not in values:
        return row
    value = values[row["kode"]]
    if value is None:
        hidden = {"ip_asn": None, "kategori": None, "pegawai": None, "diukur": None}
        return row | hidden | {"cakupan_persen": None, "keadaan": "tersembunyi", "alasan": "ambang"}
    return row | {"ip_asn": value}
