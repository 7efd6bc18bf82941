"""Option prioritisation and tiers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.negotiate.preferences import prioritised, tiered


@given(st.integers(1, 80), st.integers(2, 30), st.integers(0, 2**32 - 1))
@settings(deadline=None, max_examples=40)
def test_statements_order_states_as_the_sum_of_powers_of_two_does_however_many_there_are(count, states, seed):
    table = np.random.default_rng(seed).random((count, states)) < 0.5
    exact = [sum(2 ** (count - 1 - j) for j in range(count) if table[j, s]) for s in range(states)]
    ours = prioritised(table, states)
    assert [[ours[a] < ours[b] for a in range(states)] for b in range(states)] == [
        [exact[a] < exact[b] for a in range(states)] for b in range(states)
    ]


def test_without_a_statement_every_state_is_liked_alike():
    assert prioritised([], 4).tolist() == [0, 0, 0, 0]


def test_a_state_in_no_tier_ranks_last_and_states_of_one_tier_tie():
    assert tiered([np.array([2]), np.array([0, 3])], 5).tolist() == [1, 0, 2, 1, 0]
