"""Minimal sets against brute force over all subsets, and against CP-SAT where there are too many."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from armistice.explain.marco import Minimal, bits, minimal_sets
from tests.reference.cp_sat_sets import minimal_sets_by_cp_sat


def minimal_by_brute_force(members: int, packages: list[int]) -> tuple[list[int], list[int]]:
    """Return the minimal blocking sets and minimal openings where each package breaks the members of its mask."""
    everything = (1 << members) - 1
    opens = [any(not broken & kept for broken in packages) for kept in range(everything + 1)]
    singles = [1 << member for member in range(members)]
    blocking = [
        kept
        for kept in range(everything + 1)
        if not opens[kept] and all(opens[kept & ~one] for one in singles if kept & one)
    ]
    openings = [
        gone
        for gone in range(everything + 1)
        if opens[everything & ~gone] and not any(opens[everything & ~gone | one] for one in singles if gone & one)
    ]
    return blocking, openings


def asked(packages: list[int], dice: random.Random):
    """An oracle that answers with any package that fits."""

    def breaks(kept: int) -> int | None:
        fits = [broken for broken in packages if not broken & kept]
        return dice.choice(fits) if fits else None

    return breaks


def random_packages(dice: random.Random, members: int) -> list[int]:
    return [dice.getrandbits(members) if members else 0 for _ in range(dice.randint(0, 12))]


def families(found: Minimal) -> tuple[list[int], list[int]]:
    return sorted(found.blocking), sorted(found.openings)


@pytest.mark.parametrize("block", range(4))
def test_both_families_equal_brute_force_over_all_subsets(block):
    for seed in range(block * 1_500, (block + 1) * 1_500):
        dice = random.Random(seed)
        members = dice.randint(0, 8)
        packages = random_packages(dice, members)
        found = minimal_sets(members, asked(packages, dice))
        assert found.complete
        assert families(found) == minimal_by_brute_force(members, packages), seed


def test_the_openings_are_exactly_the_minimal_sets_that_meet_every_blocking_set():
    for seed in range(1_000):
        dice = random.Random(seed)
        members = dice.randint(1, 7)
        found = minimal_sets(members, asked(random_packages(dice, members), dice))
        meeting = [gone for gone in range(1 << members) if all(gone & each for each in found.blocking)]
        minimal = [gone for gone in meeting if not any(gone & ~one in meeting for one in bits(gone))]
        assert sorted(found.openings) == (minimal if 0 not in found.blocking else [])


def test_where_there_are_too_many_the_smallest_come_first_and_nothing_false_is_listed():
    cut = 0
    for seed in range(600):
        dice = random.Random(seed)
        members = dice.randint(5, 8)
        packages = random_packages(dice, members)
        blocking, openings = minimal_by_brute_force(members, packages)
        found = minimal_sets(members, asked(packages, dice), limit=3, questions=dice.choice([4, 12, 1_000]))
        for listed, true, through in (
            (found.blocking, blocking, found.blocking_through),
            (found.openings, openings, found.openings_through),
        ):
            assert set(listed) <= set(true), seed
            assert all(one.bit_count() <= other.bit_count() for one, other in pairwise(listed))
            if found.complete:
                assert sorted(listed) == true
            else:
                small = {each for each in true if each.bit_count() <= through}
                assert small <= set(listed) or len(listed) == 3, seed
        cut += not found.complete
    assert cut > 100


def test_where_everything_opens_nothing_blocks_and_nothing_need_go():
    assert minimal_sets(3, lambda kept: 0) == Minimal((), (0,), True, 3, 3)


def test_where_nothing_ever_opens_the_empty_set_blocks():
    assert minimal_sets(3, lambda kept: None) == Minimal((0,), (), True, 3, 3)


@pytest.mark.parametrize("seed", range(6))
def test_larger_problems_have_the_families_that_cp_sat_enumerates(seed):
    dice = random.Random(seed)
    members, issues, levels = 22, 7, 2
    forbids = [
        [(issue, dice.randrange(levels)) for issue in dice.sample(range(issues), dice.randint(1, 2))]
        for _ in range(members)
    ]

    def breaks(kept: int) -> int | None:
        return first_package(issues, levels, forbids, kept)

    found = minimal_sets(members, breaks, limit=10_000, questions=100_000)
    assert found.complete
    assert len(found.blocking) > 3
    assert len(found.openings) > 10
    assert families(found) == minimal_sets_by_cp_sat(members, [levels] * issues, forbids)


def first_package(issues: int, levels: int, forbids, kept: int) -> int | None:
    """Settle issue by issue, stepping back where a kept member holds; a member breaks if all it forbids is there."""
    bans = [frozenset(ban) for member, ban in enumerate(forbids) if kept >> member & 1]

    def settle(package: tuple[int, ...]) -> tuple[int, ...] | None:
        here = set(enumerate(package))
        if any(ban <= here for ban in bans):
            return None
        if len(package) == issues:
            return package
        return next((done for level in range(levels) if (done := settle((*package, level)))), None)

    package = settle(())
    if package is None:
        return None
    return sum(1 << member for member, ban in enumerate(forbids) if set(ban) <= set(enumerate(package)))
