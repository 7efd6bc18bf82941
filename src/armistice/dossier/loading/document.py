"""The one pass over the parser's events: refuses what is no plain data, and builds the tree with its places.

Nothing is composed or constructed by the YAML library: anchors, aliases, merge keys, tags and further documents are
refused as events, so that no text can grow, run or refer to anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from armistice._base.errors import CaseError, Finding

SIZE = 512 * 1024
DEPTH = 20
Path = tuple["str | int", ...]

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}


@dataclass(slots=True)
class Node:
    """A value and where it stands: `start` and `end` count characters, `line` and `column` count from 1.

    The `end` of a block is settled by who edits it.
    """

    kind: str  # "scalar" | "mapping" | "sequence"
    start: int
    end: int
    line: int
    column: int
    style: str = ""  # quotes or block sign of a scalar, "flow" or "block" of the others
    scalar: Any = None
    text: str = ""  # of a scalar, as written but unquoted
    entries: dict[str, Entry] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)

    def plain(self) -> Any:
        """Return the value as dicts, lists and scalars."""
        if self.kind == "mapping":
            return {key: entry.node.plain() for key, entry in self.entries.items()}
        return [item.plain() for item in self.items] if self.kind == "sequence" else self.scalar


@dataclass(slots=True)
class Entry:
    """A key of a mapping, where it stands, and its value."""

    start: int
    end: int
    line: int
    column: int
    node: Node


@dataclass(slots=True)
class Document:
    """The tree of a file with its places; `repeated` are the keys that stand twice."""

    root: Node
    repeated: list[Finding]
    file: str | None = None

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path` (or of its key), or of the nearest thing around it."""
        node, entry = self.root, None
        for step in path:
            if node.kind == "mapping" and str(step) in node.entries:
                entry = node.entries[str(step)]
                node = entry.node
            elif node.kind == "sequence" and isinstance(step, int) and step < len(node.items):
                entry, node = None, node.items[step]
            else:
                return (entry.line, entry.column) if entry else (node.line, node.column)
        return (entry.line, entry.column) if entry and key else (node.line, node.column)


def scan(text: str, file: str | None = None) -> Document:
    """Return the tree of `text`. Raises CaseError with the one fault that keeps it from being read."""
    if len(text) > SIZE or len(text.encode("utf-8", "replace")) > SIZE:
        raise _refused(
            file, None, "the file is larger than 512 KB", "a case is judgements, not data; keep reports beside"
        )
    bad = _FORBIDDEN.search(text)
    if bad:
        line, column = _count(text, bad.start())
        raise _refused(file, (line, column), f"the control character U+{ord(bad.group()):04X}", "delete it")
    return _Composer(file).compose(_events(text, file))


