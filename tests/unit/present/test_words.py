"""Numbers, levels and conditions in words."""

import pytest

from armistice.dossier.conditions import ALWAYS, NEVER, All, Any, Between, Leaf, Not, OneOf, Uses
from armistice.present import words
from tests.reference import valley

CASE = valley.case()
TREATY = valley.one("guarantees", "treaty")


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0.2, "about a week"),
        (0.5, "about two weeks"),
        (1.0, "about a month"),
        (8.0, "about eight months"),
        (14.4, "about 14 months"),
        (24.0, "about two years"),
        (31.0, "about two and a half years"),
        (240.0, "about 20 years"),
    ],
)
def test_months_are_said_as_one_would_say_them(months, said):
    assert words.months(months) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0"),
        (9_999, "9,999"),
        (12_345, "12,000"),
        (3_120_000, "3.1 million"),
        (2_500_000_000, "2.5 billion"),
        (10**20, "1.0 × 10^20"),
    ],
)
def test_packages_are_counted_exactly_only_where_a_reader_can_use_it(count, said):
    assert words.count(count) == said


def test_points_are_whole():
    assert words.points(41.6) == "42"
    assert words.points((-3.7, 12.2)) == "−4 to 12"
    assert words.points((41.6, 42.4)) == "42"


def test_a_gain_keeps_its_sign_and_nothing_has_none():
    assert words.gain(12.3) == "+12"
    assert words.gain(-0.2) == "0"
    assert words.gain((-4.0, 10.5)) == "−4 to +10"


def test_a_size_that_rounds_to_nothing_is_said_to_be_less_than_one_point():
    assert words.size(0.3) == "less than one point"
    assert words.size(-1.2) == "one point"
    assert words.size(20.8) == "21 points"


def test_an_option_comes_with_its_legal_status():
    assert words.level(valley.TERRITORY, "whole") == "Whole valley recognised (contested under the charter)"


def test_a_split_names_the_uses_that_get_something():
    assert words.level(valley.ASSETS, {"returned": 60, "rebuild": 40, "still_frozen": 0}) == (
        "Returned 60\u00a0%, Rebuilding 40\u00a0%"
    )
    assert words.level(valley.ASSETS, {}) == "nothing"


def test_a_scale_names_its_unit_and_an_open_term_is_open():
    assert words.level(valley.RELIEF, 40) == "40\u00a0%"
    assert words.level(valley.RELIEF, "open") == "open"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (ALWAYS, "always"),
        (NEVER, "never"),
        (valley.one("guarantees", "treaty", "monitors"), "Guarantees: Monitors or A treaty"),
        (Not(valley.one("guarantees", "none")), "Guarantees: not None"),
        (Not(Not(valley.one("guarantees", "none"))), "Guarantees: None"),
        (Leaf("relief", Between(40, float("inf"))), "Sanctions lifted: at least 40\u00a0%"),
        (Leaf("relief", Between(float("-inf"), 20)), "Sanctions lifted: at most 20\u00a0%"),
        (Leaf("relief", Between(20, 40)), "Sanctions lifted: between 20 and 40\u00a0%"),
        (Leaf("relief", OneOf(frozenset({0, 100}))), "Sanctions lifted: 0\u00a0% or 100\u00a0%"),
        (Leaf("assets", Uses((("rebuild", 10, 100), ("returned", 0, 0)))),
         "Frozen assets: Rebuilding between 10 and 100\u00a0% and Returned 0\u00a0%"),
        (All((valley.one("territory", "whole"), Any((valley.one("guarantees", "none"), TREATY)))),
         "Who holds the valley: Whole valley recognised (contested under the charter) and "
         "(Guarantees: None or Guarantees: A treaty)"),
        (Not(All((valley.one("guarantees", "none"),))), "not (Guarantees: None)"),
    ],
)  # fmt: skip
def test_a_condition_is_said_with_titles_and_notes(condition, said):
    assert words.condition(CASE, condition) == said


def test_a_rule_of_if_and_then_is_said_as_one():
    assert words.rule(CASE, CASE.rules["audited"].never) == (
        "if Who holds the valley: Whole valley recognised (contested under the charter), then Guarantees: A treaty"
    )


def test_a_judgement_is_said_with_its_range():
    assert words.judged(valley.judgement(25)) == "25"
    assert words.judged(valley.judgement(35, 45, 60)) == "45 (35 to 60)"
    assert words.judged(valley.judgement(1, 2, 4), "months") == "2 (1 to 4) months"


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.004, "less than 1 chance in 100"),
        (0.21, "about 1 chance in 5"),
        (0.7, "about 7 chances in 10"),
        (0.97, "about 97 chances in 100"),
    ],
)
def test_a_chance_is_said_no_finer_than_it_is_known(chance, said):
    assert words.chance(chance) == said


@pytest.mark.parametrize(
    ("firm", "said"),
    [(1.0, "10 in 10"), (0.95, "over 9 in 10"), (0.7, "7 in 10"), (0.02, "under 1 in 10"), (0, "0 in 10")],
)
def test_only_a_certain_red_line_is_told_as_certain(firm, said):
    assert words.firmness(firm) == said
