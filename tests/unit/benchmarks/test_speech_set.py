"""The set of who is quoted is sound, and its measure counts what the guide says."""

import pytest

from benchmarks.reading_speech import HALVES, Row, head, pairs, quoted, rows_of, same_source

TEXT = "Oda Lind, the minister of Norva, said the “port” was open."
ENTRY: Row = {"content": [38, 57], "source": [0, 31]}


@pytest.mark.parametrize("half", [half for half in HALVES if half.exists()], ids=lambda half: half.stem)
def test_every_span_of_the_set_stands_in_its_text(half) -> None:
    rows = rows_of(half)
    assert sum(len(row["speech"]) for row in rows) >= 200
    for row in rows:
        for entry in row["speech"]:
            spans = [span for span in (entry["content"], entry["source"], entry.get("cue")) if span]
            assert all(0 <= start < end <= len(row["text"]) for start, end in spans), row["id"]
            assert row["text"][slice(*entry["source"])] == entry["named"], row["id"]


def test_the_head_of_a_source_is_its_last_word_before_a_comma_or_preposition() -> None:
    assert TEXT[slice(*head(TEXT, (0, 31)))] == "Lind"
    assert TEXT[slice(*head(TEXT, (10, 31)))] == "minister"


@pytest.mark.parametrize(
    ("found", "matched"),
    [
        ({"content": (38, 57), "source": (0, 8)}, True),  # the head is there
        ({"content": (38, 57), "source": (10, 31)}, False),  # only the apposition
        ({"content": (33, 57), "source": (0, 31)}, True),
        ({"content": (0, 45), "source": (0, 31)}, False),  # less than half of the shorter in common
    ],
)
def test_an_entry_matches_by_half_of_the_shorter_content_and_the_head_of_the_source(found: Row, matched: bool) -> None:
    row = {"text": TEXT, "speech": [ENTRY]}
    assert bool(pairs(row, [found], lambda gold, one: same_source(TEXT, gold, one))) is matched


def test_each_entry_is_matched_once() -> None:
    row = {"text": TEXT, "speech": [ENTRY]}
    assert pairs(row, [ENTRY, ENTRY], lambda gold, one: same_source(TEXT, gold, one)) == [(0, 0)]


def test_marks_make_a_quotation_and_apostrophes_do_not() -> None:
    assert quoted(TEXT, ENTRY)
    assert not quoted("It's Norva's port.", {"content": [0, 17]})
