"""From claims to the case: positions, contradictions, what moved, open offers, partings, evidence."""

import datetime
from dataclasses import replace

import pytest

from armistice._base.errors import CaseError
from armistice.claims.claim import Claim
from armistice.dossier.case import Case
from armistice.dossier.chronology import chronology, never_answered
from armistice.dossier.codebook import codebook
from armistice.dossier.evidence import evidence, relied_on, warnings
from armistice.dossier.loading.files import parse
from armistice.dossier.stated_and_judged import partings
from armistice.dossier.stated_positions import contradictions, moved, stance_of, stated_positions

DAY = datetime.date
DAYS = {"a": DAY(2026, 1, 1), "b": DAY(2026, 2, 1), "c": DAY(2026, 3, 1), "d": None}


def claim(
    actor: str = "north",
    action: str = "request",
    modality: str = "demand",
    option: str | None = "whole",
    polarity: str = "for",
    document: str = "a",
    issue: str | None = "valley",
    target: str | None = None,
) -> Claim:
    return Claim(document, 0, 5, "words", actor, target, action, modality, issue, option, polarity, confidence=0.9)


def case(because: str = "") -> Case:
    return parse(
        f"""
armistice: 1
title: A test
parties:
  north: {{name: Northland, signs: always, also: [Norport]}}
  south: {{name: Southland, signs: always}}
issues:
  valley:
    title: The valley
    options: {{whole: Whole, half: {{title: Half, cues: [halves]}}, none: None}}
    cues: [valley]
  money: {{title: Money, split: {{total: 100, step: 50, uses: {{mine: For us, yours: For them}}}}}}
judgements:
  north:
    walk_away: {{value: 10, because: [{because}]}}
    weights: {{valley: 50, money: 50}}
    values: {{valley: {{whole: 100, half: 40, none: 0}}, money: {{mine: 100, yours: 0}}}}
  south:
    walk_away: 10
    weights: {{valley: 50, money: 50}}
    values: {{valley: "none > half > whole", money: {{mine: 0, yours: 100}}}}
red_lines:
  no_whole: {{party: south, never: {{valley: whole}}}}
"""
    )


def test_a_case_fills_the_codebook_with_names_cues_and_uses() -> None:
    book = codebook(case())
    assert [(party.id, party.also) for party in book.parties] == [("north", ("Norport",)), ("south", ())]
    assert [option.cues for option in book.issues[0].options] == [(), ("halves",), ()]
    assert [option.id for option in book.issues[1].options] == ["mine", "yours"]
    assert book.both() == ("north", "south")


def test_the_force_of_a_claim_is_its_stance() -> None:
    assert stance_of(claim()) == "demands"
    assert stance_of(claim(action="reject", modality="refusal")) == "refuses"
    assert stance_of(claim(action="reject", modality="red_line")) == "red line"
    assert stance_of(claim(action="agree", modality="proposal")) == "offers"
    assert stance_of(claim(action="agree", modality="commitment")) == "accepts"
    assert stance_of(claim(action="consult", modality="report")) is None


def test_positions_stand_newest_first_and_what_has_no_issue_is_left_out() -> None:
    found = stated_positions(
        [claim(), claim(document="c", option="half"), claim(issue=None), claim(document="d")], DAYS
    )
    assert [position.day for position in found["north", "valley"]] == [DAY(2026, 3, 1), DAY(2026, 1, 1), None]


def test_for_and_against_one_option_contradict_and_so_do_two_wanted_options() -> None:
    against = claim(action="reject", modality="refusal", polarity="against", document="b")
    found = stated_positions([claim(), against], DAYS)["north", "valley"]
    clashes = contradictions(found)
    assert [(one.newer.claim.document, one.older.claim.document) for one in clashes] == [("b", "a")]
    assert contradictions(stated_positions([claim(), claim(option="half", document="b")], DAYS)["north", "valley"])
    assert not contradictions(stated_positions([claim(), claim(document="b")], DAYS)["north", "valley"])
    refused_other = claim(action="reject", modality="refusal", polarity="against", option="none", document="b")
    assert not contradictions(stated_positions([claim(), refused_other], DAYS)["north", "valley"])


def test_what_moved_between_two_days() -> None:
    found = stated_positions([claim(), claim(document="b", option="half"), claim(actor="south", document="c")], DAYS)
    moves = moved(found, DAY(2026, 1, 15), DAY(2026, 2, 15))
    assert [(move.party, move.before and move.before.option, move.after.option) for move in moves] == [
        ("north", "whole", "half")
    ]
    assert [move.before for move in moved(found, DAY(2026, 2, 15), DAY(2026, 4, 1))] == [None]
    assert moved(found, DAY(2026, 3, 1), DAY(2026, 4, 1)) == []


