"""The terminal page: compact, plain in a pipe, and never steered by a case."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from armistice.present.terminal import assessment_page
from tests.reference import valley

GOLDEN = Path(__file__).parents[2] / "golden"


def page(case, assessment, width=80, terminal=False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=terminal,
        no_color=not terminal,
        color_system="standard" if terminal else None,
    )
    assessment_page(case, assessment, console)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


@pytest.mark.parametrize("name", valley.ALL)
def test_the_page_in_a_pipe_is_the_one_agreed(name):
    golden = GOLDEN / f"terminal_{name}.txt"
    assert page(valley.case(), valley.ALL[name]()) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", valley.ALL)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_page_is_at_most_sixty_lines_and_keeps_to_the_width(name, width):
    lines = page(valley.case(), valley.ALL[name](), width=width, terminal=True).splitlines()
    if width >= 80:
        assert len(lines) <= 60
    assert all(
        len(Console(width=width).render_str(line, markup=False).plain.replace("\x1b", "")) < 4 * width for line in lines
    )


def test_a_pipe_gets_neither_colour_nor_bars():
    said = page(valley.case(), valley.holding_out(), width=200)
    assert "\x1b" not in said
    assert not set("┃┇━─│") & set(said)


def test_a_wide_terminal_shows_floors_and_packages_as_bars():
    assert {"┃", "┇", "━"} <= set(page(valley.case(), valley.holding_out(), width=120, terminal=True))


def test_a_case_cannot_steer_the_terminal():
    hostile = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e[red]x[/red]\r\n"
    case = valley.rewritten(valley.case(), lambda text: hostile + text)
    said = page(case, valley.holding_out())
    assert not set("\x1b\x07\x9b\u202e\r") & set(said)
    assert "\\x1b[2J" in said
    assert "[red]x" in said


def test_a_long_name_leaves_space_for_what_is_said_of_it():
    case = valley.rewritten(valley.case(), lambda text: text + "x" * 10_000)
    assert len(page(case, valley.holding_out(), terminal=True).splitlines()) < 140


def test_no_more_than_five_warnings_are_printed():
    case = replace(valley.case(), warnings=valley.case().warnings * 9)
    assert "9 warnings" in page(case, valley.holding_out())
    assert "and 4 more" in page(case, valley.holding_out())


def test_without_a_conflict_the_page_speaks_of_walk_aways_only():
    said = page(valley.peaceful_case(), valley.within_reach())
    assert "Walk-away" in said
    assert "Hold-out" not in said
    assert "wait" not in said
