"""Every fault of a case file: what it says, and where."""
# ruff: noqa: E501 – a table reads best with one case a line

from pathlib import Path

import pytest

from armistice._base.errors import CaseError
from armistice.dossier.loading import parse

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")

# what is wrong: (what stands in the small case, what is put there, where the fault is, words it must say)
FAULTS = {
    # the shape
    "a required part is missing": ("title: Land, ", "", "issues.land.title", "'title' is missing"),
    "a section that every case needs is missing": ("parties:", "partys:", "parties", "'parties' is missing"),
    "a key that nothing knows": ("role: mediator", "rol: mediator", "parties.m.rol", "did you mean 'role'?"),
    "a section that nothing knows": ("linkages:", "linkage:", "linkage", "did you mean 'linkages'?"),
    "text where a number belongs": ("to: 100, step: 10", "to: lots, step: 10", "issues.money.scale.to", "a number, found 'lots'"),
    "a number where text belongs": ("title: Small", "title: 3", "title", "expected text, found 3"),
    "a list where a mapping belongs": ("fund: {title: Fund,", "extra: []\n  fund: {title: Fund,", "issues.extra", "expected a mapping, found []"),
    "a truth value that is none": ("follows_line: true", "follows_line: 1", "issues.land.options.line.follows_line", "expected true or false, found 1"),
    "an unknown format version": ("title: Small", "armistice: 2", "armistice", "expected 1, found 2"),
    "an id with capitals": ("half: Half", "Half: Half", "issues.land.options.Half", "expected an id, found 'Half'"),
    "an id that is a word of the format": ("never_all:", "open:", "red_lines.open", "'open' is a word of the format"),
    "an id that YAML 1.1 reads as truth": ("  draft:", "  yes:", "proposals.yes", "'yes' is a word of the format"),
    "a key that stands twice": ("money: {title", "land: {title", "issues.land", "the key 'land' stands here a second time, first on line 9"),
    "an issue of no kind": (", scale: {from: 0, to: 100, step: 10}", "", "issues.money", "expected one of options, scale, split, found none"),
    "an issue of two kinds": ("money: {title: Money,", "money: {title: Money, options: {x: X},", "issues.money", "found options and scale"),
    "a choice without options": ("{line: {title: Line, follows_line: true}, half: Half, whole: {title: All of it}, lost: Lost}", "{}", "issues.land.options", "at least one option"),
    "a split without uses": ("{roads: Roads, homes: Homes}", "{}", "issues.fund.split.uses", "at least one use"),
    # names
    "an unknown party in judgements": ("\n  c:\n    walk", "\n  d:\n    walk", "judgements.d", "no party is called 'd'"),
    "an unknown party of a red line": ("{party: b, never", "{party: bb, never", "red_lines.never_all.party", "no party is called 'bb'"),
    "an unknown party of a linkage": ("{party: a, when", "{party: x, when", "linkages.both.party", "no party is called 'x'"),
    "an unknown party that proposes": ("by: m,", "by: q,", "proposals.draft.by", "no party is called 'q'"),
    "an unknown party that pulls a lever": ("by: [m]", "by: [q]", "levers.dearer.by.0", "no party is called 'q'"),
    "an unknown party acted on": ("{a: trade}", "{z: trade}", "parties.m.acts_on.z", "no party is called 'z'"),
    "an unknown party at war": ("between: [a, b]", "between: [a, d]", "war.between.1", "no party is called 'd'"),
    "an unknown issue in a condition": ("never: {land: whole}", "never: {lamd: all}", "red_lines.never_all.never.lamd", "did you mean 'land'?"),
    "an unknown issue in weights": ("money: 30", "moneys: 30", "judgements.a.weights.moneys", "did you mean 'money'?"),
    "an unknown issue in values": ("money: {0: 0, 100: 100}", "mony: {0: 0, 100: 100}", "judgements.a.values.mony", "did you mean 'money'?"),
    "an unknown issue in a package": ("{land: line, money: 0, fund", "{land: line, mony: 0, fund", "war.stalemate.mony", "did you mean 'money'?"),
    "an unknown issue of a swing": ("issue: land", "issue: lend", "war.sides.b.bears.worth.issue", "did you mean 'land'?"),
    "an unknown option in a condition": ("never: {land: whole}", "never: {land: whol}", "red_lines.never_all.never.land", "did you mean 'whole'?"),
    "an unknown option in a package": ("{land: line, money", "{land: lime, money", "war.stalemate.land", "did you mean 'line'?"),
    "an unknown option in values": ("half: 50, whole: 100", "halve: 50, whole: 100", "judgements.a.values.land.halve", "did you mean 'half'?"),
    "an unknown use in a package": ("fund: {homes: 100}", "fund: {home: 100}", "war.stalemate.fund.home", "did you mean 'homes'?"),
    "an unknown use in values": ("{roads: 100, homes: 0}", "{road: 100, homes: 0}", "judgements.a.values.fund.road", "did you mean 'roads'?"),
    "an unknown use in a condition": ("never: {land: whole}", "never: {fund: {rods: 100}}", "red_lines.never_all.never.fund.rods", "did you mean 'roads'?"),
    "an unknown package to copy": ("like: stalemate", "like: stalemte", "war.sides.b.imposes.like", "did you mean 'stalemate'?"),
    # numbers
    "a negative weight": ("money: 30", "money: -30", "judgements.a.weights.money", "a number of 0 or more, found -30"),
    "weights that are all zero": ("{land: [40, 50, 60], money: 30, fund: 20}", "{land: 0, money: [0, 0, 4]}", "judgements.a.weights", "all weights are zero"),
    "a range upside down": ("[40, 50, 60]", "[60, 50, 40]", "judgements.a.weights.land", "low ≤ likely ≤ high, found [60, 50, 40]"),
    "a range of two upside down": ("[40, 50, 60]", "[60, 50]", "judgements.a.weights.land", "found 60 > 50"),
    "a likely value outside the range": ("[40, 50, 60]", "[40, 70, 60]", "judgements.a.weights.land", "low ≤ likely ≤ high"),
    "a range of four": ("[40, 50, 60]", "[1, 2, 3, 4]", "judgements.a.weights.land", "[low, likely, high], found [1, 2, 3, 4]"),
    "a number that is none": ("[40, 50, 60]", "much", "judgements.a.weights.land", "found 'much'"),
    "a truth value where a number belongs": ("[40, 50, 60]", "true", "judgements.a.weights.land", "found true"),
    "an infinite number": ("[40, 50, 60]", ".inf", "judgements.a.weights.land", "found inf"),
    "a number that is not one": ("points: [1, 2, 3]", "points: .nan", "linkages.both.points", "a finite number, found nan"),
    "a wrapper with a strange key": ("note: why}}", "notes: why}}", "judgements.c.weights.fund.notes", "did you mean 'note'?"),
    "claims that are no list": ("because: [c-1]", "because: c-1", "judgements.c.weights.fund.because", "expected claim ids, found 'c-1'"),
    "a note that is no text": ("note: why}}", "note: 5}}", "judgements.c.weights.fund.note", "expected text, found 5"),
    "an order that leaves one out": ("land > money > fund", "land > money", "judgements.b.weights", "the order leaves out 'fund'"),
    "an order that names one twice": ("land > money > fund", "land > money > fund = land", "judgements.b.weights", "names 'land' twice"),
    "an order that names a stranger": ("land > money > fund", "land > money > funds", "judgements.b.weights", "did you mean 'fund'?"),
    "an order of options that leaves one out": ("{line: {at_start: 90, at_end: 0}, half: 50, whole: 0, lost: 100}", "half > whole", "judgements.b.values.land", "the order leaves out 'line', 'lost'"),
    "weights of no kind": ("weights: land > money > fund", "weights: [1, 2]", "judgements.b.weights", "weights by issue or an order, found [1, 2]"),
    "values of no kind": ("money: {0: 0, 100: 100}", "money: 5", "judgements.a.values.money", "points by level, found 5"),
    "firm above 1": ("firm: 0.9", "firm: 9", "red_lines.never_all.firm", "a chance from 0 to 1, found 9"),
    # issues
    "a scale step that does not divide": ("to: 100, step: 10", "to: 100, step: 30", "issues.money.scale.step", "a step of 30 does not divide the range 0 to 100"),
    "a scale step of nothing": ("to: 100, step: 10", "to: 100, step: 0", "issues.money.scale.step", "a step of 0 does not divide"),
    "a scale without length": ("from: 0, to: 100", "from: 100, to: 100", "issues.money.scale.step", "does not divide the range 100 to 100"),
    "a scale of too many steps": ("to: 100, step: 10", "to: 100, step: 0.0001", "issues.money.scale.step", "1,000,000 steps are more than 100,000"),
    "a split step that does not divide": ("total: 100, step: 25", "total: 100, step: 30", "issues.fund.split.step", "a step of 30 does not divide the total 100"),
    "a split of too many allotments": ("step: 25, uses: {", "step: 1, uses: {x: X, y: Y, z: Z, ", "issues.fund.split.step", "4,598,126 ways to allot it are more than 250,000"),
    "a split beyond counting": ("step: 25, uses: {", "step: 0.0000001, uses: {x: X, y: Y, z: Z, ", "issues.fund.split.step", "more than a thousand million"),
    # values
    "an option without a value": ("half: 50, whole: 100, ", "whole: 100, ", "judgements.a.values.land", "'half' has no value"),
    "a use without a value": ("fund: {roads: 100, homes: 0}", "fund: {roads: 100}", "judgements.a.values.fund", "'homes' has no value"),
    "a weighted issue without values": (", fund: {roads: 100, homes: 0}}", "}", "judgements.a.values", "'fund' has a weight and no values"),
    "a signer without judgements": ("\n  c:\n    walk_away: 30\n    weights: {fund: {value: 1, because: [c-1], note: why}}\n    values: {fund: {roads: 0, homes: 100}}", "", "judgements", "'c' signs and has no judgements"),
    "a signer without a walk-away": ("walk_away: 30", "", "judgements.c", "'c' signs and has no walk_away"),
    "a war side that states a walk-away": ("weights: land >", "walk_away: 5\n    weights: land >", "judgements.b.walk_away", "'b' is a side of the war and states a walk_away"),
    "scale points without both ends": ("{0: 0, 100: 100}", "{0: 0, 50: 100}", "judgements.a.values.money", "the end 100 of the scale 'money' has no points"),
    "a scale point beyond the ends": ("{0: 0, 100: 100}", "{0: 0, 100: 100, 120: 130}", "judgements.a.values.money.120", "a level of 'money' from 0 to 100, found '120'"),
    "a scale point that is no number": ("{0: 0, 100: 100}", "{0: 0, 100: 100, half: 30}", "judgements.a.values.money.half", "found 'half'"),
    "a scale point that stands twice": ("{0: 0, 100: 100}", "{0: 0, 100: 100, 100.0: 90}", "judgements.a.values.money.100.0", "the level 100 stands here a second time"),
    "two ends for an option that does not follow the line": ("half: 50, whole: 100", "half: {at_start: 0, at_end: 5}, whole: 100", "judgements.a.values.land.half", "does not follow the line"),
    "one end for an option that follows the line": ("{at_start: 0, at_end: 90}", "{at_start: 0}", "judgements.a.values.land.line", "expected at_start and at_end"),
    # conditions
    "a test of the wrong kind on a choice": ("never: {land: whole}", "never: {land: 5}", "red_lines.never_all.never.land", "expected an option of 'land', found 5"),
    "a bound on a choice": ("never: {land: whole}", "never: {land: {at_least: 5}}", "red_lines.never_all.never.land", "expected an option of 'land'"),
    "a test of the wrong kind on a scale": ("never: {land: whole}", "never: {money: all}", "red_lines.never_all.never.money", "a number on the scale of 'money', found 'all'"),
    "a use on a scale": ("never: {land: whole}", "never: {money: {roads: 5}}", "red_lines.never_all.never.money.roads", "'roads' does not fit the scale 'money'"),
    "a test of the wrong kind on a split": ("never: {land: whole}", "never: {fund: 50}", "red_lines.never_all.never.fund", "expected uses of the split 'fund', found 50"),
    "a number off the grid in a condition": ("never: {land: whole}", "never: {money: 55}", "red_lines.never_all.never.money", "55 is no step of 'money'"),
    "an amount off the grid in a condition": ("never: {land: whole}", "never: {fund: {roads: 30}}", "red_lines.never_all.never.fund.roads", "30 is no amount of 'fund'"),
    "bounds upside down": ("never: {land: whole}", "never: {money: {between: [60, 40]}}", "red_lines.never_all.never.money", "the lower bound 60 is not below 40"),
    "bounds that are no numbers": ("never: {land: whole}", "never: {money: {at_least: x}}", "red_lines.never_all.never.money", "expected numbers as bounds"),
    "a condition that says nothing": ("never: {land: whole}", "never: {}", "red_lines.never_all.never", "expected a condition, found {}"),
    "a condition that is none": ("never: {land: whole}", "never: land", "red_lines.never_all.never", "expected a condition, found 'land'"),
    "any beside an issue": ("never: {land: whole}", "never: {any: [{land: whole}], money: 0}", "red_lines.never_all.never", "'any' stands alone in a condition"),
    "any without a list": ("never: {land: whole}", "never: {any: {land: whole}}", "red_lines.never_all.never.any", "expected a list of conditions"),
    "an empty list of options": ("never: {land: whole}", "never: {land: []}", "red_lines.never_all.never.land", "at least one option or number"),
    "a rule of two kinds": ("paid: {if:", "paid: {never: {land: whole}, if:", "rules.paid", "expected never, or if and then, found if and never and then"),
    "a rule without its end": (", then: {money: {at_least: 50}}", "", "rules.paid", "found if"),
    "a consent of no kind": ("signs: {when: {land: half}}", "signs: sometimes", "parties.c.signs", "expected always, never or {when: condition}, found 'sometimes'"),
    # packages
    "a split that does not add up": ("fund: {homes: 100}}", "fund: {homes: 75}}", "war.stalemate.fund", "the uses of 'fund' add up to 75, not 100"),
    "an amount off the grid": ("{roads: 50, homes: 50}", "{roads: 55, homes: 45}", "proposals.draft.terms.fund.roads", "55 is no amount of 'fund'"),
    "a number off its grid": ("money: 50, fund", "money: 55, fund", "proposals.draft.terms.money", "55 is no step of 'money'"),
    "a number beyond its scale": ("money: 50, fund", "money: 150, fund", "proposals.draft.terms.money", "150 is no step of 'money'"),
    "a split that is no mapping": ("fund: {homes: 100}}", "fund: homes}", "war.stalemate.fund", "expected amounts by use of 'fund', found 'homes'"),
    "an imposed package with an issue missing": ("{land: whole, money: 100, fund: {roads: 100}}", "{land: whole, money: 100}", "war.sides.a.imposes", "'fund' is missing"),
    "a stalemate that leaves an issue open": ("{land: line, money: 0,", "{land: line, money: open,", "war.stalemate.money", "these terms leave nothing open"),
    "a circle of like": ("stalemate: {land: line,", "stalemate: {like: war.sides.b.imposes, land: line,", "war.stalemate.like", "a circle of like: war.sides.b.imposes → war.stalemate → war.sides.b.imposes"),
    "a copy of an open proposal": ("like: stalemate", "like: open_draft", "war.sides.b.imposes.like", "the proposal 'open_draft' leaves 'money' open"),
    "a day that does not exist": ("2026-01-20", "2026-02-30", "proposals.draft.date", "expected a day such as 2026-01-23, found '2026-02-30'"),
    "a date of no kind": ("as_of: 2026-01-23", "as_of: last week", "as_of", "found 'last week'"),
    # war and compliance
    "a war side that does not sign always": ("b: {name: B, signs: always}", "b: {name: B}", "war.between.1", "'b' fights and does not sign always"),
    "a war of one": ("between: [a, b]", "between: [a, a]", "war.between.1", "'a' stands on both sides"),
    "a war of three": ("between: [a, b]", "between: [a, b, c]", "war.between", "two parties [first, second]"),
    "a side that does not fight": ("sides:\n    a: {expects", "sides:\n    m: {expects", "war.sides.m", "'m' is no side of this war"),
    "a side that is missing": ("sides:\n    a: {expects", "sides:\n    m: {expects", "war.sides", "the side 'a' is missing"),
    "a line at its start": ("at: 3", "at: 0", "war.line.at", "expected at between 0 and of (8), both excluded, found 0"),
    "a line at its end": ("at: 3", "at: 8", "war.line.at", "found 8"),
    "a line between two steps": ("at: 3", "at: 3.5", "war.line.at", "expected a whole number, found 3.5"),
    "a horizon under one step": ("horizon_months: 60", "horizon_months: 1", "war.horizon_months", "the horizon of 1 months is under one step of 2"),
    "a line too long to walk": ("of: 8}", "of: 1000000}", "war.line.of", "a line of 1,000,000 steps is longer than 20,000"),
    "a horizon too far to reach": ("months_per_step: 2", "months_per_step: [0.001, 2]", "war.horizon_months", "the horizon of 60 months is more than 20,000 steps of 0.001"),
    "steps of no length": ("months_per_step: 2", "months_per_step: 0", "war.months_per_step", "a finite number above 0, found 0"),
    "sure of nothing": ("expects: 0.6, sure: 10", "expects: 0.6, sure: 0", "war.sides.a.sure", "a finite number above 0, found 0"),
    "sure without end": ("expects: 0.6, sure: 10", "expects: 0.6, sure: .inf", "war.sides.a.sure", "a finite number above 0, found inf"),
    "a certain expectation": ("expects: 0.6", "expects: 1", "war.sides.a.expects", "a chance above 0 and below 1, found 1"),
    "an impossible expectation": ("expects: 0.55", "expects: 0", "war.observer.expects", "a chance above 0 and below 1, found 0"),
    "a patience of nothing": ("sure: 10, cost", "sure: 10, patience: 0, cost", "war.sides.a.patience", "above 0 and at most 1, found 0"),
    "a patience above 1": ("sure: 10, cost", "sure: 10, patience: [0.9, 1.1], cost", "war.sides.a.patience.1", "above 0 and at most 1, found 1.1"),
    "a negative cost": ("cost: 0.5", "cost: -0.5", "war.sides.a.cost", "a number of 0 or more, found -0.5"),
    "both cost and bears": ("bears: {months", "cost: 1, bears: {months", "war.sides.b", "'b' states both cost and bears"),
    "neither cost nor bears": ("cost: 0.5, ", "", "war.sides.a", "'a' states neither cost nor bears"),
    "no months to bear": ("months: 100", "months: 0", "war.sides.b.bears.months", "above 0, found 0"),
    "a swing from a level to itself": ("from: whole, to: lost", "from: whole, to: whole", "war.sides.b.bears.worth.to", "from and to are the same"),
    "a way to settle that nobody knows": ("horizon_months: 60", "settle: coin", "war.settle", "expected 'nash' or 'equal', found 'coin'"),
    "steps lost that are no whole number": ("steps_lost: 1", "steps_lost: 1.5", "compliance.if_broken.steps_lost", "expected a whole number, found 1.5"),
    "steps lost below nothing": ("steps_lost: 1", "steps_lost: -1", "compliance.if_broken.steps_lost", "expected whole steps, 0 or more, found -1"),
    "confidence above 1": ("other_keeps: 0.7", "other_keeps: 7", "compliance.sides.a.other_keeps", "a chance from 0 to 1, found 7"),
    "raised confidence above 1": ("to: 0.8", "to: 1.8", "compliance.sides.b.raised.paid_up.to", "a chance from 0 to 1, found 1.8"),
    "confidence of somebody who does not fight": ("sides: {a: {other", "sides: {m: {other", "compliance.sides.m", "'m' is no side of this war"),
    # levers
    "a lever path that does not exist": ("war.sides.a.cost", "war.sides.a.costs", "levers.dearer.change.war.sides.a.costs", "did you mean 'cost'?"),
    "a lever on a number in an order": ("war.sides.a.cost", "judgements.b.weights.land", "levers.dearer.change.judgements.b.weights.land", "only an order, which can be set as a whole"),
    "a lever that adds to no number": ("war.sides.a.cost", "war.settle", "levers.dearer.change.war.settle", "expected a number or range to add to, found 'nash'"),
    "a lever of no kind": ("{add: 0.2}", "{plus: 0.2}", "levers.dearer.change.war.sides.a.cost", "one of set, add, times, drop, merge"),
    "a lever that leaves a faulty case": ("{war.sides.a.cost: {add: 0.2}}", "{war.sides.a: {drop: true}}", "levers.dearer", "leaves a faulty case: war.sides: the side 'a' is missing"),
    "levers that change nothing readable": ("change: {war.sides.a.cost: {add: 0.2}}", "change: [1]", "levers.dearer.change", "expected changes by dotted id, found [1]"),
}  # fmt: skip


