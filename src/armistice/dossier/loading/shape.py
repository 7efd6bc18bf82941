"""The shape of the tree: pydantic finds what is missing, unknown or of the wrong kind; here it is told to a person.

What is at fault is taken out, so that the rest can be read and all faults of a file are told together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from armistice._base.ids import RESERVED
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.file_model import FileModel
from armistice.dossier.loading.findings import Findings, shown

_EXPECTED = {
    "string_type": ("text", "put it in quotes"),
    "int_type": ("a whole number", ""),
    "int_from_float": ("a whole number", ""),
    "float_type": ("a number", ""),
    "finite_number": ("a finite number", ""),
    "bool_type": ("true or false", ""),
    "dict_type": ("a mapping with names as keys", ""),
    "model_type": ("a mapping", ""),
    "model_attributes_type": ("a mapping", ""),
    "list_type": ("a list [a, b]", ""),
    "too_short": ("two parties [first, second]", ""),
    "too_long": ("two parties [first, second]", ""),
}


def shaped(tree: dict[str, Any], findings: Findings) -> tuple[dict[str, Any], set[Path]]:
    """Return the tree without what has a faulty shape, and the paths that were taken out."""
    gone: set[Path] = set()
    told = False
    while True:
        try:
            FileModel.model_validate(tree)
        except ValidationError as error:
            details = error.errors(include_url=False)
            if not told:
                for detail in details[:1000]:
                    _tell(detail, findings)
                told = True
            if any(detail["loc"][:1] in _WHOLE and len(detail["loc"]) == 1 for detail in details):
                findings.raise_faults()
            culprits = {_culprit(detail): detail["type"] for detail in details if detail["loc"][-1] != "[key]"}
            if not culprits:  # a wrong id is told; what bears it can still be checked
                return tree, gone
            gone.update(path for path, kind in culprits.items() if kind != "extra_forbidden")
            tree = _without(tree, culprits)
        else:
            return tree, gone


_WHOLE = {("parties",), ("issues",), ("judgements",)}
"""Sections without which there is nothing else to check."""


def _culprit(detail: Any) -> Path:
    """Return the path to take out: the thing itself, or what cannot be whole without it."""
    loc: Path = tuple(detail["loc"])
    return loc[:-1] if detail["type"] == "missing" else loc


def _without(tree: dict[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    tree = _copied(tree)
    for path in paths:
        node: Any = tree
        for step in path[:-1]:
            node = node[step] if _has(node, step) else {}
        if isinstance(node, dict):
            node.pop(path[-1], None)
        elif _has(node, path[-1]):
            node[path[-1]] = ""  # a list keeps its length; what is no text there was told already
    return tree


def _has(node: Any, step: Any) -> bool:
    return step in node if isinstance(node, dict) else isinstance(node, list) and step < len(node)


def _copied(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(value) for value in node] if isinstance(node, list) else node


def _tell(detail: Any, findings: Findings) -> None:
    loc: Path = tuple(detail["loc"])
    kind, found = detail["type"], detail["input"]
    if loc[-1] == "[key]":
        _tell_id(loc[:-1], findings)
    elif kind == "missing":
        findings.fault(loc, f"'{loc[-1]}' is missing", f"add '{loc[-1]}: …' here", key=True)
    elif kind == "extra_forbidden":
        findings.unknown(loc, "key here", str(loc[-1]), _fields(loc[:-1]), key=True)
    elif kind == "literal_error":
        findings.fault(loc, f"expected {detail['ctx']['expected']}, found {shown(found)}", "write one of these")
    else:
        expected, mend = _EXPECTED.get(kind, (detail["msg"], ""))
        findings.fault(loc, f"expected {expected}, found {shown(found)}", mend or f"write {expected}")


def _tell_id(path: Path, findings: Findings) -> None:
    name = str(path[-1])
    if name in RESERVED:
        findings.fault(path, f"'{name}' is a word of the format and names nothing", "choose another id", key=True)
    else:
        mend = "ids are small letters, digits and _, a letter first; the printed name goes into title or name"
        findings.fault(path, f"expected an id, found '{name[:60]}'", mend, key=True)


def _fields(path: Path) -> list[str]:
    """Return the keys that the model at `path` knows."""
    model: type[BaseModel] = FileModel
    for step in path:
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        inner = _models(field.annotation) if field else []
        model = inner[0] if inner else model
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]
