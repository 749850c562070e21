"""How far the best plan may lie above the one made: in per cent, and in a sentence."""

from __future__ import annotations

from decimal import Decimal

from analysis.errors import Figure, Sentence, said


def gap_percent(value: int, bound: int) -> Decimal:
    """How far the best may lie above the value, per cent of it, two decimals, rounded up."""
    if bound <= value:
        return Decimal("0.00")
    if value == 0:
        return Decimal("100.00")
    return Decimal(-(-10_000 * (bound - value) // value)).scaleb(-2)


def sentence(
    value: int,
    bound: int,
    *,
    kept: bool,
    courses: tuple[int, int] = (0, 0),
    dated: bool = False,
) -> Sentence:
    """Say exactly what is proven of a plan, and no more.

    courses: how many were considered, of how many in the catalogue. dated: the bound holds for
    plans that keep the calendar's rule of the units, not for every plan.
    """
    if not kept or bound < value:
        return said(
            "Rencana ini belum terbukti: pemeriksaan ulang dalam bilangan bulat tidak sesuai."
        )
    considered, offered = courses
    some: str | Sentence = ""
    if considered < offered:
        some = said(" atas {dipakai} dari {semua} pelatihan", dipakai=considered, semua=offered)
    away: str | Sentence = ""
    if dated:
        away = said(" dengan paling banyak porsi_unit dari setiap unit dalam satu angkatan,")
    if bound == value:
        return said(
            "Terbukti: tidak ada rencana lain dari paket yang berguna, paling banyak tiga "
            "pelatihan per orang{sebagian},{unit} yang nilainya lebih besar.",
            sebagian=some,
            unit=away,
        )
    return said(
        "Terbukti: tidak ada rencana lain dari paket yang berguna, paling banyak tiga pelatihan "
        "per orang{sebagian},{unit} yang nilainya lebih dari {persen} di atas rencana ini; "
        "batasnya dihitung ulang dalam bilangan bulat.",
        sebagian=some,
        unit=away,
        persen=Figure(gap_percent(value, bound), "%"),
    )
