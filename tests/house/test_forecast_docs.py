"""Every key of the JSON of forecast and compare is documented."""

import re
from pathlib import Path

import armistice

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def keys(node: object) -> set[str]:
    if isinstance(node, dict):
        return {key for key in node if not key.isdigit()}.union(*(keys(value) for value in node.values()))
    return set().union(*(keys(value) for value in node)) if isinstance(node, list) else set()


def ticked(*pages: str) -> set[str]:
    text = "".join((REFERENCE / page).read_text("utf-8") for page in pages)
    return {word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"\w+", code)}


def test_every_key_of_the_json_of_forecast_and_compare_is_documented():
    case = armistice.load(ROOT / "tests" / "unit" / "dossier" / "example.yaml")
    ids = {*case.parties, *case.issues, *case.proposals, *case.red_lines}
    ids |= {use for issue in case.issues.values() for use in getattr(issue, "uses", ())}
    told = armistice.forecast(case, draws=8, reach=0.5, processes=1).to_dict()
    changed = case.with_lever("more_sanctions")
    compared = armistice.compare(case, changed, draws=4, processes=1).to_dict()
    found = keys(told) | keys(compared)
    assert found - ids - ticked("forecast-json.md", "assess-json.md") == set()
