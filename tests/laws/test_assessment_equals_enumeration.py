"""Every number of an assessment, found again by looking at every package and every sequence of steps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from armistice.dossier.judgements import Order
from armistice.evaluate.assessment import assess
from tests.reference.plain_assessment import PlainAssessment, score
from tests.reference.random_cases import random_case

CASES = 400
NEAR = 1e-6


def near(value):
    return None if value is None else pytest.approx(value, abs=NEAR)


@pytest.mark.parametrize("block", range(8))
def test_floors_hold_out_values_room_margin_and_wait_are_those_of_enumeration(block):
    for seed in range(block * CASES // 8, (block + 1) * CASES // 8):
        case = random_case(seed)
        told, plain, free = assess(case), PlainAssessment(case), PlainAssessment(case, red_lines=False)
        if not free.admissible:
            continue  # rules that leave no package are a fault of the file
        assert told.packages_total == len(plain.packages), seed
        assert told.packages_admissible == len(plain.admissible), seed
        assert dict(told.floor) == near(plain.floor()), seed
        assert dict(told.hold_out) == near(plain.hold_out()), seed
        assert told.room == near(plain.room(plain.floor())), seed
        assert told.margin == near(plain.room(plain.hold_out())), seed
        assert told.room_without_red_lines == near(free.room(free.floor())), seed
        assert told.margin_without_red_lines == near(free.room(free.hold_out())), seed
        steps = plain.wait_steps()
        assert told.wait_months == (None if steps is None else pytest.approx(steps * plain.months)), seed


def test_the_frontier_is_every_vector_that_no_other_dominates():
    for seed in range(1_000, 1_150):
        case = random_case(seed)
        told, plain = assess(case, with_anatomy=False), PlainAssessment(case)
        found = sorted(tuple(deal.values[signer] for signer in case.signers) for deal in told.frontier)
        assert len(found) == told.frontier_total
        wanted = sorted(plain.frontier())
        assert len(found) == len(wanted), seed
        for one, other in zip(found, wanted, strict=True):
            assert one == near(other), seed


def test_every_package_of_the_frontier_says_how_many_are_worth_the_same_to_all():
    several = indifferent = 0
    for seed in range(5_000, 5_250):
        case = coarse(random_case(seed))
        told, plain = assess(case, with_anatomy=False), PlainAssessment(case)
        values = [tuple(plain.values(package)[signer] for signer in case.signers) for package in plain.admissible]
        for deal, count in zip(told.frontier, told.frontier_alike, strict=True):
            here = tuple(deal.values[signer] for signer in case.signers)
            assert count == sum(all(abs(a - b) < NEAR for a, b in zip(here, v, strict=True)) for v in values), seed
        assert told.frontier_packages == sum(told.frontier_alike)
        several += any(count > 1 for count in told.frontier_alike)
        indifferent += case.war is not None and any(
            plain.keeps(side, package) == 0 for package in plain.admissible for side in (0, 1)
        )
    assert several > 50
    assert indifferent > 10


def coarse(case):
    """The case with weights of 0 on every second issue where weights are numbers, so that many packages are alike."""
    idle = set(list(case.issues)[::2]) if len(case.issues) > 1 else set()

    def weights(given):
        if isinstance(given, Order):
            return given
        return {issue: replace(it, low=0, likely=0, high=0) if issue in idle else it for issue, it in given.items()}

    preferences = {party: replace(it, weights=weights(it.weights)) for party, it in case.preferences.items()}
    return replace(case, preferences=preferences)


def test_packages_told_are_worth_what_is_told_of_them():
    for seed in range(1_200, 1_300):
        case = random_case(seed)
        told, plain = assess(case, with_anatomy=False), PlainAssessment(case)
        for deal in (*told.frontier, *([told.widest] if told.widest else [])):
            assert plain.allows(deal.package), seed
            assert dict(deal.values) == near(plain.values(deal.package)), seed
            assert list(deal.needs) == plain.needs(deal.package), seed


def test_each_fairness_solution_reaches_what_the_idea_can_reach():
    for seed in range(2_000, 2_150):
        case = random_case(seed)
        for from_hold_out in (False, True):
            told, plain = assess(case, with_anatomy=False, from_hold_out=from_hold_out), PlainAssessment(case)
            point = plain.hold_out() if from_hold_out else plain.floor()
            for name, deal in told.solutions.items():
                wanted = plain.solution(name, point)
                if wanted is None:
                    assert deal is None, (seed, name)
                    continue
                assert plain.reached(name, deal.package, point) == near(wanted), (seed, name)


def test_the_anatomy_takes_each_cause_away():
    for seed in range(3_000, 3_040):
        case = random_case(seed, war=True, most=20)
        if not PlainAssessment(case, red_lines=False).admissible:
            continue
        for row in assess(case).anatomy[:8]:
            plain = PlainAssessment(
                case,
                red_lines="red_lines" not in row.without,
                shared="expectations" in row.without,
                certain="compliance" in row.without,
            )
            assert row.room == near(plain.room(plain.floor())), (seed, row.without)
            assert row.margin == near(plain.room(plain.hold_out())), (seed, row.without)


def test_a_proposal_is_signable_when_some_completion_gives_every_needed_signer_its_hold_out_value():
    looked_at = 0
    for seed in range(4_000, 4_200):
        case = random_case(seed)
        if not case.proposals:
            continue
        looked_at += 1
        plain, view = PlainAssessment(case), assess(case, with_anatomy=False).proposals["offer"]
        terms = case.proposals["offer"].terms
        fits = [
            package
            for package in plain.packages
            if all(term in ("open", package[issue]) for issue, term in terms.items())
        ]
        allowed = [package for package in fits if plain.allows(package)]
        assert view.completions == len(allowed), seed
        hold_out = plain.hold_out()
        assert view.signable == any(plain.least_gain(package, hold_out) >= -1e-9 for package in allowed), seed
        for signer in case.signers:
            values = [plain.values(package)[signer] for package in allowed or fits]
            told = view.values[signer]
            low, high = told if isinstance(told, tuple) else (told, told)
            assert (low, high) == (near(min(values)), near(max(values))), seed
    assert looked_at > 50


def test_a_score_of_nash_is_the_product_of_gains():
    assert score("nash", [2.0, 3.0], [4.0, 4.0]) == 6.0
