"""Where they settle, and on what: the Nash solution or equal gains over the hold-out values, in every state at once."""

from __future__ import annotations

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.carrying_on.hull import SPILL, Edges, equal_edges, nash_edges
from armistice.evaluate.carrying_on.walk import TIE, Offers


@frozen
class Table:
    """The offers laid out for look-up, one row per group and draw: row = group·D + draw."""

    rule: str
    points: np.ndarray  # [side, rows·P] keeps·u on paper
    width: int  # P
    start: np.ndarray  # int[rows] first point that counts
    last: np.ndarray  # int[rows] last point that counts
    edges: Edges
    keeps: np.ndarray  # [side, G, D]
    slope: np.ndarray  # [side, G, D] times keeps
    top: np.ndarray  # [side, G, D] the most that keeps·u can be, and TIE
    sum: np.ndarray  # [G, D] the most that both sides' keeps·u can be together, and 2 TIE


@frozen
class Settled:
    """The packages they settle on: one row per package, a state's tied packages one after the other."""

    line: np.ndarray  # int[n] position among the lines asked for
    draw: np.ndarray  # int[n]
    group: np.ndarray  # int[n]
    point: np.ndarray  # int[n]
    share: np.ndarray  # [n]
    worth: np.ndarray  # [side, n] the mean over the state's tied packages, as believed


NOTHING = Settled(*np.zeros((4, 0), np.intp), share=np.zeros(0), worth=np.zeros((2, 0)))


@frozen
class Talks:
    """One state and one group each: what the packages' keeps·u must reach there for both to settle."""

    row: np.ndarray  # int[n] of the table
    state: np.ndarray  # int[n]
    need: np.ndarray  # [side, n]
    begin: np.ndarray  # int[n] where the edge on which the gains peak begins
    end: np.ndarray  # int[n] where it ends


def table(offers: Offers, rule: str) -> Table:
    """Lay out the offers; of a group that a side does not trust at all, only what the other likes most counts."""
    if not offers.values.size:
        offers = _nothing(len(offers.values))
    draws, groups, width, _ = offers.values.shape
    count = offers.count.T.reshape(-1)
    keeps = offers.keeps.transpose(2, 1, 0).copy()
    each = keeps.reshape(2, -1)
    points = offers.values.transpose(3, 1, 0, 2).reshape(2, -1, width)
    no_first, no_second = each == 0
    last = np.maximum(count - 1, 0)
    start = np.where(no_second & ~no_first, last, 0)
    last = np.where(no_first, 0, last)
    edges = nash_edges if rule == "nash" else equal_edges
    points = np.where(np.arange(width) < count[:, None], points, 0.0) * each[..., None]
    row, some = np.arange(len(count)), count > 0
    top = np.where(some, np.stack([points[0, row, last], points[1, row, start]]), -np.inf)
    return Table(
        rule=rule,
        points=points.reshape(2, -1),
        width=width,
        start=start,
        last=last,
        edges=edges(points, np.minimum(count, last - start + 1)),
        keeps=keeps,
        slope=offers.slope.transpose(2, 1, 0) * keeps,
        top=top.reshape(2, groups, draws) + TIE,
        sum=points.sum(axis=0).max(axis=1).reshape(groups, draws) + 2 * TIE,
    )


def _nothing(draws: int) -> Offers:
    """Return offers of one group that holds no package."""
    each = np.zeros((draws, 1, 2))
    return Offers(each[:, :, None], np.zeros((draws, 1), np.intp), each, each)


def settle(table: Table, hold_out: np.ndarray, broken: np.ndarray | None, moved: np.ndarray) -> Settled:
    """Return the packages on which they settle in each state of a slice; states without a row carry on.

    Args:
        table: the offers.
        hold_out: [lines, side, running draws] F.
        broken: the same of G°, or None where nobody doubts the other's word.
        moved: [lines] steps of the line from today's.
    """
    lines, _, running = hold_out.shape
    draws = table.keeps.shape[2]
    talks = _talks(table, _need(table, hold_out, broken, moved))
    if not len(talks.row):
        return NOTHING
    if table.keeps.shape[1] > 1:
        talks = _promising(table, talks, lines * running)
    talk, point = _spelled(table, talks)
    gains = _gains(table, talks.row[talk], point, talks.need.take(talk, axis=1))
    state = talks.state[talk]
    fits = np.flatnonzero((gains[0] >= -TIE) & (gains[1] >= -TIE))
    kept = fits[(_nash if table.rule == "nash" else _equal)(state[fits], gains.take(fits, axis=1), lines * running)]
    line, draw = np.divmod(state[kept], running)
    worth = gains.take(kept, axis=1) + hold_out[line, :, draw].T
    order, share, worth = _mean(state[kept], worth)
    return Settled(
        line=line[order],
        draw=draw[order],
        group=talks.row[talk[kept[order]]] // draws,
        point=point[kept[order]],
        share=share,
        worth=worth,
    )


def _need(table: Table, hold_out: np.ndarray, broken: np.ndarray | None, moved: np.ndarray) -> np.ndarray:
    """Return what keeps·u must reach for F: [side, lines, G, running draws]."""
    running = hold_out.shape[-1]
    need = hold_out.transpose(1, 0, 2)[:, :, None] - table.slope[:, None, :, :running] * moved[:, None, None]
    if broken is not None:
        need -= (1 - table.keeps[:, None, :, :running]) * broken.transpose(1, 0, 2)[:, :, None]
    return need


