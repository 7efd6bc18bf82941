"""The complete case of the design, and what the format takes where a file says nothing."""

import datetime
from pathlib import Path

import pytest

from armistice._base.errors import CaseError, UsageError
from armistice.dossier.case import (
    OPEN,
    Bears,
    Choice,
    ChoiceValues,
    FollowsLine,
    Option,
    Scale,
    ScaleValues,
    Split,
    SplitValues,
)
from armistice.dossier.conditions import ALWAYS, All, Leaf, Not, OneOf, Uses
from armistice.dossier.judgements import Judgement, Order
from armistice.dossier.loading import load, parse

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def case():
    return load(HERE / "example.yaml")


def point(path, number):
    return Judgement(path, number, number, number)


def test_parties_keep_the_order_of_the_file_and_say_when_they_sign(case):
    assert list(case.parties) == ["north", "south", "bank", "envoy"]
    assert case.parties["north"].also == ("the North", "Norport")
    assert case.parties["north"].signs == ALWAYS
    assert case.parties["bank"].signs == Not(Leaf("assets", Uses((("still_frozen", 100.0, 100.0),))))
    assert case.parties["envoy"].signs is None
    assert case.parties["envoy"].acts_on == {"north": "trade", "south": "aid"}
    assert case.signers == ("north", "south", "bank")


def test_issues_are_choices_scales_and_splits(case):
    territory = case.issues["territory"]
    assert isinstance(territory, Choice)
    assert territory.cues == ("valley", "front line")
    assert territory.options[0] == Option("freeze", "Line frozen", "no recognition", follows_line=True)
    assert territory.options[1] == Option("partial", "Upper valley recognised")
    assert case.issues["relief"] == Scale("relief", "Sanctions lifted", 0.0, 100.0, 10.0, "%")
    uses = {"returned": "Returned", "rebuild": "Rebuilding", "still_frozen": "Still frozen"}
    assert case.issues["assets"] == Split("assets", "Frozen assets", 100.0, 10.0, uses, "%")


def test_a_plain_none_is_an_option_and_not_nothing(case):
    assert [option.title for option in case.issues["guarantees"].options] == ["None", "Monitors", "A treaty"]


def test_judgements_are_numbers_ranges_and_orders_with_their_dotted_id(case):
    north, south = case.preferences["north"], case.preferences["south"]
    assert north.weights["territory"] == Judgement("judgements.north.weights.territory", 35, 45, 60, "pert")
    assert north.weights["relief"] == point("judgements.north.weights.relief", 25)
    assert north.walk_away is None
    tiers = (("territory",), ("guarantees",), ("assets", "relief"), ("oversight",))
    assert south.weights == Order("judgements.south.weights", tiers)
    assert south.values["guarantees"] == Order(
        "judgements.south.values.guarantees", (("treaty",), ("monitors",), ("none",))
    )
    assert case.preferences["bank"].walk_away == point("judgements.bank.walk_away", 50)


def test_values_have_the_kind_of_their_issue(case):
    values = case.preferences["north"].values
    assert isinstance(values["territory"], ChoiceValues)
    assert list(values["territory"].options) == ["freeze", "partial", "whole", "lost"]
    path = "judgements.north.values.territory.freeze"
    assert values["territory"].options["freeze"] == FollowsLine(
        point(f"{path}.at_start", 0), point(f"{path}.at_end", 80)
    )
    assert isinstance(values["relief"], ScaleValues)
    assert [(at, worth.likely) for at, worth in values["relief"].points] == [(0, 0), (50, 70), (100, 100)]
    assert isinstance(values["assets"], SplitValues)
    assert {use: worth.likely for use, worth in values["assets"].uses.items()} == {
        "returned": 100,
        "rebuild": 30,
        "still_frozen": 0,
    }


def test_a_rule_with_if_and_then_is_kept_as_what_may_never_be(case):
    rebuild = Leaf("assets", Uses((("rebuild", 10.0, float("inf")),)))
    unwatched = Not(Not(Leaf("oversight", OneOf(frozenset({"none"})))))
    assert case.rules["audited"].never == All((rebuild, unwatched))


def test_red_lines_and_linkages_name_their_party(case):
    valley = case.red_lines["valley"]
    assert (valley.party, valley.firm, valley.because, valley.note) == ("south", 0.9, ("c-5f2a91c03e",), "why")
    assert valley.never == Leaf("territory", OneOf(frozenset({"whole"})))
    assert case.linkages["naked"].points == Judgement("linkages.naked.points", -20, -15, -5, "pert")


def test_a_proposal_names_every_issue_and_says_which_are_open(case):
    proposal = case.proposals["envoy_3"]
    assert proposal.date == datetime.date(2026, 1, 20)
    assert proposal.by == "envoy"
    assert proposal.terms == {
        "territory": "freeze",
        "relief": 40.0,
        "assets": OPEN,
        "guarantees": OPEN,
        "oversight": OPEN,
    }
    assert not proposal.closed()


