"""What hangs on a claim: exceptions, prices, conditions said otherwise; and what one who was asked left open."""

import pytest

from tests.unit.claims.test_prose import read, said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Northland accepts a truce in private, but not the tolls.", ("north", "reject")),
        ("Berg is ready for a truce, but not to lower the tolls.", ("north", "reject")),
        ("Northland offered ten boats in return for a lower toll.", ("north", "request")),
        ("Mora called on Northland to pull its troops out in exchange for a loan.", ("south", "agree")),
        ("Northland would come to the talks when the tolls fell.", ("north", "request")),
        ("Northland offered forty boats, ice included, if it gets a truce.", ("north", "request")),
        ("Mora has done what was left to her, refusing any truce.", ("south", "reject")),
        ("The tolls were on the table. Both refused a truce.", ("south", "reject")),
        ("His insistence that the tolls be cut has outlived three kings.", (None, "request")),
        ("Mora's objection to the truce concerns the tolls.", ("south", "reject")),
        ("Freezing the tolls without a truce is unacceptable to Sudhaven.", ("south", "reject")),
        ("Mora said it would never recognise the tolls.", ("south", "reject")),
        ("Berg gave us to understand that he could live with a truce.", ("north", "agree")),
        ("Berg would live with a truce, his aides said, but not with the tolls.", ("north", "reject")),
        ("Sudhaven has told its captains to leave, on pain of losing their papers.", ("south", "threaten")),
        ("Mora carried to Norport an offer to lower the tolls.", ("south", "agree")),
        ("Norport has produced a paper that would freeze the tolls.", ("north", "agree")),
        ("Northland's draft foresees a lower toll.", ("north", "agree")),
        ("Mora likes the idea of a truce.", ("south", "support")),
        ("Sudhaven describes the toll as piracy.", ("south", "accuse")),
        ("Mora's staff recommends ending the tolls.", ("south", "agree")),
    ],
)
def test_what_hangs_on_a_claim_is_a_claim_of_its_own(text: str, wanted: tuple[str | None, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Northland accepts not the truce but the tolls.", ("north", "reject")),
        ("Northland accepts a truce, but not before the tolls are cut.", ("north", "reject")),
        ("Northland returned ten boats in May.", ("north", "request")),
        ("Northland came to the talks when the tolls fell.", ("north", "request")),
        ("Berg, asked for a truce, sighed.", ("north", "request")),
        ("Berg's envoys arrived with a map.", ("north", "consult")),
        ("Mora never gave an answer.", ("south", "reject")),
        ("Mora did not say yes.", ("south", "reject")),
        ("Mora has neither endorsed nor disowned the truce.", ("south", "reject")),
        ("Its insistence surprised the guests.", (None, "request")),
        ("Mora's claim to the island is old.", ("south", "accuse")),
        ("Northland, which used to warn the world, is on holiday.", ("north", "threaten")),
        ("Northland's plan would collapse within a week.", ("north", "agree")),
        ("Northland burned a paper that would be long.", ("north", "agree")),
        ("Mora rejected an offer to lower the tolls.", ("south", "agree")),
        ("Mora has a question, and Berg asked it.", ("north", "request")),
        ("Its claim to the island is old.", (None, "accuse")),
        ("It costs nothing to support a truce with Northland.", (None, "support")),
        ("Berg deplores, sighs and sails.", ("north", "accuse")),
        ("Northland should refuse the truce.", ("north", "reject")),
        ("The words were described as harsh in Sudhaven.", ("south", "accuse")),
    ],
)
def test_what_was_left_open_or_only_sets_a_scene_is_none(text: str, unwanted: tuple[str | None, str]) -> None:
    assert unwanted not in said(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Berg asked for a truce, sighed and left.", ("north", "request")),
        ("Mora neither endorsed the truce nor welcomed the guests.", ("south", "reject")),
        ("Northland's envoys arrived in Sudhaven.", ("north", "consult")),
        ("Mora's claim that the tolls are illegal is old.", ("south", "accuse")),
        ("Northland warned the world of a war.", ("north", "threaten")),
        ("Berg deplores the tolls, sighs and sails.", ("north", "accuse")),
        ("Northland refused the truce.", ("north", "reject")),
        ("Sudhaven stopped admitting inspectors in May.", ("south", "sanction")),
        ("Berg asked Mora for a truce.", ("north", "request")),
    ],
)
def test_the_like_that_is_no_such_thing_stays_a_claim(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in said(text)


def test_what_is_accepted_ends_where_the_exception_begins() -> None:
    quotes = {claim.action: claim.quote for claim in read("Northland accepts a truce, but not the tolls.")}
    assert quotes == {"agree": "Northland accepts a truce", "reject": "not the tolls"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The tolls were fair, says Sudhaven.", ("south", "support")),
        ("Berg says that it is about safety.", ("north", "support")),
        ("Both harbour guards have agreed to a truce.", ("north", "agree")),
        ("Mora said that Northland had the better boats.", ("south", "accuse")),
    ],
)
def test_what_a_party_holds_to_be_so_is_a_position(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The boats were old.",
        "The tolls were fair, and Berg sailed.",
        "It is about safety.",
        "Sailors said that Northland had boats.",
    ],
)
def test_what_nobody_says_is_no_position(text: str) -> None:
    assert not said(text)
