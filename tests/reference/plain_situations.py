"""A `moves` entry of a case file turned into the plain reference's sets, by reading its YAML tree word for word."""

from itertools import product

from tests.reference import plain_moves as plain


def holds(condition, state):
    """One of {any}, {all}, {not}, {if, then}, or {option: value, …}."""
    if set(condition) == {"if", "then"}:
        return not holds(condition["if"], state) or holds(condition["then"], state)
    if "any" in condition:
        return any(holds(part, state) for part in condition["any"])
    if "all" in condition:
        return all(holds(part, state) for part in condition["all"])
    if "not" in condition:
        return not holds(condition["not"], state)
    return all(state[option] == value for option, value in condition.items())


class PlainSituation:
    """States are frozensets of chosen options; `without` are options that are never chosen."""

    def __init__(self, entry, without=(), wants=None):
        self.owner = {option: holder for holder, held in entry["options"].items() for option in held}
        self.names = list(self.owner)
        full = [dict(zip(self.names, values, strict=True)) for values in product((False, True), repeat=len(self.names))]
        full = [state for state in full if not any(holds(never, state) for never in entry.get("cannot", []))]
        self.settings = {
            frozenset(o for o in self.names if state[o]): state for state in full if not any(state[o] for o in without)
        }
        one_way = entry.get("one_way", {})
        self.arcs = {
            holder: {
                old: {new for new in self.settings if self._may(holder, one_way, old, new)} for old in self.settings
            }
            for holder in entry["options"]
        }
        wants = {**entry["wants"], **(wants or {})}
        self.worth = {
            holder: {
                name: sum(2 ** (len(list_) - j) for j, want in enumerate(list_) if holds(want, state))
                for name, state in self.settings.items()
            }
            for holder, list_ in wants.items()
        }
        self.now = frozenset(option for option, value in entry.get("now", {}).items() if value)

    def _may(self, holder, one_way, old, new):
        changed = old ^ new
        if not changed or {self.owner[option] for option in changed} != {holder}:
            return False
        return not any(option in one_way and (option in old) == one_way[option] for option in changed)

    def equilibria(self, concept):
        return plain.equilibria(self.arcs, self.worth, concept)
