"""SHELL. What a data set holds once: settings, agencies, units, standards, catalogue, a README."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from string import Template

import numpy as np
import pandas as pd

from analysis.sample.city import City
from analysis.sample.folder import MARK
from analysis.sample.lookup import table
from analysis.sample.posts import technical_standards, title
from analysis.sample.write import write_text

_BIG = 100_000  # seats; above, a file may be larger than intake accepts by default
_SETTINGS = """$mark
nama = "Kota Medan"
target = 75
triwulan_rinci = "Q3"
$limit
[penanda_tangan]
nama = "(nama pejabat)"
jabatan = "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
tempat = "Medan"

[rencana]
anggaran = 2_000_000_000
"""


def write_root(folder: Path, city: City, seed: int) -> None:
    """Write dataset.toml, the tables at the root, scenarios to try, and README.md."""
    limit = "batas_ukuran_mb = 100000\n" if city.seats > _BIG else ""
    write_text(folder / "dataset.toml", Template(_SETTINGS).substitute(mark=MARK, limit=limit))
    _write(folder / "opd.csv", city.opd[["kode", "nama", "jenis", "singkatan"]])
    _write(folder / "unor.csv", _tree(city))
    _write(folder / "standar_kompetensi.csv", _standards(city))
    for name in ("katalog_pelatihan", "kamus_kompetensi", "kalender"):
        _write(folder / f"{name}.csv", table(name))
    own = resources.files("analysis.sample")
    for scenario in (own / "skenario").iterdir():
        write_text(folder / "skenario" / scenario.name, scenario.read_text(encoding="utf-8"))
    text = (own / "README.md").read_text(encoding="utf-8")
    sizes = {
        "kursi": f"{city.seats:,}".replace(",", "."),
        "opd": f"{len(city.opd):,}".replace(",", "."),
    }
    write_text(folder / "README.md", Template(text).substitute(sizes, benih=seed))


def _write(path: Path, rows: pd.DataFrame) -> None:
    write_text(path, rows.to_csv(index=False, lineterminator="\n"))


def _tree(city: City) -> pd.DataFrame:
    """The unit tree: only its roots name their agency."""
    above = city.unit["atasan"].to_numpy(np.int64)
    ids = city.unit["id"].to_numpy(object)
    kode = city.opd["kode"].to_numpy(object)[city.unit["opd"]]
    return city.unit[["id", "nama"]].assign(
        id_atasan=np.where(above < 0, "", ids[above]), opd=np.where(above < 0, kode, "")
    )


def _standards(city: City) -> pd.DataFrame:
    """One row per post (or level) and competency; posts without an entry keep the default."""
    wide = table("standar_kompetensi").astype("str")
    long = wide.melt(
        ["jabatan", "jenjang_jabatan"],
        var_name="kompetensi",
        value_name="level",
        ignore_index=False,
    )
    stated = long.loc[long["level"] != ""].sort_index(kind="stable")
    return pd.concat([stated, _technical(city)]).drop_duplicates(
        ["jabatan", "jenjang_jabatan", "kompetensi"]
    )


def _technical(city: City) -> pd.DataFrame:
    """Technical standards of experts and staff by post, of leaders by level."""
    rows = [
        ("" if kind == "struktural" else title(name, level, kind),
         level if kind == "struktural" else "", code, str(asked))
        for name, level, kind, text in city.jabatan[["nama", "jenjang", "jenis", "teknis"]]
        .itertuples(index=False, name=None)
        for code, asked in technical_standards(text)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["jabatan", "jenjang_jabatan", "kompetensi", "level"])
