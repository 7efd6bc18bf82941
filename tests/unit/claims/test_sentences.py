"""The sentence splitter keeps places and knows abbreviations and quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.claims.sentences import LONGEST, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr. Smith met Dr. Jones. They spoke.", ["Mr. Smith met Dr. Jones.", "They spoke."]),
        ("The U.S. envoy left. He was tired.", ["The U.S. envoy left.", "He was tired."]),
        ("He flew to the U.S. The talks went on.", ["He flew to the U.S.", "The talks went on."]),
        ("“We will not sign.” He left.", ["“We will not sign.”", "He left."]),
        ("“Never!” he said. Then he left.", ["“Never!” he said.", "Then he left."]),
        ('"Is it over?" she asked.', ['"Is it over?" she asked.']),
        ("It rose by 2.5 percent. Nobody cared.", ["It rose by 2.5 percent.", "Nobody cared."]),
        ("1. Both sides agreed. They left.", ["1. Both sides agreed.", "They left."]),
        ("George W. Bush spoke. So did she.", ["George W. Bush spoke.", "So did she."]),
        ("RUIZ: No. We will not pay.", ["RUIZ: No.", "We will not pay."]),
        ("See No. 5 of the draft. It is short.", ["See No. 5 of the draft.", "It is short."]),
        ("It ended at 5 p.m. on Friday. All left.", ["It ended at 5 p.m. on Friday.", "All left."]),
        ("They waited… Nothing came.", ["They waited…", "Nothing came."]),
        ("«Nous verrons.» He left. „Ja.“ She stayed.", ["«Nous verrons.»", "He left.", "„Ja.“ She stayed."]),
        ("No full stop at the end", ["No full stop at the end"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from(list('aB .!?…"“”’\n\xad1é–(')), max_size=120))
def test_nothing_but_white_space_is_lost_between_sentences(text: str) -> None:
    spans = split_sentences(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_sentence_of_a_million_letters_is_cut_into_pieces_of_bounded_length() -> None:
    spans = split_sentences("word " * 200_000)
    assert max(end - start for start, end in spans) <= LONGEST
    assert len(split_sentences("x" * 1_000_000)) == -(-1_000_000 // LONGEST)
