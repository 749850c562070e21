"""Chance without state: every draw is a pure function of seed, person and purpose.

A stream of random numbers changes when anything before it changes. Here each number is a hash of
its key, so a person is the same whatever the chunk, the quarters asked for or the number of people,
and the same on every machine and version: only integers, only wrapping 64-bit arithmetic
(splitmix64, Steele et al. 2014).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]
Days = npt.NDArray[np.datetime64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def _mix(bits: Bits) -> Bits:
    bits = bits + _GOLDEN
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    return bits ^ (bits >> np.uint64(31))


def _tag(text: str) -> Bits:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return np.frombuffer(digest, dtype="<u8").astype(np.uint64)


@dataclass(frozen=True)
class Draws:
    """The draws of some rows; `keys` identify the rows (persons, seats, events)."""

    keys: Bits

    @classmethod
    def of(cls, seed: int, keys: Ints) -> Draws:
        """Rows with these integer keys under this seed."""
        return cls(_mix(keys.astype(np.uint64) ^ _tag(f"seed {seed}")))

    def on(self, number: int | Ints) -> Draws:
        """The same rows, once more for another occasion (a quarter, a repetition)."""
        return Draws(_mix(self.keys ^ _mix(np.atleast_1d(np.asarray(number)).astype(np.uint64))))

    def take(self, rows: Ints | Flags) -> Draws:
        """Some of the rows."""
        return Draws(self.keys[rows])

    def bits(self, what: str) -> Bits:
        """64 bits per row for this purpose."""
        return _mix(self.keys ^ _tag(what))

    def below(self, what: str, limit: int | Ints) -> Ints:
        """An integer 0 .. limit-1 per row (multiply-shift on 32 bits; limit under 2**31)."""
        high = self.bits(what) >> np.uint64(32)
        scaled = high * np.asarray(limit).astype(np.uint64) >> np.uint64(32)
        return scaled.astype(np.int64)

    def chance(self, what: str, per_thousand: int | Ints) -> Flags:
        """True in so many of a thousand rows."""
        return self.below(what, 1_000_000) < np.asarray(per_thousand) * 1000

    def pick(self, what: str, weights: Sequence[int]) -> Ints:
        """An index into `weights` per row, in proportion to them."""
        edges = np.cumsum(np.asarray(weights, dtype=np.int64))
        return np.searchsorted(edges, self.below(what, int(edges[-1])), side="right").astype(
            np.int64
        )
