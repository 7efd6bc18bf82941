"""Who speaks where the sentence alone does not tell: further quotations, lines, labels; and what vouches for a claim.

A label names the speaker of a turn, a line the speaker of the quotation above it.
"""

import pytest

from armistice.claims.codebook import Codebook, CodebookParty
from armistice.claims.coder import code
from armistice.claims.quoted import attributions

BOOK = Codebook((CodebookParty("north", "Northland"), CodebookParty("south", "Southland")))


def sources(text: str) -> list[tuple[str, str]]:
    return [(one.named, text[slice(*one.content)]) for one in attributions(text)]


def test_a_further_quotation_is_of_the_same_speaker() -> None:
    text = "“The port is open,” said Oda Lind. The crews cheered. “It was never closed at all.”"
    assert sources(text) == [("Oda Lind", "The port is open"), ("Oda Lind", "It was never closed at all.")]
    assert attributions(text)[1].cue is None


def test_a_further_paragraph_of_quotation_is_of_the_same_speaker() -> None:
    text = "“The port is open,” said Oda Lind.\n\n“It was never closed at all.”"
    assert [name for name, _ in sources(text)] == ["Oda Lind", "Oda Lind"]


def test_a_quotation_of_several_sentences_is_one() -> None:
    text = "“The port is open. It was never closed,” said Oda Lind."
    assert sources(text) == [("Oda Lind", "The port is open. It was never closed")]


def test_a_lone_quotation_is_of_whom_the_sentence_before_tells() -> None:
    text = "President Mora was furious. “They never asked us about the port.”"
    assert sources(text) == [("President Mora", "They never asked us about the port.")]


def test_a_lone_quotation_that_nobody_stands_by_has_no_source() -> None:
    assert not attributions("“They never asked us about the port.”")


def test_the_line_below_a_quotation_names_its_speaker() -> None:
    text = "“Nobody on this quay was ever asked.”\n– A skipper in Norport\n"
    assert sources(text) == [("A skipper in Norport", "Nobody on this quay was ever asked.")]


def test_a_label_names_the_speaker_of_every_paragraph_of_a_turn_but_not_who_asks() -> None:
    text = "QUESTION: Will you sign?\nRUIZ: We read it twice.\n\nThe crews read it, too.\nQUESTION: And then?"
    assert sources(text) == [("RUIZ", "We read it twice."), ("RUIZ", "The crews read it, too.")]


def test_a_label_in_small_letters_counts_where_somebody_asks() -> None:
    assert sources("HOST: Will you sign?\nLena Tarr: We read it twice.") == [("Lena Tarr", "We read it twice.")]


@pytest.mark.parametrize("text", ["Broader Context: Other Ports", "Note: The port is closed."])
def test_a_heading_with_a_colon_is_no_speaker(text: str) -> None:
    assert not attributions(text)


def test_a_name_before_the_colon_of_a_headline_speaks() -> None:
    assert sources("Velt: No vote, no budget") == [("Velt", "No vote, no budget")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Two officials said that Northland had rejected the plan.", ("Two officials", "document")),
        ("Northland had rejected the plan, according to Southland.", ("south", "document")),
        ("Northland rejected the plan of Southland.", ("document",)),
        ("Southland urged the crews to leave after Northland rejected the plan.", ("document",)),
        (
            "A diplomat said Southland had announced that Northland had rejected the plan.",
            ("south", "A diplomat", "document"),
        ),
    ],
)
def test_what_is_told_vouches_for_a_claim_and_a_deed_in_words_does_not(text: str, chain: tuple[str, ...]) -> None:
    found = [claim for claim in code(text, "a", BOOK) if claim.action == "reject"]
    assert [claim.attribution for claim in found] == [chain]


def test_many_verbs_of_saying_in_one_sentence_cost_no_more_than_their_number() -> None:
    assert len(attributions("He said " * 2000)) < 4000
