"""The forecast in the brief: what is told, what is drawn, and what must not be shared."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import armistice
from armistice.forecast.result import Driver, Ending
from armistice.present import ahead_words
from armistice.present.brief import document, render_html, render_markdown
from armistice.present.document import Figure, Table
from armistice.present.reading import Beside

EXAMPLE = Path(__file__).parents[1] / "dossier" / "example.yaml"


@pytest.fixture(scope="module")
def case():
    return armistice.load(EXAMPLE)


@pytest.fixture(scope="module")
def forecast(case):
    return armistice.forecast(case, draws=64, processes=1)


@pytest.fixture(scope="module")
def assessment(case, forecast):
    return replace(armistice.assess(case), certainty=forecast.certainty)


def sections(case, assessment, forecast, audience="team"):
    brief = document(case, assessment, audience=audience, beside=Beside(forecast=forecast))
    return {section.id: section for section in brief.sections}


def test_the_brief_tells_how_it_may_end_and_what_we_are_least_sure_of(case, assessment, forecast):
    found = sections(case, assessment, forecast)
    assert list(found)[-3:] != []
    order = list(found)
    assert order.index("levers") < order.index("ahead") < order.index("sure") < order.index("judgements")


@pytest.mark.parametrize("part", ["ahead", "sure"])
def test_its_pictures_are_drawn_for_wide_and_narrow_paper_with_a_table_beneath(case, assessment, forecast, part):
    figures = [block for block in sections(case, assessment, forecast)[part].blocks if isinstance(block, Figure)]
    assert figures
    for figure in figures:
        assert figure.wide.startswith("<svg")
        assert figure.narrow.startswith("<svg")
        assert figure.wide != figure.narrow
        assert "NaN" not in figure.wide + figure.narrow
        assert figure.table.rows


def test_every_lever_stands_in_the_table_with_its_chances(case, assessment, forecast):
    (singles, *_) = [
        block for block in sections(case, assessment, forecast)["levers"].blocks if isinstance(block, Table)
    ]
    told = [row[0][0][0].text for row in singles.rows]
    assert told == [lever.title for lever in case.levers.values()]


def test_chances_of_the_table_are_those_of_the_curves(case, assessment, forecast):
    (figure,) = [b for b in sections(case, assessment, forecast)["ahead"].blocks if isinstance(b, Figure)]
    assert figure.table.head[1:4] == ("3 months", "6 months", "12 months")
    said = figure.table.rows[0][3][0][0].text
    assert said.startswith(ahead_words.percent(forecast.course.settled.mean[12]))


def test_the_bottom_line_says_how_sure_and_how_likely(case, assessment, forecast):
    page = render_markdown(case, assessment, beside=Beside(forecast=forecast))
    top = page.split("## ")[0]
    assert "chance of settlement within a year" in top
    assert "Over 64 draws of all that is uncertain" in top


def test_without_draws_nothing_is_said_of_them(case):
    page = render_markdown(case, armistice.assess(case, with_anatomy=False))
    assert "draws" not in page
    assert "How it may end" not in page


# --- to be shared --------------------------------------------------------------------------------------------------


def other_secrets(forecast):
    """The same mean chances and the same order of judgements, everything else another."""
    curve = lambda it: replace(it, p10=tuple(0.0 for _ in it.mean), p90=tuple(1.0 for _ in it.mean))  # noqa: E731
    course = forecast.course
    return replace(
        forecast,
        course=replace(
            course,
            settled=curve(course.settled),
            imposes={side: curve(it) for side, it in course.imposes.items()},
            fighting=curve(course.fighting),
            cost={},
            endings=(Ending(course.endings[0].package, 0.123),),
            drivers=(Driver("costs", 0.1, 0.9),),
        ),
        certainty=replace(forecast.certainty, room=None, margin=None, floor={}, hold_out={}, gains={}, red_lines={}),
        matters=tuple(
            replace(it, share=dict.fromkeys(it.share, 0.5), low={}, high={}, turns=None, sentence="77 points")
            for it in forecast.matters
        ),
        levers=None,
    )


@pytest.mark.parametrize("render", [render_html, render_markdown])
def test_two_forecasts_that_differ_only_in_what_is_secret_give_the_same_file(render, case, assessment, forecast):
    pages = {
        render(case, assessment, audience="share", beside=Beside(forecast=each))
        for each in (forecast, other_secrets(forecast))
    }
    assert len(pages) == 1


def test_the_shared_forecast_tells_chances_and_no_size(case, assessment, forecast):
    page = render_markdown(case, assessment, audience="share", beside=Beside(forecast=forecast))
    parts = page[page.index("How it may end") :]
    parts = parts[: parts.index("Judgements used")]
    assert "Still fighting" in parts
    assert "Most hangs on these" in parts
    assert not re.search(r"\bpoints?\b", parts.replace(", in points", ""))
    assert "8 of 10" not in parts


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "said"), [(0, "0 %"), (0.001, "< 1 %"), (0.274, "27 %"), (0.999, "> 99 %"), (1, "100 %")]
)
def test_a_chance_is_never_rounded_to_never_or_always(chance, said):
    assert ahead_words.percent(chance) == said


def test_no_driver_is_named_where_none_moves_the_chance(forecast):
    idle = replace(forecast.course, drivers=tuple(replace(it, without=it.settled) for it in forecast.course.drivers))
    assert "less than one in a hundred" in " ".join(ahead_words.drivers(idle))