def test_a_day_that_the_text_names_goes_before_that_of_the_report() -> None:
    named = replace(claim(), when=DAY(2025, 12, 24), id="")
    events = chronology([claim(document="b"), named, claim(document="d")], DAYS)
    assert [(event.day, event.stated) for event in events] == [(DAY(2025, 12, 24), True), (DAY(2026, 2, 1), False)]


def test_an_offer_is_open_until_every_addressee_has_answered_it() -> None:
    offer = claim(action="agree", modality="proposal", option="half")
    answer = claim(actor="south", action="reject", modality="refusal", document="b")
    signers = ("north", "south", "bank")
    assert [one.silent for one in never_answered([offer], DAYS, signers)] == [("south", "bank")]
    assert [one.silent for one in never_answered([offer, answer], DAYS, signers)] == [("bank",)]
    to_south = replace(offer, target="south", id="")
    assert [one.silent for one in never_answered([to_south], DAYS, signers)] == [("south",)]
    assert never_answered([to_south, answer], DAYS, signers) == []


def test_what_was_said_before_an_offer_is_no_answer_to_it() -> None:
    late = claim(action="agree", modality="proposal", document="c")
    early = claim(actor="south", action="reject", modality="refusal", document="b")
    assert [one.silent for one in never_answered([late, early], DAYS, ("north", "south"))] == [("south",)]


def test_words_and_judgement_part_where_a_demand_is_judged_worth_little() -> None:
    stated = stated_positions([claim(option="half"), claim(actor="south", option="none")], DAYS)
    assert [(one.stated.party, one.judged) for one in partings(case(), stated)] == [("north", "40 points")]


def test_words_and_judgement_part_where_a_refused_option_is_judged_worth_much() -> None:
    refusal = claim(action="reject", modality="refusal", polarity="against", option="whole")
    assert [one.stated.party for one in partings(case(), stated_positions([refusal], DAYS))] == ["north"]


def test_a_stated_red_line_that_the_case_does_not_have_is_told() -> None:
    said = [
        claim(
            actor=actor,
            action="reject",
            modality="red_line",
            polarity="against",
            option="none" if actor == "north" else "whole",
        )
        for actor in ("north", "south")
    ]
    assert [one.stated.party for one in partings(case(), stated_positions(said, DAYS))] == ["north"]


def test_because_is_checked_both_ways() -> None:
    known = claim()
    resting = case(because=f"{known.id[:7]}, c-ffffffffff")
    found = next(rest for rest in evidence(resting, [known]) if rest.named)
    assert (found.path, found.claims, found.unknown) == ("judgements.north.walk_away", (known,), ("c-ffffffffff",))
    assert not found.assumed
    assert [finding.message for finding in warnings(resting, [known])] == [
        "rests on c-ffffffffff, which the record does not know"
    ]
    assert relied_on(resting, [known]) == {known.id: ("judgements.north.walk_away",)}


def test_an_interest_may_rest_on_claims_like_a_judgement() -> None:
    known = claim()
    text = case().text.replace("also: [Norport]", f"interests: [quiet, {{value: trade, because: [{known.id}]}}]")
    found = {rest.path: rest for rest in evidence(parse(text), [known])}
    assert found["parties.north.interests.0"].assumed
    assert found["parties.north.interests.1"].claims == (known,)
    assert [each.text for each in parse(text).parties["north"].interests] == ["quiet", "trade"]


@pytest.mark.parametrize("bad", ["{because: [c-1]}", "{value: 3}", "{value: trade, why: so}", "[a]"])
def test_an_interest_of_the_wrong_shape_is_a_fault_at_its_place(bad: str) -> None:
    with pytest.raises(CaseError) as refused:
        parse(case().text.replace("also: [Norport]", f"interests: [{bad}]"))
    assert all(fault.where.startswith("parties.north.interests.0") for fault in refused.value.faults)


def test_the_beginning_of_an_id_that_two_claims_share_names_neither() -> None:
    one, other = replace(claim(), id="c-12aa"), replace(claim(), id="c-12ab")
    assert next(rest for rest in evidence(case("c-12"), [one, other]) if rest.named).unknown == ("c-12",)
    assert next(rest for rest in evidence(case("c-12a"), [one]) if rest.named).claims == (one,)


def test_a_judgement_that_rests_on_a_rejected_claim_is_told() -> None:
    known = replace(claim(), status="rejected")
    resting = case(because=known.id)
    assert [finding.message for finding in warnings(resting, [known])] == [f"rests on {known.id}, which was rejected"]
    assert next(rest for rest in evidence(resting, [known]) if rest.named).assumed


def test_judgements_without_evidence_are_told_apart() -> None:
    paths = {rest.path: rest.assumed for rest in evidence(case(), [])}
    assert paths["red_lines.no_whole"]
    assert "judgements.south.values.valley" in paths
