"""Where the numbers behind judgements come from: their central values here, draws in `draws/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from armistice.dossier.judgements import Judgement, Order


class Numbers(Protocol):
    """Gives every judgement a number for each of `draws` draws."""

    @property
    def draws(self) -> int: ...

    def value(self, judgement: Judgement) -> np.ndarray:
        """Return the judged number, float[draws]."""
        ...

    def weights(self, order: Order) -> Mapping[str, np.ndarray]:
        """Return the weight of each member of an order, float[draws]."""
        ...

    def values(self, order: Order) -> Mapping[str, np.ndarray]:
        """Return the worth of each member of an order in 0…100, float[draws]."""
        ...


class Central:
    """One draw: every judgement at its central value."""

    draws = 1

    def value(self, judgement: Judgement) -> np.ndarray:
        return np.array([judgement.central])

    def weights(self, order: Order) -> Mapping[str, np.ndarray]:
        return {member: np.array([weight]) for member, weight in order.central_weights().items()}

    def values(self, order: Order) -> Mapping[str, np.ndarray]:
        return {member: np.array([worth]) for member, worth in order.central_values().items()}
