"""Each signer's own ends against plain enumeration."""

import numpy as np
import pytest

from armistice.evaluate.deal_space import prepare
from armistice.evaluate.deal_space.extremes import extremes
from tests.reference import enumeration


def test_the_least_and_the_most_of_every_group_are_those_of_enumeration():
    for seed in range(600):
        plain = enumeration.random_plain(seed)
        space, worths = enumeration.as_kernel(plain)
        expected: dict = {}
        for package in enumeration.all_admissible(plain):
            key = enumeration.needs(plain, package), tuple(enumeration.met(label, package) for label in plain.labels)
            expected.setdefault(key, []).append(enumeration.value(plain, package))
        found = sorted(
            (*ends.labels.tolist(), *ends.least.tolist(), *ends.most.tolist())
            for ends in extremes(prepare(space), worths)
        )
        wanted = sorted(
            (*labels, *np.min(v, axis=0).tolist(), *np.max(v, axis=0).tolist()) for (_, labels), v in expected.items()
        )
        assert len(found) == len(wanted)
        for one, other in zip(found, wanted, strict=True):
            assert one == pytest.approx(other, abs=1e-9), seed
