"""What is on the table, proposal by proposal: terms, what each signer makes of them, and what stands in the way."""

from __future__ import annotations

from armistice.dossier.case import OPEN, Proposal, RedLine
from armistice.evaluate.result import ProposalView
from armistice.evaluate.structure import FIRM
from armistice.present import words
from armistice.present.document import Block, Bullets, Cell, Heading, Line, Run, Section, Table, Terms, cell
from armistice.present.reading import Reading


def table(reading: Reading) -> Section | None:
    """Print every proposal with its terms and how it compares with what each signer can have without it."""
    if not reading.case.proposals:
        return None
    blocks: list[Block] = []
    for id, proposal in reading.case.proposals.items():
        blocks += _proposal(reading, id, proposal, reading.assessment.proposals[id])
    return Section("on-the-table", "What is on the table", tuple(blocks))


def _proposal(reading: Reading, id: str, proposal: Proposal, view: ProposalView) -> list[Block]:
    blocks: list[Block] = [
        Heading(f"{reading.letter(id)} · {proposal.title}", _origin(reading, proposal)),
        Terms(tuple(_terms(reading, proposal))),
        Bullets(tuple(_findings(reading, proposal, view))),
    ]
    if reading.sizes:
        blocks.append(_values(reading, proposal, view))
    return blocks


def _origin(reading: Reading, proposal: Proposal) -> str:
    by = f"by {reading.inline(proposal.by)}" if proposal.by else "of unknown origin"
    return f"{by}, {words.date(proposal.date)}" if proposal.date else by


def _terms(reading: Reading, proposal: Proposal) -> list[tuple[str, Cell]]:
    issues = reading.case.issues
    return [
        (issues[id].title, cell(words.level(issues[id], value)))
        for id, value in proposal.terms.items()
        if value != OPEN
    ]


def _findings(reading: Reading, proposal: Proposal, view: ProposalView) -> list[Line]:
    """Whether it could be signed, what it crosses and breaks, and what is open."""
    case = reading.case
    lines = [_signable(reading, view)] if reading.sizes or not view.red_lines else []  # else it would tell what is firm
    lines += [_crosses(reading, case.red_lines[id]) for id in view.red_lines]
    lines += [(Run(f"Breaks a rule: {words.rule(case, case.rules[id].never)}"),) for id in view.rules]
    if view.open_issues:
        lines.append((Run(_open(reading, view)),))
    if proposal.note:
        lines.append((Run(proposal.note, "soft"),))
    resting = reading.rests(proposal.because)
    if resting:
        lines.append((Run(_TERMS_REST if proposal.because else _TERMS_BARE), *resting))
    return lines


_TERMS_REST = "Its terms as given here rest on what reports tell"
_TERMS_BARE = "Its terms as given here rest on no claim"


def _crosses(reading: Reading, line: RedLine) -> Line:
    soft = " – not counted, for it is judged not to be firm" if line.firm < FIRM else ""
    told = f"Crosses a red line of {reading.inline(line.party)}: {words.condition(reading.case, line.never)}{soft}"
    return (Run(told), *reading.rests(line.because))


def _signable(reading: Reading, view: ProposalView) -> Line:
    if view.signable:
        return Run("Signable", "strong"), Run(f": {_gives(reading, view)}.")
    return Run("Not signable", "strong"), Run(f": {_hindrance(reading, view)}.")


def _gives(reading: Reading, view: ProposalView) -> str:
    filled = "filled in one way or another, it" if view.open_issues else "it"
    return f"{filled} gives every signer whose consent it needs at least {_measure(reading)}"


def _hindrance(reading: Reading, view: ProposalView) -> str:
    if not reading.sizes and view.open_issues:
        return "no way to fill it in is open to every signer whose consent it needs"
    if view.completions or not reading.sizes:
        return f"it does not give every signer whose consent it needs {_measure(reading)}"
    if view.open_issues:
        return "in whatever way it is filled in, it crosses a red line or breaks a rule"
    return "it crosses a red line or breaks a rule"


def _measure(reading: Reading) -> str:
    return "what holding out is worth to it" if reading.case.war else "its walk-away"


def _open(reading: Reading, view: ProposalView) -> str:
    titles = words.joined([reading.case.issues[id].title for id in view.open_issues])
    if not reading.sizes:
        return f"Open: {titles}."
    ways = words.count(view.completions) if view.completions else "none"
    keep = "keeps" if view.completions <= 1 else "keep"
    return f"Open: {titles}. Of the ways to fill in these terms, {ways} {keep} all rules and red lines."


def _values(reading: Reading, proposal: Proposal, view: ProposalView) -> Table:
    a, war = reading.assessment, reading.case.war
    head = [
        "Signer",
        "On paper",
        "As believed",
        "Floor" if war else "Walk-away",
        "Over floor" if war else "Over walk-away",
    ]
    head += ["Hold-out value", "Over hold-out"] if war else []
    rows = []
    for party in view.values:
        figures = [
            words.points(view.on_paper[party]), words.points(view.values[party]),
            words.points(a.floor[party]), words.gain(view.over_floor[party]),
        ]  # fmt: skip
        figures += [words.points(a.hold_out[party]), words.gain(view.over_hold_out[party])] if war else []
        rows.append((cell(reading.name(party), reading.style(party)), *map(cell, figures)))
    title = f"{proposal.title}: points of each signer's own 0 (worst) to 100 (best)"
    return Table(title, tuple(head), tuple(rows), frozenset(range(1, len(head))))
