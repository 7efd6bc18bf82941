"""Where they settle, and on what: the Nash solution or equal gains over the hold-out values, in every state at once."""

from __future__ import annotations

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.carrying_on.hull import SPILL, Edges, equal_edges, nash_edges
from armistice.evaluate.carrying_on.walk import TIE, Offers


@frozen
class Table:
    """The offers laid out for look-up, one row per group and draw: row = group·D + draw, place = row·P + point."""

    rule: str
    points: np.ndarray  # [side, rows·P] keeps·u on paper
    width: int  # P
    groups: int  # G
    draws: int  # D
    edges: Edges
    left: np.ndarray  # int[edges] the place where each begins
    right: np.ndarray  # int[edges] the place where it ends
    first: np.ndarray  # int[edges] of the first point that may be chosen where the gains peak on the edge
    count: np.ndarray  # int[edges] how many there are from there on
    doubt: np.ndarray  # [side, G, D] the chance that the other does not keep the deal
    slope: np.ndarray | None  # [side, G, D] times keeps; None where no package follows the line
    top: np.ndarray  # [side, G, D] the most that keeps·u can be, and TIE
    sum: np.ndarray  # [G, D] the most that both sides' keeps·u can be together, and 2 TIE

    def group(self, place: np.ndarray) -> np.ndarray:
        """Return the groups that hold the points at these places."""
        return place // (self.width * self.draws)

    def point(self, place: np.ndarray) -> np.ndarray:
        """Return which of their groups' points stand at these places."""
        return place % self.width


@frozen
class Settled:
    """The packages they settle on: one row per package, a state's tied packages one after the other.

    State = line·running + draw, the line being the position among those asked for.
    """

    table: Table
    running: int  # draws of the slice
    state: np.ndarray  # int[n]
    place: np.ndarray  # int[n] of the table
    share: np.ndarray  # [n]
    worth: np.ndarray  # [side, n] the mean over the state's tied packages, as believed

    @property
    def line(self) -> np.ndarray:
        return self.state // self.running

    @property
    def draw(self) -> np.ndarray:
        return self.state % self.running

    @property
    def group(self) -> np.ndarray:
        return self.table.group(self.place)

    @property
    def point(self) -> np.ndarray:
        return self.table.point(self.place)


