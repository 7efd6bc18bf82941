"""A case to start from, and the schema an editor checks it with."""

from pathlib import Path

import pytest

from armistice._base.errors import UsageError
from armistice.dossier.loading import load, parse, schema
from armistice.dossier.loading.document import scan
from armistice.dossier.new import create, template

HERE = Path(__file__).parent


def test_the_case_to_start_from_is_sound_and_shows_every_part():
    case = parse(template())
    parts = (case.red_lines, case.rules, case.linkages, case.proposals, case.levers, case.war, case.compliance)
    assert all(parts)
    assert [warning.where for warning in case.warnings] == ["judgements"]
    for name in case.levers:
        case.with_lever(name)


def test_the_case_to_start_from_explains_itself():
    assert template().count("#") >= 30
    assert 80 <= len(template().splitlines()) <= 120


def test_a_new_case_is_written_into_a_folder_made_for_it(tmp_path):
    file = create(tmp_path / "talks" / "first")
    assert file == tmp_path / "talks" / "first" / "case.yaml"
    assert file.read_text(encoding="utf-8") == template()
    assert load(tmp_path / "talks" / "first").title == "The Halden strait"


def test_a_case_that_stands_already_is_left_as_it_is(tmp_path):
    (tmp_path / "case.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"case.yaml exists already and is left as it is"):
        create(tmp_path)
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="taken"):
        create(tmp_path / "taken")


def test_the_schema_knows_every_section_with_its_keys_and_what_they_mean():
    described = schema()
    assert described["$schema"].endswith("2020-12/schema")
    assert set(described["required"]) == {"parties", "issues", "judgements"}
    assert {"war", "compliance", "levers", "proposals", "red_lines"} <= set(described["properties"])
    side = described["$defs"]["SideModel"]["properties"]
    assert side["expects"]["description"] == "Its own chance that the next step goes its way."
    assert {"from", "to", "step", "unit"} == set(described["$defs"]["ScaleModel"]["properties"])


def test_every_reference_in_the_schema_leads_somewhere():
    described = schema()

    def references(node):
        if isinstance(node, dict):
            yield from ([node["$ref"]] if "$ref" in node else [])
            node = list(node.values())
        for part in node if isinstance(node, list) else ():
            yield from references(part)

    found = set(references(described))
    assert found
    for reference in found:
        assert reference.removeprefix("#/$defs/") in described["$defs"]
    assert "x-armistice" not in str(described)


@pytest.mark.parametrize("name", ["example.yaml", "small.yaml"])
def test_the_schema_accepts_sound_cases(name):
    assert not list(misfits(scan((HERE / name).read_text(encoding="utf-8")).root.plain(), schema()))


def test_the_schema_refuses_what_a_case_file_must_not_hold():
    tree = scan((HERE / "small.yaml").read_text(encoding="utf-8")).root.plain()
    for broken in (
        {**tree, "partys": {}},
        {key: part for key, part in tree.items() if key != "issues"},
        {**tree, "levers": {"x": {"title": "X", "change": {"a": {"plus": 1}}}}},
        {**tree, "red_lines": {"x": {"party": "a", "never": 3}}},
    ):
        assert list(misfits(broken, schema()))


def misfits(value, node, root=None):
    """A plain validator of the part of JSON Schema that the schema uses."""
    root = root or node
    if "$ref" in node:
        yield from misfits(value, root["$defs"][node["$ref"].removeprefix("#/$defs/")], root)
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "number": (int, float),
        "integer": int,
        "boolean": bool,
        "null": type(None),
    }
    wanted = node.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and not any(isinstance(value, kinds[kind]) for kind in wanted):
        yield f"{value!r} is no {wanted}"
        return
    if "const" in node and value != node["const"]:
        yield f"{value!r} is not {node['const']!r}"
    if "enum" in node and value not in node["enum"]:
        yield f"{value!r} is none of {node['enum']!r}"
    if "anyOf" in node and all(list(misfits(value, part, root)) for part in node["anyOf"]):
        yield f"{value!r} fits nothing"
    if "not" in node and not list(misfits(value, node["not"], root)):
        yield f"{value!r} fits what it must not"
    if isinstance(value, dict):
        yield from misfits_of_mapping(value, node, root)
    if isinstance(value, list):
        if not node.get("minItems", 0) <= len(value) <= node.get("maxItems", 10**9):
            yield f"{len(value)} items"
        for item in value if "items" in node else ():
            yield from misfits(item, node["items"], root)


def misfits_of_mapping(value, node, root):
    import re

    yield from (f"'{key}' is missing" for key in node.get("required", ()) if key not in value)
    if not node.get("minProperties", 0) <= len(value) <= node.get("maxProperties", 10**9):
        yield f"{len(value)} keys"
    for key, part in value.items():
        inner = node.get("properties", {}).get(key)
        for pattern, described in node.get("patternProperties", {}).items():
            inner = described if inner is None and re.search(pattern, key) else inner
        inner = node.get("additionalProperties", {}) if inner is None else inner
        if inner is False:
            yield f"'{key}' is not known"
        elif inner is not True:
            yield from misfits(part, inner, root)
