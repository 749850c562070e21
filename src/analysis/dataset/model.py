"""SHELL. What dataset.toml may say, and the folder it stands in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from analysis.dataset.period import PERIOD, Period
from analysis.dataset.settings import (
    GapSettings,
    PlanSettings,
    ScheduleSettings,
    Section,
    Text,
)
from analysis.dataset.target import TargetSettings, as_section
from analysis.errors import CallError, Sentence, said

EDITIONS = "peraturan"


class Signatory(Section):
    """Who signs the report: section [penanda_tangan]."""

    nama: Text
    jabatan: Text
    tempat: Text


class Dataset(Section):
    """A data folder and its settings; every field but `folder` is a key of dataset.toml."""

    folder: Path
    nama: Text = ""  # the government's name; without one the folder's name
    kop: Text = ""  # the letterhead's line; without one "Pemerintah {nama}"
    logo: Path | None = None  # inside the folder, relative to it
    penanda_tangan: Signatory | None = None
    edisi: Text = "perbkn-8-2019"
    opsi: dict[str, Any] = Field(default_factory=dict)  # choices that differ from the edition's
    target: Annotated[TargetSettings, BeforeValidator(as_section)] = Field(
        default_factory=TargetSettings
    )
    ambang: Annotated[int, Field(ge=3, le=100)] = 5  # people; a cell of fewer is hidden
    triwulan_rinci: Literal["Q1", "Q2", "Q3", "Q4"] = "Q4"
    urutan_tanggal: Literal["dmy", "mdy"] | None = None
    batas_baris_buruk: Annotated[float, Field(ge=0, le=1)] = 0.2  # share of a table's rows
    batas_ukuran_mb: Annotated[int, Field(ge=1, le=100_000)] = 200  # a file's size unpacked
    tanggal_penilaian: dict[str, date] = Field(default_factory=dict)  # file -> assessment day
    rencana: PlanSettings = Field(default_factory=PlanSettings)
    jadwal: ScheduleSettings = Field(default_factory=ScheduleSettings)
    kesenjangan: GapSettings = Field(default_factory=GapSettings)

    def model_post_init(self, context: object, /) -> None:
        """Fill what follows from the folder's name."""
        del context
        if not self.nama:
            object.__setattr__(self, "nama", self.name)
        if not self.kop:
            object.__setattr__(self, "kop", f"Pemerintah {self.nama}")

    @property
    def name(self) -> str:
        """The folder's name, under which results and reports are kept."""
        return self.folder.name

    @property
    def periods(self) -> tuple[Period, ...]:
        """The quarters delivered, oldest first: folders named like 2026-Q3 that hold something."""
        try:
            return tuple(sorted(Period.parse(f.name) for f in period_folders(self.folder)))
        except OSError as error:
            raise CallError(
                said("Folder data '{folder}' tidak dapat dibaca.", folder=self.folder)
            ) from error

    @property
    def edition_folders(self) -> tuple[Path, ...]:
        """Where editions of the city's own stand: pass it to `load_regulation`."""
        own = self.folder / EDITIONS
        return (own,) if own.is_dir() else ()

    def period(self, text: str = "latest") -> Period:
        """The delivered quarter of that name; `latest` is the newest.

        Raises: CallError with the quarters there are, when it was not delivered, and for `latest`
        when a folder nearly named like a quarter would be a later one.
        """
        there = self.periods
        near = nearly_period_folders(self.folder)
        if not there:
            raise CallError(
                said(
                    "Belum ada triwulan di {name}; buat folder seperti 2026-Q3 dan taruh berkas "
                    "pegawai di dalamnya.{misnamed}",
                    name=self.name,
                    misnamed=_misnamed(near),
                )
            )
        if text == "latest":
            later = {name: meant for name, meant in near.items() if meant > there[-1]}
            if later:
                raise CallError(
                    said(
                        "Triwulan terakhir di {name} tidak dapat dipastikan.{misnamed} Ganti nama "
                        "folder itu, atau pilih --period {there}.",
                        name=self.name,
                        misnamed=_misnamed(later),
                        there=there[-1],
                    )
                )
            return there[-1]
        names = ", ".join(period.text for period in there)
        if not PERIOD.fullmatch(text):
            raise CallError(
                said(
                    "Triwulan '{isi}' tidak dikenal. Yang ada di {name}: {names}.",
                    isi=text,
                    name=self.name,
                    names=names,
                )
            )
        asked = Period.parse(text)
        if asked not in there:
            close = min(there, key=lambda period: abs(period.number - asked.number))
            empty = (self.folder / text).is_dir()
            fault = said("kosong") if empty else said("tidak ada")
            raise CallError(
                said(
                    "Triwulan {isi} {fault} di {name}; yang terdekat {close}. Yang ada: {names}.",
                    isi=text,
                    fault=fault,
                    name=self.name,
                    close=close,
                    names=names,
                )
            )
        return asked


def period_folders(folder: Path) -> list[Path]:
    """The quarters' folders that hold something."""
    named = [f for f in folder.iterdir() if PERIOD.fullmatch(f.name) and f.is_dir()]
    return [f for f in named if _holds_something(f)]


def nearly_period_folders(folder: Path) -> dict[str, Period]:
    """Folders that hold something and are named nearly like a quarter -> the one they may mean."""
    meant = {f: Period.meant(f.name) for f in sorted(folder.iterdir())}
    return {
        f.name: period
        for f, period in meant.items()
        if period is not None and f.is_dir() and _holds_something(f)
    }


def _holds_something(folder: Path) -> bool:
    """Say so too of a folder that cannot be opened: reading then refuses it by its name."""
    try:
        return any(not part.name.startswith(".") for part in folder.iterdir())
    except OSError:
        return True


def _misnamed(folders: dict[str, Period]) -> str | Sentence:
    """Name the folders: a sentence after a space, nothing for none."""
    named: str | Sentence = ""
    for name, period in folders.items():
        one = said("'{nama}' tampak seperti {triwulan}", nama=name, triwulan=period)
        named = said("{awal}, {lain}", awal=named, lain=one) if named else one
    return said(" Folder {nama}, tetapi namanya tidak tepat.", nama=named) if folders else ""
