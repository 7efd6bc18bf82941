"""Who wants what: red lines as stated, what is judged to be valued most, proposals, and the interests behind."""

from __future__ import annotations

from armistice.dossier.case import (
    OPEN,
    ChoiceValues,
    FollowsLine,
    Issue,
    RedLine,
    ScaleValues,
    Split,
    SplitValues,
    Values,
)
from armistice.dossier.judgements import Judgement, Order
from armistice.present import words
from armistice.present.document import Cell, Line, Paragraph, Run, Section, Table, cell
from armistice.present.reading import Reading, assumed


def wants(reading: Reading) -> Section:
    """Set the signers side by side, issue by issue."""
    signers = reading.assessment.signers
    rows = tuple(
        (((Run(issue.title),),), *(_cell(reading, party, issue) for party in signers))
        for issue in reading.case.issues.values()
    )
    head = ("Issue", *(reading.name(party) for party in signers))
    note = (
        Run("Refused: red lines as stated. Valued most: as judged by the analyst. Proposed: terms that a party put "
            "on the table itself. "), Run("assumed", "assumed"), Run(" marks what rests on no claim."),
    )  # fmt: skip
    table = Table("Positions on each issue, and what lies behind them", head, (*rows, *_behind(reading, signers)))
    return Section("who-wants-what", "Who wants what", (table, Paragraph(note, "soft")))


def _behind(reading: Reading, signers: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """The rows on interests and, where somebody signs under a condition, on consent."""
    rows = []
    if any(reading.case.parties[party].interests for party in signers):
        rows.append((cell("Interests", "strong"), *(_interests(reading, party) for party in signers)))
    if len(reading.always) < len(signers):
        rows.append((cell("Has to agree", "strong"), *(_consent(reading, party) for party in signers)))
    return rows


def _cell(reading: Reading, party: str, issue: Issue) -> Cell:
    lines = [
        _refuses(reading, line, issue.id) for line in reading.case.red_lines.values() if _about(line, party, issue)
    ]
    lines += _most(reading, party, issue)
    lines += _proposed(reading, party, issue)
    return tuple(lines) or ((Run("no position stated", "soft"),),)


def _about(line: RedLine, party: str, issue: Issue) -> bool:
    return line.party == party and issue.id in line.never.issues()


def _refuses(reading: Reading, line: RedLine, issue: str) -> Line:
    """A red line over several issues is printed at the first; at the others a word points there."""
    issues = [id for id in reading.case.issues if id in line.never.issues()]
    if issue != issues[0]:
        there = words.joined([reading.case.issues[other].title for other in issues if other != issue])
        return (Run("Refuses ", "soft"), Run(f"it in some packages, with {there} (above)", "soft"))
    return (Run("Refuses ", "soft"), Run(words.refused(reading.case, line.never)), *assumed(line.because))


def _most(reading: Reading, party: str, issue: Issue) -> list[Line]:
    stated = reading.case.preferences.get(party)
    if stated is None or issue.id not in stated.values:
        return []
    wish, because = favourite(issue, stated.values[issue.id], _line(reading))
    return [(Run("Values most ", "soft"), Run(wish), *assumed(because))]


def _line(reading: Reading) -> float:
    war = reading.case.war
    return war.at / war.of if war else 0.0


def favourite(issue: Issue, values: Values, line: float) -> tuple[str, tuple[str, ...]]:
    """Return what is judged to be worth most on an issue, with the line at this share, and the claims behind it."""
    match values:
        case Order():
            return words.joined([words.level(issue, member) for member in values.tiers[0]], "or"), values.because
        case ScaleValues():
            level, judged = max(values.points, key=lambda point: point[1].central)
            return words.level(issue, level), judged.because
        case SplitValues():
            use, judged = max(values.uses.items(), key=lambda entry: entry[1].central)
            return f"{issue.uses[use] if isinstance(issue, Split) else use}, as much as possible", judged.because
        case ChoiceValues():
            option, worth = max(values.options.items(), key=lambda entry: _worth(entry[1], line))
            if isinstance(worth, FollowsLine):
                return words.level(issue, option), worth.at_start.because + worth.at_end.because
            return words.level(issue, option), worth.because


def _worth(worth: Judgement | FollowsLine, line: float) -> float:
    if isinstance(worth, Judgement):
        return worth.central
    return worth.at_start.central + line * (worth.at_end.central - worth.at_start.central)


def _proposed(reading: Reading, party: str, issue: Issue) -> list[Line]:
    own = [(id, proposal) for id, proposal in reading.case.proposals.items() if proposal.by == party]
    return [
        (
            Run("Proposed ", "soft"),
            Run(f"{words.level(issue, proposal.terms[issue.id])} (proposal {reading.letter(id)})"),
            *assumed(proposal.because),
        )
        for id, proposal in own
        if proposal.terms.get(issue.id, OPEN) != OPEN
    ]


def _consent(reading: Reading, party: str) -> Cell:
    signs = reading.case.parties[party].signs
    if party in reading.always or signs is None:
        return cell("always")
    return cell(f"where {words.condition(reading.case, signs)}")


def _interests(reading: Reading, party: str) -> Cell:
    interests = reading.case.parties[party].interests
    return tuple((Run(text),) for text in interests) or cell("not stated", "soft")
