"""What somebody could do: the levers of the case and who can pull them."""

from __future__ import annotations

from armistice.present.document import Paragraph, Run, Section, Table, cell
from armistice.present.reading import Reading


def levers(reading: Reading) -> Section | None:
    """List the levers; what each would do belongs to the forecast."""
    if not reading.case.levers:
        return None
    rows = tuple(
        (
            ((Run(lever.title),), *(((Run(lever.note, "soft"),),) if lever.note else ())),
            cell(reading.names(lever.by) or "nobody named"),
        )
        for lever in reading.case.levers.values()
    )
    note = "In the order of the case file; being listed says nothing of whether a lever should be pulled."
    table = Table("Levers", ("What could be done", "By whom"), rows)
    return Section("levers", "What somebody could do", (table, Paragraph((Run(note),), "soft")))
