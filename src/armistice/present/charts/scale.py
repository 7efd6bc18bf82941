"""Points to pixels, with round numbers for the grid."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight scale from `low`…`high` points to `start`…`end` pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, points: float) -> float:
        return self.start + (points - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Return round points, about five of them."""
        step = _step(self.high - self.low)
        first = math.ceil(self.low / step)
        return [step * k for k in range(first, math.floor(self.high / step) + 1)]


def axis(values: Iterable[float], start: float, end: float) -> Axis:
    """Return the scale that shows all `values` with a little air, its ends round."""
    shown = list(values) or [0.0, 100.0]
    low, high = min(shown), max(shown)
    step = _step(max(high - low, 4.0)) / 2
    low, high = math.floor(low / step - 0.25) * step, math.ceil(high / step + 0.25) * step
    return Axis(low, high, start, end)


def _step(span: float) -> float:
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if span / (power * factor) <= 5.5)
