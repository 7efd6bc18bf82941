"""The equation: what each signer can get, and what it would wait for."""

from __future__ import annotations

from armistice.present import words
from armistice.present.charts import equation as chart
from armistice.present.document import Block, Cell, Figure, Paragraph, Run, Section, Table, cell
from armistice.present.reading import Reading


def equation(reading: Reading) -> Section | None:
    """Show floors, hold-out values and what packages can give, as a picture and as a table."""
    if not reading.sizes or len(reading.always) < 1:
        return None
    label = "For each signer: floor, hold-out value, and what packages can give it"
    figure = Figure(
        label,
        chart.draw(reading, wide=True),
        chart.draw(reading, wide=False),
        (Run(_caption(reading)),),
        _table(reading),
    )
    blocks: list[Block] = [
        figure,
        *_waiting(reading),
        *(Paragraph((Run(text),), "soft") for text in _giving_in(reading)),
    ]
    return Section("equation", "What each can get, and what it waits for", tuple(blocks))


def _caption(reading: Reading) -> str:
    cut = "" if reading.assessment.frontier else " (the red lines leave none: drawn without them)"
    solid = "what fighting to the finish is worth" if reading.case.war else "what walking away is worth"
    dashed = " Dashed mark: what carrying on is worth with the hope of a better deal." if reading.case.war else ""
    drawn = " Lines across a mark: where 8 of 10 draws put it." if reading.certainty else ""
    letters = " Letters: proposals." if reading.case.proposals else ""
    return (
        f"Pale: what packages on the frontier give each{cut}; darker: while nobody else is below its floor. "
        f"Solid mark: {solid}.{dashed}{drawn}{letters} Each has its own scale: lengths in two rows cannot be compared."
    )


def _table(reading: Reading) -> Table:
    a, war = reading.assessment, reading.case.war
    head = ["Signer", "Floor" if war else "Walk-away", *(["Hold-out value"] if war else [])]
    head += ["Packages on the frontier", "While nobody else is below its floor" if war else "While nobody else loses"]
    head += [reading.letter(id) for id in a.proposals]
    rows = tuple(_row(reading, party) for party in a.signers)
    return Table(
        "In points of each signer's own 0 (worst) to 100 (best), as believed",
        tuple(head),
        rows,
        frozenset(range(1, len(head))),
    )


def _row(reading: Reading, party: str) -> tuple[Cell, ...]:
    a = reading.assessment
    values = [deal.values[party] for deal in reading.packages]
    span = reading.reach(party)
    figures = [words.points(a.floor[party])]
    figures += [words.points(a.hold_out[party])] if reading.case.war else []
    figures += [words.points((min(values), max(values))) if values else "none", words.points(span) if span else "none"]
    figures += [words.points(view.values[party]) for view in a.proposals.values()]
    return (cell(reading.name(party), reading.style(party)), *map(cell, figures))


def _waiting(reading: Reading) -> list[Table]:
    """Show how the margin grows the longer there is no deal."""
    later = {span: margin for span, margin in reading.assessment.margin_after.items() if margin is not None}
    if not reading.case.war or not later:
        return []
    head = ("If there is no deal for", *(f"{span} months" if span > 1 else "one month" for span in later))
    row = (cell("Margin, points"), *(cell(words.gain(margin)) for margin in later.values()))
    return [
        Table(
            "What time does to the margin: the wait is over where it reaches 0",
            head,
            (row,),
            frozenset(range(1, len(head))),
        )
    ]


def _giving_in(reading: Reading) -> list[str]:
    """Say where accepting the other's terms is part of a side's own reckoning."""
    a = reading.assessment
    said = [
        f"Carrying on is worth no more to {reading.inline(party)} than accepting the other side's terms."
        for party in a.hold_out_is_giving_in
    ]
    for party, chance in (a.gives_in or {}).items():
        if chance >= 0.005:
            said.append(
                f"Under the observer's belief the conflict has {words.chance(chance)} of reaching a state in which "
                f"{reading.inline(party)} would rather accept the other side's terms than fight on."
            )
    return said
