"""The graph model as its definitions read: sets, dictionaries and searches. Slow, and shares no code with the package.

A state is any hashable; arcs maps a decision maker to {state: set of states}; worth maps it to {state: number}.
"""

from itertools import combinations, product

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def option_states(count, cannot):
    """All tuples of truth values that no predicate of `cannot` holds for."""
    return [state for state in product((False, True), repeat=count) if not any(rule(state) for rule in cannot)]


def option_arcs(states, held, one_way):
    """Arcs by changing own options; held: option numbers per decision maker; one_way: {option: value it keeps}."""

    def may(own, old, new):
        if old == new or any(old[k] != new[k] for k in range(len(old)) if k not in own):
            return False
        return not any(old[k] == value and new[k] != value for k, value in one_way.items() if k in own)

    return {
        mover: {old: {new for new in states if may(own, old, new)} for old in states} for mover, own in held.items()
    }


def merge(arcs, classes):
    """The same arcs where states of one class count as one; classes: {state: class}."""
    merged = {}
    for mover, table in arcs.items():
        merged[mover] = {name: set() for name in set(classes.values())}
        for old, new_states in table.items():
            merged[mover][classes[old]] |= {classes[new] for new in new_states} - {classes[old]}
    return merged


def prioritised(states, statements):
    """Option prioritisation: the sum of 2^(k-j) over the statements that hold."""
    count = len(statements)
    return {state: sum(2 ** (count - 1 - j) for j, holds in enumerate(statements) if holds(state)) for state in states}


def improving(arcs, worth):
    return {
        mover: {old: {new for new in table[old] if worth[mover][new] > worth[mover][old]} for old in table}
        for mover, table in arcs.items()
    }


def reached(arcs, movers, start):
    """States that a row of moves reaches, nobody moving twice running."""
    seen, todo = set(), [(start, None)]
    while todo:
        state, last = todo.pop()
        for mover in movers:
            if mover != last:
                for new in arcs[mover][state]:
                    if (new, mover) not in seen:
                        seen.add((new, mover))
                        todo.append((new, mover))
    return {state for state, _ in seen}


def steps(arcs, start):
    """Fewest moves to each state, nobody moving twice running, the start itself in none."""
    found, front, seen, count = {start: 0}, {(start, None)}, set(), 0
    while front:
        count += 1
        nxt = {(new, m) for state, last in front for m in arcs if m != last for new in arcs[m][state]} - seen
        seen |= nxt
        for state, _ in nxt:
            found.setdefault(state, count)
        front = nxt
    return found


def coalition_stable(arcs, worth, coalition, concept, state):
    """Stability of a state for a coalition; for one decision maker alone it is the plain concept."""

    def gains(new):
        return all(worth[m][new] > worth[m][state] for m in coalition)

    others = [m for m in arcs if m not in coalition]
    sanctions = improving(arcs, worth) if concept in ("seq", "sseq") else arcs

    def deters(new):
        if gains(new):
            return False
        return concept not in ("smr", "sseq") or not any(gains(v) for v in reached(arcs, coalition, new))

    for new in reached(arcs, coalition, state):
        if gains(new) and (concept == "nash" or not any(deters(u) for u in reached(sanctions, others, new))):
            return False
    return True


def stable(arcs, worth, mover, concept, state):
    """Stability for one decision maker, word for word."""
    others = [m for m in arcs if m != mover]
    mine = worth[mover]
    better = improving(arcs, worth)
    sanctions = better if concept in ("seq", "sseq") else arcs
    for t in better[mover][state]:
        if concept == "nash":
            return False
        found = False
        for u in reached(sanctions, others, t):
            if mine[u] <= mine[state]:
                if concept in ("smr", "sseq") and any(mine[v] > mine[state] for v in arcs[mover][u]):
                    continue
                found = True
                break
        if not found:
            return False
    return True


def equilibria(arcs, worth, concept):
    states = next(iter(arcs.values()))
    return {s for s in states if all(stable(arcs, worth, mover, concept, s) for mover in arcs)}


def coalition_improvements(arcs, worth, coalition, state):
    return {t for t in reached(arcs, coalition, state) if all(worth[m][t] > worth[m][state] for m in coalition)}


def coalitions(movers, smallest=1):
    movers = list(movers)
    return [group for size in range(smallest, len(movers) + 1) for group in combinations(movers, size)]
