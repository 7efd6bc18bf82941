"""Why it is stuck, and what would open it: the blocking sets as a picture, then the smallest changes."""

from __future__ import annotations

from armistice.evaluate.result import WITHIN_REACH
from armistice.explain.result import BlockingSet, Explanation, Weight
from armistice.present.charts import blocking as chart
from armistice.present.document import Block, Bullets, Cell, Figure, Paragraph, Run, Section, Table, cell
from armistice.present.reading import Reading
from armistice.present.why import SETS, closing_blocks, opening_blocks, stuck_blocks
from armistice.present.why_words import Told, WhyWords


def stuck(reading: Reading) -> Section | None:
    """Tell which smallest sets of red lines and thresholds exclude every package."""
    why = reading.beside.explanation
    if why is None:
        return _clashes(reading)
    if not (why.blocking or why.blocking_in_draws):
        return None
    lead, *rest = stuck_blocks(reading.case, why, reading.notes.cite)
    picture = [_picture(reading, Told(reading.case, why))] if why.blocking else []
    return Section("stuck", "Why it is stuck", (lead, *picture, *rest))


def openings(reading: Reading) -> Section | None:
    """Tell what would open it, or what would close it where agreement is within reach."""
    why = reading.beside.explanation
    if why is None:
        return None
    if why.standing == WITHIN_REACH:
        return _section("closing", "What would close it", closing_blocks(reading.case, why))
    return _section("openings", "What would open it", opening_blocks(reading.case, why))


def _section(id: str, title: str, blocks: list[Block]) -> Section | None:
    return Section(id, title, tuple(blocks)) if blocks else None


def _picture(reading: Reading, told: Told) -> Figure:
    wide, narrow = chart.draw(told, wide=True), chart.draw(told, wide=False)
    return Figure(chart.label(told), wide, narrow, (Run(_caption(told.why)),), _table(reading, told))


def _caption(why: Explanation) -> str:
    shown = len(chart.drawn(why)[0])
    said = ["A column is a blocking set: take any one mark of it away and some package is left."]
    if len(why.blocking) > 1:
        said.append("The larger a mark, the more sets its member stands in.")
    said.append("Circles are red lines, squares what a signer asks for.")
    if shown < len(why.blocking) or not why.complete:
        more = "" if why.complete else " and more"
        said.append(f"Drawn are the {shown} smallest of {len(why.blocking)}{more}.")
    return " ".join(said)


def _table(reading: Reading, told: Told) -> Table:
    sets, weights = chart.drawn(told.why)
    rows = tuple(_row(reading, told, weight, sets) for weight in weights)
    return Table("Members of blocking sets", ("Member", "In how many sets", "In sets no."), rows, frozenset({1}))


def _row(reading: Reading, told: Told, weight: Weight, sets: list[BlockingSet]) -> tuple[Cell, ...]:
    places = [str(place) for place, each in enumerate(sets, 1) if weight.member in each.members]
    member = (Run(told.member(weight.member)), *reading.notes.cite(told.because(weight.member)))
    return ((member,), cell(str(weight.sets)), cell(", ".join(places)))


def _clashes(reading: Reading) -> Section | None:
    """What may be shared: red lines that exclude one another, whatever anybody's numbers and however firm they are."""
    if not reading.beside.clashes:
        return None
    told = WhyWords(reading.case)
    lead = Paragraph(
        (Run("Some red lines exclude one another", "strong"), Run(", whatever the rest of a package holds."))
    )
    said = Bullets(tuple(told.blocking(each, reading.notes.cite) for each in reading.beside.clashes[:SETS]))
    return Section("stuck", "Why it is stuck", (lead, said))