def faults_of(text):
    with pytest.raises(CaseError) as caught:
        parse(text, "small.yaml")
    return caught.value.faults


@pytest.mark.parametrize(("old", "new", "where", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_its_path_and_says_what_stands_there(old, new, where, words):
    assert SMALL.count(old) >= 1
    faults = faults_of(SMALL.replace(old, new, 1))
    told = [fault for fault in faults if fault.where == where and words in str(fault)]
    assert told, "\n".join(map(str, faults))
    assert told[0].file == "small.yaml"
    assert told[0].line is not None
    assert told[0].column is not None
    assert told[0].mend


def test_the_small_case_itself_is_sound():
    assert parse(SMALL).title == "Small"


def test_all_faults_are_told_together_in_the_order_of_the_file():
    broken = (
        SMALL.replace("money: 30", "money: -30").replace("steps_lost: 1", "steps_lost: x").replace("by: m,", "by: q,")
    )
    faults = faults_of(broken)
    assert [fault.where for fault in faults] == [
        "judgements.a.weights.money",
        "proposals.draft.by",
        "compliance.if_broken.steps_lost",
    ]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_a_fault_stands_at_the_very_character():
    fault = faults_of(SMALL.replace("firm: 0.9", "firm: 9"))[0]
    line = SMALL.splitlines()[fault.line - 1]
    assert line[fault.column - 1 :].startswith("0.9")


def test_one_slip_is_told_once():
    assert len(faults_of(SMALL.replace("half: Half", "Half: Half"))) > 1  # nothing is called half any more
    assert len(faults_of(SMALL.replace("title: Land, ", ""))) == 1
    assert len(faults_of(SMALL.replace("line: {at: 3, of: 8}", "line: {at: 3}"))) == 1
    assert len(faults_of(SMALL.replace("like: stalemate", "like: stalemte"))) == 1
    assert len(faults_of(SMALL.replace("{land: line, money: 0,", "{like: war.stalemate, land: line, money: 0,"))) == 1


def test_a_section_with_nothing_in_it_is_an_empty_one():
    assert (
        parse(SMALL.replace("rules:\n  paid: {if: {land: half}, then: {money: {at_least: 50}}}", "rules:")).rules == {}
    )


def test_a_file_with_thousands_of_faults_tells_two_hundred():
    many = "".join(f"  r{number}: {{party: nobody_{number}, never: {{land: whole}}}}\n" for number in range(3000))
    faults = faults_of(SMALL.replace("red_lines:\n", "red_lines:\n" + many))
    assert len(faults) == 200
