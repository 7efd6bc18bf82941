"""What was drawn, as inputs that a reader knows: a judgement, the values of one issue, an order, a red line."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from armistice.dossier.case import Case
from armistice.dossier.judgements import Judgement, Order
from armistice.dossier.subjects import subject
from armistice.evaluate.draws.sampling import Drawn, Sampler

VALUES = ("judgements", "values")
"""Judgements of this part of the file are grouped by party and issue."""


@dataclass(frozen=True, eq=False)
class Input:
    """One thing that differs from draw to draw; a group holds the drawn values of its members side by side."""

    path: str
    title: str
    members: tuple[str, ...]  # paths of the file; for an order its members
    values: np.ndarray  # float[D, members]
    judgement: Judgement | None = None  # of a single judgement
    red_line: str | None = None

    @property
    def single(self) -> bool:
        return len(self.members) == 1


def inputs(case: Case, sampler: Sampler, drawn: Drawn) -> tuple[Input, ...]:
    """Return everything that was drawn, in the order of the file; red lines last.

    A `raised` chance that stands at the quantile of its base is part of that base.
    """
    grouped: defaultdict[str, list[Judgement | Order]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for judged in sampler.uncertain:
        columns = drawn.column[judged.path]
        if (columns.start, columns.stop) not in seen:
            seen.add((columns.start, columns.stop))
            grouped[_group(judged.path)].append(judged)
    found = [_input(case, path, judged, drawn) for path, judged in grouped.items()]
    lines = enumerate(sampler.structure.red_lines)
    found += [_red_line(case, name, drawn.red_lines[:, place]) for place, name in lines]
    return tuple(one for one in found if np.ptp(one.values, axis=0).any())


def _group(path: str) -> str:
    parts = path.split(".")
    return ".".join(parts[:4]) if (parts[0], *parts[2:3]) == VALUES else path


def _input(case: Case, path: str, judged: list[Judgement | Order], drawn: Drawn) -> Input:
    columns: dict[str, np.ndarray] = {}
    for each in judged:
        if isinstance(each, Judgement):
            columns[each.path] = drawn.value(each)
        else:
            columns |= {f"{each.path}.{member}": worth for member, worth in _of_order(each, drawn).items()}
    lone = judged[0] if len(judged) == 1 and isinstance(judged[0], Judgement) else None
    name = subject(case.tree, tuple((lone.path if lone else path).split(".")))
    return Input(lone.path if lone else path, name, tuple(columns), np.stack(list(columns.values()), axis=1), lone)


def _of_order(order: Order, drawn: Drawn) -> dict[str, np.ndarray]:
    """One member of each tier: those that tie are worth the same."""
    read = drawn.weights if ".weights" in order.path else drawn.values
    worth = read(order)
    return {tier[0]: worth[tier[0]] for tier in order.tiers}


def _red_line(case: Case, name: str, real: np.ndarray) -> Input:
    party = case.parties[case.red_lines[name].party].name
    title = f"The red line '{name.replace('_', ' ')}' of {party}"
    return Input(f"red_lines.{name}", title, (f"red_lines.{name}",), real[:, None].astype(float), red_line=name)
