"""Who wants what: red lines, what is judged to be valued most, proposals, what was said, and the interests behind."""

from __future__ import annotations

from armistice.dossier.case import (
    OPEN,
    ChoiceValues,
    FollowsLine,
    Issue,
    Party,
    RedLine,
    ScaleValues,
    Split,
    SplitValues,
    Values,
)
from armistice.dossier.evidence import named_claims
from armistice.dossier.judgements import Judgement, Order
from armistice.present import words
from armistice.present.document import Cell, Line, Paragraph, Run, Section, Table, cell
from armistice.present.reading import Reading
from armistice.present.sections.stated import stated_lines


def wants(reading: Reading) -> Section:
    """Set the signers side by side, issue by issue."""
    signers = reading.assessment.signers
    rows = tuple(
        (((Run(issue.title),),), *(_cell(reading, party, issue) for party in signers))
        for issue in reading.case.issues.values()
    )
    head = ("Issue", *(reading.name(party) for party in signers))
    table = Table("Positions on each issue, and what lies behind them", head, (*rows, *_behind(reading, signers)))
    return Section("who-wants-what", "Who wants what", (table, Paragraph(_key(reading), "soft")))


def _key(reading: Reading) -> Line:
    """What the words and marks in the table mean."""
    said = " Said: what was accepted from reports, the newest first." if reading.beside.said else ""
    key = (
        Run("Refuses: red lines as stated. Values most: as judged by the analyst. Proposed: terms that a party put "
            f"on the table itself.{said} "), Run("assumed", "assumed"), Run(" marks what rests on no claim."),
    )  # fmt: skip
    if reading.beside.said:
        return (*key, Run(" Numbers lead to the claims at the end, each with its words and its document."))
    return (*key, Run(_UNREAD)) if reading.sizes and any(because for _, because in named_claims(reading.case)) else key


_UNREAD = " What is not marked rests on claims of reports; none have been read here, so they cannot be shown."


def _behind(reading: Reading, signers: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """The rows on interests and, where somebody signs under a condition, on consent."""
    rows = []
    if any(reading.case.parties[party].interests for party in signers):
        rows.append(
            (cell("Interests", "strong"), *(interested(reading, reading.case.parties[party]) for party in signers))
        )
    if len(reading.always) < len(signers):
        rows.append((cell("Has to agree", "strong"), *(_consent(reading, party) for party in signers)))
    return rows


def _cell(reading: Reading, party: str, issue: Issue) -> Cell:
    lines = [
        _refuses(reading, line, issue.id) for line in reading.case.red_lines.values() if _about(line, party, issue)
    ]
    lines += _most(reading, party, issue)
    lines += _proposed(reading, party, issue)
    lines += [(Run("Said ", "soft"), *line) for line in stated_lines(reading, party, issue.id)]
    return tuple(lines) or ((Run("no position stated", "soft"),),)


def _about(line: RedLine, party: str, issue: Issue) -> bool:
    return line.party == party and issue.id in line.never.issues()


def _refuses(reading: Reading, line: RedLine, issue: str) -> Line:
    """A red line over several issues is printed at the first; at the others a word points there."""
    issues = [id for id in reading.case.issues if id in line.never.issues()]
    if issue != issues[0]:
        there = words.joined([reading.case.issues[other].title for other in issues if other != issue])
        return (Run("Refuses ", "soft"), Run(f"it in some packages, with {there} (above)", "soft"))
    return (Run("Refuses ", "soft"), Run(words.refused(reading.case, line.never)), *reading.rests(line.because))


def _most(reading: Reading, party: str, issue: Issue) -> list[Line]:
    stated = reading.case.preferences.get(party)
    if stated is None or issue.id not in stated.values:
        return []
    wish, because = favourite(issue, stated.values[issue.id], _line(reading))
    return [(Run("Values most ", "soft"), Run(wish), *reading.rests(because))]


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
            *reading.rests(proposal.because, issue.id),
        )
        for id, proposal in own
        if proposal.terms.get(issue.id, OPEN) != OPEN
    ]


def _consent(reading: Reading, party: str) -> Cell:
    signs = reading.case.parties[party].signs
    if party in reading.always or signs is None:
        return cell("always")
    return cell(f"where {words.condition(reading.case, signs)}")


def interested(reading: Reading, party: Party) -> Cell:
    """Return a party's interests, each with what it rests on."""
    told = tuple((Run(each.text), *reading.rests(each.because)) for each in party.interests)
    return told or cell("not stated", "soft")
