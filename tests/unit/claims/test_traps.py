"""The traps of reading reports, each in both directions: what is said, and what only looks like it."""

import datetime

import pytest

from armistice.claims.claim import Claim
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookOption, CodebookParty
from armistice.claims.coder import code

BOOK = Codebook(
    parties=(
        CodebookParty("north", "Northland", ("Northlander", "Norport", "Foreign Minister Berg", "Berg")),
        CodebookParty("south", "Southland", ("Southlander", "Sudhaven", "President Mora", "Mora")),
        CodebookParty("envoy", "The mediator", ("mediator", "Judge Hall", "Hall")),
    ),
    issues=(
        CodebookIssue(
            "valley",
            "Who holds the valley",
            ("valley", "front line"),
            (
                CodebookOption("freeze", "Line frozen", ("freeze", "frozen line")),
                CodebookOption("whole", "Whole valley", ("recognition", "recognise")),
            ),
        ),
        CodebookIssue(
            "truce",
            "Ceasefire",
            ("ceasefire", "truce"),
            (CodebookOption("unconditional", "Unconditional", ("unconditional",)),),
        ),
        CodebookIssue("ban", "Fishing ban", ("fishing ban", "ban")),
        CodebookIssue("monitors", "Monitors", ("monitors", "inspections")),
    ),
)


def read(text: str, source: str = "") -> list[Claim]:
    return code(text, "0" * 64, BOOK, datetime.date(2026, 1, 23), source=source)


def said(text: str, source: str = "") -> set[tuple[str | None, str, str]]:
    return {(claim.actor, claim.action, claim.modality) for claim in read(text, source)}


def by(text: str, action: str) -> Claim:
    return next(claim for claim in read(text) if claim.action == action)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Northland refused a ceasefire.", ("north", "reject", "refusal")),
        ("Northland ruled out a ceasefire.", ("north", "reject", "refusal")),
        ("Northland did not rule out a ceasefire.", ("north", "agree", "position")),
        ("Northland will not accept a ceasefire.", ("north", "reject", "refusal")),
        ("Northland will accept a ceasefire.", ("north", "agree", "commitment")),
        ("Northland no longer insists on monitors.", ("north", "yield", "report")),
        ("Northland insists on monitors.", ("north", "request", "demand")),
        ("Northland has not dropped its demand for monitors.", ("north", "request", "demand")),
        ("Northland dropped its demand for monitors.", ("north", "yield", "report")),
        ("Northland made no commitment to a ceasefire.", ("north", "reject", "refusal")),
        ("Northland has not endorsed the ceasefire.", ("north", "reject", "refusal")),
        ("Northland is not opposed to a ceasefire.", ("north", "agree", "position")),
        ("Northland is opposed to a ceasefire.", ("north", "reject", "refusal")),
    ],
)
def test_negation_turns_what_is_said_and_a_double_one_turns_it_back(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


def test_a_refusal_to_rule_out_is_hedged_and_never_a_refusal() -> None:
    claims = read("Northland refused to rule out a ceasefire.")
    assert [claim.action for claim in claims] != ["reject"] or not claims
    assert by("Northland did not rule out a ceasefire.", "agree").certainty == "hedged"


def test_instead_of_a_only_b_is_a_claim() -> None:
    assert said("Instead of demanding a ceasefire, Northland offered talks.") == {("north", "agree", "proposal")}
    assert ("north", "request", "demand") in said("Northland demanded a ceasefire.")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Northland will lift the fishing ban if Southland accepts monitors.", "conditional"),
        ("Northland lifted the fishing ban.", None),
        ("Northland threatened to close the valley unless Southland leaves.", "conditional"),
        ("Northland reportedly lifted the fishing ban.", "hedged"),
        ("Northland may lift the fishing ban.", "hedged"),
        ("Northland reserved the right to attack Southland.", "hedged"),
    ],
)
def test_conditions_and_doubts_are_kept(text: str, certainty: str | None) -> None:
    assert read(text)[0].certainty == certainty


