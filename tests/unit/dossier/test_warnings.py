"""Every warning that needs no computing: what it says, and where; none of them stops anything."""
# ruff: noqa: E501 – a table reads best with one case a line

from pathlib import Path

import pytest

from armistice.dossier.loading import parse

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")

# what is worth a look: (what stands in the small case, what is put there, where, words it must say)
WARNINGS = {
    "a red line of somebody who does not sign": ("{party: b, never", "{party: m, never", "red_lines.never_all", "a red line of 'm', who does not sign, changes nothing"),
    "a linkage of somebody who does not sign": ("{party: a, when", "{party: m, when", "linkages.both", "a linkage of 'm', who does not sign, changes nothing"),
    "judgements without evidence": ("title: Small", "title: Small", "judgements", "37 of 38 judgements have no claim behind them"),
    "a worst option above 0": ("whole: 100, lost: 0}", "whole: 100, lost: 5}", None, None),
    "a worst value that is not 0": ("at_start: 0, at_end: 90}, half: 50, whole: 100, lost: 0", "at_start: 20, at_end: 90}, half: 50, whole: 100, lost: 10", "judgements.a.values.land", "the worst stands at 10, not at 0"),
    "a best value that is not 100": ("whole: 100, lost: 0}", "whole: 95, lost: 0}", "judgements.a.values.land", "the best stands at 95, not at 100"),
    "a best end of a scale that is not 100": ("{0: 0, 100: 100}", "{0: 0, 100: 80}", "judgements.a.values.money", "the best stands at 80, not at 100"),
    "a worst use that is not 0": ("{roads: 100, homes: 0}", "{roads: 100, homes: 20}", "judgements.a.values.fund", "the worst stands at 20, not at 0"),
    "central values count": ("{0: 0, 100: 100}", "{0: 0, 100: [80, 90, 100]}", "judgements.a.values.money", "the best stands at 90, not at 100"),
    "a lever whose result is cut": ("{add: 0.2}", "{add: -0.7}", "levers.dearer.change.war.sides.a.cost", "war.sides.a.cost: -0.2 is outside a number of 0 or more and is cut to 0"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "words"), WARNINGS.values(), ids=WARNINGS)
def test_a_warning_names_its_path_and_says_what_to_look_at(old, new, where, words):
    assert old in SMALL
    warnings = parse(SMALL.replace(old, new, 1), "small.yaml").warnings
    if where is None:  # both ends of the option that follows the line count: it starts at 0
        assert not [warning for warning in warnings if "worst" in str(warning)]
        return
    told = [warning for warning in warnings if warning.where == where and words in str(warning)]
    assert told, "\n".join(map(str, warnings))
    assert told[0].line is not None
    assert told[0].mend


def test_the_small_case_has_one_warning_only():
    assert [warning.where for warning in parse(SMALL).warnings] == ["judgements"]


def test_a_case_with_a_claim_behind_every_judgement_has_no_warning():
    text = """
parties: {a: {name: A, signs: always}}
issues: {land: {title: Land, options: {x: X, z: Z}}}
judgements:
  a:
    walk_away: {value: 20, because: [c-1]}
    weights: {land: {value: 1, because: [c-2]}}
    values: {land: {value: x > z, because: [c-3]}}
"""
    assert parse(text).warnings == ()
