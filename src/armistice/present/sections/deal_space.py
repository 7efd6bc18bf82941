"""The deal space: the frontier, floors and hold-out values, proposals, what the red lines cut off, fairness solutions."""

from __future__ import annotations

from collections.abc import Set
from itertools import groupby

from armistice.evaluate.result import AdjustedWinner, Deal
from armistice.present import words
from armistice.present.charts import deal_space as chart
from armistice.present.document import Block, Bullets, Cell, Figure, Paragraph, Run, Section, Table, cell
from armistice.present.reading import Reading, thinned

ROWS = 9
"""Packages of the frontier in the table under the picture."""


def deal_space(reading: Reading) -> Section | None:
    """Show what packages are worth to the two first signers, and what each fairness idea would pick."""
    a = reading.assessment
    if not reading.sizes or not (a.frontier or a.frontier_without_red_lines):
        return None
    blocks: list[Block] = [_picture(reading) if len(reading.pair) == 2 else _packages(reading)]
    blocks += _solutions(reading)
    if a.adjusted_winner:
        blocks.append(_adjusted_winner(reading, a.adjusted_winner))
    return Section("deal-space", "The deal space", tuple(blocks))


def _picture(reading: Reading) -> Figure:
    label = "Packages by their worth to the two first signers"
    wide, narrow = chart.draw(reading, wide=True), chart.draw(reading, wide=False)
    return Figure(label, wide, narrow, (Run(_caption(reading)),), _packages(reading))


def _caption(reading: Reading) -> str:
    a = reading.assessment
    on = f"{words.count(a.frontier_total)} of {words.count(a.packages_admissible)} admissible packages are on the frontier"
    said = (
        [f"{on}: nothing betters them for all signers at once."] if a.frontier else ["The red lines leave no package."]
    )
    if not a.frontier_exact:
        said.append(f"It was thinned; no package lies more than {words.number(a.epsilon)} points beyond it.")
    cut = chart.cut_off(reading)
    if cut:
        said.append(f"Crosses: {words.count(len(cut))} packages that would lie on the frontier if no red line counted.")
    if len(reading.assessment.signers) > 2:
        said.append(f"Drawn as {reading.names(reading.pair)} see it; the other signers are in the table.")
    said.append("The fairness solutions stand side by side; none of them is a recommendation.")
    return " ".join(said)


def _packages(reading: Reading) -> Table:
    """Some packages of the frontier, evenly spaced, then some that red lines cut off."""
    a = reading.assessment
    cut = chart.cut_off(reading)
    shown = thinned(a.frontier, ROWS - (ROWS // 3 if cut else 0)) + thinned(cut, ROWS // 3 if a.frontier else ROWS)
    head = ("No.", *(f"To {reading.name(party)}" for party in a.signers), "Crosses", "Package")
    same = {id for id in reading.case.issues if all(deal.package[id] == shown[0].package[id] for deal in shown)}
    rows = tuple(
        (cell(str(k)), *_package(reading, deal, reading.case.issues.keys() - same)) for k, deal in enumerate(shown, 1)
    )
    alike = f"; the same in all of them – {reading.terms(shown[0], same)}" if same else ""
    return Table(
        f"{len(shown)} packages, in points as believed{alike}", head, rows, frozenset(range(1, 1 + len(a.signers)))
    )


def _package(reading: Reading, deal: Deal, differing: Set[str]) -> tuple[Cell, ...]:
    crossed = [f"a red line of {reading.name(reading.case.red_lines[id].party)}" for id in deal.crosses]
    values = [cell(words.points(deal.values[party])) for party in reading.assessment.signers]
    return (
        *values,
        cell(words.joined(list(dict.fromkeys(crossed))) or "none"),
        cell(reading.terms(deal, differing) or "as above"),
    )


def _solutions(reading: Reading) -> list[Block]:
    """What each fairness idea would pick; ideas that pick the same package stand together."""
    a = reading.assessment
    found = sorted(
        ((name, deal) for name, deal in a.solutions.items() if deal), key=lambda entry: reading.terms(entry[1])
    )
    if not found:
        return [Paragraph((Run(_none(reading)),))]
    rows = []
    for package, group in groupby(found, key=lambda entry: reading.terms(entry[1])):
        members = list(group)
        ideas = tuple(
            (Run(words.SOLUTION[name], "strong"), Run(f" – {words.IDEA[name]}", "soft")) for name, _ in members
        )
        values = (cell(words.points(members[0][1].values[party])) for party in a.signers)
        rows.append((ideas, *values, cell(package)))
    head = ("Idea of fairness", *(f"To {reading.name(party)}" for party in a.signers), "Package")
    return [
        Table(
            "What each fairness idea would pick, in points as believed",
            head,
            tuple(rows),
            frozenset(range(1, len(head) - 1)),
        )
    ]


def _none(reading: Reading) -> str:
    shortfall = reading.assessment.shortfall
    said = "No fairness idea has anything to pick: no package gives every signer at least its floor."
    if shortfall is None:
        return said
    short = [f"{reading.name(party)} by {words.size(gap)}" for party, gap in shortfall.short.items() if gap > 0]
    return f"{said} The nearest one leaves short {words.joined(short)}: {reading.terms(shortfall.widest)}."


def _adjusted_winner(reading: Reading, result: AdjustedWinner) -> Bullets:
    first, second = reading.pair
    shares = [
        f"{reading.case.issues[id].title}: {words.share(share)} to {reading.name(first)}"
        for id, share in result.shares.items()
    ]
    values = f"{words.points(result.values[first])} points to {reading.name(first)} and {words.points(result.values[second])} to {reading.name(second)}"
    return Bullets(
        ((Run("Adjusted Winner", "strong"), Run(f" (goods shared one by one) – {values}: {'; '.join(shares)}.")),)
    )