def test_a_kind_act_with_a_price_is_two_claims() -> None:
    assert said("Northland undertakes to lift the fishing ban, provided that Southland accepts monitors.") == {
        ("north", "agree", "commitment"),
        ("north", "request", "precondition"),
    }


def test_what_stands_behind_if_is_not_said_to_be_so() -> None:
    assert not said("If Southland accepts a ceasefire, the rain will stop.")
    assert ("south", "agree", "commitment") in said("Southland accepts a ceasefire.")


@pytest.mark.parametrize(
    "text",
    [
        "Northland will not talk about a ceasefire until the monitors are home.",
        "Berg said that there would be no ceasefire without monitors.",
        "Berg said that no ceasefire was possible without monitors.",
        "Berg: no ceasefire without monitors",
    ],
)
def test_no_a_without_b_is_a_precondition(text: str) -> None:
    assert ("north", "request", "precondition") in said(text)


def test_until_with_a_date_and_without_delay_are_no_preconditions() -> None:
    assert ("north", "request", "demand") in said("Northland demanded a ceasefire until 2030.")
    assert ("north", "request", "demand") in said("Northland demanded a ceasefire without delay.")


@pytest.mark.parametrize(
    "text",
    [
        "Northland will never accept the frozen line.",
        "Northland says the valley is not negotiable.",
        "Northland says that the valley is not open to negotiation.",
    ],
)
def test_a_no_for_ever_is_a_red_line(text: str) -> None:
    assert ("north", "reject", "red_line") in said(text)


def test_reported_speech_two_deep_keeps_the_whole_chain_innermost_first() -> None:
    claim = by("Judge Hall said that Mora had told reporters that Northland rejected the ceasefire.", "reject")
    assert claim.actor == "north"
    assert claim.attribution == ("south", "envoy", "document")


def test_who_says_so_afterwards_vouches_for_it() -> None:
    assert by("Northland rejected the ceasefire, Judge Hall said.", "reject").attribution == ("envoy", "document")
    assert by("According to Judge Hall, Northland rejected the ceasefire.", "reject").attribution == (
        "envoy",
        "document",
    )
    assert by("Northland rejected the ceasefire.", "reject").attribution == ("document",)


def test_a_quotation_belongs_to_the_speaker_on_the_next_line() -> None:
    claim = by("“We reject the ceasefire and everything in it.”\n– Foreign Minister Berg\n", "reject")
    assert (claim.actor, claim.attribution) == ("north", ("north", "document"))
    assert not said("– Foreign Minister Berg\n")


def test_the_same_speaker_line_points_to_the_last_one() -> None:
    text = (
        "“We reject the ceasefire and all of it.”\n– Berg\n\n“We demand monitors in the valley now.”\n– Same speaker\n"
    )
    assert {claim.actor for claim in read(text)} == {"north"}


def test_a_speaker_in_the_same_sentence_speaks() -> None:
    claim = by("“We will not accept the ceasefire,” President Mora told reporters.", "reject")
    assert (claim.actor, claim.attribution) == ("south", ("south", "document"))


def test_words_held_with_tongs_are_no_quotation() -> None:
    assert by("Northland rejected the “ceasefire”.", "reject").attribution == ("document",)


def test_bullets_take_who_acts_from_the_line_above() -> None:
    text = "Northland demands of Southland:\n- an unconditional ceasefire\n- monitors in every port\n"
    claims = read(text)
    assert {(claim.actor, claim.action) for claim in claims} == {("north", "request")}
    assert {claim.issue for claim in claims} == {"truce", "monitors"}


def test_a_label_without_a_verb_speaks() -> None:
    assert ("north", "agree", "position") in said("Where they stand:\n\n- Northland: ready to accept monitors\n")


@pytest.mark.parametrize("text", ["Will Northland accept a ceasefire?", "Who would reject monitors, if not Northland?"])
def test_a_question_is_no_claim(text: str) -> None:
    assert not read(text)


