"""The deal space: the frontier, floors and hold-outs, proposals, what the red lines cut off, fairness solutions."""

from __future__ import annotations

from collections.abc import Sequence

from armistice.evaluate.result import AdjustedWinner, Assessment, Deal
from armistice.present import words
from armistice.present.charts import deal_space as chart
from armistice.present.document import Block, Bullets, Cell, Figure, Line, Paragraph, Run, Section, Table, cell, plain
from armistice.present.reading import Reading, thinned

COLUMNS = 5
"""Packages in the table under the picture at most."""


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
    return Figure(label, wide, narrow, plain(" ".join(_caption(reading))), _packages(reading))


def _caption(reading: Reading) -> list[str]:
    a = reading.assessment
    said = [_on_it(a) if a.frontier else _NONE]
    if not a.frontier_exact:
        said.append(f"It was thinned; no package lies more than {words.number(a.epsilon)} points beyond it.")
    if chart.cut_off(reading):
        said.append("Crosses: packages that would be on it if no red line counted.")
    if len(a.signers) > 2:
        said.append(f"Drawn as {reading.names(reading.pair)} see it; the other signers are in the table.")
    if missing := [reading.letter(id) for id in a.proposals if not chart.is_drawn(reading, id)]:
        said.append(f"Not drawn, because too much in it is open: {words.joined(missing)}.")
    return [*said, "The fairness solutions stand side by side; none of them is a recommendation."]


def _on_it(a: Assessment) -> str:
    found = a.frontier_total if a.frontier_packages is None else a.frontier_packages
    on = f"{words.count(found)} of {words.count(a.packages_admissible)} admissible packages are on the frontier"
    said = f"{on}: nothing betters them for all signers at once."
    if found == a.frontier_total:
        return said
    return f"{said} Those worth the same to everybody share one of its {words.count(a.frontier_total)} points."


_NONE = "The red lines leave no package."


def _packages(reading: Reading) -> Table:
    """Some packages of the frontier, evenly spaced, then some that red lines cut off."""
    a = reading.assessment
    cut = chart.cut_off(reading)
    most = COLUMNS - 2 if cut else COLUMNS
    shown, alike = thinned(a.frontier, most), thinned(a.frontier_alike, most)
    shown += thinned(cut, COLUMNS - len(shown))
    columns = [(f"Package {k}", deal) for k, deal in enumerate(shown, 1)]
    more = [(cell("Crosses", "strong"), *(cell(_crossed(reading, deal)) for deal in shown))]
    if any(count > 1 for count in alike):
        others = [words.count(count - 1) if count > 1 else "none" for count in alike]
        others += ["not counted"] * (len(shown) - len(others))
        more.append((cell("Others worth the same", "strong"), *map(cell, others)))
    return _side_by_side(reading, "Packages along the frontier", columns, more)


def _crossed(reading: Reading, deal: Deal) -> str:
    parties = dict.fromkeys(reading.case.red_lines[id].party for id in deal.crosses)
    return f"a red line of {reading.names(list(parties))}" if parties else "none"


def _side_by_side(
    reading: Reading, title: str, columns: Sequence[tuple[str, Deal]], more: Sequence[tuple[Cell, ...]] = ()
) -> Table:
    """Packages as columns: what each is worth, then its terms; the terms that all share stand in the caption."""
    deals = [deal for _, deal in columns]
    rows: list[tuple[Cell, ...]] = [
        (_worth_to(reading, party), *(cell(words.points(deal.values[party])) for deal in deals))
        for party in reading.assessment.signers
    ]
    rows += more
    alike = {
        id
        for id in reading.case.issues
        if len(deals) > 1 and all(deal.package[id] == deals[0].package[id] for deal in deals)
    }
    rows += [
        (cell(issue.title), *(cell(words.level(issue, deal.package[issue.id])) for deal in deals))
        for issue in reading.case.issues.values()
        if issue.id not in alike
    ]
    same = f" The same in all of them – {reading.terms(deals[0], alike)}." if alike else ""
    return Table(
        f"{title}, in points as believed.{same}", ("Worth and terms", *(head for head, _ in columns)), tuple(rows)
    )


def _worth_to(reading: Reading, party: str) -> Cell:
    line: Line = (Run("Worth to "), Run(reading.inline(party), reading.style(party)))
    return (line,)


def _solutions(reading: Reading) -> list[Block]:
    """What each fairness idea would pick; ideas that pick the same package share a column."""
    found = [(name, deal) for name, deal in reading.assessment.solutions.items() if deal]
    if not found:
        return [Paragraph(plain(_none(reading)))]
    picked: dict[str, list[tuple[str, Deal]]] = {}
    for name, deal in found:
        picked.setdefault(reading.terms(deal), []).append((words.SOLUTION[name], deal))
    columns = [(words.joined([name for name, _ in same]), same[0][1]) for same in picked.values()]
    ideas = "; ".join(f"{words.SOLUTION[name]}: {words.IDEA[name]}" for name in words.SOLUTION)
    return [
        _side_by_side(reading, "What each fairness idea would pick", columns),
        Paragraph(plain(f"{ideas}."), "soft"),
    ]


def _none(reading: Reading) -> str:
    shortfall = reading.assessment.shortfall
    if not reading.assessment.frontier:
        return "No fairness idea has anything to pick from: the red lines leave no package."
    said = "No fairness idea has anything to pick: no package gives every signer at least its floor."
    if shortfall is None:
        return said
    short = [f"{reading.inline(party)} by {words.size(gap)}" for party, gap in shortfall.short.items() if gap > 0]
    return f"{said} The nearest one leaves short {words.joined(short)}: {reading.terms(shortfall.widest)}."


def _adjusted_winner(reading: Reading, result: AdjustedWinner) -> Bullets:
    first, second = reading.pair
    shares = "; ".join(
        f"{reading.case.issues[id].title}: {words.share(share)} to {reading.inline(first)}"
        for id, share in result.shares.items()
    )
    values = words.joined(
        [f"{words.points(result.values[party])} points to {reading.inline(party)}" for party in (first, second)]
    )
    return Bullets(((Run("Adjusted Winner", "strong"), Run(f" (goods shared one by one) – {values}: {shares}.")),))
