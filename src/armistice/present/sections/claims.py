"""The last part: every claim that the brief rests on, with its words and its document."""

from __future__ import annotations

from armistice.present.document import Footnotes, Paragraph, Section, plain
from armistice.present.reading import Reading

_KEY = (
    "Each with the words as they stand in the report, the document, how the words were read, on whose word they rest, "
    "and whether somebody has decided on them. Positions are those of their speakers."
)


def claims(reading: Reading) -> Section | None:
    """Print the footnotes of all parts before; None where there are none."""
    items = reading.notes.printed()
    if not items:
        return None
    return Section("claims", "Claims and documents", (Paragraph(plain(_KEY), "soft"), Footnotes(items)))
