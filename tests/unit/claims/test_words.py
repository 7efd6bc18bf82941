"""Words, their lemmas and their parts of speech."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.claims.words import split_words


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("Northland demands talks.", "PVN."),
        ("The demands of Northland were rejected.", "DNIPBE."),
        ("It will not sign in May.", "OMXVIY."),
        ("They may sign.", "OMV."),
        ("Moscow’s refusal won’t change.", "P'NMXV."),
        ("Russia Rejects Ceasefire Offer", "PVNN"),
        ("the frozen assets", "DJN"),
        ("Doctors Without Borders left.", "PPPE."),
        ("three-year plan", "JN"),
        ("the US envoy told us", "DPNEO"),
        ("Chilean soldiers were posted.", "PNBE."),
        ("They began air and ground assaults.", "OENCNN."),
        ("Peru and Chile hand over ships.", "PCPVIN."),
        ("United States reduced aid.", "PPEN."),
        ("United workers marched.", "ENE."),
        ("Chile last month signed it.", "PYYEO."),
        ("The minister, left, waved.", "DN,R,E."),
        ("The minister left.", "DNE."),
        ("They freed more than 300 miners.", "OERR#N."),
        ("They freed more miners than before.", "OEDNSS."),
        ("Thousands marched.", "NE."),
        ("Thousands of miners marched.", "#INE."),
    ],
)
def test_words_are_told_apart_by_their_neighbours(sentence: str, tags: str) -> None:
    assert split_words(sentence).tags == tags


@pytest.mark.parametrize(
    ("sentence", "place", "lemma"),
    [
        ("Northland has prom\xadised more.", 2, "promise"),
        ("Northland has re-appointed him.", 2, "re-appoint"),
        ("It was shelling the valley.", 2, "shell"),
        ("Three warships sailed.", 1, "warship"),
    ],
)
def test_lemmas_see_through_soft_hyphens_prefixes_and_inflection(sentence: str, place: int, lemma: str) -> None:
    assert split_words(sentence).lemmas[place] == lemma


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=80))
def test_every_word_stands_where_its_offsets_say(text: str) -> None:
    words = split_words(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.forms
    assert len(words.tags) == len(words.lemmas) == len(words.forms)
