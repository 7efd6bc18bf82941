"""A forecast as blocks, for terminal and brief: how sure, how it may go on, what matters most, what levers do."""

from __future__ import annotations

from collections.abc import Sequence

from armistice.dossier.case import Case
from armistice.evaluate.result import WITHIN_REACH, Band, Certainty
from armistice.forecast.result import Course, Curve, Effect, Forecast, LeverTable, Matter, Reach
from armistice.present import words
from armistice.present.ahead_words import (
    ANSWER,
    STANDINGS,
    band,
    change,
    drivers,
    lever_names,
    percent,
    pullers,
    settled,
)
from armistice.present.document import Block, Bullets, Heading, Paragraph, Table, cell, plain

MATTERS = 10
"""So many judgements are listed by what hangs on them."""
LITTLE = 0.01
"""A share below this is not told."""
ENDINGS = 3
"""So many of the packages at which it may settle are told."""
PAIRS = 8
"""So many pairs of levers are told."""
MONTHS = (3, 6, 12, 24, 36, 60, 120, 240)


def sure_blocks(case: Case, certainty: Certainty) -> list[Block]:
    """Tell the chances of each standing, bands of what was drawn, and how often what holds, where they are told."""
    chances = [f"{words.STANDING[one]} {percent(certainty.standing[one])}" for one in STANDINGS]
    error = max(certainty.standing_error.values())
    said = f"Over {certainty.draws:,} draws: {'; '.join(chances)} (sampling error at most {percent(error)})."
    blocks: list[Block] = [Paragraph(plain(said))]
    if certainty.floor:
        blocks.append(_bands(case, certainty))
    shares = _shares(case, certainty)
    return [*blocks, shares] if shares.rows else blocks


def _shares(case: Case, certainty: Certainty) -> Table:
    """In what share of the draws each proposal can be signed, each red line matters, each fairness idea stays."""
    told = [(f"{case.proposals[id].title}: can be signed", share) for id, share in certainty.proposals.items()]
    for id, share in certainty.red_lines.items():
        line = f"the red line '{id.replace('_', ' ')}' of {case.parties[case.red_lines[id].party].name}"
        told.append((f"Without {line} the standing is another", share))
    told += [
        (f"{words.SOLUTION[name]} picks as in the central case: the same package, or none", it.stays)
        for name, it in certainty.solutions.items()
    ]
    rows = tuple((cell(said), cell(percent(share))) for said, share in told)
    return Table("In what share of the draws", ("", "Draws"), rows, frozenset({1}))


def _bands(case: Case, certainty: Certainty) -> Table:
    rows = [("Room, points", certainty.room)]
    if case.war:
        rows += [("Margin, points", certainty.margin), ("Wait, months", certainty.wait_months)]
    for party, it in certainty.floor.items():
        rows.append((f"{'Floor' if case.war else 'Walk-away'} of {case.parties[party].name}", it))
    if case.war:
        sides = [party for party in case.war.between if party in certainty.hold_out]
        rows += [(f"Hold-out of {case.parties[party].name}", certainty.hold_out[party]) for party in sides]
    told = tuple((cell(name), *map(cell, band(it)), cell(_exists(it))) for name, it in rows)
    return Table(
        "How far the judgements let each number range: in 8 of 10 draws it lies between the two ends",
        ("Number", "Middle", "80 % of draws", "Exists in"), told, frozenset({1, 2, 3}),
    )  # fmt: skip


def _exists(it: Band | None) -> str:
    return "no draw" if it is None else percent(it.exists)


# --- how it may go on ------------------------------------------------------------------------------------------


def course_blocks(case: Case, course: Course, *, months: int = 60) -> list[Block]:
    """Tell how likely each end is by when, at which packages it settles, and what drives it."""
    return [chances_table(case, course, months), *course_words(case, course)]