@frozen
class Talks:
    """One state and one group each, by rising line: what the packages' keeps·u must reach there for both to settle."""

    state: np.ndarray  # int[n]
    need: np.ndarray  # [side, n]
    edge: np.ndarray  # int[n] of the table, on which the gains peak


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
    points = np.where(np.arange(width) < count[:, None], points, 0.0) * each[..., None]
    row, some = np.arange(len(count)), count > 0
    top = np.where(some, np.stack([points[0, row, last], points[1, row, start]]), -np.inf)
    edges = (nash_edges if rule == "nash" else equal_edges)(points, np.minimum(count, last - start + 1))
    start, last = ((row * width + end).repeat(len(edges.first) // len(row)) for end in (start, last))
    left, right = start + edges.first, start + edges.last
    first = np.maximum(left - SPILL, start)
    return Table(
        rule=rule,
        points=points.reshape(2, -1),
        width=width,
        groups=groups,
        draws=draws,
        edges=edges,
        left=left,
        right=right,
        first=first,
        count=np.minimum(right + SPILL, last) - first + 1,
        doubt=1 - keeps,
        slope=offers.slope.transpose(2, 1, 0) * keeps if offers.slope.any() else None,
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
    hold_out = np.ascontiguousarray(hold_out.transpose(1, 0, 2))
    talks = _talks(table, _need(table, hold_out, broken, moved))
    if table.groups > 1:
        talks = _promising(table, talks, lines * running)
    if not len(talks.state):
        return Settled(table, running, talks.state, talks.edge, np.zeros(0), talks.need)
    talk, place = _spelled(table, talks)
    gains = table.points.take(place, axis=1)
    gains -= talks.need.take(talk, axis=1)
    fits = (np.minimum(gains[0], gains[1]) >= -TIE).nonzero()[0]
    gains, state = gains.take(fits, axis=1), talks.state.take(talk.take(fits))
    kept = (_nash if table.rule == "nash" else _equal)(state, gains, lines * running).nonzero()[0]
    state, worth = state.take(kept), gains.take(kept, axis=1)
    worth += hold_out.reshape(2, -1).take(state, axis=1)
    return _mean(Settled(table, running, state, place.take(fits.take(kept)), np.ones(len(kept)), worth))


def _need(table: Table, hold_out: np.ndarray, broken: np.ndarray | None, moved: np.ndarray) -> np.ndarray:
    """Return what keeps·u must reach for F ([side, lines, running draws]): [side, lines, G, running draws]."""
    running = hold_out.shape[-1]
    need = hold_out[:, :, None]
    if table.slope is not None:
        need = need - table.slope[:, None, :, :running] * moved[:, None, None]
    if broken is not None:
        feared = table.doubt[:, None, :, :running] * broken.transpose(1, 0, 2)[:, :, None]
        need = np.subtract(need, feared, out=feared)
    return np.broadcast_to(need, (2, len(moved), table.groups, running)) if table.groups > 1 else need


def _talks(table: Table, need: np.ndarray) -> Talks:
    """Return the states and groups in which each side can get what it needs, and the edge where the gains peak."""
    _, _, groups, running = need.shape
    enough = table.top[:, None, :, :running] >= need
    possible = table.sum[:, :running] >= need[0] + need[1]
    possible &= enough[0]
    possible &= enough[1]
    place = possible.reshape(-1).nonzero()[0]
    need = need.reshape(2, -1).take(place, axis=1)
    if groups == 1:
        return Talks(place, need, table.edges.find(place % running, need))
    block, draw = np.divmod(place, running)
    line, group = np.divmod(block, groups)
    return Talks(line * running + draw, need, table.edges.find(group * table.draws + draw, need))


def _promising(table: Table, talks: Talks, states: int) -> Talks:
    """Drop the groups whose best conceivable package is beaten by an edge's end in another group of the state."""
    left = table.points.take(table.left.take(talks.edge), axis=1) - talks.need
    right = table.points.take(table.right.take(talks.edge), axis=1) - talks.need
    sure, hope = (_nash_bounds if table.rule == "nash" else _equal_bounds)(left, right)
    kept = np.flatnonzero(hope >= _most(sure, talks.state, states) * (1 - 2 * TIE) - 2 * TIE)
    return Talks(talks.state[kept], talks.need.take(kept, axis=1), talks.edge[kept])


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
    """Return the talk of every point that may be chosen, and its place."""
    count = table.count.take(talks.edge)
    talk = np.arange(len(count)).repeat(count)
    place = (table.first.take(talks.edge) - (count.cumsum() - count)).take(talk)
    place += np.arange(len(talk))
    return talk, place


def _product(gains: np.ndarray) -> np.ndarray:
    """Return the product of gains, 0 where either is below TIE."""
    return np.where(np.minimum(gains[0], gains[1]) >= TIE, gains[0] * gains[1], 0)


def _most(values: np.ndarray, state: np.ndarray, states: int) -> np.ndarray:
    """Return for every value the largest one in its state."""
    most = np.full(states, -np.inf)
    np.maximum.at(most, state, values)
    return most.take(state)


def _nash(state: np.ndarray, gains: np.ndarray, states: int) -> np.ndarray:
    """Mark the largest products of gains (Nash 1950), or where all are 0 the undominated candidates."""
    product = _product(gains)
    best = _most(product, state, states)
    largest = product >= best * (1 - TIE)
    if best.all():
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


def _mean(rows: Settled) -> Settled:
    """Keep one row for each distinct value vector of a state, and give each the state's mean."""
    if np.bincount(rows.state).max(initial=0) <= 1:
        return rows
    order = np.lexsort((rows.worth[1], rows.worth[0], rows.state))
    state, worth = rows.state[order], rows.worth[:, order]
    fresh = np.ones(len(state), bool)
    fresh[1:] = (state[1:] != state[:-1]) | (np.abs(worth[:, 1:] - worth[:, :-1]) > TIE).any(axis=0)
    order, state, worth = order[fresh], state[fresh], worth[:, fresh]
    share = 1 / np.bincount(state)[state]
    mean = np.stack([np.bincount(state, side * share)[state] for side in worth])
    return Settled(rows.table, rows.running, state, rows.place[order], share, mean)
