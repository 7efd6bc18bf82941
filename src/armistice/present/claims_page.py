"""Claims and reports for a terminal: lists, a claim in its context, positions, chronology, open offers, framing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from armistice.claims.claim import Claim
from armistice.claims.reader import Outcome
from armistice.dossier.case import Case, Choice
from armistice.dossier.record import Findings, InContext
from armistice.dossier.renewal import Renewal
from armistice.dossier.stated_positions import contradictions
from armistice.dossier.subjects import subject
from armistice.present.plain import shorten, visible

_STATUS = {"accepted": "green", "corrected": "green", "rejected": "red", "proposed": "default", "dropped": "dim"}
_STATES = {
    "new": "read", "known": "already there", "copy": "near-copies", "unread": "unread", "refused": "refused",
}  # fmt: skip


def outcome_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Return what became of the files: a line of counts, then each file that gave no reading and why."""
    again = [one for one in outcomes if one.state == "again"]
    outcomes = [one for one in outcomes if one.state != "again"]
    counts = [
        f"{sum(one.state == state for one in outcomes)} {name}"
        for state, name in _STATES.items()
        if any(one.state == state for one in outcomes)
    ]
    claims = _number(sum(one.claims for one in outcomes), "claim")
    head = f"{_number(len(outcomes), 'file')}: {', '.join(counts) or 'nothing to read'}; {claims} proposed."
    if again:
        new, fallen = sum(one.claims for one in again), sum(one.dropped for one in again)
        head += f" The coder or the words of the case have changed: {_number(len(again), 'report')} read again, "
        head += f"{new} claims new, {fallen} no longer proposed."
    return [head, *(f"{one.name}: {one.note}" for one in outcomes if one.note and one.state != "new")]


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def claims_table(case: Case, claims: Sequence[Claim], console: Console) -> None:
    """Print claims, one a row: id, day, who to whom, what with which force, about what, how sure, the words."""
    rows = [
        (
            Text(claim.id, style=_STATUS[claim.status]),
            Text(_who(case, claim)),
            Text(_what(claim)),
            Text(_about(case, claim)),
            Text(f"{claim.confidence:.0%}"),
            Text(shorten(claim.quote, 160)),
        )
        for claim in claims
    ]
    _rows(console, ("id", "who", "does", "about", "sure", "words"), rows)


def _print(console: Console, text: Text) -> None:
    """Print a line; in a pipe it is not broken."""
    console.print(text, soft_wrap=not console.is_terminal)


def _rows(console: Console, names: Sequence[str], rows: Sequence[Sequence[Text]]) -> None:
    """Print rows as a table, in a pipe with tabs between."""
    if not console.is_terminal:
        for row in rows:
            _print(console, Text("\t").join(row))
        return
    table = Table(box=None, pad_edge=False, show_edge=False)
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "sure", "week"))
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _who(case: Case, claim: Claim) -> str:
    target = f" → {_name(case, claim.target)}" if claim.target else ""
    return _name(case, claim.actor) + target


def _name(case: Case, party: str | None) -> str:
    if party is None:
        return "(nobody named)"
    return shorten(case.parties[party].name if party in case.parties else party, 28)


def _what(claim: Claim) -> str:
    modality = claim.modality.replace("_", " ")
    sure = f", {claim.certainty}" if claim.certainty else ""
    return f"{claim.action} ({modality}{sure})"


def _about(case: Case, claim: Claim) -> str:
    if claim.issue is None:
        return "–"
    issue = case.issues.get(claim.issue)
    title = shorten(issue.title, 30) if issue else claim.issue
    option = f": {_option(case, claim)}" if claim.option else ""
    return title + option + {"for": " (for)", "against": " (against)"}.get(claim.polarity, "")


def _option(case: Case, claim: Claim) -> str:
    issue = case.issues.get(claim.issue or "")
    titles = {one.id: one.title for one in issue.options} if isinstance(issue, Choice) else {}
    return shorten(titles.get(claim.option or "", claim.option or ""), 30)


