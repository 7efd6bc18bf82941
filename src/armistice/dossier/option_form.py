"""Situations of moves in the option form, as JSON or as a CSV table, so that analysts can bring their conflicts.

docs/how-to/bring-a-conflict.md describes both. They are read as data, bounded in size, and checked like a case file.
"""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from armistice._base.errors import CaseError, Finding, UsageError
from armistice.dossier.case import Case
from armistice.dossier.option_table import from_csv, to_csv
from armistice.dossier.situations import Situation
from armistice.dossier.trees import Tree, situation_tree

SIZE = 512 * 1024
DEPTH = 20
READ = (".csv", ".json")
WRITTEN = (".csv", ".json", ".yaml")


def read_option_form(path: Path) -> Case:
    """Read a situation from a `.csv` or `.json` file; the case holds nothing else.

    Raises CaseError with the faults, UsageError for another ending.
    """
    ending = path.suffix.lower()
    if ending not in READ:
        raise UsageError(f"an option form is read from {' or '.join(READ)}, not from '{path.name}'")
    name, entry = (from_csv if ending == ".csv" else _from_json)(_text(path), path.name)
    tree = {"title": entry["title"], "parties": {}, "issues": {}, "judgements": {}, "moves": {name: entry}}
    from armistice.dossier.loading.builder import build  # pydantic, only for who reads a file

    try:
        return replace(build(tree), file=str(path))
    except CaseError as error:
        raise CaseError(replace(fault, file=path.name) for fault in error.faults) from error


def option_form(situation: Situation, ending: str) -> str:
    """Return the text of a situation as `.csv`, `.json`, or `.yaml` (a section to put into a case file).

    Levers stay with their case and are left out of the first two. Raises UsageError for another ending.
    """
    if ending == ".csv":
        return to_csv(situation)
    if ending == ".json":
        tree = {"situation": situation.id, **situation_tree(situation)}
        return json.dumps(tree, indent=2, ensure_ascii=False) + "\n"
    if ending == ".yaml":
        return _yaml({"moves": {situation.id: situation_tree(situation, levers=True)}})
    raise UsageError(f"an option form is written as {', '.join(WRITTEN)}, not as '{ending}'")


def _yaml(tree: Tree) -> str:
    from ruamel.yaml import YAML

    writer = YAML()
    writer.default_flow_style, writer.width = None, 120
    out = io.StringIO()
    writer.dump(tree, out)
    return out.getvalue()


def _text(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(SIZE + 1)
    if len(raw) > SIZE:
        raise _refused(path.name, None, "the file is larger than 512 KB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(path.name, None, f"the file is not UTF-8: {error.reason}") from error


def _from_json(text: str, file: str) -> tuple[str, Tree]:
    try:
        tree = json.loads(text, object_pairs_hook=_unrepeated)
    except (ValueError, RecursionError) as error:
        raise _refused(file, getattr(error, "lineno", None), f"this is not JSON: {error}") from error
    if not isinstance(tree, dict):
        raise _refused(file, 1, "expected one object with situation, title and options")
    if _deeper(tree, DEPTH):
        raise _refused(file, None, f"brackets more than {DEPTH} deep")
    entry = {key: value for key, value in tree.items() if key != "situation"}
    return str(tree.get("situation", "moves")), {"title": "A situation", **entry}


def _deeper(tree: Tree, depth: int) -> bool:
    """Tell whether lists and objects stand within each other more than `depth` deep."""
    level: list[Any] = [tree]
    for _ in range(depth):
        inner = [part for node in level for part in (node.values() if isinstance(node, dict) else node)]
        level = [part for part in inner if isinstance(part, dict | list)]
    return bool(level)


def _unrepeated(pairs: list[tuple[str, Any]]) -> Tree:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return tree


def _refused(file: str, line: int | None, message: str) -> CaseError:
    return CaseError([Finding("", message, "", line, None, file)])
