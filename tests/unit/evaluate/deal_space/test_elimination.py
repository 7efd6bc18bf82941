"""The elimination against plain enumeration."""

import numpy as np
import pytest
from tests.reference import enumeration as plain_space

from armistice.evaluate.deal_space import prepare

SEEDS = range(1200)


def _by_group(fronts, display: bool = False) -> dict:
    found = {}
    for front in fronts:
        axes = np.arange(len(front.needs)) if display else np.flatnonzero(front.needs)
        key = tuple(front.needs.tolist()), tuple(front.labels.tolist())
        assert key not in found
        found[key] = {tuple(row) for row in np.round(front.points[:, axes], 7).tolist()}
        assert len(found[key]) == len(front.points) or (not len(axes) and len(front.points) == 1)
    return found


@pytest.mark.parametrize("display", [False, True])
def test_fronts_equal_enumeration(display):
    for seed in SEEDS:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        found = _by_group(prepare(space).fronts(worths, display=display), display)
        assert found == plain_space.fronts(plain, display), seed


def test_counts_equal_enumeration():
    for seed in SEEDS:
        plain = plain_space.random_plain(seed)
        space, _ = plain_space.as_kernel(plain)
        assert prepare(space).count() == len(plain_space.all_admissible(plain)), seed


def test_every_point_leads_back_to_a_package_that_is_worth_it():
    for seed in SEEDS[::2]:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        for front in prepare(space).fronts(worths):
            for j in range(len(front.points)):
                package = front.package(j)
                assert plain_space.admissible(plain, package)
                assert plain_space.needs(plain, package) == tuple(front.needs)
                assert [plain_space.met(label, package) for label in plain.labels] == front.labels.tolist()
                np.testing.assert_allclose(front.points[j], plain_space.value(plain, package), atol=1e-9)
