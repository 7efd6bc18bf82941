"""How it may end, and when: the chances by month as a picture, what drives them, where it settles."""

from __future__ import annotations

from armistice.present.ahead import chances_table, course_words
from armistice.present.ahead_words import settled
from armistice.present.charts import course as chart
from armistice.present.document import Block, Figure, Paragraph, Section, plain
from armistice.present.reading import Reading


def ahead(reading: Reading) -> Section | None:
    """Show the chances of settlement, of terms imposed and of fighting on; None without a war or draws."""
    forecast = reading.beside.forecast
    if forecast is None or forecast.course is None:
        return None
    course = forecast.course
    blocks: list[Block] = []
    if forecast.certainty.settled_within:
        blocks.append(Paragraph(plain(settled(forecast.certainty.settled_within))))
    wide, narrow = chart.draw(reading, course, wide=True), chart.draw(reading, course, wide=False)
    table = chances_table(reading.case, course, chart.MONTHS)
    blocks.append(Figure(chart.label(reading, course), wide, narrow, plain(_caption(forecast.draws)), table))
    blocks += course_words(reading.case, course)
    return Section("ahead", "How it may end, and when", tuple(blocks))


def _caption(draws: int) -> str:
    return (
        f"Line: the mean over {draws:,} draws of all uncertain judgements, under the observer's beliefs. "
        "Shade: where 8 of 10 draws lie."
    )
