"""What every signer is judged to want: importance of each issue and points of its options, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from armistice.dossier.case import (
    Choice,
    ChoiceValues,
    FollowsLine,
    Issue,
    Preferences,
    Scale,
    ScaleValues,
    SplitValues,
)
from armistice.dossier.judgements import Judgement, Order
from armistice.present import words
from armistice.present.document import Cell, Run, Table, cell
from armistice.present.reading import Reading, unmarked

_Row = tuple[str, Callable[[Preferences], Cell]]


def preferences(reading: Reading) -> Table:
    """Return one table for all signers, so that an option and its legal status are printed once."""
    told = list(reading.case.preferences.values())
    rows: list[tuple[Cell, ...]] = []
    for issue in reading.case.issues.values():
        rows.append((cell(issue.title, "strong"), *(_importance(reading, stated, issue) for stated in told)))
        rows += [(cell(title), *(look(stated) for stated in told)) for title, look in _levels(reading, issue)]
    if any(stated.walk_away for stated in told):
        rows.append((cell("Walk-away", "strong"), *(_walk_away(reading, stated) for stated in told)))
    caption = "Importance of each issue (bold), and points of its options from 0 (worst) to 100 (best), by signer"
    if all(reading.notes.bare(because) for stated in told for because in evidence(stated)):
        caption += "; all assumed"
        rows = [tuple(unmarked(each) for each in row) for row in rows]
    return Table(caption, ("Issue and option", *(reading.name(stated.party) for stated in told)), tuple(rows))


def evidence(stated: Preferences) -> list[tuple[str, ...]]:
    """Return the claims on which each of a signer's preferences rests."""
    weights = [stated.weights] if isinstance(stated.weights, Order) else list(stated.weights.values())
    walk_away = [stated.walk_away] if stated.walk_away else []
    return [judged.because for judged in (*weights, *walk_away, *values_judged(stated))]


def values_judged(stated: Preferences) -> Iterator[Judgement | Order]:
    """Yield every judgement of what an option, a level or a use is worth."""
    for values in stated.values.values():
        match values:
            case Order():
                yield values
            case ScaleValues():
                yield from (judged for _, judged in values.points)
            case SplitValues():
                yield from values.uses.values()
            case ChoiceValues():
                for worth in values.options.values():
                    yield from (worth.at_start, worth.at_end) if isinstance(worth, FollowsLine) else (worth,)


def _importance(reading: Reading, stated: Preferences, issue: Issue) -> Cell:
    if isinstance(stated.weights, Order):
        place = next((k for k, tier in enumerate(stated.weights.tiers, 1) if issue.id in tier), None)
        return (
            ((Run(f"{words.ordinal(place)} in importance"), *reading.rests(stated.weights.because)),)
            if place
            else cell("none")
        )
    return _judged(reading, stated.weights[issue.id]) if issue.id in stated.weights else cell("none")


def _levels(reading: Reading, issue: Issue) -> list[_Row]:
    """The rows of an issue: its options, or the ends of its scale, or its uses."""
    if isinstance(issue, Choice):
        return [row for option in issue.options for row in _option(reading, issue, option.id, option.follows_line)]
    if isinstance(issue, Scale):
        return [("points by level", lambda stated: _scale(reading, stated, issue))]
    return [
        (f"all to {title}", lambda stated, use=use: _use(reading, stated, issue.id, use))
        for use, title in issue.uses.items()
    ]


def _option(reading: Reading, issue: Choice, option: str, follows_line: bool) -> list[_Row]:
    title = words.level(issue, option)
    if not follows_line:
        return [(title, lambda stated: _choice(reading, stated, issue.id, option))]
    return [
        (
            f"{title}, with the line at its start",
            lambda stated: _choice(reading, stated, issue.id, option, at_end=False),
        ),
        (f"{title}, with the line at its end", lambda stated: _choice(reading, stated, issue.id, option, at_end=True)),
    ]


def _choice(reading: Reading, stated: Preferences, issue: str, option: str, at_end: bool = False) -> Cell:
    values = stated.values.get(issue)
    if isinstance(values, Order):
        return _place(reading, values, option)
    if not isinstance(values, ChoiceValues) or option not in values.options:
        return cell("–")
    worth = values.options[option]
    if isinstance(worth, FollowsLine):
        return _judged(reading, worth.at_end if at_end else worth.at_start)
    return _judged(reading, worth)


def _place(reading: Reading, order: Order, member: str) -> Cell:
    place = next(k for k, tier in enumerate(order.tiers, 1) if member in tier)
    return ((Run(f"{words.ordinal(place)} of {len(order.tiers)}"), *reading.rests(order.because)),)


def _scale(reading: Reading, stated: Preferences, issue: Scale) -> Cell:
    values = stated.values.get(issue.id)
    if not isinstance(values, ScaleValues):
        return cell("–")
    return tuple(
        (Run(f"{words.level(issue, level)}: {words.judged(judgement)}"), *reading.rests(judgement.because))
        for level, judgement in values.points
    )


def _use(reading: Reading, stated: Preferences, issue: str, use: str) -> Cell:
    values = stated.values.get(issue)
    return _judged(reading, values.uses[use]) if isinstance(values, SplitValues) and use in values.uses else cell("–")


def _walk_away(reading: Reading, stated: Preferences) -> Cell:
    return _judged(reading, stated.walk_away) if stated.walk_away else cell("carrying on")


def _judged(reading: Reading, value: Judgement) -> Cell:
    return ((Run(words.judged(value)), *reading.rests(value.because)),)
