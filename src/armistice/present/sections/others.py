"""Those at and around the table who do not sign: their role, their interests, and whom they act on."""

from __future__ import annotations

from armistice.dossier.case import Party
from armistice.present.document import Cell, Run, Section, Table, cell
from armistice.present.reading import Reading
from armistice.present.sections.wants import interested


def others(reading: Reading) -> Section | None:
    """List mediators and other parties; what they want and do is printed, not computed."""
    parties = [party for party in reading.case.parties.values() if party.signs is None]
    if not parties:
        return None
    rows = tuple(_row(reading, party) for party in parties)
    table = Table("Mediators and others", ("Party", "Role", "Interests", "Acts on"), rows)
    return Section("others", "Who else is at the table", (table,))


def _row(reading: Reading, party: Party) -> tuple[Cell, ...]:
    interests = interested(reading, party)
    acts = tuple((Run(f"{reading.name(other)}: {how}"),) for other, how in party.acts_on.items()) or cell(
        "nobody", "soft"
    )
    return (cell(party.name), cell(party.role or "not stated"), interests, acts)
