"""Rows of a list of people that hold a name and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.intake.delivery import FLAGGED
from analysis.intake.files.headers import key
from analysis.intake.files.raw import DATA, NOTE, NUMBERS, SHIFTED
from analysis.intake.files.rows import is_remark
from analysis.intake.judging.codes import words
from analysis.intake.judging.reading import Advice

ONLY_A_NAME = Advice(
    "Hanya nama yang terisi, NIP dan OPD kosong; peserta tetap mendapat angkatan",
    "Isi NIP dan OPD peserta ini, atau hapus baris ini bila bukan peserta",
    FLAGGED,
)


def lone_names(rows: pd.DataFrame, filled: Sequence[int], labels: Sequence[str]) -> np.ndarray:
    """Say of each row whether its one filled cell is somebody's name, bool[rows].

    rows: of a `RawTable` of staff; filled: cells of each row; labels: the sheet's headers. No name
    is the title of a group that an OPD of the list is called by, a header again, a remark, or what
    stands below a remark or a total after the last record.
    """
    name = rows["nama"].fillna("").astype("str")
    titles = {words(text) for text in rows["opd"].dropna()}
    heads = set(map(key, labels))
    other = [words(text) in titles or key(text) in heads or is_remark(text) for text in name]
    alone = rows["jenis_baris"].eq(NOTE) & name.ne("") & (np.array(filled) == 1)
    alone &= ~np.array(other, dtype=bool)
    records = rows["jenis_baris"].isin([DATA, SHIFTED])
    after = ~records[::-1].cummax()[::-1]
    closing = ~records & ~alone & rows["jenis_baris"].ne(NUMBERS) & after
    here: np.ndarray = (alone & ~closing.cummax()).to_numpy(dtype=bool)
    return here