def resolve(text: str) -> Any:
    """Return what an unquoted scalar means (YAML 1.2 core; dates stay text)."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text) and len(text) < 300:
        return int(text)
    return float(text) if _REAL.fullmatch(text) else text


def _events(text: str, file: str | None) -> Iterator[Any]:
    from ruamel.yaml import YAML  # only who reads a file pays for the parser
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(str(part) for part in (error.context, error.problem) if part)
        raise _refused(file, mark and (mark.line + 1, mark.column + 1), f"this is not YAML: {what}", _LOOK) from error
    except (YAMLError, ValueError, OverflowError) as error:  # escapes such as "\UFFFFFFFF" end in chr()
        raise _refused(file, None, f"this is not YAML: {error}", _LOOK) from error


_LOOK = "look here and on the line before for a missing quote, colon, bracket or indentation (spaces, no tabs)"


def _count(text: str, index: int) -> tuple[int, int]:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _refused(file: str | None, place: tuple[int, int] | None, message: str, mend: str, where: str = "") -> CaseError:
    line, column = place or (None, None)
    return CaseError([Finding(where, message, mend, line, column, file)])


class _Composer:
    """Keeps the open collections on a stack of its own, so that depth costs no recursion."""

    def __init__(self, file: str | None):
        self.file = file
        self.open: list[tuple[Node, Path]] = []
        self.key: Any = None
        self.root: Node | None = None
        self.repeated: list[Finding] = []

    def compose(self, events: Iterator[Any]) -> Document:
        for event in events:
            self.take(type(event).__name__, event)
        if self.root is None or self.root.kind != "mapping":
            raise _refused(self.file, (1, 1), "expected a case: keys such as parties, issues, judgements", _START)
        return Document(self.root, self.repeated, self.file)

    def take(self, name: str, event: Any) -> None:
        if name == "DocumentStartEvent":
            self.begin(event)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.close(event)
        elif name == "AliasEvent":
            raise self.refused(event, f"an alias (*{event.anchor[:40]})", "write the value out")
        elif name in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
            self.value(name, event)

    def begin(self, event: Any) -> None:
        if self.root is not None:
            raise self.refused(event, "a second document", "keep one case in one file; delete the line ---")
        if event.version or event.tags:
            raise self.refused(event, "a % directive", "delete the line")

    def value(self, name: str, event: Any) -> None:
        if event.anchor:
            raise self.refused(event, f"an anchor (&{event.anchor[:40]})", "write the value out where it is needed")
        if event.tag:
            raise self.refused(event, f"a tag ({event.tag[:40]})", "delete it; a case file is plain data")
        node = self.node(name, event)
        parent = self.open[-1][0] if self.open else None
        if parent is not None and parent.kind == "mapping" and self.key is None:
            self.start_key(node)
            return
        path = self.attach(parent, node)
        if node.kind != "scalar":
            self.open.append((node, path))
            self.key = None
            if len(self.open) > DEPTH:
                raise self.refused(event, f"brackets or indentation more than {DEPTH} deep", "no case needs that")

    def node(self, name: str, event: Any) -> Node:
        start, end = event.start_mark, event.end_mark
        kind = {"ScalarEvent": "scalar", "MappingStartEvent": "mapping", "SequenceStartEvent": "sequence"}[name]
        node = Node(kind, start.index, end.index, start.line + 1, start.column + 1)
        if kind != "scalar":
            node.style = "flow" if event.flow_style else "block"
            return node
        if _FORBIDDEN.search(event.value):
            raise self.refused(event, "an escaped control character", "delete it")
        node.style, node.text = event.style or "", event.value
        node.scalar = event.value if event.style else resolve(event.value)
        return node

    def start_key(self, node: Node) -> None:
        if node.kind != "scalar":
            raise self.refused_at(node, "a list or mapping as a key", "a key is a plain word")
        self.key = node

    def attach(self, parent: Node | None, node: Node) -> Path:
        if parent is None:
            self.root = node
            return ()
        path = self.open[-1][1]
        if parent.kind == "sequence":
            parent.items.append(node)
            return (*path, len(parent.items) - 1)
        return self.attach_entry(parent, node, path)

    def attach_entry(self, parent: Node, node: Node, path: Path) -> Path:
        key, self.key = self.key, None
        name = self.name(key)
        if name in parent.entries:
            first = parent.entries[name]
            message = f"the key '{name}' stands here a second time, first on line {first.line}"
            where = ".".join(map(str, (*path, name)))
            self.repeated.append(Finding(where, message, "keep one of the two", key.line, key.column, self.file))
        else:
            parent.entries[name] = Entry(key.start, key.end, key.line, key.column, node)
        return (*path, name)

    def name(self, key: Node) -> str:
        if key.scalar == "<<" and not key.style:
            raise self.refused_at(key, "a merge key (<<)", "write the keys out; packages have 'like:'")
        return key.text

    def close(self, event: Any) -> None:
        node, _ = self.open.pop()
        if node.style == "flow":  # a block ends with its last value, which its event does not tell
            node.end = event.end_mark.index
        self.key = None

    def refused(self, event: Any, message: str, mend: str) -> CaseError:
        place = event.start_mark.line + 1, event.start_mark.column + 1
        return _refused(self.file, place, f"{message} is not allowed here", mend)

    def refused_at(self, node: Node, message: str, mend: str) -> CaseError:
        return _refused(self.file, (node.line, node.column), f"{message} is not allowed here", mend)


_START = "'armistice new FOLDER' writes a commented one to start from"