def _talks(table: Table, need: np.ndarray) -> Talks:
    """Return the states and groups in which each side can get what it needs, and the edge where the gains peak."""
    _, _, groups, running = need.shape
    enough = table.top[:, None, :, :running] >= need
    together = table.sum[:, :running] >= need[0] + need[1]
    place = np.flatnonzero(enough[0] & enough[1] & together)
    line, rest = np.divmod(place, groups * running)
    group, draw = np.divmod(rest, running)
    row = group * table.keeps.shape[2] + draw
    need = need.reshape(2, -1).take(place, axis=1)
    begin, end = table.edges.find(row, need) if len(row) else (row, row)
    return Talks(row, line * running + draw, need, begin + table.start[row], end + table.start[row])


def _promising(table: Table, talks: Talks, states: int) -> Talks:
    """Drop the groups whose best conceivable package is beaten by an edge's end in another group of the state."""
    left = _gains(table, talks.row, talks.begin, talks.need)
    right = _gains(table, talks.row, talks.end, talks.need)
    sure, hope = (_nash_bounds if table.rule == "nash" else _equal_bounds)(left, right)
    kept = np.flatnonzero(hope >= _most(sure, talks.state, states) * (1 - 2 * TIE) - 2 * TIE)
    need = talks.need.take(kept, axis=1)
    return Talks(talks.row[kept], talks.state[kept], need, talks.begin[kept], talks.end[kept])


def _nash_bounds(left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a product that an end of the edge gives, and one that no point under the edge exceeds (-1: none fits)."""
    run, fall = right[0] - left[0], left[1] - right[1]
    # On the whole line through the edge, of slope s = fall/run, the largest product is (l₂ + s·l₁)²/4s.
    above = left[1] * run + left[0] * fall
    edge = run > 0
    highest = np.where(edge, above * above / np.where(edge, 4 * fall * run, 1), np.inf)
    fits = (right[0] >= -TIE) & (left[1] >= -TIE) & (above >= -TIE * (run + fall))
    return np.maximum(_product(left), _product(right)), np.where(fits, highest, -1)


def _equal_bounds(left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a smaller gain that an end of the edge gives, and one that no point under the edge exceeds."""
    return np.maximum(left.min(axis=0), right.min(axis=0)), np.minimum(left[1], right[0])


def _spelled(table: Table, talks: Talks) -> tuple[np.ndarray, np.ndarray]:
    """Return every point that may be chosen: position among the talks, and point."""
    begin = np.maximum(talks.begin - SPILL, table.start[talks.row])
    length = np.minimum(talks.end + SPILL, table.last[talks.row]) - begin + 1
    talk = np.repeat(np.arange(len(length)), length)
    return talk, np.arange(len(talk)) + (begin - np.cumsum(length) + length)[talk]


def _gains(table: Table, row: np.ndarray, point: np.ndarray, need: np.ndarray) -> np.ndarray:
    """Return [side, n] how much more than F each point gives, as believed."""
    gains = table.points.take(row * table.width + point, axis=1)
    gains -= need
    return gains


def _product(gains: np.ndarray) -> np.ndarray:
    """Return the product of gains, 0 where either is below TIE."""
    counted = gains * (gains >= TIE)
    return counted[0] * counted[1]


def _most(values: np.ndarray, state: np.ndarray, states: int) -> np.ndarray:
    """Return for every candidate the largest value in its state."""
    most = np.full(states, -np.inf)
    np.maximum.at(most, state, values)
    return most[state]


def _nash(state: np.ndarray, gains: np.ndarray, states: int) -> np.ndarray:
    """Mark the largest products of gains (Nash 1950), or where all are 0 the undominated candidates."""
    product = _product(gains)
    best = _most(product, state, states)
    largest = product >= best * (1 - TIE)
    if (best > 0).all():
        return largest
    gains = np.where(gains < TIE, 0, gains)
    most = np.stack([_most(side, state, states) for side in gains])
    undominated = ((gains >= most - TIE) & (most > 0)).any(axis=0) | (most == 0).all(axis=0)
    return np.where(best > 0, largest, undominated)


def _equal(state: np.ndarray, gains: np.ndarray, states: int) -> np.ndarray:
    """Mark the largest smaller gain, among ties the largest sum."""
    smaller, total = gains.min(axis=0), gains.sum(axis=0)
    tied = smaller >= _most(smaller, state, states) - TIE
    return tied & (total >= _most(np.where(tied, total, -np.inf), state, states) - TIE)


def _mean(state: np.ndarray, worth: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Keep one row for each distinct value vector of a state: which rows, their shares, and the state's mean."""
    rows = np.bincount(state)
    if rows.max(initial=0) <= 1:
        return np.arange(len(state)), np.ones(len(state)), worth
    order = np.lexsort((worth[1], worth[0], state))
    state, worth = state[order], worth[:, order]
    fresh = np.ones(len(state), bool)
    fresh[1:] = (state[1:] != state[:-1]) | (np.abs(worth[:, 1:] - worth[:, :-1]) > TIE).any(axis=0)
    order, state, worth = order[fresh], state[fresh], worth[:, fresh]
    share = 1 / np.bincount(state)[state]
    return order, share, np.stack([np.bincount(state, side * share)[state] for side in worth])
