"""The benchmark table: its columns, which of them each measure has, and their limits."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

TEXTS = (
    "ukuran", "kode", "nama", "terbitan", "kategori", "edisi", "populasi", "sumber", "keyakinan",
    "keterangan",
)  # fmt: skip
WHOLE = ("tahun", "desimal", "peringkat", "dari")
DECIMALS = ("nilai", "persentil", "galat")
COLUMNS = (
    "ukuran", "kode", "nama", "tahun", "terbitan", "nilai", "desimal", "kategori", "persentil",
    "peringkat", "dari", "galat", "edisi", "populasi", "sumber", "keyakinan", "keterangan",
)  # fmt: skip
KEY = ("ukuran", "kode", "tahun", "terbitan")

IP_ASN, TARGET, GOVERNMENT, QUOTED = "ip_asn", "target_ip_asn", "wgi_ge", "peringkat_dikutip"
CONFIDENCE = ("V", "S", "G")  # original seen, second-hand, not verified

_ALWAYS = ("ukuran", "kode", "nama", "tahun", "terbitan", "sumber", "keyakinan", "keterangan")
_INDEX = (*_ALWAYS, "nilai", "desimal")


@dataclass(frozen=True)
class Measure:
    """What a row of one measure must have, what it may have, and the limits of its value."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    lowest: float = 0.0
    highest: float = 0.0
    yearly: bool = False  # `terbitan` is the year of an update, not before the year measured


MEASURES = MappingProxyType(
    {
        IP_ASN: Measure(_INDEX, ("kategori", "edisi", "populasi"), 0, 100),
        TARGET: Measure(_INDEX, ("kategori", "edisi", "populasi"), 0, 100),
        # the scale has no hard ends: about -2.5 to 2.5
        GOVERNMENT: Measure(
            (*_INDEX, "galat", "persentil", "peringkat", "dari"), (), -4, 4, yearly=True
        ),
        QUOTED: Measure((*_ALWAYS, "peringkat"), ("dari",)),
    }
)
LIMITS = MappingProxyType(
    {
        "tahun": (1990.0, 2100.0),
        "desimal": (0.0, 4.0),
        "persentil": (0.0, 100.0),
        "peringkat": (1.0, 1000.0),
        "dari": (1.0, 1000.0),
        "galat": (0.0, 4.0),
    }
)
