"""`armistice assess` for people: one compact page. In a pipe it is the same text without colour, bars or wrapping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from armistice.dossier.case import Case
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH, Assessment, Row
from armistice.present import sentences, words
from armistice.present.document import Heading, Line
from armistice.present.plain import shorten, visible
from armistice.present.reading import Reading
from armistice.present.sections.bottom import keys

_COLOUR = {WITHIN_REACH: "green", HOLDING_OUT: "yellow", NO_ROOM: "red"}
_STYLE = {"strong": "bold", "soft": "dim", "first": "bold cyan", "second": "bold yellow"}
_BAR = 32
_BAR_FITS = 110  # columns of a terminal from which the bars have space


def assessment_page(case: Case, assessment: Assessment, console: Console) -> None:
    """Print the assessment: bottom line, figures, signers, proposals, fairness ideas, anatomy, warnings, how sure."""
    reading = Reading(_fitting(case), assessment)
    for part in (_head, _keys, _signers, _proposals, _solutions, _anatomy, _warnings):
        for shown in part(reading, console):
            console.print(shown, soft_wrap=isinstance(shown, Text) and not console.is_terminal)
    if assessment.certainty:
        from armistice.present.ahead import sure_blocks
        from armistice.present.moves_page import blocks_page

        blocks_page([Heading("How sure"), *sure_blocks(reading.case, assessment.certainty)], console)


def _fitting(case: Case) -> Case:
    """Return the case with names that leave space for what is said of them."""
    parties = {id: replace(party, name=shorten(party.name, 28)) for id, party in case.parties.items()}
    proposals = {id: replace(each, title=shorten(each.title, 40)) for id, each in case.proposals.items()}
    return replace(case, title=shorten(case.title, 72), parties=parties, proposals=proposals)


def _head(reading: Reading, _: Console) -> Iterator[RenderableType]:
    known = f" · as known on {words.date(reading.assessment.as_of)}" if reading.assessment.as_of else ""
    yield Text.assemble((reading.case.title, "bold"), (known, "dim"))
    yield Text()
    colour = _COLOUR[reading.assessment.standing]
    for line in sentences.bottom_lines(reading):
        yield _text(line, strong=f"bold {colour}")


def _keys(reading: Reading, console: Console) -> Iterator[RenderableType]:
    grid = _grid()
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column()
    for figure, meaning in keys(reading):
        grid.add_row(figure, Text(meaning, style="dim"))
    yield Text()
    yield Padding(grid, (0, 0, 0, 2))


def _signers(reading: Reading, console: Console) -> Iterator[RenderableType]:
    a, war = reading.assessment, reading.case.war
    bars = console.is_terminal and console.width >= _BAR_FITS
    head = [
        "Signer",
        "Floor" if war else "Walk-away",
        *(["Hold-out"] if war else []),
        "Packages give",
        "If others gain too",
    ]
    table = _table(head, numeric=range(1, len(head)))
    if bars:
        table.add_column(Text("0 ┃ floor  ┇ hold-out".ljust(_BAR - 3) + "100", style="dim"), no_wrap=True)
    for party in a.signers:
        values = [deal.values[party] for deal in reading.packages]
        span = reading.reach(party)
        row = [words.points(a.floor[party]), *([words.points(a.hold_out[party])] if war else [])]
        row += [words.points((min(values), max(values))) if values else "none", words.points(span) if span else "none"]
        row += [_bar(a.floor[party], a.hold_out[party], values, span)] if bars else []
        table.add_row(Text(reading.name(party), style=_STYLE[reading.style(party)]), *row)
    beside = "" if a.frontier or not reading.packages else " (the red lines leave no package: without them)"
    yield _titled(f"What each can get, in points of its own 0 to 100{beside}", table)


def _bar(floor: float, hold_out: float, values: list[float], span: tuple[float, float] | None) -> str:
    """Return a line of characters from 0 to 100 points with the range of packages, floor and hold-out value."""
    cells = ["·"] * _BAR
    for low, high, mark in ((min(values, default=1), max(values, default=0), "─"), (*(span or (1, 0)), "━")):
        for k in range(_place(low), _place(high) + 1) if low <= high else ():
            cells[k] = mark
    cells[_place(hold_out)] = "┇"
    cells[_place(floor)] = "┃"
    return "".join(cells)


def _place(points: float) -> int:
    return min(max(round(points / 100 * (_BAR - 1)), 0), _BAR - 1)


def _proposals(reading: Reading, console: Console) -> Iterator[RenderableType]:
    a = reading.assessment
    if not a.proposals:
        return
    measure = "over hold-out value" if reading.case.war else "over walk-away"
    table = _table(["Proposal", "", *map(reading.name, a.signers)], numeric=range(2, 2 + len(a.signers)))
    for id, view in a.proposals.items():
        title = Text.assemble((reading.letter(id), "bold"), " ", reading.case.proposals[id].title)
        said = Text("signable", style="green") if view.signable else Text("not signable")
        table.add_row(title, said, *(words.gain(view.over_hold_out[party]) for party in a.signers))
    yield _titled(f"Proposals, as believed, {measure}", table)
    for id in a.proposals:
        if hindrances := _hindrances(reading, id):
            yield Padding(Text(f"{reading.letter(id)} {'; '.join(hindrances)}", style="dim"), (0, 0, 0, 2))


def _hindrances(reading: Reading, id: str) -> list[str]:
    case, view = reading.case, reading.assessment.proposals[id]
    said = []
    for party in dict.fromkeys(case.red_lines[line].party for line in view.red_lines):
        crossed = [line for line in view.red_lines if case.red_lines[line].party == party]
        said.append(
            f"crosses {words.plural(len(crossed), 'red line')} of {reading.inline(party)} ({', '.join(crossed)})"
        )
    if view.rules:
        said.append(f"breaks {words.plural(len(view.rules), 'rule')} ({', '.join(view.rules)})")
    open_terms = [shorten(case.issues[issue].title, 30) for issue in view.open_issues]
    if len(open_terms) > 3:
        said.append(f"{len(open_terms)} of {len(case.issues)} terms open")
    elif open_terms:
        said.append(f"open: {words.joined(open_terms)}")
    return said


def _solutions(reading: Reading, console: Console) -> Iterator[RenderableType]:
    a = reading.assessment
    found = {name: deal for name, deal in a.solutions.items() if deal}
    table = _table(["Fairness idea", *map(reading.name, a.signers)], numeric=range(1, 1 + len(a.signers)))
    for name, deal in found.items():
        idea = Text.assemble(words.SOLUTION[name], (f" – {words.IDEA[name]}", "dim"))
        table.add_row(idea, *(words.points(deal.values[party]) for party in a.signers))
    if a.adjusted_winner:
        values = a.adjusted_winner.values
        table.add_row(
            "Adjusted Winner", *(words.points(values[party]) if party in values else "" for party in a.signers)
        )
    if found or a.adjusted_winner:
        yield _titled("Fairness ideas side by side, in points; none is a recommendation", table)
    elif a.shortfall:
        short = [f"{reading.inline(party)} by {words.size(gap)}" for party, gap in a.shortfall.short.items() if gap > 0]
        yield Text()
        yield Text(f"The package nearest to everybody's floor falls short for {words.joined(short)}.")


def _anatomy(reading: Reading, console: Console) -> Iterator[RenderableType]:
    rows = sentences.anatomy(reading)
    if len(rows) < 2:
        return
    table = _table(["What if …", "Standing", "Room", "Margin"], numeric=range(2, 4))
    for row in rows:
        table.add_row(
            _cause(row),
            Text(words.STANDING[row.standing], style=_COLOUR[row.standing]),
            _size(row.room),
            _size(row.margin),
        )
    yield _titled("What kind of deadlock it is", table)


def _cause(row: Row) -> Text:
    if not row.without:
        return Text("as things stand", style="dim")
    if set(row.without) == {"red_lines", "expectations", "compliance"}:
        return Text("all three of these")
    return Text(" + ".join(words.CAUSE_SHORT.get(cause, cause.replace("_", " ")) for cause in row.without))


def _size(value: float | None) -> str:
    return "–" if value is None else words.gain(value)


def _warnings(reading: Reading, console: Console) -> Iterator[RenderableType]:
    found = reading.case.warnings
    if found:
        yield Text()
        yield Text(f"{len(found)} warning{'' if len(found) == 1 else 's'} (armistice check says more):", style="bold")
    for warning in found[:5]:
        yield Text(f"  {shorten(f'{warning.where}: {warning.message}', 160)}", style="dim")
    if len(found) > 5:
        yield Text(f"  and {len(found) - 5} more", style="dim")


def _text(line: Line, strong: str) -> Text:
    styles = _STYLE | {"strong": strong}
    return Text.assemble(*((visible(run.text), styles.get(run.style, "")) for run in line))


def _grid() -> Table:
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0))


def _table(head: list[str], numeric: range) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for place, title in enumerate(head):
        table.add_column(Text(visible(title)), justify="right" if place in numeric else "left", overflow="fold")
    return table


def _titled(title: str, table: Table) -> RenderableType:
    return Group(Text(), Text(title, style="bold"), Padding(table, (0, 0, 0, 2)))
