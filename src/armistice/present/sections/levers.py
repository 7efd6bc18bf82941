"""What somebody could do: the levers of the case and who can pull them."""

from __future__ import annotations

from armistice.present.ahead import lever_blocks
from armistice.present.document import Paragraph, Run, Section, Table, cell
from armistice.present.reading import Reading


def levers(reading: Reading) -> Section | None:
    """Tell what each lever does; where nothing was drawn, or it may not be told, only who could pull it."""
    if not reading.case.levers:
        return None
    forecast = reading.beside.forecast
    if forecast is not None and forecast.levers is not None:
        blocks = lever_blocks(reading.case, forecast.levers)
        return Section("levers", "What somebody could do", (*blocks, Paragraph((Run(_NOTE),), "soft")))
    rows = tuple(
        (
            ((Run(lever.title),), *(((Run(lever.note, "soft"),),) if lever.note else ())),
            cell(reading.names(lever.by) or "nobody named"),
        )
        for lever in reading.case.levers.values()
    )
    table = Table("Levers", ("What could be done", "By whom"), rows)
    return Section("levers", "What somebody could do", (table, Paragraph((Run(_NOTE),), "soft")))


_NOTE = "In the order of the case file; being listed says nothing of whether a lever should be pulled."
