"""An explanation as blocks, for terminal and brief: why it is stuck, what would open it, or what would close it."""

from __future__ import annotations

from collections.abc import Iterable

from armistice.dossier.case import Case
from armistice.evaluate.result import WITHIN_REACH
from armistice.explain.result import Explanation, LeverChange
from armistice.present import words
from armistice.present.document import Block, Bullets, Cell, Heading, Line, Paragraph, Run, Table, cell, plain
from armistice.present.why_words import WOULD, Cite, Told, by_id, figure, intervals

SETS = 6
"""So many blocking sets are told in sentences."""
OPENINGS = 6
"""So many openings are told."""
IN_DRAWS = 3
"""So many sets that block only in some draws are told."""
PAIRS = 8
"""So many changes by pairs of levers are told."""


def stuck_blocks(case: Case, why: Explanation, cite: Cite = by_id) -> list[Block]:
    """Tell which smallest sets of red lines and thresholds exclude every package; `cite` says what they rest on."""
    told = Told(case, why)
    blocks: list[Block] = [Paragraph(_lead(told), "lead")]
    if why.blocking:
        blocks.append(Bullets(tuple(told.blocking(each, cite) for each in why.blocking[:SETS])))
        blocks += _rest(len(why.blocking) - SETS, why, "these sets")
    if why.blocking_in_draws:
        blocks.append(Heading("Only in some draws", f"of {words.count(why.draws)}"))
        blocks.append(_sentences([told.drawn(each) for each in why.blocking_in_draws[:IN_DRAWS]]))
    return blocks


def opening_blocks(case: Case, why: Explanation) -> list[Block]:
    """Tell what would open it, each change with floors and hold-out values computed again."""
    told = Told(case, why)
    blocks: list[Block] = []
    if why.openings:
        blocks.append(_sentences([told.opening(each) for each in why.openings[:OPENINGS]]))
        blocks += _rest(len(why.openings) - OPENINGS, why, "these ways", why.openings_left)
    return [*blocks, *_compensation(told), *_numbers(told), *_levers(told), *_proposals(told), *_near(told)]


def closing_blocks(case: Case, why: Explanation) -> list[Block]:
    """Tell how near a deal is to failing, on whose side, and what would close it."""
    told = Told(case, why)
    measure = "what holding out is worth to it" if case.war else "its walk-away"
    said = [
        f"On the side of {told.name(it.party)} it would fail if it asked for more than {words.size(it.points)} above "
        f"{measure}."
        for it in why.failing
    ]
    for it in why.firmer:
        party = case.red_lines[it.red_line].party
        said.append(f"If {told.name(party)} held firm on {told.stance(it.red_line)}, {WOULD[it.standing]}.")
    blocks: list[Block] = [_sentences(said)] if said else []
    return [*blocks, *_numbers(told), *_levers(told), *_proposals(told)]


def page(case: Case, why: Explanation) -> list[Block]:
    """Return the whole explanation, as the terminal prints it."""
    if why.standing == WITHIN_REACH:
        return [*stuck_blocks(case, why), Heading("What would close it"), *closing_blocks(case, why)]
    return [*stuck_blocks(case, why), Heading("What would open it"), *opening_blocks(case, why)]


def _lead(told: Told) -> Line:
    why = told.why
    if not why.blocking:
        return plain("Nothing blocks: some packages give every signer what it asks for.")
    count = len(why.blocking)
    more = "" if why.complete else " and more"
    sets = "One blocking set" if count == 1 else f"{words.small(count).capitalize()} blocking sets{more}"
    excludes = "excludes every package." if count == 1 else "exclude every package, each by itself."
    return Run(sets, "strong"), Run(" ".join(["", excludes, *_central(told)]))


def _central(told: Told) -> list[str]:
    """Name the issue and the members on which most hangs."""
    why, said, one = told.why, [], len(told.why.blocking) == 1
    title = told.case.issues[why.central_issue].title if why.central_issue else ""
    named = why.stakes[0].sets if why.stakes else 0
    if named:
        which = "It names" if one else f"{_of_them(named, len(why.blocking))} name"
        said.append(f"{which} “{title}”.")
    elif title:
        said.append(f"No red line is in {'it' if one else 'them'}; most hangs on “{title}”.")
    if not one and why.weights[0].sets > 1:
        members = words.joined([told.short_member(member) for member in why.central_members[:3]], "or")
        said.append(f"In {_of_them(why.weights[0].sets, len(why.blocking)).lower()} stands {members}.")
    return said


def _of_them(count: int, total: int) -> str:
    return "All of them" if count == total else f"{words.small(count).capitalize()} of them"


