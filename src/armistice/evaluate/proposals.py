"""What is on the table, term by term: who could sign it, what it crosses, what its open terms leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from armistice.dossier.case import OPEN, Proposal
from armistice.evaluate.chain import Chain, keeps_of, pool
from armistice.evaluate.deal_space.elimination import Plan, prepare
from armistice.evaluate.deal_space.expressions import All, Any, Atom, Expr, Not
from armistice.evaluate.deal_space.space import Space, Worths
from armistice.evaluate.result import TIE, ProposalView, Range
from armistice.evaluate.structure import Structure


def view(chain: Chain, proposal: Proposal, red_lines: Sequence[int]) -> ProposalView:
    """Look at one proposal with the first draw of a solved chain.

    An open term may be filled in any admissible way; where there is none, the ranges run over every way.
    """
    structure, signers = chain.structure, chain.structure.signers
    allowed = allowed_levels(structure, proposal)
    space = narrowed(structure.space, allowed)
    worths = narrowed_worths(chain.figures.worths(0), allowed)
    plan = prepare(space, red_lines=tuple(red_lines))
    completions = plan.count()
    if not completions:
        plan = prepare(replace(space, rules=()), red_lines=())
    on_paper, believed = _ranges(chain, plan, worths)
    closed = proposal.closed()

    def told(ranges: np.ndarray, less: np.ndarray | None = None) -> dict[str, Range]:
        moved = ranges if less is None else ranges - less[:, None]
        return {
            signer: float(low) if closed else (float(low), float(high))
            for signer, (low, high) in zip(signers, moved, strict=True)
        }

    return ProposalView(
        signable=bool(completions) and _signable(chain, plan, worths),
        red_lines=tuple(
            name for place, name in enumerate(structure.red_lines) if not _leaves(space, red_lines=(place,))
        ),
        rules=tuple(
            name
            for name, rule in zip(structure.case.rules, space.rules, strict=True)
            if not _leaves(space, rules=(rule,))
        ),
        values=told(believed),
        on_paper=told(on_paper),
        over_floor=told(believed, chain.floor[0]),
        over_hold_out=told(believed, chain.hold_out[0]),
        open_issues=tuple(issue for issue, term in proposal.terms.items() if term == OPEN),
        completions=completions,
    )


def narrowed(space: Space, allowed: Sequence[np.ndarray]) -> Space:
    """Return the space with only the allowed levels of each issue, int[levels] each."""

    def cut(expression: Expr) -> Expr:
        match expression:
            case Atom(issue, mask):
                return Atom(issue, mask[allowed[issue]])
            case All(parts):
                return All(tuple(cut(part) for part in parts))
            case Any(parts):
                return Any(tuple(cut(part) for part in parts))
            case Not(part):
                return Not(cut(part))

    return Space(
        sizes=tuple(len(levels) for levels in allowed),
        signers=space.signers,
        rules=tuple(cut(rule) for rule in space.rules),
        red_lines=tuple((signer, cut(never)) for signer, never in space.red_lines),
        consent=tuple(None if signs is None else cut(signs) for signs in space.consent),
        linkages=tuple((signer, cut(when)) for signer, when in space.linkages),
        labels=tuple(cut(label) for label in space.labels),
    )


def allowed_levels(structure: Structure, proposal: Proposal) -> list[np.ndarray]:
    """Return the levels of each issue that the terms leave, int[levels] each."""
    return [
        np.arange(levels.count) if proposal.terms[issue] == OPEN else np.array([levels.index(proposal.terms[issue])])
        for issue, levels in zip(structure.issues, structure.levels, strict=True)
    ]


def narrowed_worths(worths: Worths, allowed: Sequence[np.ndarray]) -> Worths:
    """Return the worths of only the allowed levels."""
    issues = tuple(worth[levels] for worth, levels in zip(worths.issues, allowed, strict=True))
    return Worths(issues, worths.linkages)


def _leaves(space: Space, *, rules: tuple[Expr, ...] = (), red_lines: tuple[int, ...] = ()) -> bool:
    """Whether some completion keeps these rules and red lines, whatever else it breaks."""
    bare = replace(space, rules=rules, linkages=(), labels=())
    return prepare(bare, red_lines=red_lines).count() > 0


def _signable(chain: Chain, plan: Plan, worths: Worths) -> bool:
    packages = pool(chain.structure, chain.figures, chain.carrying, plan.fronts(worths), 0)
    return bool(packages.room(chain.hold_out[:1])[0] >= -TIE)


def _ranges(chain: Chain, plan: Plan, worths: Worths) -> tuple[np.ndarray, np.ndarray]:
    """Least and most of every signer's value on paper and as believed, two float[n, 2]."""
    count = len(chain.structure.signers)
    on_paper, believed = np.empty((count, 2)), np.empty((count, 2))
    for signer in range(count):
        for end, sign in enumerate((-1.0, 1.0)):
            paper, belief = _ends(chain, plan, worths, signer, sign)
            on_paper[signer, end] = sign * max(sign * paper)
            believed[signer, end] = sign * max(sign * belief)
    return on_paper, believed


def _ends(chain: Chain, plan: Plan, worths: Worths, signer: int, sign: float) -> tuple[np.ndarray, np.ndarray]:
    """The most of sign × one signer's value in every group, on paper and as believed, two float[groups].

    Within a group the believed value is a rising image of the one on paper, so one frontier of one value serves both.
    """
    owners = np.array([owner for owner, _ in plan.space.linkages], dtype=np.int64)
    alone = Worths(
        tuple(np.repeat(sign * worth[:, [signer]], worth.shape[1], axis=1) for worth in worths.issues),
        np.where(owners == signer, sign * worths.linkages, 0.0),
    )
    fronts = plan.fronts(alone, display=True)  # over all signers, so that nobody's end is dropped
    paper = np.array([sign * front.points[:, signer].max() for front in fronts])
    walk, carrying = chain.figures.walk, chain.carrying
    if signer > 1 or walk is None or carrying is None or walk.steps_lost is None:
        return paper, paper
    keeps = keeps_of(chain.structure, chain.figures, np.stack([front.labels for front in fronts]))[0, :, signer]
    return paper, keeps * paper + (1 - keeps) * carrying.broken_floor[0, signer]
