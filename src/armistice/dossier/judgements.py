"""Judgements: a number with its range, an order, or what a party is thought to need; and what it rests on."""

from __future__ import annotations

from armistice._base.frozen import frozen


@frozen
class Judgement:
    """One judged number.

    `low == likely == high` is a plain number. With `spread` "even" every value between low and high is equally
    likely; with "pert" the draw is PERT (λ = 4; Malcolm et al. 1959). `path` is the dotted id in the case file.
    """

    path: str
    low: float
    likely: float
    high: float
    spread: str = "point"  # "point" | "even" | "pert"
    because: tuple[str, ...] = ()
    note: str = ""

    @property
    def central(self) -> float:
        """The number, the middle or the likely value."""
        return self.likely

    @property
    def uncertain(self) -> bool:
        return self.low < self.high


@frozen
class Order:
    """An order of ids, most important (or best) first; ids in one tier tie and share the mean.

    Central weights are the rank-order centroid, central values evenly spaced from 100 to 0
    (Barron & Barrett 1996); drawn ones are uniform on the ordered simplex (SMAA, Lahdelma et al. 1998).
    """

    path: str
    tiers: tuple[tuple[str, ...], ...]
    because: tuple[str, ...] = ()
    note: str = ""

    def central_weights(self) -> dict[str, float]:
        """Rank-order centroid weights, ties at their mean; they sum to 1."""
        count = sum(len(tier) for tier in self.tiers)
        centroid = [sum(1 / k for k in range(rank, count + 1)) / count for rank in range(1, count + 1)]
        return self._by_tier(centroid)

    def central_values(self) -> dict[str, float]:
        """Evenly spaced values of the tiers, 100 for the first and 0 for the last (a lone tier is worth 100)."""
        last = max(len(self.tiers) - 1, 1)
        return {member: 100 * (1 - rank / last) for rank, tier in enumerate(self.tiers) for member in tier}

    def _by_tier(self, by_rank: list[float]) -> dict[str, float]:
        result, start = {}, 0
        for tier in self.tiers:
            mean = sum(by_rank[start : start + len(tier)]) / len(tier)
            result.update(dict.fromkeys(tier, mean))
            start += len(tier)
        return result


@frozen
class Interest:
    """What a party needs behind what it says: printed, not computed."""

    text: str
    because: tuple[str, ...] = ()
    note: str = ""
