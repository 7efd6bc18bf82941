"""Reads the small language of conditions; what a test negates or joins is lifted to the condition around it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any as AnyValue

from armistice.dossier.case import Choice, Issue, Scale, Split
from armistice.dossier.conditions import All, Any, Between, Condition, Leaf, Not, OneOf, Uses
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import shown
from armistice.dossier.loading.levels import one_of, option, portion, step
from armistice.dossier.loading.numbers import is_number
from armistice.dossier.loading.reading import Reading

_JOINS = ("any", "all", "not")
_BOUNDS = ("at_least", "at_most", "between")


Tested = Callable[[Reading, Path, str, AnyValue], Condition | None]
"""Reads one test: where it stands, the name it is about, and the test."""


def condition(reading: Reading, path: Path, value: AnyValue, tested: Tested | None = None) -> Condition | None:
    """Return the condition; None with faults where it has any. Without `tested` the tests are about issues."""
    tested = tested or _on_issue
    if not isinstance(value, dict) or not value:
        told = f"expected a condition, found {shown(value)}"
        reading.findings.fault(path, told, "write {issue: option}, or any, all, not")
        return None
    joins = [key for key in value if key in _JOINS]
    if joins and len(value) > 1:
        told = f"'{joins[0]}' stands alone in a condition, found {shown(value)}"
        reading.findings.fault(path, told, "put the parts into {all: [ … ]}")
        return None
    if joins == ["not"]:
        part = condition(reading, (*path, "not"), value["not"], tested)
        return Not(part) if part else None
    if joins:
        return _joined(reading, (*path, joins[0]), value[joins[0]], joins[0], tested)
    return _every([tested(reading, (*path, name), name, test) for name, test in value.items()])


def _joined(reading: Reading, path: Path, value: AnyValue, join: str, tested: Tested) -> Condition | None:
    if not isinstance(value, list) or not value:
        reading.findings.fault(path, f"expected a list of conditions, found {shown(value)}", "write [{…}, {…}]")
        return None
    parts = [condition(reading, (*path, index), part, tested) for index, part in enumerate(value)]
    return _every(parts) if join == "all" else _some(parts)


def _every(parts: list[Condition | None]) -> Condition | None:
    sound = tuple(part for part in parts if part is not None)
    if len(sound) < len(parts):
        return None
    return sound[0] if len(sound) == 1 else All(sound)


def _some(parts: list[Condition | None]) -> Condition | None:
    sound = tuple(part for part in parts if part is not None)
    if len(sound) < len(parts):
        return None
    return sound[0] if len(sound) == 1 else Any(sound)


def _on_issue(reading: Reading, path: Path, name: str, test: AnyValue) -> Condition | None:
    issue = reading.issue(path, name)
    return _test(reading, path, issue, test) if issue is not None else None


def _test(reading: Reading, path: Path, issue: Issue, test: AnyValue) -> Condition | None:
    if isinstance(test, dict) and len(test) == 1 and "not" in test:
        part = _test(reading, (*path, "not"), issue, test["not"])
        return Not(part) if part else None
    if isinstance(test, dict) and len(test) == 1 and "any" in test:
        return _any_test(reading, (*path, "any"), issue, test["any"])
    if isinstance(test, list) and not isinstance(issue, Split):
        return _one_of(reading, path, issue, test)
    if isinstance(issue, Choice):
        found = option(reading, path, issue, test)
        return Leaf(issue.id, OneOf(frozenset({found}))) if found is not None else None
    return _on_scale(reading, path, issue, test) if isinstance(issue, Scale) else _uses(reading, path, issue, test)


def _any_test(reading: Reading, path: Path, issue: Issue, tests: AnyValue) -> Condition | None:
    if not isinstance(tests, list) or not tests:
        reading.findings.fault(path, f"expected a list of tests, found {shown(tests)}", "write [ …, … ]")
        return None
    return _some([_test(reading, (*path, index), issue, test) for index, test in enumerate(tests)])


def _one_of(reading: Reading, path: Path, issue: Choice | Scale, members: list[AnyValue]) -> Condition | None:
    if not members:
        reading.findings.fault(path, "expected at least one option or number, found an empty list", "name one")
        return None
    if isinstance(issue, Scale):
        return _some([_on_scale(reading, (*path, index), issue, member) for index, member in enumerate(members)])
    found = [option(reading, (*path, index), issue, member) for index, member in enumerate(members)]
    names = frozenset(name for name in found if name is not None)
    return Leaf(issue.id, OneOf(names)) if None not in found else None


def _on_scale(reading: Reading, path: Path, issue: Scale, test: AnyValue) -> Condition | None:
    if isinstance(test, dict):
        bounds = _bounds(reading, path, test, f"the scale '{issue.id}'")
        return Leaf(issue.id, Between(*bounds)) if bounds else None
    number = step(reading, path, issue, test)
    return Leaf(issue.id, Between(number, number)) if number is not None else None  # a float is met within 1e-9


def _bounds(reading: Reading, path: Path, test: dict[str, AnyValue], whose: str) -> tuple[float, float] | None:
    """Return both ends of at_least, at_most (one or both) or between."""
    for key in test:
        if key not in _BOUNDS:
            told = f"'{key}' does not fit {whose}"
            reading.findings.fault((*path, key), told, one_of(("a number", "not", "any", *_BOUNDS)), key=True)
            return None
    if not test or ("between" in test and len(test) > 1):
        reading.findings.fault(path, f"expected one bound for {whose}, found {shown(test)}", one_of(_BOUNDS))
        return None
    ends = test.get("between", [test.get("at_least", -math.inf), test.get("at_most", math.inf)])
    if not isinstance(ends, list) or len(ends) != 2 or not all(is_number(end) for end in ends):
        told = f"expected numbers as bounds of {whose}, found {shown(list(test.values()))}"
        reading.findings.fault(path, told, "write {at_least: 10} or {between: [10, 20]}")
        return None
    if not ends[0] <= ends[1]:
        reading.findings.fault(path, f"the lower bound {shown(ends[0])} is not below {shown(ends[1])}", "swap them")
        return None
    return float(ends[0]), float(ends[1])


def _uses(reading: Reading, path: Path, issue: Split, test: AnyValue) -> Condition | None:
    if not isinstance(test, dict) or not test:
        told = f"expected uses of the split '{issue.id}', found {shown(test)}"
        use = next(iter(issue.uses))
        reading.findings.fault(
            path, told, f"write {{{use}: {issue.total:g}}} or {{{use}: {{at_least: {issue.step:g}}}}}"
        )
        return None
    found = [_use(reading, (*path, use), issue, use, bound) for use, bound in test.items()]
    sound = tuple(bound for bound in found if bound is not None)
    return Leaf(issue.id, Uses(sound)) if len(sound) == len(found) else None


def _use(reading: Reading, path: Path, issue: Split, use: str, bound: AnyValue) -> tuple[str, float, float] | None:
    if isinstance(bound, dict) and use in issue.uses:
        ends = _bounds(reading, path, bound, f"the use '{use}'")
        return (use, *ends) if ends else None
    amount = portion(reading, path, issue, use, bound)
    return (use, amount, amount) if amount is not None else None
