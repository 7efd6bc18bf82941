"""Which judgement matters most: shares of variance, the answers at its ends, and where it turns the standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from armistice.dossier.case import Case
from armistice.dossier.judgements import Judgement
from armistice.evaluate.chain import solve, standing
from armistice.evaluate.draws.sample import Sample
from armistice.evaluate.draws.sampling import Sampler
from armistice.evaluate.draws.solver import MONTHS
from armistice.evaluate.figures import figures
from armistice.evaluate.numbers import Central
from armistice.evaluate.structure import FIRM, Structure, structure
from armistice.evaluate.varied import stretches
from armistice.forecast.inputs import Input, inputs
from armistice.forecast.result import Matter, Turn
from armistice.forecast.sensitivity import first_order_shares, straight_line
from armistice.forecast.sentences import matter_sentence

WITHIN = 12
"""Months within which the chance of settlement is looked at."""
TOLD = 3
"""So many get their turning values looked for and a sentence."""
TENTH = 0.1
ENOUGH = 0.1
"""An answer that fewer of the draws have says too little to be shared out."""


def matters(case: Case, drawn: Sample, seed: int) -> tuple[Matter, ...]:
    """Return everything that was drawn by what hangs on it, the largest mean share of the answers first."""
    it = structure(case)
    sampler = Sampler(it)
    answers = _answers(drawn)
    found = [_matter(one, answers) for one in inputs(case, sampler, sampler.draw(drawn.draws, seed))]
    found.sort(key=lambda pair: -_weight(pair[0]))
    told = [_told(it, case, *pair) if place < TOLD else pair[0] for place, pair in enumerate(found)]
    return tuple(told)


def _answers(drawn: Sample) -> dict[str, np.ndarray]:
    """The answers that vary, float[D] each."""
    every = {"room": drawn.room, "margin": drawn.margin}
    if drawn.settled.shape[1]:
        every["settled"] = drawn.settled[:, MONTHS.index(WITHIN)]
    elif _same(drawn.room, drawn.margin):
        del every["margin"]  # without a war the margin is the room
    return {name: answer for name, answer in every.items() if _varies(answer)}


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.array_equal(one, other, equal_nan=True))


def _varies(answer: np.ndarray) -> bool:
    exists = ~np.isnan(answer)
    return bool(exists.mean() >= ENOUGH and np.ptp(answer[exists]) > 1e-12)


def _matter(one: Input, answers: Mapping[str, np.ndarray]) -> tuple[Matter, Input]:
    share: dict[str, float] = {}
    low: dict[str, float | None] = {}
    high: dict[str, float | None] = {}
    for name, answer in answers.items():
        along = one.values[:, 0] if one.single else straight_line(one.values, answer)
        share[name] = float(first_order_shares(along[:, None], answer)[0])
        low[name], high[name] = _ends(along, answer, red_line=one.red_line is not None)
    return Matter(one.path, one.title, one.members, share, low, high, _leading(one, answers), None, ""), one


def _ends(along: np.ndarray, answer: np.ndarray, *, red_line: bool) -> tuple[float | None, float | None]:
    """Mean answers where `along` is lowest and highest."""
    if red_line:
        return _mean(answer[along < FIRM]), _mean(answer[along >= FIRM])
    exists = ~np.isnan(answer) & ~np.isnan(along)
    order = np.argsort(along[exists], kind="stable")
    tenth = max(1, round(TENTH * len(order)))
    there = answer[exists][order]
    return _mean(there[:tenth]), _mean(there[-tenth:])


def _mean(values: np.ndarray) -> float | None:
    exists = values[~np.isnan(values)]
    return float(exists.mean()) if len(exists) else None


def _weight(matter: Matter) -> float:
    return sum(matter.share.values()) / max(1, len(matter.share))


def _leading(one: Input, answers: Mapping[str, np.ndarray]) -> str:
    """The member that explains most alone."""
    if one.single or not answers:
        return one.members[0]
    shares = np.sum([first_order_shares(one.values, answer) for answer in answers.values()], axis=0)
    return one.members[int(np.argmax(shares))]


# --- turning values --------------------------------------------------------------------------------------------


def _told(it: Structure, case: Case, matter: Matter, one: Input) -> Matter:
    turns = _turns_of_line(it, one.red_line) if one.red_line is not None else _turns(it, matter.of)
    turned = replace(matter, turns=turns)
    return replace(turned, sentence=matter_sentence(case, turned))


def _turns(it: Structure, path: str) -> tuple[Turn, ...] | None:
    """Where the standing changes along one judgement; None for a member of an order, which has no value of its own."""
    judged = _judgement(it, path)
    if judged is None:
        return None
    found = stretches(it, path, judged.low, judged.high, it.firm)
    return tuple(Turn(right.low, left.standing, right.standing) for left, right in pairwise(found))


def _judgement(it: Structure, path: str) -> Judgement | None:
    for judged in Sampler(it).uncertain:
        if isinstance(judged, Judgement) and judged.path == path:
            return judged
    return None


def _turns_of_line(it: Structure, name: str) -> tuple[Turn, ...]:
    place = it.red_lines.index(name)
    others = [line for line in it.firm if line != place]
    without, counted = (_standing(it, lines) for lines in (others, sorted([*others, place])))
    return () if without == counted else (Turn(FIRM, without, counted),)


def _standing(it: Structure, red_lines: Sequence[int]) -> str:
    chain = solve(it, figures(it, Central()), red_lines)
    return standing(float(chain.room[0]), float(chain.margin[0]))
