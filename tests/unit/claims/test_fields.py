"""What a claim says once it is found: its action, force, issue, stance and actors, each rule in both directions."""

import datetime

import pytest

from armistice.claims.claim import Claim
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookOption, CodebookParty
from armistice.claims.coder import code

BOOK = Codebook(
    parties=(
        CodebookParty("north", "Northland", ("Northlander", "Foreign Minister Berg", "Berg")),
        CodebookParty("south", "Southland", ("Southlander", "President Mora", "Mora")),
        CodebookParty("lender", "Harbour Credit Bank", ("Lund",)),
    ),
    issues=(
        CodebookIssue(
            "truce", "Ceasefire", ("ceasefire", "truce"), (CodebookOption("long", "Open-ended", ("open-ended",)),)
        ),
        CodebookIssue("ban", "Fishing ban", ("fishing", "ban"), (CodebookOption("wide", "Wider", ("wider ban",)),)),
        CodebookIssue("monitors", "Monitors", ("monitors", "inspections")),
    ),
)


def read(text: str) -> list[Claim]:
    return code(text, "0" * 64, BOOK, datetime.date(2026, 1, 23))


def said(text: str) -> set[tuple[str | None, str, str]]:
    return {(claim.actor, claim.action, claim.modality) for claim in read(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Northland has not ruled out sending warships to the valley.", ("north", "threaten", "threat")),
        ("Northland has not ruled out a ceasefire.", ("north", "agree", "position")),
        ("Northland said it would take Southland to the court in Lorne.", ("north", "threaten", "threat")),
        ("Northland took Southland to the court in Lorne.", ("north", "accuse", "report")),
        ("Northland would cut its own catch.", ("north", "agree", "commitment")),
        ("Northland would cut the power of Southland.", ("north", "threaten", "threat")),
        ("Northland would rather not meet Southland.", ("north", "reject", "refusal")),
        ("Northland would prefer a ceasefire.", ("north", "support", "position")),
        ("Northland voted to suspend the strike.", ("north", "yield", "report")),
        ("Northland voted to strike.", ("north", "threaten", "threat")),
    ],
)
def test_what_would_be_done_is_told_by_what_it_is(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Northland is prepared to halve its garrison.", "position"),
        ("Northland has promised to halve its garrison.", "commitment"),
        ("Northland settles for a short truce.", "position"),
        ("Northland initialled the accord with Southland.", "commitment"),
        ("Northland praised the accord with Southland.", "position"),
        ("Northland expressed its readiness to pay a share.", "position"),
        ("Northland wants a truce without giving up the valley.", "demand"),
        ("Northland says there is no truce without giving up the valley.", "precondition"),
        ("Northland says that Southland should go first.", "precondition"),
        ("Northland says that Southland should go.", "demand"),
        ("Northland asks Southland to hold its fire until the envoy has landed.", "demand"),
        ("Northland will not talk until the envoy has landed.", "precondition"),
    ],
)
def test_the_force_is_told_by_the_form(text: str, wanted: str) -> None:
    assert wanted in {claim.modality for claim in read(text)}


def test_a_refusal_with_its_condition_stays_a_refusal() -> None:
    assert ("north", "reject", "precondition") in said(
        "Northland refuses to meet Southland until the envoy has landed."
    )
    assert ("north", "request", "precondition") in said("Northland will not meet Southland until the envoy has landed.")


def test_the_one_issue_of_a_sentence_is_that_of_its_claims_and_of_two_neither() -> None:
    one = read(
        "Asked about the truce, which was an hour old, Northland threatened Southland when the rain had stopped."
    )
    assert {claim.issue for claim in one} == {"truce"}
    two = read(
        "After the truce and the ban had both been forgotten, as they were, Northland attacked Southland at noon."
    )
    assert {claim.issue for claim in two} <= {None}


def test_whoever_does_what_an_option_names_is_for_it() -> None:
    assert [claim.polarity for claim in read("Northland imposed a wider ban on Southland.")] == ["for"]
    assert [claim.polarity for claim in read("Northland rejected a wider ban.")] == ["against"]


