"""Who is named as the source of which words."""

import pytest

from armistice.claims.coder import attributions


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The minister said that the talks would go on.", "The minister", "the talks would go on"),
        ("The minister said the talks would go on.", "The minister", "the talks would go on"),
        ("The talks would go on, the minister said on Monday.", "the minister", "The talks would go on"),
        ("According to two officials, the talks would go on.", "two officials", "the talks would go on"),
        ("The talks would go on, according to two officials.", "two officials", "The talks would go on"),
        ("“The talks will go on,” President Mora told reporters.", "President Mora", "The talks will go on"),
        ("President Mora told reporters: “The talks will go on.”", "President Mora", "The talks will go on"),
        ("“The talks will go on,” said President Mora.", "President Mora", "The talks will go on"),
        ("Berg added that nobody had been asked.", "Berg", "nobody had been asked"),
        (
            "“Nobody on this quay was ever asked.”\n– A skipper in Norport\n",
            "A skipper in Norport",
            "Nobody on this quay",
        ),
    ],
)
def test_a_source_is_found_with_what_it_says(text: str, source: str, content: str) -> None:
    found = attributions(text)
    assert [one.named for one in found] == [source]
    assert content in text[slice(*found[0].content)]
    assert text[slice(*found[0].source)] == source


@pytest.mark.parametrize("text", ["The talks went on.", "Northland rejected the “plan”.", "The saying is old."])
def test_where_nobody_is_named_there_is_no_source(text: str) -> None:
    assert not attributions(text)
