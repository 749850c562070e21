"""SHELL. The sections of dataset.toml about gap, plan and schedule; each key has a default."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

if TYPE_CHECKING:
    from analysis.dataset.period import Period

LEAP_YEAR = 2000  # has every day that a calendar may have


def _exact(value: object) -> object:
    """A whole number as an exact decimal; anything else stays, and its type refuses it."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[Decimal, BeforeValidator(_exact)]
Text = Annotated[str, Field(min_length=1, max_length=300)]


def _pair(value: object) -> object:
    """TOML's list as the tuple it means."""
    return tuple(value) if isinstance(value, list) else value


def _day(text: str) -> str:
    """Month and day as written. Raises: ValueError for a day that no year has."""
    date(LEAP_YEAR, *map(int, text.split("-")))
    return text


class Section(BaseModel):
    """A part of dataset.toml: no other key than these, no other type than theirs."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


MOST_MONEY = 10**15  # Rp; a hundred times the largest budget of a city, and safe to add up
Share = Annotated[Number, Field(ge=0, le=1)]
Borders = Annotated[tuple[Number, Number], BeforeValidator(_pair)]
Weight = Annotated[Number, Field(ge=0, le=1000, decimal_places=3)]
Day = Annotated[str, Field(pattern=r"^[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]


class PlanSettings(Section):
    """How the development plan is made: section [rencana]. Weights are the city's own rule."""

    anggaran: Annotated[int, Field(gt=0, le=MOST_MONEY)] | None = None  # Rp; None: needs alone
    bobot_level: Weight = Decimal(5)  # per closed gap level
    bobot_poin: Weight = Decimal(1)  # per IP ASN point gained
    bobot_20jp: Weight = Decimal(2)  # per PNS whose planned JP reach the yearly duty
    maks_kursus: Annotated[int, Field(ge=1, le=3)] = 3  # per person
    jp_maks_pppk: Annotated[int, Field(ge=0, le=1000)] = 24  # planned JP per PPPK
    isi_minimum: Share = Decimal("0.6")  # of a batch's capacity, rounded up
    porsi_opd: Annotated[Number, Field(gt=0, le=1)] = Decimal(1)  # of the budget, per OPD at most
    lantai_opd: Share = Decimal(0)  # of an OPD's own best value, at least
    tahun: Annotated[int, Field(ge=2000, le=2100)] | None = None
    konversi_jp: bool = False  # count nonklasikal forms by the local conversion table
    pensiun_direncanakan: bool = False  # plan for those who retire within the plan year too

    def plan_year(self, period: Period) -> int:
        """The year that is planned: the one after the quarter's, if not said."""
        return period.year + 1 if self.tahun is None else self.tahun


class ScheduleSettings(Section):
    """When batches may run: section [jadwal]."""

    mulai: Day = "02-01"  # first day in the plan year, MM-DD
    selesai: Day = "11-30"
    porsi_unit: Annotated[Number, Field(gt=0, le=1)] = Decimal("0.25")  # away in one week
    jp_per_hari: Annotated[int, Field(ge=1, le=12)] = 8
    hari_kerja: Literal[5, 6] = 5  # working days of a week


class GapSettings(Section):
    """Choices about assessments and the nine-box: section [kesenjangan]."""

    masa_berlaku_bulan: Annotated[int, Field(ge=1, le=600)] | None = None  # None: the rule's
    potensi: Borders | None = None  # borders of the potential axis, JPM per cent
    kinerja_kotak: dict[str, Literal["atas", "tengah", "bawah"]] | None = None
