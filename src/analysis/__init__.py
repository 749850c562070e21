"""Indeks profesionalitas dan kompetensi ASN: dari data satu triwulan ke laporan per OPD.

The public names load what they need when they are asked for; importing the package loads nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.store import open_internal, open_report

__all__ = ["open_internal", "open_report"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from analysis import store  # noqa: PLC0415 - importing the package loads nothing heavy

        return getattr(store, name)
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")
