"""Every pattern carries its own example, and is tested on it."""

import pytest

from armistice.claims import modality, patterns
from armistice.claims.claim import ACTIONS, MODALITIES
from armistice.claims.codebook import Codebook, CodebookParty
from armistice.claims.events import action_given
from armistice.claims.framing import FRAMES, frames
from armistice.claims.words import split_words

BOOK = Codebook((CodebookParty("north", "Northland"), CodebookParty("south", "Southland")))
actions = patterns.load("actions")
modalities = patterns.load("modality")
framing = patterns.load("framing")


def named(row: patterns.Pattern) -> str:
    return f"{row.kind}: {row.text}"


def actors(sentence: str) -> list[tuple[int, int] | None]:
    places = [sentence.find("Northland"), sentence.find("Southland")]
    return [(place, place + 9) if place >= 0 else None for place in places]


@pytest.mark.parametrize("row", actions.rows, ids=named)
def test_every_action_pattern_is_found_in_its_example_and_decides_it(row: patterns.Pattern) -> None:
    source, target = actors(row.example)
    words = split_words(row.example)
    folded = [{"northland": "SRC", "southland": "TGT"}.get(lemma, lemma) for lemma in words.lemmas]
    assert row in [hit.pattern for hit in actions.hits(folded, words.tags)]
    assert action_given(row.example, source, target)[0] == row.kind


@pytest.mark.parametrize("row", modalities.rows, ids=named)
def test_every_modality_pattern_is_found_in_its_example(row: patterns.Pattern) -> None:
    words = split_words(row.example)
    assert row in [hit.pattern for hit in modalities.hits(words.lemmas, words.tags)]
    assert row.kind in MODALITIES


@pytest.mark.parametrize("row", framing.rows, ids=named)
def test_every_framing_pattern_lets_its_party_appear_so(row: patterns.Pattern) -> None:
    found = list(frames(row.example, BOOK))
    assert ("north", row.kind) in [(one.party, one.frame) for one in found]
    assert row.kind in FRAMES


def test_every_action_has_patterns() -> None:
    assert {row.kind for row in actions.rows} == set(ACTIONS)


def test_a_pattern_is_not_found_without_its_trigger() -> None:
    words = split_words("The weather in Northland was mild.")
    assert not list(actions.hits(words.lemmas, words.tags))


def test_an_action_type_has_a_force_of_its_own_or_is_a_report() -> None:
    forces = {action: modality.force(action, [], "") for action in ACTIONS}
    assert forces["request"] == "demand"
    assert forces["reject"] == "refusal"
    assert forces["assault"] == "report"
    assert set(forces.values()) <= set(MODALITIES)
