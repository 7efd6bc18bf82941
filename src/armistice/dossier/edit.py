"""Editing the text of a case file: only what changed is replaced, at its place; every other byte stays.

The new text is read again and compared, so that a save never holds anything else than what was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from armistice._base.errors import CaseError, UsageError
from armistice.dossier.loading.document import Entry, Node, scan
from armistice.dossier.writing import flow, key_text, lines_of

REMOVE: Any = object()
"""The new value of what is to go."""

_MARK = "\ufeff"
_COLON = re.compile(r"[ \t]*:")
Splice = tuple[int, int, str]


def edit(text: str, changes: Mapping[str | tuple[str | int, ...], Any]) -> str:
    """Return the text with the values at these places replaced, added or (REMOVE) taken out.

    changes: new plain value (dicts, lists, scalars) by dotted id or by tuple of keys; a place that is new needs what
    holds it. Comments, order, quoting, line ends and byte order mark stay. Without a change the text is the same.
    Raises UsageError for a place that nothing holds; CaseError where the text is no YAML.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    root = scan(body).root
    old = root.plain()
    new = old
    for place, value in changes.items():
        new = _put(new, place.split(".") if isinstance(place, str) else list(place), value, place)
    _settle(body, root)
    editor = _Editor(body)
    editor.change(root, old, new)
    edited = editor.spliced()
    if not same(_reread(edited), new):
        raise UsageError("this file is laid out so that it cannot be changed in place; please change it by hand")
    return mark + edited


def _reread(text: str) -> Any:
    try:
        return scan(text).root.plain()
    except CaseError:
        return None


def _settle(text: str, node: Node) -> None:
    """Move empty values to where they would stand, and the end of each block to the end of its last value."""
    for entry in node.entries.values():
        if entry.node.kind == "scalar" and entry.node.start == entry.node.end:
            colon = _COLON.match(text, entry.end)
            entry.node.start = entry.node.end = colon.end() if colon else entry.end
        _settle(text, entry.node)
    for item in node.items:
        _settle(text, item)
    if node.style == "block":
        ends = [entry.node.end for entry in node.entries.values()] or [item.end for item in node.items]
        node.end = max(ends, default=node.start)


