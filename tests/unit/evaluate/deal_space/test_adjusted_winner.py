"""Adjusted Winner against a search over every way to share."""

import random
from fractions import Fraction

from armistice.evaluate.deal_space.adjusted_winner import adjusted_winner
from tests.reference.bargaining import egalitarian_of_shares


def test_both_have_the_same_and_no_other_sharing_gives_both_more():
    for seed in range(200):
        rng = random.Random(seed)
        first = [Fraction(rng.randint(0, 9)) for _ in range(rng.randint(1, 6))]
        second = [Fraction(rng.randint(0, 9)) for _ in first]
        shares, (mine, yours) = adjusted_winner(first, second)
        assert mine == sum(s * a for s, a in zip(shares, first, strict=True))
        assert yours == sum((1 - s) * b for s, b in zip(shares, second, strict=True))
        if all(a > 0 and b > 0 for a, b in zip(first, second, strict=True)):
            assert mine == yours == egalitarian_of_shares(first, second)


def test_at_most_one_issue_is_split():
    for seed in range(200):
        rng = random.Random(seed)
        first = [rng.randint(1, 30) for _ in range(8)]
        shares, _ = adjusted_winner(first, [rng.randint(1, 30) for _ in first])
        assert sum(1 for share in shares if share not in (0, 1)) <= 1


def test_the_order_of_issues_changes_no_number():
    for seed in range(100):
        rng = random.Random(seed)
        pairs = [(rng.randint(0, 6), rng.randint(0, 6)) for _ in range(6)]
        _, have = adjusted_winner(*zip(*pairs, strict=True))
        rng.shuffle(pairs)
        assert adjusted_winner(*zip(*pairs, strict=True))[1] == have


def test_an_issue_that_nobody_wants_changes_nothing():
    shares, have = adjusted_winner([60, 0, 40], [30, 0, 70])
    assert (shares[::2], have) == adjusted_winner([60, 40], [30, 70])


def test_float_noise_does_not_show_in_the_fractions():
    shares, _ = adjusted_winner([0.1 * 3 * 100, 70], [70, 0.1 * 3 * 100])
    assert shares == (0, 1)
