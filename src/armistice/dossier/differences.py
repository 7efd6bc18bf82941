"""What changed between two versions of a case, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from armistice._base.frozen import frozen
from armistice.dossier.case import Case
from armistice.dossier.edit import same
from armistice.dossier.subjects import Path, in_words, subject

ABSENT = None
"""The value on the side where a place is not named."""

_WHOLE = {"never", "when", "signs", "if", "then", "change", "also", "interests", "cues", "between", "acts_on"}
"""Keys whose value is told as one: conditions, lists, changes."""


@frozen
class Difference:
    """One place that changed: `before` and `after` are plain values of the file, None where it is not named."""

    path: str
    before: Any
    after: Any
    sentence: str


def differences(old: Case, new: Case) -> tuple[Difference, ...]:
    """Return what changed from `old` to `new`, in the order of the old file; what is new stands last in its section."""
    return tuple(
        Difference(".".join(path), before, after, _sentence(old, new, path, before, after))
        for path, before, after in _changed((), dict(old.tree), dict(new.tree))
    )


def _changed(path: Path, before: Any, after: Any) -> Iterator[tuple[Path, Any, Any]]:
    if same(before, after):
        return
    if not _opens(path, before) or not _opens(path, after):
        yield path, before, after
        return
    for key in [*before, *(key for key in after if key not in before)]:
        inner = (*path, key)
        if key not in before or key not in after:
            yield inner, before.get(key, ABSENT), after.get(key, ABSENT)
        else:
            yield from _changed(inner, before[key], after[key])


def _opens(path: Path, value: Any) -> bool:
    """Tell whether a value is told part by part: a mapping that is no judgement, condition or level."""
    if not isinstance(value, dict) or "value" in value or (path and path[-1] in _WHOLE):
        return False
    split_level = (path[:1] == ("proposals",) and len(path) == 4) or (
        path[:2] == ("war", "stalemate") and len(path) == 3
    )
    return not (split_level or (path[:2] == ("war", "sides") and path[3:4] == ("imposes",) and len(path) == 5))


def _sentence(old: Case, new: Case, path: Path, before: Any, after: Any) -> str:
    tree = new.tree if after is not ABSENT else old.tree
    what = subject(tree, path)
    if before is ABSENT:
        return f"{what} is new: {in_words(new.tree, path, after)}."
    if after is ABSENT:
        return f"{what} is gone; before: {in_words(old.tree, path, before)}."
    told_before, told_after = in_words(old.tree, path, before), in_words(new.tree, path, after)
    if told_before == told_after:
        return f"{what}: {told_after} as before, with other claims or another note."
    return f"{what}: {told_before} before, {told_after} now."
