"""Blocking sets and openings of whole cases against every package and every subset."""

from __future__ import annotations

import pytest

from armistice.evaluate.result import NO_ROOM
from armistice.explain.marco import minimal_sets
from armistice.explain.oracle import Oracle
from armistice.explain.today import Today, today
from tests.reference.plain_assessment import PlainAssessment
from tests.reference.random_cases import random_case
from tests.unit.explain.test_marco import families, minimal_by_brute_force

TIE = 1e-9


def oracle_of(now: Today) -> Oracle:
    return Oracle(now.chain, now.it.firm, now.thresholds)


def packages_by_what_they_break(case, plain: PlainAssessment, thresholds) -> list[int]:
    """For every package that keeps the rules: the firm red lines it crosses, then the signers it leaves short."""
    masks = []
    for package in plain.packages:
        if any(rule.never.holds(package) for rule in case.rules.values()):
            continue
        needed, values = plain.needs(package), plain.values(package)
        broken = [line.party in needed and line.never.holds(package) for line in plain.lines]
        broken += [signer in needed and values[signer] < thresholds[signer] - TIE for signer in case.signers]
        masks.append(sum(1 << place for place, short in enumerate(broken) if short))
    return masks


@pytest.mark.parametrize("block", range(6))
def test_the_families_of_a_case_equal_brute_force_over_all_packages_and_subsets(block):
    blocked = 0
    for seed in range(block * 200, (block + 1) * 200):
        case = random_case(seed)
        now, plain = today(case), PlainAssessment(case)
        if not any(not any(r.never.holds(p) for r in case.rules.values()) for p in plain.packages):
            continue  # a fault of the file
        thresholds = plain.floor() if now.standing == NO_ROOM else plain.hold_out()
        packages = packages_by_what_they_break(case, plain, thresholds)
        found = minimal_sets(len(now.members), oracle_of(now).breaks)
        assert found.complete
        assert families(found) == minimal_by_brute_force(len(now.members), packages), seed
        blocked += bool(found.blocking)
    assert blocked > 40


def test_a_case_is_blocked_exactly_where_agreement_is_out_of_reach():
    for seed in range(5_000, 5_150):
        now = today(random_case(seed))
        assert (oracle_of(now).breaks((1 << len(now.members)) - 1) is None) == (now.standing != "within_reach"), seed
