"""An assessment as a table and in a notebook."""

from __future__ import annotations

import sys

import pytest

import armistice
from armistice import UsageError


@pytest.fixture(scope="module")
def camp_david():
    return armistice.assess(armistice.load("examples/camp-david-1978"))


def test_a_frame_has_a_row_for_each_package_of_the_frontier(camp_david):
    frame = camp_david.to_frame()
    assert len(frame) == 11
    row = frame[frame["israel.believed"].round(6) == 60.0].iloc[0]
    assert row["egypt.believed"] == pytest.approx(75)
    assert row["sinai"] == camp_david.solutions["nash"].package["sinai"]


def test_without_pandas_and_polars_a_frame_says_what_to_install(camp_david, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="pip install pandas"):
        camp_david.to_frame()


def test_a_notebook_shows_the_result_as_html(camp_david):
    page = camp_david._repr_html_()
    assert page.startswith("<")
    assert "Egypt" in page or "egypt" in page
