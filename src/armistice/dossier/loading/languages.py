"""JSON Schema of the small languages inside a case file: judgements, orders, conditions, levels, packages, changes.

The builder reads these itself, for faults a person understands; pydantic only carries their schema to an editor.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

_MARK = "x-armistice"


def _language(name: str, description: str) -> Any:
    return Field(description=description, json_schema_extra={_MARK: name})


Number = Annotated[
    Any, _language("judgement", "A judgement: a number, [low, high], [low, likely, high], or {value, because, note}.")
]
Weights = Annotated[
    Any, _language("weights", "Importance by issue, or an order such as 'a > b = c'. An issue not named weighs 0.")
]
Values = Annotated[
    Any, _language("values", "Points: by option, by level of a scale, by use of a split; or an order of options.")
]
Cond = Annotated[Any, _language("condition", "A condition: {issue: test, …}, {any: […]}, {all: […]} or {not: …}.")]
Wants = Annotated[Any, _language("wants", "Conditions on options, most important first; {if, then} where one holds.")]
Signs = Annotated[Any, _language("signs", "always, never, or {when: CONDITION} where consent is needed only then.")]
Package = Annotated[
    Any, _language("package", "One level for each issue; 'like:' copies another package and changes what follows.")
]
Terms = Annotated[Any, _language("package", "One level for each issue; an issue that is open or not named is open.")]
LevelOf = Annotated[Any, _language("level", "An option, a number on the scale, or {use: amount} for a split.")]
Changes = Annotated[Any, _language("changes", "Dotted ids, each with {set}, {add}, {times}, {drop: true} or {merge}.")]

_NUMBER = {"type": "number"}
_TEXTS = {"type": "array", "items": {"type": "string"}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _table(name: str) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": _ref(name)}


def _wrapped(*inner: dict[str, Any]) -> dict[str, Any]:
    properties = {"value": {"anyOf": list(inner)}, "because": _TEXTS, "note": {"type": "string"}}
    return {"type": "object", "properties": properties, "required": ["value"], "additionalProperties": False}


_RANGE = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 3}
_ORDER = {"type": "string", "description": "An order: 'first > second = third'."}
_FOLLOWS = {
    "type": "object",
    "properties": {"at_start": _ref("judgement"), "at_end": _ref("judgement")},
    "required": ["at_start", "at_end"],
    "additionalProperties": False,
}
_BOUNDS = {
    "type": "object",
    "properties": {
        "at_least": _NUMBER,
        "at_most": _NUMBER,
        "between": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
    },
    "additionalProperties": False,
    "minProperties": 1,
}


def _only(key: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {key: schema}, "required": [key], "additionalProperties": False}


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _ref(name), "minItems": 1}


_CHANGE = {
    "type": "object",
    "properties": {
        "set": {},
        "add": _NUMBER,
        "times": _NUMBER,
        "drop": {"const": True},
        "merge": {"type": "object"},
    },
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
}
_GIVEN = {
    "type": "object",
    "properties": {"if": _ref("condition"), "then": _ref("condition")},
    "required": ["if", "then"],
    "additionalProperties": False,
}
_DEFINITIONS: dict[str, dict[str, Any]] = {
    "judgement": {"anyOf": [_NUMBER, _RANGE, _wrapped(_NUMBER, _RANGE)]},
    "weights": {"anyOf": [_ORDER, _wrapped(_ORDER, _table("judgement")), _table("judgement")]},
    "worth": {"anyOf": [_ref("judgement"), _FOLLOWS]},
    "table": {"anyOf": [_ORDER, _wrapped(_ORDER, _table("worth")), _table("worth")]},
    "values": _table("table"),
    "condition": {
        "anyOf": [
            _only("any", _list("condition")),
            _only("all", _list("condition")),
            _only("not", _ref("condition")),
            {
                "type": "object",
                "not": {"anyOf": [{"required": [key]} for key in ("any", "all", "not")]},
                "additionalProperties": _ref("test"),
                "minProperties": 1,
            },
        ],
    },
    "test": {
        "anyOf": [
            {"type": ["string", "number", "boolean"]},
            {"type": "array", "items": {"type": ["string", "number"]}},
            _only("not", _ref("test")),
            _only("any", _list("test")),
            _BOUNDS,
            {"type": "object", "additionalProperties": {"anyOf": [_NUMBER, _BOUNDS]}},
        ],
    },
    "wants": {"type": "array", "items": {"anyOf": [_GIVEN, _ref("condition")]}},
    "signs": {"anyOf": [{"enum": ["always", "never"]}, _only("when", _ref("condition"))]},
    "level": {"anyOf": [{"type": ["string", "number"]}, {"type": "object", "additionalProperties": _NUMBER}]},
    "package": _table("level"),
    "changes": _table("change"),
    "change": _CHANGE,
}


def with_languages(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with each mark replaced by a reference to the language's definition."""
    schema = _replace(schema)
    schema["$defs"] = {**schema.get("$defs", {}), **_DEFINITIONS}
    return schema


def _replace(node: Any) -> Any:
    if isinstance(node, list):
        return [_replace(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _replace(value) for key, value in node.items() if key != _MARK}
    return {**kept, **_ref(node[_MARK])} if _MARK in node else kept
