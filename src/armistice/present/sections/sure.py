"""What we are least sure of: how far the answer hangs on the judgements, and on which."""

from __future__ import annotations

from armistice.present.ahead import UNMOVED, matters_table, sure_blocks, told_matters
from armistice.present.charts import matters as chart
from armistice.present.document import Block, Bullets, Figure, Paragraph, Section, plain
from armistice.present.reading import Reading


def sure(reading: Reading) -> Section | None:
    """Show what most hangs on; None where nothing was drawn."""
    forecast = reading.beside.forecast
    if forecast is None:
        return None
    blocks: list[Block] = [*sure_blocks(reading.case, forecast.certainty)]
    shown = told_matters(forecast)
    if not shown:
        blocks.append(Paragraph(plain(UNMOVED)))
        return Section("sure", "What we are least sure of", tuple(blocks))
    blocks.append(_list([matter.sentence for matter in shown if matter.sentence]))
    wide, narrow = chart.draw(shown, wide=True), chart.draw(shown, wide=False)
    blocks.append(Figure(chart.label(shown), wide, narrow, plain(_CAPTION), matters_table(shown)))
    return Section("sure", "What we are least sure of", tuple(blocks))


_CAPTION = (
    "The further right a mark, the more of how an answer varies from draw to draw this judgement explains alone. "
    "What several explain only together is in none of them."
)


def _list(said: list[str]) -> Bullets:
    return Bullets(tuple(plain(each) for each in said))
