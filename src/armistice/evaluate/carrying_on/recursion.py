"""Floors and hold-out values by backward recursion over the steps; everything else is whole-array operations."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from armistice.evaluate.carrying_on.after import hold_out_after
from armistice.evaluate.carrying_on.plain import Plain, plain
from armistice.evaluate.carrying_on.settling import Settled, settle, table
from armistice.evaluate.carrying_on.walk import TIE, CarryingOn, Offers, Policy, Trace, Walk, alive, take

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
    packages = table(offers, walk.settle)
    value = step.finish.copy()
    worth: list[np.ndarray] = []
    gives_in: list[np.ndarray] = []
    policy: list[Policy] = []
    start = value[:0]
    for t in range(int(walk.horizon.max()) - 1, -1, -1):
        running = int(np.count_nonzero(walk.horizon > t))
        lines = alive(walk, t, 1 - step.reach, walk.of + step.reach - 1)
        here = step.at(lines)
        np.copyto(value[here][..., :running], step.back(value[..., :running], t, lines), where=step.alive[here])
        lines = alive(walk, t, 1, walk.of - 1)
        now = value[step.at(lines)][..., :running]
        if t == 0:
            start = now[0].copy()
        chosen = settle(
            packages,
            now[:, HOPE],
            None if walk.steps_lost is None else now[:, BROKEN],
            np.arange(lines.start, lines.stop, 2) - walk.at,
        )
        now[chosen.line, HOPE, :, chosen.draw] = chosen.worth.T
        worth.append(now[:, HOPE].copy())
        gives_in.append(now[:, FLOOR] <= step.give_in[:, :running] + TIE)
        policy.append(_policy(chosen, lines, order))
    broken = start[BROKEN] if walk.steps_lost is not None else np.full_like(start[FLOOR], np.nan)
    trace = Trace(order, tuple(worth[::-1]), tuple(gives_in[::-1]), tuple(policy[::-1]))
    return start[FLOOR], broken, start[HOPE], trace


def _policy(chosen: Settled, lines: range, order: np.ndarray) -> Policy:
    """Name lines and draws as the caller does."""
    return Policy(
        line=lines.start + 2 * chosen.line,
        draw=order[chosen.draw],
        group=chosen.group,
        point=chosen.point,
        share=chosen.share,
    )
