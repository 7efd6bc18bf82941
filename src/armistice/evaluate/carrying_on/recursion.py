"""Floors and hold-out values by backward recursion over the steps; everything else is whole-array operations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from armistice.evaluate.carrying_on.after import hold_out_after
from armistice.evaluate.carrying_on.plain import Plain, plain
from armistice.evaluate.carrying_on.settling import Table, settle, table
from armistice.evaluate.carrying_on.walk import TIE, CarryingOn, Offers, Policies, Policy, Trace, Walk, alive, take

FLOOR, BROKEN, HOPE = 0, 1, -1


def carry_on(walk: Walk, offers: Offers, *, every_pause: bool = True, keep_trace: bool = True) -> CarryingOn:
    """Return what carrying on is worth to each side.

    Args:
        walk: the walk, D draws.
        offers: the packages they may settle on later, D draws.
        every_pause: fill `hold_out_after` for every number of steps; for many draws rather ask `hold_out_after` for
            the few that are wanted.
        keep_trace: keep what `hold_out_after` and `forward` need.

    Returns:
        Floors, hold-out values, and the trace if wanted.
    """
    order = np.argsort(-walk.horizon, kind="stable")
    walk_, offers_ = take(walk, order), take(offers, order)
    lost = None if walk.steps_lost is None else min(walk.steps_lost, walk.of)
    step = plain(walk_, (0, 0) if lost is None else (0, lost, 0))
    floor, broken, hold_out, trace = _recursion(step, walk_, offers_, order)
    back = np.argsort(order)
    result = CarryingOn(
        floor=floor.T[back],
        hold_out=hold_out.T[back],
        broken_floor=broken.T[back],
        hold_out_after=np.empty((len(order), 0, 2)),
        trace=trace if keep_trace or every_pause else None,
    )
    if every_pause:
        longest = int(walk.horizon.max())
        after = hold_out_after(walk, result, np.arange(1, longest + 1)[None])
        result = replace(result, hold_out_after=after, trace=trace if keep_trace else None)
    return result


def _recursion(
    step: Plain, walk: Walk, offers: Offers, order: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, Trace]:
    """Go back from the longest horizon to today; draws sorted by falling horizon.

    One array serves all steps: neighbours on the line are one step apart in time, so each slice overwrites the one
    two steps later. Draws whose horizon is not yet reached keep what stands at the horizon.
    """
    packages, limit = table(offers, walk.settle), step.give_in + TIE
    value = step.finish.copy()
    start = value[:0]
    worth: list[np.ndarray] = []
    gives_in: list[np.ndarray] = []
    chosen: list[_Rows] = []
    for t, reached, p in step.backward(int(walk.horizon.max())):
        running = p.shape[-1]
        step.enter(value[..., :running], reached, step.back(value[..., :running], reached, p))
        lines = alive(walk, t, 1, walk.of - 1)
        now = value[step.at(lines), ..., :running]
        if t == 0:
            start = now[0].copy()
        hope = now[:, HOPE].transpose(1, 0, 2).copy().transpose(1, 0, 2)
        moved = np.arange(lines.start - walk.at, lines.stop - walk.at, 2)
        found = settle(packages, hope, None if walk.steps_lost is None else now[:, BROKEN], moved)
        hope.transpose(1, 0, 2).reshape(2, -1)[:, found.state] = found.worth
        now[:, HOPE] = hope
        worth.append(hope)
        gives_in.append(now[:, FLOOR] <= limit[:, :running])
        chosen.append((lines.start, running, found.state, found.place, found.share))
    broken = start[BROKEN] if walk.steps_lost is not None else np.full_like(start[FLOOR], np.nan)
    trace = Trace(order, tuple(worth[::-1]), tuple(gives_in[::-1]), _policies(packages, chosen[::-1], order))
    return start[FLOOR], broken, start[HOPE], trace


_Rows = tuple[int, int, np.ndarray, np.ndarray, np.ndarray]
"""Of one step the first line and the draws running, and of what they settle on states, places and shares."""


def _policies(packages: Table, chosen: Sequence[_Rows], order: np.ndarray) -> Policies:
    """Name lines and draws as the caller does."""
    first, running, states, places, shares = zip(*chosen, strict=True)
    sizes = [len(each) for each in states]
    line, draw = np.divmod(np.concatenate(states), np.repeat(running, sizes))
    place = np.concatenate(places)
    return Policies(
        Policy(
            line=np.repeat(first, sizes) + 2 * line,
            draw=order[draw],
            group=packages.group(place),
            point=packages.point(place),
            share=np.concatenate(shares),
        ),
        begin=np.cumsum([0, *sizes]),
    )
