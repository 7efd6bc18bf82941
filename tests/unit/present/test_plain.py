"""Text from a case file cannot steer what shows it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from armistice.present.plain import shorten, visible


def test_terminal_escapes_are_spelled_out():
    assert visible("\x1b[31mred\x07") == "\\x1b[31mred\\x07"


def test_marks_that_turn_the_reading_direction_are_spelled_out():
    assert visible("safe\u202efas") == "safe\\u202efas"


def test_line_breaks_become_spaces_and_letters_of_every_script_stay():
    assert visible("Кыив\n停戦\tسلام") == "Кыив 停戦 سلام"


@given(st.text())
def test_nothing_that_is_no_letter_mark_or_sign_is_left(text):
    shown = visible(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}


@given(st.text(max_size=60), st.integers(2, 20))
def test_a_shortened_text_keeps_its_length_and_says_that_it_was_cut(text, length):
    short = shorten(text, length)
    assert len(short) <= length
    assert short == visible(text) or short.endswith("…")