def _rest(left: int, why: Explanation, what: str, unsolved: int = 0) -> list[Block]:
    """Say how many are not told here, and that there are others where the search was stopped."""
    said = (
        [f"{words.small(left).capitalize()} more of {what} {'is' if left == 1 else 'are'} in the JSON."]
        if left > 0
        else []
    )
    if unsolved:
        said.append(f"{unsolved:,} more were found and not worked out.")
    if not why.complete:
        said.append(
            "The search was stopped: there may be larger ones, but none that is smaller than those listed is missing."
        )
    return [Paragraph(plain(" ".join(said)), "soft")] if said else []


def _compensation(told: Told) -> list[Block]:
    if not told.why.compensation:
        said = "No compensation opens it: the red lines leave no package to go with it."
        return [Heading("Compensation"), Paragraph(plain(said), "soft")]
    return [
        Heading("Compensation", "on paper, whoever gives it"),
        _sentences(map(told.compensation, told.why.compensation)),
    ]


def _numbers(told: Told) -> list[Block]:
    """A table of the numbers that change the standing, and one line on those that do not."""
    why = told.why
    if not why.numbers:
        return []
    changing = [it for it in why.numbers if it.changes]
    rows = tuple(
        (
            cell(told.number(it)),
            cell(f"{figure(it.low)} to {figure(it.high)}"),
            cell(figure(it.today)),
            cell(intervals(it.intervals)),
        )
        for it in changing
    )
    said = _still(len(why.numbers) - len(changing), bool(changing)) + _untried(why.numbers_left)
    table = [Table("What each value would bring", ("Number", "Range", "Today", "Standing"), rows)] if rows else []
    return [Heading("One number at a time", "red lines held"), *table, Paragraph(plain(said), "soft")]


def _still(count: int, others: bool) -> str:
    if not count:
        return "Each was moved alone over its range."
    alone = "moved alone over its range changes the standing"
    return f"None of {words.small(count)} {'other ' if others else ''}numbers {alone}."


def _untried(count: int) -> str:
    return f" {count:,} smaller weights were not tried." if count else ""


def _levers(told: Told) -> list[Block]:
    why = told.why
    if not told.case.levers:
        return []
    alone = [it for it in why.levers if len(it.levers) == 1]
    pairs = [it for it in why.levers if len(it.levers) > 1]
    shown = [*alone, *pairs[:PAIRS]]
    nearer = [Paragraph(plain(f"Nearer, with the standing as it is: {told.nearer()}."))] if why.nearer else []
    if not shown:
        said = "No lever changes the standing, alone or in a pair."
        return [Heading("Levers"), *nearer, Paragraph(plain(said), "soft")]
    rows = tuple(_lever(told, it) for it in shown)
    left = len(pairs) - PAIRS
    tail = f" {words.plural(left, 'pair')} more." if left > 0 else ""
    tail += f" {why.pairs_left:,} pairs were not tried." if why.pairs_left else ""
    note = f"Pairs are listed where they do what neither does alone.{tail}"
    table = Table("Levers that change the standing", ("Lever", "By", "Standing then"), rows)
    return [Heading("Levers", "alone and in pairs"), table, *nearer, Paragraph(plain(note), "soft")]


def _lever(told: Told, it: LeverChange) -> tuple[Cell, ...]:
    titles = " + ".join(told.case.levers[name].title for name in it.levers)
    by = words.joined([told.name(party) for party in it.by]) or "nobody named"
    return cell(titles), cell(by), cell(words.STANDING[it.standing])


def _proposals(told: Told) -> list[Block]:
    if not told.why.proposals:
        return []
    said = [told.least(it) for it in told.why.proposals.values()]
    return [Heading("Proposals", "the least that would make each signable"), _sentences(said)]


def _near(told: Told) -> list[Block]:
    """The near misses, each with what it holds where they differ."""
    near = told.why.near_misses
    if not near:
        return []
    issues = told.case.issues
    differ = [id for id in issues if any(it.package.package[id] != near[0].package.package[id] for it in near)] or list(
        issues
    )
    rows = tuple(
        (
            cell(str(place)),
            cell(_upper(told.near(it))),
            tuple(plain(f"{issues[id].title}: {words.level(issues[id], it.package.package[id])}") for id in differ),
        )
        for place, it in enumerate(near, 1)
    )
    head = ("No.", "What keeps it from being signed", "Where they differ")
    return [Heading("Near misses", "closest for everybody, as different as can be"), Table("Near misses", head, rows)]


def _sentences(said: Iterable[str]) -> Bullets:
    return Bullets(tuple(plain(_upper(each)) for each in said))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
