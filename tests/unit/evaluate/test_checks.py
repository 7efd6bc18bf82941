"""Faults and warnings that only computing finds, each with its message."""

from __future__ import annotations

import pytest

import armistice
from armistice.dossier.loading import parse
from armistice.evaluate import checks

CASE = """
armistice: 1
title: A small war
parties:
  one: {name: One, signs: always}
  two: {name: Two, signs: always}
  bank: {name: Bank, signs: {when: {aid: some}}}
issues:
  land: {title: Land, options: {mine: Mine, shared: Shared, yours: Yours}}
  aid: {title: Aid, options: {none: None, some: Some}}
judgements:
  one: {weights: {land: 1}, values: {land: {mine: 100, shared: 50, yours: 0}}}
  two: {weights: {land: 1}, values: {land: {mine: 0, shared: 50, yours: 100}}}
  bank: {walk_away: 50, weights: {aid: 1}, values: {aid: {none: 100, some: 0}}}
rules: {}
war:
  between: [one, two]
  line: {at: 2, of: 4}
  months_per_step: 2
  horizon_months: 240
  sides:
    one: {expects: 0.5, sure: 9, cost: 1, imposes: {land: mine, aid: none}}
    two: {expects: 0.5, sure: 9, cost: 1, imposes: {land: yours, aid: none}}
  stalemate: {land: shared, aid: none}
"""


def changed(*pairs):
    text = CASE
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after)
    return parse(text)


def told(case):
    return [str(finding) for finding in checks.warnings(case)]


def test_a_sound_case_has_neither_faults_nor_warnings():
    assert checks.faults(changed()) == ()
    assert told(changed()) == []


def test_rules_that_leave_no_package_are_named_together_and_no_others():
    rules = (
        "rules: {fine: {never: {land: shared, aid: some}}, no_mine: {never: {land: mine}}, "
        "no_yours: {never: {land: yours}}, no_sharing: {never: {land: [shared]}}}"
    )
    (fault,) = checks.faults(changed(("rules: {}", rules)))
    assert fault.message == "'no_mine' and 'no_yours' and 'no_sharing' together leave no package"
    assert fault.mend == "drop or loosen one of them"


def test_one_rule_alone_that_leaves_no_package_is_named_alone():
    (fault,) = checks.faults(
        changed(("rules: {}", "rules: {all: {never: {any: [{aid: none}, {aid: some}]}}}".replace("all", "ban")))
    )
    assert str(fault).startswith("rules: 'ban' leaves no package")


def test_red_lines_that_leave_no_package_are_no_fault():
    lines = (
        "red_lines: {a: {party: one, never: {land: [shared, yours]}}, b: {party: two, never: {land: mine}}}\nrules: {}"
    )
    assert checks.faults(changed(("rules: {}", lines))) == ()


def test_check_of_a_file_raises_rules_that_leave_no_package(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(CASE.replace("rules: {}", "rules: {ban: {never: {any: [{aid: none}, {aid: some}]}}}"))
    with pytest.raises(armistice.CaseError, match=r"case\.yaml: rules: 'ban' leaves no package"):
        armistice.check(file)


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        (("walk_away: 50", "walk_away: -5"), "judgements.bank.walk_away", "floor of bank, -5, lies below its worst"),
        (("one: {expects: 0.5, sure: 9, cost: 1,", "one: {expects: 0.5, sure: 9, cost: 30,"), "war.sides.one.cost",
         "one step of the war costs one 60 points"),
        (("horizon_months: 240", "horizon_months: 4"), "war.horizon_months", "undecided at the horizon with chance"),
        (("rules: {}", "rules: {tied: {never: {land: shared, aid: none}}}"), "war.stalemate", "breaks the rule 'tied'"),
        (("rules: {}", "rules: {tied: {never: {land: yours, aid: none}}}"), "war.sides.two.imposes", "breaks the rule"),
        (("stalemate: {land: shared", "stalemate: {land: mine"), "war.sides.one.imposes",
         "for one the other's terms (0), the stalemate (100) and its own terms (100) are not in rising order"),
    ],
)  # fmt: skip
def test_what_looks_like_a_slip_is_a_warning(change, where, words):
    findings = [finding for finding in checks.warnings(changed(change)) if finding.where == where]
    assert any(words in finding.message for finding in findings), told(changed(change))
    assert all(finding.mend for finding in findings)


def test_a_floor_above_the_worst_package_is_none():
    assert not [it for it in checks.warnings(changed(("walk_away: 50", "walk_away: 0"))) if "floor" in it.message]
