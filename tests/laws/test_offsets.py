"""text[start:end] == quote, whatever the text and whatever the file it came in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.archive.document import Origin, UnreadableError
from armistice.archive.intake import read_bytes
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookParty
from armistice.claims.coder import code
from tests.reference.files import KINDS

BOOK = Codebook(
    (CodebookParty("north", "Northland", ("Norport",)), CodebookParty("south", "Southland")),
    (CodebookIssue("truce", "Ceasefire", ("ceasefire", "truce")),),
)
PIECES = [
    "Northland rejected a cease\xadfire",
    "Southland’s envoy demanded talks",
    "“We will never accept it,” Norport said",
    "the café was closed",
    "\u202eabc\u202c",
    "北国",
    "— and so on",
    "\xa0",
    "… ",
    ". ",
    "!” ",
    "\n\n",
    "\r\n",
    " ‘quoted’ ",
    "if Northland agrees",
    "both sides met",
    "👩‍👩‍👧",
    "e\u0301",
    "- ",
    "1. ",
    "RUIZ: ",
    "– A speaker\n",
    "\u2028",
    "\t",
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)


@pytest.mark.parametrize("name", KINDS)
@settings(deadline=None, max_examples=40)
@given(text=texts)
def test_every_quote_stands_at_its_offsets(name: str, text: str) -> None:
    try:
        document = read_bytes(KINDS[name](text), name, Origin(language="en"))
    except UnreadableError:
        return
    for claim in code(document.text, document.hash, BOOK, body=document.body):
        assert document.text[claim.start : claim.end] == claim.quote
        assert document.body <= claim.start < claim.end <= len(document.text)


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=200) | texts)
def test_reading_is_repeatable(text: str) -> None:
    assert code(text, "0" * 64, BOOK) == code(text, "0" * 64, BOOK)
