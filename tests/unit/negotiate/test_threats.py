"""Threats: who can be hurt, by what, and whether carrying it out would be a gain."""

import pytest

from armistice.dossier.loading import parse
from armistice.negotiate.model import model_of
from armistice.negotiate.threats import threats

HEAD = (
    "parties: {}\nissues: {}\njudgements: {}\nmoves:\n  it:\n    title: It\n"
    "    options: {hawk: {strike: Strike}, dove: {pay: Pay, talk: Talk}, ally: {back: Back}}\n"
)
SPARED = "{if: {pay: true}, then: {strike: false}}"


def found(wants: str, more: str = ""):
    text = HEAD + more + f"    wants: {{dove: [strike: false, pay: false], ally: [], hawk: {wants}}}\n"
    return threats(model_of(parse(text).moves["it"]))


def test_a_threat_whose_holder_would_rather_not_carry_it_out_is_empty():
    (threat,) = found("[{pay: true}, {strike: false}]")
    assert (threat.option, threat.by, threat.against, threat.credibility) == ("strike", "hawk", "dove", "empty")


def test_a_threat_is_credible_where_its_holder_gains_by_it_after_every_refusal_and_not_after_yielding():
    (threat,) = found("[{pay: true}, " + SPARED + ", {strike: true}]")
    assert threat.credibility == "credible"
    assert [dict(reply.changes) for reply in threat.averted_by] == [{"pay": True}, {"pay": True, "talk": True}]


def test_a_threat_that_holds_only_after_some_refusals_names_them():
    (threat,) = found(
        "[{pay: true}, {talk: false}, " + SPARED + ", {if: {talk: false}, then: {strike: true}}, {strike: false}]"
    )
    assert threat.credibility == "partly"
    assert [dict(reply.changes) for reply in threat.replies if reply.refusal and reply.carried_out] == [{}]


def test_an_option_that_others_can_use_to_make_an_empty_threat_credible_is_named():
    (threat,) = found("[{pay: true}, " + SPARED + ", {if: {back: true}, then: {strike: true}}, {strike: false}]")
    assert threat.credibility == "empty"
    assert threat.becomes_credible == ("back",)


def test_what_the_other_cannot_avert_is_no_threat():
    assert found("[{strike: true}]") == ()


def test_a_threat_that_cannot_be_carried_out_after_a_reply_is_not_carried_out_there():
    (threat,) = found(
        "[{pay: true}, " + SPARED + ", {strike: true}]",
        "    cannot: [{strike: true, talk: true}]\n",
    )
    assert threat.credibility == "partly"


@pytest.mark.parametrize(
    ("one_way", "threatens"), [("", True), ("    one_way: {strike: true}\n    now: {strike: true}\n", False)]
)
def test_an_option_that_can_change_no_more_threatens_nobody(one_way, threatens):
    wants = "[{pay: true}, " + SPARED + ", {strike: true}]"
    assert bool(found(wants, one_way)) == threatens
