"""What is said to open or to close does so when the case is changed and assessed anew; nothing smaller does."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from armistice.dossier.case import Case
from armistice.dossier.judgements import Judgement
from armistice.evaluate.assessment import assess
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH
from armistice.explain.blocking import search
from armistice.explain.closing import failing, firmer
from armistice.explain.compensation import compensations
from armistice.explain.least import least
from armistice.explain.near import near_misses
from armistice.explain.openings import openings
from armistice.explain.result import RED_LINE
from armistice.explain.today import today
from tests.reference.plain_assessment import PlainAssessment
from tests.reference.random_cases import random_case

TIE = 1e-9


def without(case: Case, red_lines: set[str]) -> Case:
    return replace(case, red_lines={name: line for name, line in case.red_lines.items() if name not in red_lines})


def raised(case: Case, party: str, points: float) -> Case:
    """The case with a walk-away moved by so many points."""
    stated = case.preferences[party]
    assert stated.walk_away is not None
    value = stated.walk_away.likely + points
    moved = Judgement(stated.walk_away.path, value, value, value)
    return replace(case, preferences={**case.preferences, party: replace(stated, walk_away=moved)})


def sound(case: Case) -> bool:
    return bool(PlainAssessment(case, red_lines=False).admissible)


def standing(case: Case) -> str:
    return assess(case, with_anatomy=False).standing


def test_each_opening_has_the_standing_that_the_case_has_without_its_red_lines():
    looked_at = 0
    for seed in range(9_000, 9_400):
        case = random_case(seed, most=20)
        if not sound(case) or standing(case) == WITHIN_REACH:
            continue
        now = today(case)
        for opening in openings(now, search(now).openings):
            lines = {member.id for member in opening.members if member.kind == RED_LINE}
            told = assess(without(case, lines), with_anatomy=False)
            assert (opening.standing, opening.room, opening.margin) == (told.standing, told.room, told.margin), seed
            looked_at += bool(lines)
    assert looked_at > 60


def test_a_compensation_that_is_said_to_open_does_so_and_a_little_less_does_not():
    looked_at = 0
    for seed in range(9_400, 9_700):
        case = random_case(seed, war=False)
        if not sound(case):
            continue
        for told in compensations(today(case)):
            if told.room is None:
                continue
            assert standing(raised(case, told.party, -told.room)) == WITHIN_REACH, seed
            assert standing(raised(case, told.party, -told.room + 0.02)) == NO_ROOM, seed
            looked_at += 1
    assert looked_at > 40


def test_the_step_that_is_said_to_give_as_much_is_worth_what_is_said():
    looked_at = 0
    for seed in range(9_400, 9_700):
        case = random_case(seed, war=False)
        if not sound(case):
            continue
        plain = PlainAssessment(case)
        for told in compensations(today(case)):
            if told.step is None or told.package is None:
                continue
            moved = {**told.package.package, told.step.issue: told.step.after}
            assert plain.allows(moved), seed
            before, after = plain.values(told.package.package), plain.values(moved)
            assert dict(told.step.gains) == pytest.approx({name: after[name] - before[name] for name in after}), seed
            assert told.party not in told.step.short, seed
            looked_at += 1
    assert looked_at > 10


def test_a_deal_fails_beyond_the_points_that_are_told_and_not_before():
    looked_at = 0
    for seed in range(9_700, 9_900):
        case = random_case(seed, war=False)
        if not sound(case):
            continue
        for told in failing(today(case)):
            assert standing(raised(case, told.party, told.points - 1e-6)) == WITHIN_REACH, seed
            assert standing(raised(case, told.party, told.points + 1e-6)) == NO_ROOM, seed
            looked_at += 1
    assert looked_at > 60


def test_a_softer_red_line_that_is_said_to_change_the_standing_does_so_when_it_is_firm():
    looked_at = 0
    for seed in range(10_000, 10_300):
        case = random_case(seed, most=20)
        if not sound(case):
            continue
        told = {it.red_line: it.standing for it in firmer(today(case))}
        for name in today(case).it.red_lines:
            if case.red_lines[name].firm < 0.5:
                firm = replace(case, red_lines={**case.red_lines, name: replace(case.red_lines[name], firm=1.0)})
                assert told.get(name, standing(case)) == standing(firm), seed
                looked_at += name in told
    assert looked_at > 10


def test_the_least_that_makes_a_proposal_signable_agrees_with_trying_every_set_of_red_lines():
    signable = moved = 0
    for seed in range(10_300, 10_600):
        case = random_case(seed, most=20)
        if not case.proposals or not sound(case):
            continue
        told = least(today(case))["offer"]
        assert told.signable == assess(case, with_anatomy=False).proposals["offer"].signable, seed
        terms = case.proposals["offer"].terms
        fits = [
            package
            for package in PlainAssessment(case, red_lines=False).admissible
            if all(term in ("open", package[issue]) for issue, term in terms.items())
        ]
        if not fits:
            assert told.rules, seed
            continue
        firm = [line.id for line in PlainAssessment(case).lines if line.party in case.signers]
        fewest = next(
            size
            for size in range(len(firm) + 1)
            if any(
                any(PlainAssessment(without(case, set(gone))).allows(it) for it in fits)
                for gone in combinations(firm, size)
            )
        )
        assert len(told.red_lines) == fewest, seed
        plain = PlainAssessment(without(case, set(told.red_lines)))
        asked = plain.hold_out()
        lacks = [lack(plain, package, asked) for package in fits if plain.allows(package)]
        assert sum(told.short.values()) == pytest.approx(min(map(sum, lacks)), abs=1e-6), seed
        signable += told.signable
        moved += bool(told.red_lines)
    assert signable > 5
    assert moved > 10


def lack(plain: PlainAssessment, package, asked) -> list[float]:
    values = plain.values(package)
    return [max(0.0, asked[signer] - values[signer]) for signer in plain.needs(package)]


def test_no_package_breaks_fewer_members_than_a_near_miss_and_it_falls_short_as_told():
    looked_at = 0
    for seed in range(10_600, 10_900):
        case = random_case(seed, most=20)
        if not sound(case):
            continue
        now, plain = today(case), PlainAssessment(case)
        asked = now.points(now.thresholds)
        near = near_misses(now, search(now).openings)
        assert bool(near) == (now.standing != WITHIN_REACH), seed
        breaks = [sum(broken(plain, package, asked)) for package in PlainAssessment(case, red_lines=False).admissible]
        for miss in near:
            package = miss.package.package
            assert len(miss.red_lines) + len(miss.short) == sum(broken(plain, package, asked)) == min(breaks), seed
            values = plain.values(package)
            for party, points in miss.short.items():
                assert points == pytest.approx(asked[party] - values[party], abs=1e-6), seed
            looked_at += 1
    assert looked_at > 60


def broken(plain: PlainAssessment, package, asked) -> list[bool]:
    needed, values = plain.needs(package), plain.values(package)
    crossed = [line.party in needed and line.never.holds(package) for line in plain.lines]
    return [*crossed, *(values[signer] < asked[signer] - TIE for signer in needed)]


def test_holding_out_is_explained_by_hold_out_values_and_no_room_by_floors():
    seen = set()
    for seed in range(10_900, 11_100):
        case = random_case(seed, war=True, most=12)
        if not sound(case):
            continue
        now, told = today(case), assess(case, with_anatomy=False)
        seen.add(now.standing)
        asked = now.points(now.thresholds)
        assert asked == dict(told.floor if told.standing == NO_ROOM else told.hold_out), seed
        assert bool(search(now).blocking) == (told.standing != WITHIN_REACH), seed
    assert seen == {NO_ROOM, HOLDING_OUT, WITHIN_REACH}
