"""Who is named as the source of which words, within one sentence."""

import pytest

from armistice.claims.lists import table_text
from armistice.claims.quoted import attributions
from armistice.claims.voices import Attribution

ROWS = [line.split("\t") for line in table_text("speech.tsv").splitlines() if line and not line.startswith("#")]


def found_in(text: str) -> list[tuple[str, str]]:
    return [(one.named, text[slice(*one.content)]) for one in attributions(text)]


def only(text: str) -> Attribution:
    (found,) = attributions(text)
    assert text[slice(*found.source)] == found.named
    return found


@pytest.mark.parametrize(("frame", "example"), [(row[0], row[3]) for row in ROWS])
def test_every_row_of_the_table_is_found_in_its_example(frame: str, example: str) -> None:
    text = example if example[0] in "TIBFA“" else f"{example[0].upper()}{example[1:]} surprised nobody."
    sources = [one.named.casefold() for one in attributions(text)]
    assert {"the minister", "the report"} & set(sources), frame


@pytest.mark.parametrize("frame", sorted({row[0] for row in ROWS}))
def test_no_row_of_the_table_has_a_word_twice(frame: str) -> None:
    words = [(word, row[2]) for row in ROWS if row[0] == frame for word in row[1].split()]
    assert len(words) == len(set(words)), sorted(word for word in words if words.count(word) > 1)


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
    ],
)
def test_a_source_is_found_with_what_it_says(text: str, source: str, content: str) -> None:
    found = only(text)
    assert found.named == source
    assert content in text[slice(*found.content)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Oda Lind, the minister of Norva, said the port was open.", "Oda Lind, the minister of Norva"),
        ("“The port is open,” said Oda Lind, head of the league.", "Oda Lind, head of the league"),
        ("The port is open, says a spokesman for the league.", "a spokesman for the league"),
        ("The envoy, who was ill, said both sides had left.", "The envoy"),
        ("A clerk (34) said the port was open.", "A clerk (34)"),
        ("It was announced by the palace that the port was open.", "the palace"),
        ("Lind was quoted as saying that the port was open.", "Lind"),
        ("His view that the port was open is not shared.", "His"),
        ("In the view of diplomats, the port was open.", "diplomats"),
        ("A warning by the coast guard that the port was mined came late.", "the coast guard"),
        ("Lind's claim that the port was open amused the crews.", "Lind"),
        ("As the captain put it, the port was open.", "the captain"),
        ("For Norva, the port was never open.", "Norva"),
        ("Lind used to say that ports were for ships.", "Lind"),
        ("“The port is open,” one said.", "one"),
        ("Lind left the room, saying the port was open.", "Lind"),
        ("The report shows that the port was open.", "The report"),
        ("Sources close to the palace say the port is open.", "Sources close to the palace"),
        ("Some say the port is open.", "Some"),
    ],
)
def test_the_source_is_the_whole_of_who_is_named(text: str, source: str) -> None:
    assert only(text).named == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lind said the port was open and added that it was small.", "the port was open"),
        ("The port, Lind said, was open.", "The port, Lind said, was open"),
        ("“The port,” Lind said, “is open.”", "The port,” Lind said, “is open"),
        ("Lind called the port “an open wound”.", "an open wound"),
        ("Lind called the port “theatre”.", "theatre"),
        ("Lind urged the crews to leave.", "the crews to leave"),
        ("Lind called for a pause.", "a pause"),
        ("Lind vowed to open the port.", "to open the port"),
        ("Lind accused the crews of theft.", "the crews of theft"),
        ("Lind wrote in a letter, which nobody read, that the port was open.", "the port was open"),
        ("Lind admitted having known of the leak for months.", "having known of the leak for months"),
        ("Lind described the port as “an open wound”.", "an open wound"),
        ("“There were nine ships,” Lind corrected him.", "There were nine ships"),
        ("Lind wrote (12 May) that the port was open.", "the port was open"),
        ("Lind asked whether the port was open.", "whether the port was open"),
        ("Lind said there were ships in the port, while the crews slept.", "there were ships in the port"),
        ("‘The port is open,’ Lind said.", "The port is open"),
        ("„The port is open“, said Lind.", "The port is open"),
    ],
)
def test_the_content_is_what_was_said_and_no_more(text: str, content: str) -> None:
    found = next(one for one in attributions(text) if one.named == "Lind")
    assert text[slice(*found.content)] == content


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "A diplomat said that Kerrin had promised to leave.",
            [("A diplomat", "Kerrin had promised to leave"), ("Kerrin", "to leave")],
        ),
        (
            "The agency quoted Lind as saying that the port was open.",
            [("The agency", "Lind as saying that the port was open"), ("Lind", "the port was open")],
        ),
        (
            "Lind denied the theft and said that the port was open.",
            [("Lind", "the theft"), ("Lind", "the port was open")],
        ),
    ],
)
def test_two_who_say_something_are_two_sources(text: str, pairs: list[tuple[str, str]]) -> None:
    assert sorted(found_in(text)) == sorted(pairs)


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on.",
        "Northland rejected the “plan”.",
        "The so-called “free” port was closed.",
        "The saying is old.",
        "The crews were told that the port was open.",
        "It is believed that the port was open.",
        "The captain is said to be careful.",
        "The minister would say that the port was open.",
        "The minister did not say whether the port was open.",
        "Did the minister say that the port was open?",
        "Suppose the minister said that the port was open.",
        "The move shows that the port was open.",
        "The next step demands courage.",
        "The minister replied to the letter that lay on the table.",
        "The minister praised the crews.",
        "The minister declined to comment.",
        "The minister smiled, and the crews left.",
        "Nobody said that the port was open.",
        "No one said that the port was open.",
        "The minister left for “The Port”, a play.",
        "On Monday, the minister spoke.",
        "The army, in short, had left.",
    ],
)
def test_where_nobody_is_told_to_have_said_it_there_is_no_source(text: str) -> None:
    assert not attributions(text)