def test_the_war_is_read_with_its_defaults_and_copies(case):
    war = case.war
    assert (war.between, war.at, war.of, war.horizon_months, war.settle) == (("north", "south"), 13, 20, 240, "nash")
    assert war.months_per_step == Judgement("war.months_per_step", 1, 2, 4, "pert")
    assert war.sides["south"].trend == point("war.sides.south.trend", 0)
    assert war.sides["south"].cost == Bears(Judgement("war.sides.south.bears.months", 60, 120, 240, "pert"))
    assert war.sides["south"].imposes == {
        "territory": "lost",
        "relief": 0.0,
        "assets": {"still_frozen": 100.0},
        "guarantees": "none",
        "oversight": "none",
    }
    assert war.observer.expects == point("war.observer.expects", 0.55)
    assert war.observer.trend is None


def test_compliance_is_read_with_what_raises_it(case):
    assert case.compliance.steps_lost == 2
    assert case.compliance.sides["north"].raised == ()
    (pact,) = case.compliance.sides["south"].raised
    assert pact.id == "pact"
    assert pact.when == Leaf("guarantees", OneOf(frozenset({"treaty"})))
    assert pact.to == Judgement("compliance.sides.south.raised.pact.to", 0.6, 0.8, 0.9, "pert")


def test_the_case_knows_its_file_its_text_and_its_tree(case):
    assert case.file == str(HERE / "example.yaml")
    assert case.text == (HERE / "example.yaml").read_text(encoding="utf-8")
    assert case.tree["war"]["sides"]["north"]["cost"] == [0.2, 0.5, 1.0]
    assert case.as_of == datetime.date(2026, 1, 23)


BARE = """
parties: {a: {name: A, signs: always}}
issues: {land: {title: Land, options: {x: X, z: Z}}, money: {title: Money, scale: {from: 10, to: 0, step: 5}}}
judgements: {a: {walk_away: 20, values: {land: x > z, money: {0: 0, 10: 100}}}}
"""


def test_what_a_file_leaves_out_has_its_default():
    case = parse(BARE)
    assert case.preferences["a"].weights == {
        "land": point("judgements.a.weights.land", 1),
        "money": point("judgements.a.weights.money", 1),
    }
    assert (case.as_of, case.war, case.compliance) == (None, None, None)
    assert (case.red_lines, case.rules, case.linkages, case.proposals, case.levers) == ({}, {}, {}, {}, {})


def test_a_scale_may_fall_and_its_values_are_kept_by_rising_level():
    case = parse(BARE)
    assert (case.issues["money"].start, case.issues["money"].stop) == (10.0, 0.0)
    assert [at for at, _ in case.preferences["a"].values["money"].points] == [0.0, 10.0]


def test_a_whole_table_may_stand_with_what_it_rests_on():
    wrapped = BARE.replace(
        "land: x > z", "land: {value: {x: 100, z: {value: [0, 10], note: own}}, because: [c-1], note: all}"
    )
    options = parse(wrapped).preferences["a"].values["land"].options
    assert options["x"] == Judgement("judgements.a.values.land.x", 100, 100, 100, "point", ("c-1",), "all")
    assert options["z"] == Judgement("judgements.a.values.land.z", 0, 5, 10, "even", (), "own")


def test_an_issue_that_is_absent_from_a_weights_table_weighs_nothing_and_needs_no_values():
    case = parse(BARE.replace("walk_away: 20, values: {land: x > z, ", "walk_away: 20, weights: {money: 1}, values: {"))
    assert list(case.preferences["a"].weights) == ["money"]
    assert list(case.preferences["a"].values) == ["money"]


def test_a_folder_means_the_case_file_in_it(tmp_path):
    (tmp_path / "case.yaml").write_text(BARE, encoding="utf-8")
    assert load(tmp_path) == load(tmp_path / "case.yaml")


def test_a_place_without_a_case_file_is_said_to_have_none(tmp_path):
    with pytest.raises(UsageError, match=r"there is no case file at .*nowhere"):
        load(tmp_path / "nowhere")


def test_a_file_that_is_no_utf_8_is_a_fault_with_its_line(tmp_path):
    (tmp_path / "case.yaml").write_bytes(b"title: a\nname: \xff\xfe\n")
    with pytest.raises(CaseError, match=r"case.yaml:2: byte 15 is no UTF-8 – save the file as UTF-8"):
        load(tmp_path)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    (tmp_path / "case.yaml").write_bytes(b"\xef\xbb\xbf" + BARE.replace("\n", "\r\n").encode())
    case = load(tmp_path)
    assert case == parse(BARE)
    assert case.text.startswith("\ufeff\r\n")


def test_a_case_in_memory_needs_neither_pydantic_nor_a_yaml_parser():
    import subprocess
    import sys

    code = "import sys, armistice.dossier.case; print([m for m in ('pydantic', 'ruamel.yaml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
