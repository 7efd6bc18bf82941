"""Changes of a case's tree by dotted ids: set, add, times, drop, merge. The tree itself is never written to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice._base.errors import Finding, UsageError, nearest
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.domains import default_of, domain_of, is_whole
from armistice.dossier.loading.findings import dotted, shown
from armistice.dossier.loading.numbers import is_number

OPERATIONS = ("set", "add", "times", "drop", "merge")
Tree = dict[str, Any]


class NoSuchPlace(UsageError):
    """A dotted id that leads nowhere in the case."""


def changed(tree: Tree, name: str, operation: Any) -> tuple[Tree, list[Finding]]:
    """Return the tree with one change made, and a warning where the result was cut to its domain.

    name: dotted id. operation: one of {set}, {add}, {times}, {drop: true}, {merge}.
    Raises NoSuchPlace, or UsageError where the operation does not fit what stands there.
    """
    word, value = _operation(name, operation)
    path = located(tree, name)
    if word == "drop":
        return _written(tree, path, _DROPPED), []
    current = _at(tree, path)
    if word == "merge":
        return _written(tree, path, _merged(name, current, value)), []
    wanted = value if word == "set" else _reckoned(name, current, word, value)
    kept, cuts = _cut(tree, path, wanted)
    tree = _written(tree, path, kept)
    if _plain_path(path)[3:] == ("cost",) and "bears" in _at(tree, path[:-1]):
        tree = _written(tree, (*path[:-1], "bears"), _DROPPED)  # a side states one of the two
    return tree, cuts


_DROPPED = object()


def _operation(name: str, operation: Any) -> tuple[str, Any]:
    if not isinstance(operation, Mapping) or len(operation) != 1 or next(iter(operation)) not in OPERATIONS:
        raise UsageError(f"{name}: expected one of {', '.join(OPERATIONS)} with its value, found {_told(operation)}")
    word, value = next(iter(operation.items()))
    if word in ("add", "times") and not is_number(value):
        raise UsageError(f"{name}: expected a number to {word}, found {shown(value)}")
    if word == "drop" and value is not True:
        raise UsageError(f"{name}: expected drop: true, found {shown(value)}")
    if word == "merge" and not isinstance(value, Mapping):
        raise UsageError(f"{name}: expected a mapping to merge, found {shown(value)}")
    return word, value


def _told(operation: Any) -> str:
    return shown(dict(operation) if isinstance(operation, Mapping) else operation)


def located(tree: Tree, name: str) -> Path:
    """Return the keys that a dotted id leads through, the wrapper of a judgement included.

    Raises NoSuchPlace with the nearest name.
    """
    steps: list[str] = name.split(".")
    path: Path = ()
    node: Any = tree
    while steps:
        if isinstance(node, dict) and "value" in node and steps[0] not in node:
            path, node = (*path, "value"), node["value"]
        taken = _taken(node, steps)
        if taken is None:
            if isinstance(node, dict) and _has_default(path, steps):
                return (*path, *steps)
            raise _lost(name, path, node, steps[0])
        key: Any = int(taken) if isinstance(node, list) else taken
        path, node, steps = (*path, key), node[key], steps[taken.count(".") + 1 :]
    return path


def _has_default(path: Path, steps: list[str]) -> bool:
    ways = range(1, len(steps) + 1)
    return all(default_of(_plain_path((*path, *steps[:length]))) is not None for length in ways)


def _taken(node: Any, steps: list[str]) -> str | None:
    """Return the key that the next steps name: two of them for a level such as 0.5, else one."""
    if isinstance(node, list):
        return steps[0] if steps[0].isdecimal() and int(steps[0]) < len(node) else None
    names = (".".join(steps[:length]) for length in (2, 1)) if isinstance(node, dict) else ()
    return next((name for name in names if name in node), None)


def _lost(name: str, path: Path, node: Any, step: str) -> NoSuchPlace:
    place = dotted(path) or "the case"
    if isinstance(node, str) and (">" in node or "=" in node):
        return NoSuchPlace(f"there is no '{name[:80]}': {place} is only an order, which can be set as a whole")
    known = [str(key) for key in node][:1000] if isinstance(node, dict) else []
    mend = nearest(step, known) or f"it holds {', '.join(known[:12]) if known else shown(node)}"
    return NoSuchPlace(f"there is no '{name[:80]}': nothing called '{step[:60]}' in {place}; {mend}")


def _plain_path(path: Path) -> Path:
    return tuple(step for step in path if step != "value")


def _at(tree: Tree, path: Path) -> Any:
    node: Any = tree
    for index, step in enumerate(path):
        if isinstance(node, dict) and step not in node:
            default = default_of(_plain_path(path[: index + 1]))
            node = default.value if default else None
        else:
            node = node[step]
    return node


def _reckoned(name: str, current: Any, word: str, by: float) -> Any:
    """Return the number or range moved as a whole, inside its wrapper if it has one."""
    if isinstance(current, dict) and "value" in current:
        return {**current, "value": _reckoned(name, current["value"], word, by)}
    numbers: list[Any] = current if isinstance(current, list) else [current]
    if not numbers or not all(is_number(number) for number in numbers):
        raise UsageError(f"{name}: expected a number or range to {word} to, found {shown(current)}; use set")
    moved = sorted(_tidy(number + by if word == "add" else number * by) for number in numbers)
    return moved if isinstance(current, list) else moved[0]


def _tidy(number: float) -> float:
    """Return the number without the noise of binary fractions (0.1 + 0.2)."""
    return round(number, 12)


def _merged(name: str, current: Any, value: Mapping[str, Any]) -> Tree:
    if not isinstance(current, dict):
        raise UsageError(f"{name}: expected a mapping to merge into, found {shown(current)}; use set")
    result = dict(current)
    for key, part in value.items():
        inner = result.get(key)
        deeper = isinstance(inner, dict) and isinstance(part, Mapping)
        result[key] = _merged(f"{name}.{key}", inner, part) if deeper else part
    return result


def _cut(tree: Tree, path: Path, value: Any) -> tuple[Any, list[Finding]]:
    if isinstance(value, dict) and "value" in value:
        inner, cuts = _cut(tree, path, value["value"])
        return {**value, "value": inner}, cuts
    numbers: list[Any] = value if isinstance(value, list) else [value]
    place = _plain_path(path)
    domain = domain_of(tree, place)
    if domain is None or not all(is_number(number) for number in numbers):
        return value, []
    whole = is_whole(place)
    kept = [int(domain.cut(round(number))) if whole else _tidy(domain.cut(number)) for number in numbers]
    cuts = []
    if not all(domain.holds(number) for number in numbers):
        told = f"{shown(value)} is outside {domain.words} and is cut to {shown(kept if len(kept) > 1 else kept[0])}"
        cuts.append(Finding(dotted(place), told, "make the change smaller, or leave it so"))
    return (kept if isinstance(value, list) else kept[0]), cuts


def _written(node: Any, path: Path, value: Any) -> Any:
    """Return a copy with the value at `path`; only what lies on the way is copied."""
    if not path:
        return value
    copy: Any = list(node) if isinstance(node, list) else dict(node)
    step: Any = path[0]
    held = isinstance(node, list) or step in node
    if len(path) == 1 and value is _DROPPED:
        if held:
            del copy[step]
        return copy
    copy[step] = _written(copy[step] if held else {}, path[1:], value)
    return copy