def test_a_body_is_known_by_the_last_word_of_its_name() -> None:
    assert {claim.actor for claim in read("The bank rejected the truce.")} == {"lender"}
    assert {claim.actor for claim in read("A bank rejected the truce.")} == {"A bank"}


def test_a_place_is_nobody_that_something_is_done_to() -> None:
    assert {claim.target for claim in read("Northland reopened two landings on the Orla.")} == {None}
    assert {claim.target for claim in read("Northland condemned the Orla Council.")} == {"the Orla Council"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Northland objected to a ceasefire.", ("north", "reject", "refusal")),
        ("Northland denounced the ceasefire.", ("north", "accuse", "position")),
        ("Northland called the offer a trap.", ("north", "reject", "refusal")),
        ("Northland called Southland a trap.", ("north", "accuse", "position")),
        ('Northland called the monitors "a beginning".', ("north", "support", "position")),
        ("Northland will sign nothing.", ("north", "reject", "refusal")),
        ("Northland will sign the accord.", ("north", "support", "commitment")),
        ("Northland could support a ceasefire.", ("north", "support", "position")),
        ("Northland will withdraw its offer.", ("north", "threaten", "threat")),
        ("Northland will withdraw its troops.", ("north", "agree", "commitment")),
        ("Northland protested at once to Southland.", ("north", "accuse", "position")),
        ("Thousands protested against Northland in the street.", ("Thousands", "protest", "report")),
        ("Northland has invited monitors.", ("north", "agree", "proposal")),
        ("Northland conceded the ban.", ("north", "agree", "commitment")),
        ("Northland lifted the ban.", ("north", "yield", "report")),
    ],
)
def test_the_guide_draws_the_line_between_two_actions(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


def test_a_door_left_open_to_arms_is_a_threat() -> None:
    assert ("north", "threaten", "threat") in said("Northland has not ruled out a return to missiles.")
    assert ("north", "agree", "position") in said("Northland has not ruled out a return to talks.")


def test_neither_turns_what_is_said() -> None:
    assert not {claim.action for claim in read("Neither Northland has endorsed the ceasefire.")} & {"support"}
    assert {claim.action for claim in read("Northland has endorsed the ceasefire.")} == {"support"}


def test_an_option_is_meant_by_a_change_of_its_kind() -> None:
    book = Codebook(
        BOOK.parties,
        (
            CodebookIssue(
                "tolls",
                "Tolls",
                ("tolls",),
                (
                    CodebookOption("none", "Abolished", ("scrap",)),
                    CodebookOption("more", "Raised", ("raise",)),
                    CodebookOption("common", "Pooled", ("common fund",)),
                ),
            ),
        ),
    )
    found = {
        text: [claim.option for claim in code(text, "0" * 64, book)]
        for text in (
            "Northland wants the tolls gone.",
            "Northland wants higher tolls.",
            "Northland wants the tolls explained.",
            "Northland wants the higher tolls gone.",
        )
    }
    assert list(found.values()) == [["none"], ["more"], [None], [None]]


def test_words_in_quotation_marks_within_a_claim_are_the_actors_own() -> None:
    (told,) = read('Northland dismissed the ceasefire as "an invitation to sleep".')
    assert told.attribution == ("north", "document")
    (titled,) = read('Northland dismissed the "ceasefire".')
    assert titled.attribution == ("document",)


def test_an_office_means_the_party_that_alone_has_it() -> None:
    assert {claim.actor for claim in read("The president rejected the ceasefire.")} == {"south"}
    assert {claim.actor for claim in read("The chancellor rejected the ceasefire.")} == {"The chancellor"}


def test_a_pronoun_means_whoever_is_known_rather_than_what_he_is() -> None:
    found = read("Mora rejected the ceasefire. Mora is a man in a hurry. He demanded monitors.")
    assert {claim.actor for claim in found} == {"south"}
    assert {claim.actor for claim in read("A man rejected the ceasefire. He demanded monitors.")} == {"A man"}


def test_two_who_sign_mean_each_other_and_two_who_praise_do_not() -> None:
    signed = read("Northland and Southland initialled the accord.")
    assert {(claim.actor, claim.target) for claim in signed} == {("north", "south"), ("south", "north")}
    assert {claim.target for claim in read("Northland and Southland welcomed the ceasefire.")} == {None}
