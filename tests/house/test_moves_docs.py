"""Every key of the JSON of moves is documented."""

import re
from pathlib import Path

import armistice

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "moves-json.md"


def keys(node: object) -> set[str]:
    if isinstance(node, dict):
        return set(node).union(*(keys(value) for value in node.values()))
    return set().union(*(keys(value) for value in node)) if isinstance(node, list) else set()


def test_every_key_of_the_json_of_moves_is_documented():
    case = armistice.load(ROOT / "examples" / "ukraine-talks")
    ids = {"nash", "gmr", "smr", "seq", "sseq", *case.levers}
    found = keys(armistice.make_last(case, "press & sanctions & not talks & not ceasefire", "ultimatum")[0].to_dict())
    for name, situation in case.moves.items():
        ids |= {*situation.options, *situation.holders}
        found |= keys(armistice.moves(case, name).to_dict())
    ticked = {word for code in re.findall(r"`([^`]+)`", PAGE.read_text("utf-8")) for word in re.findall(r"\w+", code)}
    assert found - ids - ticked == set()