def course_words(case: Case, course: Course) -> list[Block]:
    """Tell how long it may last and what that costs, what drives it, and at which packages it settles."""
    months = " (".join(band(course.months))
    said = f"Expected until it ends one way or another: {months}) months."
    costs = [f"{case.parties[side].name} {' ('.join(band(cost))})" for side, cost in course.cost.items()]
    if costs:
        said += f" Expected cost of fighting until then, in points of each: {'; '.join(costs)}."
    blocks: list[Block] = [Paragraph(plain(said))]
    if course.drivers:
        blocks.append(Bullets(tuple(plain(each) for each in drivers(course))))
    return [*blocks, *([_endings(case, course)] if course.endings else [])]


def chances_table(case: Case, course: Course, months: int) -> Table:
    """Return the chance of every end by month, with its 80 % band over the draws."""
    last = len(course.settled.mean) - 1
    shown = [month for month in MONTHS if month <= min(months, last)] or [min(months, last)]
    rows = [("Settled", course.settled)]
    rows += [(f"{case.parties[side].name} imposes its terms", curve) for side, curve in course.imposes.items()]
    rows.append(("Still fighting", course.fighting))
    bands = "; in brackets 8 of 10 draws" if any("(" in _at(curve, shown[-1]) for _, curve in rows) else ""
    return Table(
        f"Chance of each after so many months, to the observer{bands}",
        ("", *(f"{month} months" for month in shown)),
        tuple((cell(name), *(cell(_at(curve, month)) for month in shown)) for name, curve in rows),
        frozenset(range(1, len(shown) + 1)),
    )


def _at(curve: Curve, month: int) -> str:
    low, high = curve.p10[month], curve.p90[month]
    middle = percent(curve.mean[month])
    return middle if round(100 * low) == round(100 * high) else f"{middle} ({round(100 * low)}–{round(100 * high)})"


def _endings(case: Case, course: Course) -> Table:
    rows = []
    for one in course.endings[:ENDINGS]:
        told = "; ".join(
            f"{case.issues[id].title}: {words.level(case.issues[id], it)}" for id, it in one.package.items()
        )
        rows.append((cell(percent(one.chance)), cell(told)))
    return Table("Packages at which it may settle, the likeliest first", ("Chance", "Package"), tuple(rows))


# --- what matters most -----------------------------------------------------------------------------------------


def matters_blocks(forecast: Forecast) -> list[Block]:
    """Tell what most hangs on."""
    shown = told_matters(forecast)
    if not shown:
        return [Paragraph(plain(UNMOVED))]
    said = [matter.sentence for matter in shown if matter.sentence]
    return [Bullets(tuple(plain(sentence) for sentence in said)), matters_table(shown)]


UNMOVED = "No single judgement explains much of how the answers vary from draw to draw."


def told_matters(forecast: Forecast) -> list[Matter]:
    """Return the judgements that explain something alone, the most first."""
    return [matter for matter in forecast.matters[:MATTERS] if _largest(matter) >= LITTLE]


def matters_table(shown: Sequence[Matter]) -> Table:
    """Return the share of each answer's variance that each explains alone."""
    names = [name for name in ANSWER if any(name in matter.share for matter in shown)]
    rows = tuple((cell(it.title), *(cell(percent(it.share.get(name, 0.0))) for name in names)) for it in shown)
    return Table(
        "How much of the variation of each answer one judgement explains alone",
        ("Judgement", *(ANSWER[name] for name in names)), rows, frozenset(range(1, len(names) + 1)),
    )  # fmt: skip


def _largest(matter: Matter) -> float:
    return max(matter.share.values(), default=0.0)


# --- levers ----------------------------------------------------------------------------------------------------


def lever_blocks(case: Case, table: LeverTable) -> list[Block]:
    """Tell what every lever does alone, and the pairs that do most."""
    singles = [it for it in table.effects if len(it.levers) == 1]
    pairs = _pairs(table)[:PAIRS]
    start = f"agreement within reach in {percent(table.within_reach)}"
    if table.settled is not None:
        start += f", settlement within 12 months {percent(table.settled)}"
    lead = f"Over {table.draws} draws, the same for all: {start} as things stand. Changes are in percentage points."
    blocks: list[Block] = [Paragraph(plain(lead)), _effects(case, table, singles, "What each lever does alone")]
    if pairs:
        said = f"The {words.small(len(pairs))} pairs that change the chances most beyond the stronger of the two"
        blocks.append(_effects(case, table, pairs, said))
    if table.unsound:
        told = "; ".join(" + ".join(case.levers[name].title for name in names) for names in table.unsound)
        blocks.append(Paragraph(plain(f"Together these leave no sound case: {told}."), "soft"))
    return blocks


