"""An assessment in a notebook."""

from dataclasses import replace

from armistice.present.notebook import as_html
from tests.reference import valley


def test_a_notebook_shows_standing_room_margin_wait_and_floors():
    said = as_html(valley.holding_out())
    for part in (
        "room, but holding out pays",
        "+21 points",
        "−4 points",
        "about eight months",
        "floor 42",
        "hold-out 62",
    ):
        assert part in said


def test_a_title_stays_text_in_a_notebook():
    assert "<script>" not in as_html(replace(valley.holding_out(), case="<script>x</script>"))


def test_red_lines_that_leave_nothing_show_no_size():
    assert "no package" in as_html(valley.no_room_under_red_lines())
