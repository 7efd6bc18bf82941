"""The forecast in the brief: what is told, what is drawn, and what must not be shared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import armistice
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


@pytest.mark.parametrize("render", [render_html, render_markdown])
def test_a_shared_brief_is_the_same_with_a_forecast_and_without(render, case, assessment, forecast):
    """Chances over the draws would tell how firm the red lines are."""
    without = render(case, replace(assessment, certainty=None), audience="share")
    assert render(case, assessment, audience="share", beside=Beside(forecast=forecast)) == without


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "said"), [(0, "0 %"), (0.001, "< 1 %"), (0.274, "27 %"), (0.999, "> 99 %"), (1, "100 %")]
)
def test_a_chance_is_never_rounded_to_never_or_always(chance, said):
    assert ahead_words.percent(chance) == said


def test_no_driver_is_named_where_none_moves_the_chance(forecast):
    idle = replace(forecast.course, drivers=tuple(replace(it, without=it.settled) for it in forecast.course.drivers))
    assert "less than one in a hundred" in " ".join(ahead_words.drivers(idle))
