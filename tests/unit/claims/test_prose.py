"""How commentary says it: participles, nouns that are acts, turns of phrase; and what in it is no claim."""

import datetime

import pytest

from armistice.claims.claim import Claim
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookOption, CodebookParty
from armistice.claims.coder import code

BOOK = Codebook(
    parties=(
        CodebookParty("north", "Northland", ("Northlander", "Norport", "Foreign Minister Berg", "Berg")),
        CodebookParty("south", "Southland", ("Southlander", "Sudhaven", "President Mora", "Mora")),
    ),
    issues=(
        CodebookIssue(
            "truce", "Ceasefire", ("ceasefire", "truce"), (CodebookOption("long", "Long truce", ("lasting",)),)
        ),
        CodebookIssue("tolls", "Tolls on the strait", ("tolls", "toll"), ()),
    ),
)


def read(text: str, source: str = "") -> list[Claim]:
    return code(text, "0" * 64, BOOK, datetime.date(2026, 1, 23), source=source)


def said(text: str, source: str = "") -> set[tuple[str | None, str]]:
    return {(claim.actor, claim.action) for claim in read(text, source)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Despite promising a quick peace, Mora has shown little urgency.", ("south", "agree")),
        ("By refusing even to discuss a truce, Mora made matters worse.", ("south", "reject")),
        ("Northland answered by massing troops along the river.", ("north", "mobilize")),
        ("Berg came home praising the spirit of Sudhaven.", ("north", "support")),
        ("Northland's refusal to talk has angered the region.", ("north", "reject")),
        ("The Southlander attacks went on all night.", ("south", "assault")),
        ("A phone call between Berg and Mora changed little.", ("north", "consult")),
        ("Berg carried a map rejected by Sudhaven.", ("south", "reject")),
        ("Sudhaven said no tolls would be lifted.", ("south", "reject")),
        ("Northland washed its hands of the truce.", ("north", "reject")),
        ("Mora, for his part, called the toll “robbery”.", ("south", "accuse")),
        ("What Northland wants is a lower toll.", ("north", "request")),
        ("Northland has since quietly lifted the ban.", ("north", "yield")),
        ("Northland's strike was called off; Sudhaven called off its own strike, too.", ("south", "yield")),
        ("Sudhaven is drawing up penalties.", ("south", "threaten")),
        ("Northland struck a conciliatory tone towards Sudhaven.", ("north", "agree")),
    ],
)
def test_commentary_that_tells_what_a_party_said_or_did_holds_a_claim(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Northland were wise it would have offered a truce.",
        "They must have slapped their thighs in Sudhaven.",
        "It would be easy to demand a truce of Northland.",
        "Northland has little choice but to accept.",
        "Asked whether Northland would accept a truce, Berg smiled.",
        "Northland never demanded a toll.",
        "Northland does not blame Southland.",
        "Northland stopped short of calling for a boycott.",
        "As was agreed in spring, nothing happened.",
        "Suppose Northland offered to withdraw.",
        "If Northland were serious, it would arm its allies.",
        "Northland cannot afford to reject a truce.",
        "Northland has every right to be angry.",
        "Northland hopes to force Southland back.",
    ],
)
def test_what_is_unreal_asked_or_what_nobody_did_is_no_claim(text: str) -> None:
    assert said(text) == set()


def test_only_what_was_done_is_a_claim_beside_what_was_not() -> None:
    assert said("Rather than asking for a lower toll, Northland proposed a truce.") == {("north", "agree")}


def test_an_ultimatum_is_a_demand_and_a_threat() -> None:
    found = said("Northland gave Southland until Monday to accept a truce or face new tolls.")
    assert {("north", "request"), ("north", "threaten")} <= found


def test_an_ultimatum_that_the_next_words_spell_out_is_told_once() -> None:
    found = read("Northland issued an ultimatum demanding a truce within days.")
    assert [claim.quote for claim in found] == ["demanding a truce within days"]


def test_a_newspaper_of_a_capital_does_not_speak_for_its_government() -> None:
    text = "There will be no truce before the tolls are gone."
    assert said(text, "Ministry of Southland") == {("south", "request")}
    assert said(text, "The Sudhaven Courier, leading article") == set()


def test_who_proposed_is_not_who_agreed() -> None:
    found = said("Northland proposed an exchange of prisoners, and Southland agreed.")
    assert found == {("north", "agree"), ("south", "agree")}


def test_duties_reduce_relations_and_are_sanctions() -> None:
    assert ("north", "sanction") in said("Northland slapped new tariffs on the wine of Southland.")
    assert ("north", "coerce") in said("Northland arrested two sailors of Southland.")


def test_a_single_word_of_an_option_tells_the_issue_only_where_no_other_is_named() -> None:
    assert read("Northland wants something lasting.")[0].issue == "truce"
    assert read("Northland wants a lasting toll.")[0].issue == "tolls"
    assert read("Northland wants a boat.")[0].issue is None


def test_praise_is_for_what_it_praises_and_blame_stays_neutral() -> None:
    assert read("Northland welcomed the truce.")[0].polarity == "for"
    assert read("Northland criticised Southland over the truce.")[0].polarity == "neutral"


def test_a_message_that_is_announced_is_spelt_out_by_the_sentences_behind_it() -> None:
    text = "The message from Sudhaven could hardly be clearer. No truce without a vote. The strait isn't up for grabs."
    found = read(text)
    assert [(claim.actor, claim.action) for claim in found] == [("south", "request"), ("south", "reject")]
    assert all(claim.attribution == ("south", "document") for claim in found)


def test_without_an_announcement_a_general_remark_is_nobodys() -> None:
    assert said("The weather in Sudhaven was mild. No truce without a vote.") == set()


def test_what_was_only_spoken_about_was_not_done() -> None:
    assert said("Northland had spoken publicly about sanctions.") == set()
    assert said("Northland imposed sanctions.") == {("north", "sanction")}


def test_agreeing_to_a_truce_accepts_it() -> None:
    assert said("Northland agreed to a truce.") == {("north", "agree")}
    assert said("Northland and Southland signed a truce.") == {("north", "support"), ("south", "support")}


def test_a_response_is_blame_only_where_something_drew_it() -> None:
    assert ("south", "accuse") in said("The decision drew a furious response from Sudhaven.")
    assert said("Sudhaven's response to the letter took a week.") == set()


def test_criticism_in_a_capital_is_its_partys() -> None:
    assert ("south", "accuse") in said("The plan has drawn fierce criticism in Sudhaven.")