def same(one: Any, other: Any) -> bool:
    """Tell whether two plain values are equal, true and 1 not being so."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _put(node: Any, steps: list[Any], value: Any, place: Any) -> Any:
    if not steps:
        return _text_keys(value)
    step, *rest = steps
    if isinstance(node, list):
        return _put_item(node, step, rest, value, place)
    if not isinstance(node, dict):
        raise UsageError(f"nothing holds '{place}'")
    joined = ".".join(map(str, steps[:2]))  # a level such as 0.5
    step, rest = (joined, steps[2:]) if joined in node else (str(step), rest)
    result = dict(node)
    if value is REMOVE and not rest:
        result.pop(step, None)
    elif step in node or not rest:
        result[step] = _put(node.get(step), rest, value, place)
    else:
        raise UsageError(f"nothing holds '{place}'")
    return result


def _text_keys(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _text_keys(part) for key, part in value.items()}
    return [_text_keys(part) for part in value] if isinstance(value, (list, tuple)) else value


def _put_item(node: list[Any], step: Any, rest: list[Any], value: Any, place: Any) -> list[Any]:
    if not str(step).isdecimal() or int(step) >= len(node):
        raise UsageError(f"nothing holds '{place}'")
    result, index = list(node), int(step)
    if value is REMOVE and not rest:
        del result[index]
    else:
        result[index] = _put(node[index], rest, value, place)
    return result


class _Editor:
    """Gathers the splices that turn the old tree's text into the new one's."""

    def __init__(self, text: str):
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.splices: list[Splice] = []

    def spliced(self) -> str:
        parts, at = [], 0
        for start, end, text in sorted(self.splices, key=lambda splice: splice[:2]):
            parts += [self.text[at:start], text]
            at = end
        return "".join([*parts, self.text[at:]])

    def change(self, node: Node, old: Any, new: Any) -> None:
        """Note what is to be replaced where `old` stands as `node`."""
        if same(old, new):
            return
        if node.kind == "mapping" and isinstance(new, dict) and new:
            self.change_mapping(node, old, new)
        elif node.kind == "sequence" and isinstance(new, list) and len(new) == len(old):
            for item, before, after in zip(node.items, old, new, strict=True):
                self.change(item, before, after)
        elif node.kind == "sequence" and isinstance(new, list) and old and same(new[: len(old)], old):
            self.append(node, new[len(old) :])
        else:
            self.replace(node, new)

    def append(self, node: Node, added: list[Any]) -> None:
        end = node.items[-1].end
        if node.style == "flow":
            self.splices.append((end, end, "".join(f", {flow(item)}" for item in added)))
            return
        dash = " " * (node.column - 1)
        self.insert_lines(end, [f"{dash}- {flow(item)}" for item in added])

    def insert_lines(self, end: int, lines: list[str]) -> None:
        """Note lines of their own behind the line in which `end` stands."""
        at = self.line_end(end)
        ended = at > 0 and self.text[at - 1] == "\n"
        told = self.newline.join(lines)
        self.splices.append((at, at, told + self.newline if ended else self.newline + told))

    def replace(self, node: Node, new: Any) -> None:
        text = flow(new, node.style if node.kind == "scalar" else "")
        if node.style in ("|", ">"):
            text += self.newline  # a block scalar ends with its line
        elif node.start == node.end and node.kind == "scalar":
            text = self.glue(node.start) + text
        self.splices.append((node.start, node.end, text))

    def glue(self, at: int) -> str:
        """Return what must stand between a key, or a dash, and a value where there was none."""
        before = self.text[:at].rstrip(" ")
        colon = "" if before.endswith((":", "-")) else ":"
        return colon + ("" if self.text[:at].endswith(" ") and not colon else " ")

    def change_mapping(self, node: Node, old: dict[str, Any], new: dict[str, Any]) -> None:
        if not any(key in new for key in old):
            self.replace(node, new)
            return
        for key, entry in node.entries.items():
            if key in new:
                self.change(entry.node, old[key], new[key])
        gone = [key for key in old if key not in new]
        self.remove(node, gone)
        added = {key: value for key, value in new.items() if key not in old}
        if added:
            self.add(node, gone, added)

    def add(self, node: Node, gone: list[str], added: dict[str, Any]) -> None:
        kept = [entry for key, entry in node.entries.items() if key not in gone]
        end = self.end(kept[-1])
        if node.style == "flow":
            told = ", ".join(f"{key_text(key)}: {flow(value)}" for key, value in added.items())
            self.splices.append((end, end, f", {told}"))
            return
        indent = " " * (kept[0].column - 1)
        self.insert_lines(end, [line for key, value in added.items() for line in lines_of(key, value, indent)])

    def end(self, entry: Entry) -> int:
        return max(entry.end, entry.node.end)

    def line_end(self, at: int) -> int:
        """Return where the line that `at` stands in ends, its line end included."""
        if at > 0 and self.text[at - 1] == "\n":
            return at
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def remove(self, node: Node, gone: list[str]) -> None:
        entries = list(node.entries.items())
        for index, (key, entry) in enumerate(entries):
            if key not in gone:
                continue
            following = entries[index + 1][1].start if index + 1 < len(entries) else None
            span = self.flow_span if node.style == "flow" else self.block_span
            self.splices.append((*span(entry, following), ""))

    def flow_span(self, entry: Entry, following: int | None) -> tuple[int, int]:
        if following is not None:
            return entry.start, following
        before = self.text[: entry.start].rstrip(" ")
        start = len(before) - 1 if before.endswith(",") else entry.start
        return start, self.end(entry)

    def block_span(self, entry: Entry, following: int | None) -> tuple[int, int]:
        line_start = self.text.rfind("\n", 0, entry.start) + 1
        if self.text[line_start : entry.start].strip(" "):  # behind the dash of a list
            return entry.start, following if following is not None else self.end(entry)
        return line_start, self.line_end(self.end(entry))
