"""Commands on the evidence: read reports, and decide on the claims they yield."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from armistice.cli.program import CaseArgument, Json, app
from armistice.cli.terminal import bar, console, print_json, say, visible, writing


@app.command(epilog="Example: armistice read examples/ukraine-talks examples/ukraine-talks/reports")
def read(
    case: CaseArgument,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]…", help="Files, folders, globs; default: reports/ beside it.")
    ] = None,
    *,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet, where the files name none.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Day, where the files name none (ISO).")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Language of the files, such as en.")] = None,
    as_json: Json = False,
) -> None:
    """Read reports into the record beside the case and propose claims; goes on where it was stopped."""
    from armistice import api
    from armistice.present.claims_page import outcome_lines

    loaded = api.load(case)
    with writing(), bar("reading") as step:
        outcomes = api.read(
            loaded, paths, source=source, date=_iso_day(date), language=language,
            progress=lambda done, of, _: step(done, of),
        )  # fmt: skip
    if as_json:
        from dataclasses import asdict

        print_json([asdict(outcome) for outcome in outcomes])
        return
    for line in outcome_lines(outcomes):
        typer.echo(visible(line))
    say(str(warning) for warning in api.evidence_warnings(loaded))


@app.command(epilog="Example: armistice claims examples/ukraine-talks --party russia --issue ceasefire")
def claims(
    case: CaseArgument,
    *,
    status: Annotated[str | None, typer.Option(help="proposed, accepted, rejected, corrected; dropped.")] = None,
    party: Annotated[str | None, typer.Option(metavar="ID", help="As actor or target.")] = None,
    action: Annotated[str | None, typer.Option(help="agree, request, reject, threaten …")] = None,
    issue: Annotated[str | None, typer.Option(metavar="ID", help="About this issue.")] = None,
    said_by: Annotated[
        str | None, typer.Option(metavar="NAME", help="On whose word: a party, or words of a name.")
    ] = None,
    words: Annotated[str | None, typer.Option(metavar="TEXT", help="Whose quote holds these words.")] = None,
    least: Annotated[float, typer.Option(metavar="SHARE", help="At least this confidence, 0 to 1.")] = 0.0,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day on (ISO).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day (ISO).")] = None,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Search the reports instead.")] = None,
    show: Annotated[str | None, typer.Option(metavar="CLAIM", help="One claim in its context.")] = None,
    accept: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Accept; may be repeated.")] = None,
    reject: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Reject; may be repeated.")] = None,
    correct: Annotated[str | None, typer.Option(metavar="CLAIM", help="Correct, with --set.")] = None,
    setting: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="Of --correct.")] = None,
    undo: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Take back the last decision.")] = None,
    renew: Annotated[
        bool, typer.Option("--renew", help="Name, in the case file, what has followed claims read differently now.")
    ] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; default: the user's name.")] = None,
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Write .csv or .jsonl.")] = None,
    positions: Annotated[bool, typer.Option("--positions", help="Stated positions, contradictions.")] = False,
    chronology: Annotated[bool, typer.Option("--chronology", help="Day by day.")] = False,
    unanswered: Annotated[bool, typer.Option("--unanswered", help="Offers nobody answered.")] = False,
    framing: Annotated[bool, typer.Option("--framing", help="How sources frame parties, by week.")] = False,
    proposed: Annotated[bool, typer.Option("--proposed", help="Count undecided claims in these, too.")] = False,
    as_json: Json = False,
) -> None:
    """List, search, show, accept, reject, correct, undo, renew and export claims; what they add up to."""
    from armistice import api
    from armistice.claims.record import Filter
    from armistice.present import claims_page

    loaded = api.load(case)
    terminal = console()
    decided = _decisions(loaded, {"accept": accept, "reject": reject, "undo": undo}, correct, setting, by)
    wanted = Filter(status, party, action, modality=None, issue=issue, least_confidence=least, words=words,
                    since=_iso_day(since), until=_iso_day(until), speaker=said_by)  # fmt: skip
    if decided:
        for line in claims_page.decision_lines(loaded, decided, api.relied_on(loaded)):
            typer.echo(visible(line))
    elif renew:
        for line in claims_page.renewal_lines(loaded, api.renew(loaded)):
            typer.echo(visible(line))
    elif export is not None:
        with writing():
            typer.echo(f"{api.export_claims(loaded, export, wanted)} claims: {visible(str(export))}")
    elif show is not None:
        claims_page.context_page(loaded, api.show_claim(loaded, show), terminal)
    elif search is not None:
        for document, start, text, _ in api.search_reports(loaded, search):
            typer.echo(f"{document[:10]}:{start}  {visible(text)}")
    elif framing:
        claims_page.framing_page(loaded, api.framing(loaded), terminal)
    elif positions or chronology or unanswered:
        found = api.findings(loaded, with_proposed=proposed)
        page = claims_page.positions_page if positions else claims_page.chronology_page
        (claims_page.unanswered_page if unanswered else page)(loaded, found, terminal)
    elif as_json:
        from armistice.dossier.record import as_rows

        print_json(as_rows(loaded, api.list_claims(loaded, wanted)))
    else:
        claims_page.claims_table(loaded, api.list_claims(loaded, wanted), terminal)


def _decisions(
    case: Any, wanted: Mapping[str, list[str] | None], correct: str | None, setting: list[str] | None, by: str | None
) -> list[Any]:
    """Carry out what was decided; return the claims as they stand."""
    from getpass import getuser

    from armistice import api

    name = by or getuser()
    done = [api.decide(case, claim, verb, by=name) for verb, ids in wanted.items() for claim in ids or ()]
    if correct is not None:
        pairs = [pair.partition("=") for pair in setting or ()]
        change = {field: _corrected(field, value) for field, _, value in pairs}
        done.append(api.decide(case, correct, "correct", by=name, change=change))
    return done


def _corrected(field: str, value: str) -> Any:
    """An empty value stands for nothing; a day is read as one."""
    if field == "when":
        return _iso_day(value or None)
    return value or None


def _iso_day(text: str | None) -> Any:
    import datetime

    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2026-01-23") from error
