"""What the fairness ideas of bargaining theory would pick; shown side by side, none preferred.

All take e float[M, n], values as believed of the admissible packages; needs bool[M, n], whose consent each needs;
always bool[n], who always signs; disagreement float[n]. Products, ideals and minima run over those who always sign;
conditional signers only constrain. All return the index of a package, or None where no package gives every signer it
needs at least the disagreement value (`widest` is None only without any package).

Ties (1e-9, relative for products) go to the larger smallest share of the ideal gain, then to the larger sum of shares,
then to the more equal shares from the bottom up, then to fewer consents needed (`widest`: gains in place of shares).
These rules know no order of parties, issues or options, and nobody's scale of points. Only shares that mirror one
another, (0.4, 0.6) and (0.6, 0.4), are still level then; no rule that treats the parties alike can tell them apart, and
the package that gives the earlier party more is returned.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from armistice.evaluate.deal_space.dominance import nondominated

TIE = 1e-9

_Scores = tuple[np.ndarray, ...]


def nash(e: np.ndarray, needs: np.ndarray, always: np.ndarray, disagreement: np.ndarray) -> int | None:
    """Return the package with the greatest product of gains (Nash 1950).

    Where every product is 0, somebody who always signs can gain nothing; then the undominated packages tie.
    """

    def scores(gains: np.ndarray, shares: np.ndarray) -> _Scores:
        products = np.where(gains > 0, shares, 0.0).prod(axis=1)
        if products.max() > 0:
            return (products / products.max(),)
        undominated = np.zeros(len(gains))
        undominated[nondominated(gains.T)] = 1.0
        return (undominated,)

    return _picked(e, needs, always, disagreement, scores)


def kalai_smorodinsky(e: np.ndarray, needs: np.ndarray, always: np.ndarray, disagreement: np.ndarray) -> int | None:
    """Return the package whose smallest share of the ideal gain is greatest (Kalai & Smorodinsky 1975).

    Ideals are taken within the individually rational packages; an ideal gain of 0 counts as a share of 1.
    """
    return _picked(e, needs, always, disagreement, lambda _, shares: (shares.min(axis=1, initial=1.0),))


def egalitarian(e: np.ndarray, needs: np.ndarray, always: np.ndarray, disagreement: np.ndarray) -> int | None:
    """Return the package whose smallest gain is greatest (Kalai 1977), of several the one with the largest sum."""
    return _picked(
        e, needs, always, disagreement, lambda gains, _: (gains.min(axis=1, initial=np.inf), gains.sum(axis=1))
    )


def utilitarian(e: np.ndarray, needs: np.ndarray, always: np.ndarray, disagreement: np.ndarray) -> int | None:
    """Return the package with the greatest sum of gains (Harsanyi 1955)."""
    return _picked(e, needs, always, disagreement, lambda gains, _: (gains.sum(axis=1),))


def widest(e: np.ndarray, needs: np.ndarray, always: np.ndarray, disagreement: np.ndarray) -> int | None:
    """Return the package that leaves most room: the greatest smallest gain of all signers it needs, rational or not."""
    if not len(e):
        return None
    room = np.where(needs, e - disagreement, np.inf).min(axis=1)
    tied = _most(room)
    return _one_of(tied, (e - disagreement)[tied][:, always], e, needs)


def _picked(
    e: np.ndarray, needs: np.ndarray, always: np.ndarray, disagreement: np.ndarray, scores: Callable[..., _Scores]
) -> int | None:
    """Return the individually rational package with the greatest scores(gains, shares), the first score first."""
    rows = _rational(e, needs, disagreement)
    if not len(rows):
        return None
    gains = (e[rows] - disagreement)[:, always]
    gains = np.where(gains < TIE, 0.0, gains)
    ideals = gains.max(axis=0)
    shares = np.where(ideals > 0, gains / np.where(ideals > 0, ideals, 1.0), 1.0)
    left = np.arange(len(rows))
    for score in scores(gains, shares):
        left = left[_most(score[left])]
    return _one_of(rows[left], shares[left], e, needs)


def _rational(e: np.ndarray, needs: np.ndarray, disagreement: np.ndarray) -> np.ndarray:
    """Indices of the packages that give every signer they need at least its disagreement value."""
    return np.flatnonzero(((e >= disagreement - TIE) | ~needs).all(axis=1))


def _one_of(rows: np.ndarray, shares: np.ndarray, e: np.ndarray, needs: np.ndarray) -> int:
    """Break ties between packages (their indices, and float[rows, a]) as the module says."""
    ordered = np.sort(shares, axis=1)
    left = np.arange(len(rows))
    for score in (ordered[:, :1].sum(axis=1), ordered.sum(axis=1), *ordered.T, -needs[rows].sum(axis=1)):
        left = left[_most(score[left])]
    if len(left) > 1:
        left = left[np.lexsort(np.round(-e[rows[left]], 9).T[::-1])]
    return int(rows[left[0]])


def _most(score: np.ndarray) -> np.ndarray:
    return np.flatnonzero(score >= score.max() - TIE)


SOLUTIONS = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""The fairness ideas that are shown side by side, in this order."""
