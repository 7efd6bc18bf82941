"""The deal space as plain data: issues with levels, conditions that tie them, and what each level is worth."""

from __future__ import annotations

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.deal_space.expressions import Expr


@frozen
class Space:
    """Which packages there are, and which conditions count; worths come apart, so that draws can share a space.

    sizes: levels per issue. rules: a package for which one holds is not allowed. red_lines: (signer, never); not
    admissible where `never` holds and that signer's consent is needed. consent: per signer, when it is needed; None
    means always. linkages: (signer, when); their points stand in the worths. labels: further conditions that make the
    group of a package.
    """

    sizes: tuple[int, ...]
    signers: int
    rules: tuple[Expr, ...] = ()
    red_lines: tuple[tuple[int, Expr], ...] = ()
    consent: tuple[Expr | None, ...] = ()
    linkages: tuple[tuple[int, Expr], ...] = ()
    labels: tuple[Expr, ...] = ()

    def __post_init__(self) -> None:
        if not self.consent:
            object.__setattr__(self, "consent", (None,) * self.signers)


@frozen
class Worths:
    """Points on paper: `issues[k]` float[levels, signers], weighted; `linkages` float[linkages], to their signer."""

    issues: tuple[np.ndarray, ...]
    linkages: np.ndarray
