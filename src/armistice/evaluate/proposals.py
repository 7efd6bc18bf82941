"""What is on the table, term by term: who could sign it, what it crosses, what its open terms leave."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armistice.dossier.case import OPEN, Proposal
from armistice.evaluate.chain import Chain, keeps_of, pool
from armistice.evaluate.deal_space.elimination import Plan, prepare
from armistice.evaluate.deal_space.expressions import All, Any, Atom, Expr, Not, atoms, truth
from armistice.evaluate.deal_space.extremes import extremes
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
    marks = [np.isin(np.arange(size), levels) for size, levels in zip(structure.space.sizes, allowed, strict=True)]
    completions = structure.plan(red_lines).count(marks)
    on_paper, believed = _ranges(chain, structure.plan(red_lines) if completions else structure.unruled, marks)
    closed = proposal.closed()

    def told(ranges: np.ndarray, less: np.ndarray | None = None) -> dict[str, Range]:
        moved = ranges if less is None else ranges - less[:, None]
        return {
            signer: float(low) if closed else (float(low), float(high))
            for signer, (low, high) in zip(signers, moved, strict=True)
        }

    return ProposalView(
        signable=bool(completions) and _signable(chain, space, allowed, red_lines),
        red_lines=tuple(
            name
            for name, (signer, never) in zip(structure.red_lines, space.red_lines, strict=True)
            if not _leaves(space, never, space.consent[signer])
        ),
        rules=tuple(
            name for name, rule in zip(structure.case.rules, space.rules, strict=True) if not _leaves(space, rule)
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


def _leaves(space: Space, ban: Expr, consent: Expr | None = None) -> bool:
    """Whether some completion escapes this ban (where that consent is needed), whatever else it breaks."""
    bans = All((ban,) if consent is None else (ban, consent))
    concerned = [atom.issue for atom in atoms(bans)]
    if len(set(concerned)) == len(concerned):  # each issue stands once, so three truth values tell all there is
        return truth(bans) is not True
    sizes = tuple(size if issue in concerned else 1 for issue, size in enumerate(space.sizes))
    return prepare(Space(sizes, signers=0, rules=(bans,))).count() > 0


def _signable(chain: Chain, space: Space, allowed: Sequence[np.ndarray], red_lines: Sequence[int]) -> bool:
    worths = narrowed_worths(chain.figures.worths(0), allowed)
    fronts = prepare(space, red_lines=red_lines).fronts(worths)
    packages = pool(chain.structure, chain.figures, chain.carrying, fronts, 0)
    return bool(packages.room(chain.hold_out[:1])[0] >= -TIE)


def _ranges(chain: Chain, plan: Plan, allowed: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Least and most of every signer's value on paper and as believed, two float[n, 2].

    Within a group the believed value is a rising image of the one on paper, so the ends of the groups are enough.
    """
    ends = extremes(plan, chain.figures.worths(0), allowed)
    on_paper = np.stack([np.stack([it.least, it.most], axis=1) for it in ends])
    believed = on_paper.copy()
    walk, carrying = chain.figures.walk, chain.carrying
    if walk is not None and carrying is not None and walk.steps_lost is not None:
        keeps = keeps_of(chain.structure, chain.figures, np.stack([it.labels for it in ends]))[0][:, :, None]
        believed[:, :2] = keeps * on_paper[:, :2] + (1 - keeps) * carrying.broken_floor[0][:, None]
    return _outer(on_paper), _outer(believed)


def _outer(ends: np.ndarray) -> np.ndarray:
    """The least of the least and the most of the most over the groups, float[groups, n, 2] to float[n, 2]."""
    return np.stack([ends[:, :, 0].min(axis=0), ends[:, :, 1].max(axis=0)], axis=1)
