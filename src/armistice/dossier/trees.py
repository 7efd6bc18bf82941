"""Situations and their conditions as the plain data that stands in a case file: the way back from what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as AnyValue

from armistice.dossier.conditions import All, Any, Condition, Leaf, Not, OneOf
from armistice.dossier.situations import MoveOption, Situation, Want

Tree = dict[str, AnyValue]


def situation_tree(it: Situation, *, levers: bool = False) -> Tree:
    """Return the situation as plain data; `levers` go along only where the case is the same."""
    tree: Tree = {
        "title": it.title,
        "names": dict(it.holders),
        "options": {
            holder: {option.id: _option_tree(option, levers) for option in it.held_by(holder)} for holder in it.holders
        },
        "cannot": [condition_tree(one) for one in it.cannot],
        "same": [condition_tree(one) for one in it.same],
        "one_way": dict(it.one_way),
        "now": _named(it.now),
        "wants": {holder: [want_tree(want) for want in wants] for holder, wants in it.wants.items()},
        "ranks": {holder: [[_named(state) for state in tier] for tier in tiers] for holder, tiers in it.ranks.items()},
        "note": it.note,
    }
    return {key: value for key, value in tree.items() if value or key in ("title", "options")}


def want_tree(want: Want) -> Tree:
    """Return a want as plain data."""
    then = condition_tree(want.then)
    return then if want.given is None else {"if": condition_tree(want.given), "then": then}


def condition_tree(what: Condition) -> Tree:
    """Return a condition on options as plain data."""
    match what:
        case Leaf(test=OneOf(values=values)) if len(values) == 1:
            return {what.issue: True in values}
        case Leaf():
            return {"any": [{what.issue: True}, {what.issue: False}]}
        case Not():
            return {"not": condition_tree(what.part)}
        case Any():
            return {"any": [condition_tree(part) for part in what.parts]}
        case All():
            return _all_tree(what)


def _all_tree(what: All) -> Tree:
    parts = [condition_tree(part) for part in what.parts]
    names = [name for part in parts for name in part]
    if all(isinstance(part, Leaf) for part in what.parts) and len(set(names)) == len(names) and "any" not in names:
        return {name: value for part in parts for name, value in part.items()}
    return {"all": parts}


def _option_tree(option: MoveOption, levers: bool) -> str | Tree:
    extra = {"lever": option.lever if levers else None, "note": option.note}
    told = {key: value for key, value in extra.items() if value}
    return {"title": option.title, **told} if told else option.title


def _named(state: Mapping[str, bool]) -> Tree:
    return {option: True for option, value in state.items() if value}
