"""How sure an assessment is: shares and bands over the draws."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from armistice.dossier.case import Case
from armistice.dossier.conditions import Level
from armistice.evaluate.deal_space.solutions import SOLUTIONS
from armistice.evaluate.draws.sample import STANDINGS, Sample
from armistice.evaluate.draws.solver import MONTHS, NOTHING
from armistice.evaluate.result import Assessment, Band, Certainty, Stability
from armistice.evaluate.structure import Structure, structure

TURNS = 3
"""So many of the packages that a fairness idea picks in turn are named."""


def certainty(case: Case, central: Assessment, drawn: Sample, seed: int) -> Certainty:
    """Sum up a sample beside the central assessment."""
    it = structure(case)
    shares = np.bincount(drawn.standing, minlength=len(STANDINGS)) / drawn.draws
    errors = np.sqrt(shares * (1 - shares) / drawn.draws)
    tried = ~np.isnan(drawn.matters)
    return Certainty(
        draws=drawn.draws,
        seed=seed,
        standing=dict(zip(STANDINGS, shares.tolist(), strict=True)),
        standing_error=dict(zip(STANDINGS, errors.tolist(), strict=True)),
        room=band(drawn.room),
        margin=band(drawn.margin),
        wait_months=band(drawn.wait_months),
        floor=_bands(it, drawn.floor),
        hold_out=_bands(it, drawn.hold_out),
        gains={signer: band(drawn.gains[:, place]) for place, signer in enumerate(it.signers)},
        solutions={
            name: _stability(it, central, name, drawn.solutions[:, place]) for place, name in enumerate(SOLUTIONS)
        },
        proposals=dict(zip(case.proposals, drawn.signable.mean(axis=0).tolist(), strict=True)),
        red_lines={name: float(np.nanmean(drawn.matters[:, place])) for place, name in enumerate(it.red_lines)},
        tried=int(tried.any(axis=1).sum()) if len(it.red_lines) else 0,
        settled_within=settled_within(drawn),
    )


def band(values: np.ndarray) -> Band | None:
    """Return the 80 % band of float[D], NaN left out; None where nothing is left."""
    exists = ~np.isnan(values)
    if not exists.any():
        return None
    low, middle, high = np.quantile(values[exists], [0.1, 0.5, 0.9])
    return Band(float(low), float(middle), float(high), float(exists.mean()))


def _bands(it: Structure, values: np.ndarray) -> dict[str, Band]:
    bands = {signer: band(values[:, place]) for place, signer in enumerate(it.signers)}
    return {signer: found for signer, found in bands.items() if found is not None}


def settled_within(drawn: Sample) -> dict[int, float] | None:
    """Return the mean chance of settlement by months, or None without a war."""
    if not drawn.settled.shape[1]:
        return None
    return dict(zip(MONTHS, drawn.settled.mean(axis=0).tolist(), strict=True))


def _stability(it: Structure, central: Assessment, name: str, picks: np.ndarray) -> Stability:
    """Read int[D, K] picked packages."""
    packages, count = np.unique(picks, axis=0, return_counts=True)
    order = np.argsort(-count, kind="stable")
    turns = tuple((_package(it, packages[row]), float(count[row] / len(picks))) for row in order[:TURNS])
    deal = central.solutions[name]
    stays = (picks == NOTHING).all(axis=1) if deal is None else (picks == it.indices(deal.package)).all(axis=1)
    return Stability(float(stays.mean()), turns)


def _package(it: Structure, indices: np.ndarray) -> Mapping[str, Level] | None:
    return None if (indices == NOTHING).any() else it.package(tuple(indices.tolist()))