def _effects(case: Case, table: LeverTable, effects: Sequence[Effect], caption: str) -> Table:
    war = table.settled is not None
    head = ["Lever", "By whom", "Within reach", *(["Settled in 12 months"] if war else [])]
    sides = list(case.war.between) if case.war else []
    head += [f"Hold-out of {case.parties[side].name}" for side in sides]
    rows = tuple(
        (
            cell(lever_names(case, it)),
            cell(pullers(case, it)),
            cell(f"{percent(it.within_reach)} ({change(it.standing[WITHIN_REACH])})"),
            *([cell(f"{percent(it.settled or 0)} ({change(it.settled_change)})")] if war else []),
            *(cell(words.gain(it.hold_out[side])) for side in sides),
        )
        for it in effects
    )
    return Table(caption, tuple(head), rows, frozenset(range(2, len(head))))


def _pairs(table: LeverTable) -> list[Effect]:
    """The pairs that move a chance further than either lever alone, the furthest beyond it first."""
    alone = {it.levers[0]: _moved(it) for it in table.effects if len(it.levers) == 1}
    beyond = [
        (_moved(it) - max(alone.get(name, 0.0) for name in it.levers), it)
        for it in table.effects
        if len(it.levers) == 2
    ]
    return [it for more, it in sorted(beyond, key=lambda entry: -entry[0]) if more >= LITTLE]


def _moved(effect: Effect) -> float:
    return max(abs(effect.settled_change or 0.0), abs(effect.standing[WITHIN_REACH]))


def reach_blocks(case: Case, reach: Reach) -> list[Block]:
    """Tell which smallest sets of levers bring the chance that was asked for."""
    of = "a settlement within 12 months" if reach.of == "settled" else "agreement within reach"
    if reach.looked_at == 0 and not reach.sets:
        return [
            Paragraph(
                plain(f"The chance of {of} is {percent(reach.wanted)} or more as things stand, without any lever.")
            )
        ]
    if not reach.sets:
        most = words.small(reach.looked_at)
        return [
            Paragraph(plain(f"No set of up to {most} levers brings the chance of {of} to {percent(reach.wanted)}."))
        ]
    many = "one lever" if reach.looked_at == 1 else f"{words.small(reach.looked_at)} levers"
    lead = f"The smallest sets that bring the chance of {of} to {percent(reach.wanted)} or more have {many}:"
    return [Paragraph(plain(lead)), Bullets(tuple(plain(_reached(case, reach, it)) for it in reach.sets[:PAIRS]))]


def _reached(case: Case, reach: Reach, effect: Effect) -> str:
    chance = effect.settled if reach.of == "settled" else effect.within_reach
    return f"{lever_names(case, effect)} (by {pullers(case, effect)}): {percent(chance or 0.0)}"


def page(case: Case, forecast: Forecast, months: int) -> list[Block]:
    """Return everything a forecast says, for the terminal."""
    blocks: list[Block] = [Heading("How sure"), *sure_blocks(case, forecast.certainty)]
    if forecast.course:
        blocks += [
            Heading("How it may go on, and when it may end"),
            Paragraph(plain(settled(forecast.certainty.settled_within or {}))),
            *course_blocks(case, forecast.course, months=months),
        ]
    blocks += [Heading("What matters most"), *matters_blocks(forecast)]
    if forecast.levers:
        blocks += [Heading("What the levers do"), *lever_blocks(case, forecast.levers)]
    if forecast.reach:
        blocks += [Heading("What reaches the chance asked for"), *reach_blocks(case, forecast.reach)]
    return blocks