def context_page(case: Case, shown: InContext, console: Console) -> None:
    """Print a claim within its text, what is known of its document, and what was decided about it."""
    claim, origin = shown.claim, shown.document.origin
    known = [shown.document.name, origin.source, origin.date.isoformat() if origin.date else "no date stated"]
    _print(console, Text(" · ".join(visible(one) for one in known if one), style="dim"))
    console.print(
        Text.assemble(("… " + visible(shown.before)), (visible(claim.quote), "bold"), visible(shown.after) + " …")
    )
    _print(console, Text(f"{claim.id}, {claim.status}: {_who(case, claim)}; {_what(claim)}; {_about(case, claim)}"))
    _print(console, Text("according to " + " < ".join(_name(case, one) for one in claim.attribution), style="dim"))
    for path in shown.relied_on:
        _print(console, Text(f"rests on it: {visible(_place(case, path))}"))
    for decision in shown.decisions:
        _print(console, Text(f"{decision.at} {visible(decision.by)}: {decision.verb}"))


def decision_lines(case: Case, decided: Sequence[Claim], relied_on: Mapping[str, Sequence[str]]) -> list[str]:
    """Return each claim with what it is now and, where it bears nothing out any more, what rested on it."""
    lines = []
    for claim in decided:
        lines.append(f"{claim.id} {claim.status}")
        if claim.status == "rejected":
            lines += [f"  rested on it: {_place(case, path)}" for path in relied_on.get(claim.id, ())]
    return lines


def renewal_lines(case: Case, renewals: Sequence[Renewal]) -> list[str]:
    """Return what was renewed in the case file, and what is left to a person."""
    lines = [f"{_place(case, one.path)}: {one.named} is now {one.new.id}" for one in renewals if one.new]
    for one in renewals:
        if one.old is None:
            lines.append(f"{_place(case, one.path)}: {one.named} is not in the record")
        elif one.new is None:
            said = f"it said “{shorten(one.old.quote, 120)}” ({_who(case, one.old)}; {_what(one.old)})"
            lines.append(f"{_place(case, one.path)}: {one.named} has no successor; {said}")
            lines += [f"  there now: {_brief(case, near)}" for near in one.near]
    return lines or ["Every claim that the case rests on is still proposed or was decided on."]


def _brief(case: Case, claim: Claim) -> str:
    return f"{claim.id} {_who(case, claim)}; {_what(claim)}; {_about(case, claim)} “{shorten(claim.quote, 120)}”"


def _place(case: Case, path: str) -> str:
    """Return a place of the case file in words, with its dotted id."""
    told = subject(case.tree, tuple(path.split(".")))
    return path if told == f"'{path}'" else f"{told} ({path})"


def positions_page(case: Case, found: Findings, console: Console) -> None:
    """Print stated positions by party and issue, newest first, what contradicts what, and where judgements part."""
    for (party, issue), stated in sorted(found.positions.items()):
        title = case.issues[issue].title if issue in case.issues else issue
        _print(console, Text(f"{_name(case, party)} on {visible(title)}", style="bold"))
        for position in stated:
            option = f" {_option(case, position.claim)}" if position.option else ""
            _print(console, Text(f"  {_day(position.day)}  {position.stance}{option}  [{position.claim.id}]"))
        for clash in contradictions(stated):
            _print(console, Text(f"  contradicts: {clash.newer.claim.id} and {clash.older.claim.id}", style="yellow"))
    for parting in found.partings:
        stated = parting.stated
        _print(console, Text(f"{_name(case, stated.party)}, {stated.issue}: {parting.message}  [{stated.claim.id}]"))


def chronology_page(case: Case, found: Findings, console: Console) -> None:
    """Print what was said and done, day by day."""
    for event in found.chronology:
        claim = event.claim
        day = _day(event.day) + ("" if event.stated else " (report)")
        _print(
            console, Text(f"{day}  {_who(case, claim)}: {_what(claim)}  “{shorten(claim.quote, 120)}”  [{claim.id}]")
        )


def unanswered_page(case: Case, found: Findings, console: Console) -> None:
    """Print the offers that somebody has not answered."""
    for offer in found.never_answered:
        silent = ", ".join(_name(case, one) for one in offer.silent)
        words = shorten(offer.claim.quote, 120)
        _print(console, Text(f"{_day(offer.day)}  “{words}”  [{offer.claim.id}]  not answered by {silent}"))


def framing_page(case: Case, counts: Mapping[tuple[str, str, str, str], int], console: Console) -> None:
    """Print how often each source lets each party appear how, by week."""
    rows = [
        (Text(shorten(source, 40)), Text(week), Text(_name(case, party)), Text(frame), Text(str(count)))
        for (source, week, party, frame), count in sorted(counts.items())
    ]
    _rows(console, ("source", "week", "party", "appears", "sentences"), rows)


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else "no date"
