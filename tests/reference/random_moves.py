"""Random conflicts in two forms: as the package's arrays, and as the plain reference's sets."""

from dataclasses import dataclass

import numpy as np

from armistice.negotiate.graph import Graph, merged_graph, option_graph
from tests.reference import plain_moves as plain


@dataclass(frozen=True)
class Conflict:
    graph: Graph
    number: dict  # plain state -> number in the graph
    arcs: dict
    worth: dict


def random_conflict(seed: int, merged: bool = False, most_options: int = 6) -> Conflict:
    """2-5 decision makers, one-way options, forbidden states, ties; merged: some states count as one."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 6))
    counts = [1] * n
    while sum(counts) < most_options and rng.random() < 0.6:
        counts[int(rng.integers(n))] += 1
    k = sum(counts)
    keeps = [int(rng.choice([0, 0, 0, 1, -1])) for _ in range(k)]
    allowed = rng.random(1 << k) > rng.choice([0.0, 0.2, 0.5])
    allowed[int(rng.integers(1 << k))] = True
    worths = rng.integers(0, int(rng.choice([2, 4, 1 << k])) + 1, (n, 1 << k))
    bits = {tuple(bool(s >> b & 1) for b in range(k)): s for s in range(1 << k) if allowed[s]}
    firsts = np.r_[0, np.cumsum(counts)]
    held = {m: set(range(firsts[m], firsts[m + 1])) for m in range(n)}
    arcs = plain.option_arcs(list(bits), held, {b: keep > 0 for b, keep in enumerate(keeps) if keep})
    if not merged:
        worth = {m: {state: int(worths[m, s]) for state, s in bits.items()} for m in range(n)}
        return Conflict(option_graph(counts, keeps, allowed, worths), bits, arcs, worth)
    label = np.full(1 << k, -1)
    label[allowed] = rng.integers(0, max(2, int(allowed.sum() * 0.7)), int(allowed.sum()))
    names, label[allowed] = np.unique(label[allowed], return_inverse=True)
    classes = {state: int(label[s]) for state, s in bits.items()}
    worth = {m: {c: int(worths[m, c]) for c in range(len(names))} for m in range(n)}
    graph = merged_graph(counts, keeps, label, worths[:, : len(names)])
    return Conflict(graph, {c: c for c in range(len(names))}, plain.merge(arcs, classes), worth)