def test_an_answer_to_a_question_is_one() -> None:
    claims = read("QUESTION: Minister, will you accept the ceasefire?\n\nBERG: No. It is late.\n")
    assert [(claim.actor, claim.action, claim.quote) for claim in claims] == [("north", "reject", "No")]
    assert claims[0].issue == "truce"


def test_both_sides_are_both() -> None:
    assert {claim.actor for claim in read("Both sides agreed to a ceasefire.")} == {"north", "south"}
    assert {claim.target for claim in read("Judge Hall urged both sides to agree.")} == {"north", "south"}


def test_a_meeting_is_mutual() -> None:
    claims = read("Northland and Southland held talks in the valley.")
    assert {(claim.actor, claim.target) for claim in claims} == {("north", "south"), ("south", "north")}


def test_an_ultimatum_is_a_demand_and_a_threat() -> None:
    text = "Northland demanded a ceasefire within days, threatening harsh sanctions if Southland refused."
    assert {("north", "request", "demand"), ("north", "threaten", "threat")} <= said(text)


def test_a_pronoun_resolves_within_its_paragraph_and_not_beyond() -> None:
    together = read("Northland met Judge Hall. It rejected the ceasefire.")
    assert ("north", "reject") in {(claim.actor, claim.action) for claim in together}
    apart = read("Northland met Judge Hall on Monday in the harbour.\n\nIt rejected the ceasefire.")
    assert ("north", "reject") not in {(claim.actor, claim.action) for claim in apart}


def test_the_passive_turns_actor_and_target() -> None:
    claim = by("Mora was accused by Northland of lying.", "accuse")
    assert (claim.actor, claim.target) == ("north", "south")


def test_a_passive_without_an_agent_names_no_actor() -> None:
    claim = by("Southlander monitors were arrested in the valley.", "coerce")
    assert (claim.actor, claim.target) == (None, "south")


def test_what_another_must_do_is_demanded_by_who_says_so() -> None:
    claim = by("Berg said that Southland must leave the valley.", "request")
    assert (claim.actor, claim.target) == ("north", "south")
    assert not read("Southland must leave the valley.")


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement: Northland rejects old boots, buy new ones!",
        "Read more: Northland rejects ceasefire",
        "We use cookies. Northland accepts all cookies.",
        "Subscribe to our newsletter: Northland demands monitors",
    ],
)
def test_furniture_yields_no_claim(text: str) -> None:
    assert not read(text)
    assert read("Northland rejects ceasefire")


def test_a_person_introduced_with_a_party_keeps_it_through_the_document() -> None:
    text = "Northland's chief negotiator, Anna Vik, arrived early.\n\nVik rejected the ceasefire."
    assert by(text, "reject").actor == "north"


def test_a_letter_speaks_for_its_signer() -> None:
    claims = read("Dear friends,\n\nWe demand monitors in the valley.\n\nWith respect,\nBerg, for Northland\n")
    assert {(claim.actor, claim.attribution) for claim in claims} == {("north", ("north", "document"))}


def test_the_comment_of_a_writer_is_no_claim() -> None:
    assert not read("One would be wrong to call it a ceasefire. It would be easy to demand more. I find it sad.")


def test_days_are_counted_from_the_day_of_the_report() -> None:
    day = datetime.date
    assert by("Northland rejected the ceasefire on Wednesday.", "reject").when == day(2026, 1, 21)
    assert by("Northland rejected the ceasefire yesterday.", "reject").when == day(2026, 1, 22)
    assert by("On 3 March 2025 Northland rejected the ceasefire.", "reject").when == day(2025, 3, 3)
    assert by("Northland rejected the ceasefire.", "reject").when is None


def test_the_same_text_gives_the_same_claims_with_the_same_ids() -> None:
    text = "Northland rejected the ceasefire. Mora demanded monitors in the valley."
    assert [claim.id for claim in read(text)] == [claim.id for claim in read(text)]
    assert all(claim.id.startswith("c-") and len(claim.id) == 12 for claim in read(text))
