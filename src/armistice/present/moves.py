"""What a study of moves says, in sentences and tables. It reads what was computed, and takes nobody's side."""

from __future__ import annotations

from collections.abc import Sequence

from armistice.negotiate.inverse import Inverse
from armistice.negotiate.study import Lasting, Study
from armistice.negotiate.threats import Reply, Threat
from armistice.negotiate.worth import Difference
from armistice.present import words
from armistice.present.document import Block, Bullets, Heading, Line, Paragraph, Run, Table, Terms, cell, plain
from armistice.present.moves_words import (
    FORESIGHT,
    MEANING,
    MoveWords,
    edit,
    gains,
    moves,
    path,
    reached,
    sentence,
    setting,
)

NAMED = 4
"""So many moves or replies are named in a sentence."""
LASTS = "seq"
"""Where a sentence says that a state lasts and names no concept, it is this one: credible answers are foreseen."""


def study_blocks(study: Study, most: int = 12) -> list[Block]:
    """Return everything a study says; `most` lasting states stand in the table."""
    told = MoveWords(study, most)
    return [
        Paragraph((Run(how_many(study)),), "lead"),
        Paragraph((Run(now(told)),)),
        lasting_table(told),
        Terms(tuple((FORESIGHT[name], cell(meaning, "soft")) for name, meaning in MEANING.items())),
        *_titled("The way from now", ways(told)),
        *_titled("Threats", threats(told)),
        *_titled("What each option buys", buys(told), f"Lasts means: under {FORESIGHT[LASTS]}."),
        *_titled("What several could do together", together(told)),
        *_titled("If somebody wanted something else", changes(told)),
        *_titled("What could be signed in these states", assessed(told)),
    ]


def _titled(title: str, lines: list[Line], under: str = "") -> list[Block]:
    return [Heading(title, under), Bullets(tuple(lines))] if lines else []


def how_many(study: Study) -> str:
    """Return how many states there are and how many last."""
    counts = [f"{words.count(study.totals[name])} under {short}" for name, short in FORESIGHT.items()]
    said = f"Of {words.count(study.states)} states that can be, these last: {words.joined(counts)}."
    listed = len(study.lasting)
    return said + (f" The nearest {listed} are looked at." if listed < max(study.totals.values()) else "")


def now(told: MoveWords) -> str:
    """Return whether the status quo lasts, and who would gain by leaving it."""
    study = told.study
    leaving = [holder for holder, concepts in study.stays.items() if "nash" not in concepts]
    where = f"Now: {told.chosen(study.now)}."
    if not leaving:
        return f"{where} Nobody gains by a move of its own: the status quo lasts."
    gain = [f"{told.holder(name)} gains by {_by_what(told, name)}{_yet(study.stays[name])}" for name in leaving]
    return f"{where} {sentence('; '.join(gain))}."


def _by_what(told: MoveWords, holder: str) -> str:
    legs = [leg for leg in told.study.improvements if leg.mover == holder]
    before = told.study.shown[told.study.now]
    shown = [told.changes(holder, before, told.study.shown[leg.target]) for leg in legs]
    if len(shown) > NAMED:
        shown = [*shown[:NAMED], "other moves"]
    return words.joined(shown, "or by") or "a move of its own"


def _yet(concepts: tuple[str, ...]) -> str:
    if "seq" in concepts:
        return ", but stays where it foresees the answers that others would gain by"
    if "gmr" in concepts:
        return ", but stays where it fears any answer, also one that harms whoever gives it"
    return ", whatever the others may answer"


def lasting_table(told: MoveWords) -> Table:
    """Return the states that last, with the concepts under which they do."""
    rows = tuple(
        (
            cell(f"{told.letters[one.state]}  {told.chosen(one.state)}"),
            *(cell("yes" if concept in one.concepts else "–") for concept in FORESIGHT),
            cell(reached(told, one)),
        )
        for one in told.listed
    )
    return Table("States that last", ("State", *FORESIGHT.values(), "Reached from now"), rows)


def short_table(told: MoveWords) -> Table:
    """Return the same in three columns."""
    rows = tuple(
        (
            cell(f"{told.letters[one.state]}  {told.chosen(one.state)}"),
            cell(", ".join(short for name, short in FORESIGHT.items() if name in one.concepts)),
            cell(reached(told, one)),
        )
        for one in told.listed
    )
    return Table("States that last", ("State", "Lasts under", "Reached from now"), rows)


def ways(told: MoveWords) -> list[Line]:
    """Return how a state is reached that lasts under Nash, or under SEQ and by gains alone."""
    return [plain(_way(told, one)) for one in told.listed if _on_the_way(one) and one.state != told.study.now]


def _on_the_way(one: Lasting) -> bool:
    return "nash" in one.concepts or (LASTS in one.concepts and one.by_improvements.steps is not None)


def _way(told: MoveWords, one: Lasting) -> str:
    name, study = told.letters[one.state], told.study
    route = one.by_improvements if one.by_improvements.steps is not None else one.by_moves
    if route.steps is None:
        return f"{name} cannot be reached from now: what goes one way, or what cannot be, stands between."
    path, only = _one_path(told, one)
    gain = gains(route.steps, route is one.by_improvements)
    first = route.first(study.now)
    begins = f" Every shortest way begins with {told.holder(first[0])}." if len(first) == 1 and not only else ""
    kind = "" if only else "for example "
    return f"{name} is reached in {moves(route.steps)}, {gain}: {kind}{path}.{begins}"


def _one_path(told: MoveWords, one: Lasting) -> tuple[str, bool]:
    """Return one shortest way in words, and whether it is the only one."""
    route = one.by_improvements if one.by_improvements.steps is not None else one.by_moves
    legs = path(route, told.study.now, one.state)
    return ", then ".join(told.leg(leg) for leg in legs), len(route.legs) == route.steps


def threats(told: MoveWords) -> list[Line]:
    """Return each threat, and whether carrying it out would be a gain."""
    return [plain(sentence(_threat(told, threat))) for threat in told.study.threats]


def _threat(told: MoveWords, threat: Threat) -> str:
    by, against = told.holder(threat.by), told.holder(threat.against)
    head = f"{by} towards {against}, {told.doing(threat.option, not told.study.situation.now[threat.option])}"
    averted = words.joined([told.reply(threat.against, reply.changes) for reply in _fewest(threat.averted_by)], "or by")
    if threat.credibility == "credible":
        credible = f"{head}: credible. After any refusal, carrying it out is a gain for {by}"
        return f"{credible}; {against} averts it by {averted}."
    if threat.credibility == "empty":
        said = f"{head}: empty. After a refusal, carrying it out is no gain for {by}."
    else:
        said = (
            f"{head}: credible in part. Carrying it out is a gain for {by} only after {_some_refusals(told, threat)}."
        )
    helps = words.joined([_otherwise(told, option) for option in threat.becomes_credible], "or")
    return said + (f" It would be credible {helps}." if helps else "")


def _fewest(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies of which no other is a part."""
    parts = [set(reply.changes.items()) for reply in replies]
    return [reply for reply, own in zip(replies, parts, strict=True) if not any(part < own for part in parts)]


def _some_refusals(told: MoveWords, threat: Threat) -> str:
    kept = [reply for reply in threat.replies if reply.refusal and reply.carried_out]
    if len(kept) > NAMED:
        return f"some of the refusals of {told.holder(threat.against)}"
    return words.joined([told.reply(threat.against, reply.changes) for reply in kept], "or after")


def _otherwise(told: MoveWords, option: str) -> str:
    by = told.holder(told.study.situation.options[option].by)
    chosen = "took back" if told.study.situation.now[option] else "chose"
    return f"if {by} {chosen} {told.option(option)}"


def buys(told: MoveWords) -> list[Line]:
    """Return what would last without each option; options on which nothing depends come in one line."""
    if told.study.buys is None:
        return [plain("There are too many states to take the options away one by one.")]
    lines, idle = [], []
    for option, by_concept in told.study.buys.items():
        difference = by_concept[LASTS]
        if difference.lost or difference.gained:
            lines.append(plain(f"{_without(told, option)}, {_effect(told, difference)}"))
        else:
            idle.append(told.option(option))
    if idle:
        lines.append(plain(f"The same states would last without {words.joined(idle, 'or without')}."))
    return lines


def _without(told: MoveWords, option: str) -> str:
    by = told.holder(told.study.situation.options[option].by)
    kept = "had to keep to" if told.study.situation.now[option] else "could not choose"
    return f"If {by} {kept} {told.option(option)}"


def _effect(told: MoveWords, difference: Difference) -> str:
    lost, gained = told.states(difference.lost), told.states(difference.gained)
    if lost and gained:
        return f"{lost} would no longer last; {gained} would."
    return f"{lost} would no longer last." if lost else f"{gained} would last as well."


def together(told: MoveWords) -> list[Line]:
    """Return the smallest coalitions that would leave a state which nobody leaves alone."""
    lines = []
    for one in told.listed:
        groups = (one.upset_by or {}).get(LASTS, ())
        smallest = [group for group in groups if not any(set(other) < set(group) for other in groups)]
        if smallest and one.upset_by is not None:
            who = words.joined([f"{told.holders(group)} together" for group in smallest], "or")
            lines.append(plain(f"{told.letters[one.state]} lasts while everybody moves alone; {who} would leave it."))
    return lines


def changes(told: MoveWords) -> list[Line]:
    """Return what each lever that changes somebody's wants changes about what lasts."""
    lines = []
    for lever, by_concept in (told.study.changes or {}).items():
        difference = by_concept[LASTS]
        changed = _effect(told, difference) if difference.lost or difference.gained else "the same states would last."
        lines.append(plain(f"With the lever “{lever}”, {changed}"))
    return lines


def assessed(told: MoveWords) -> list[Line]:
    """Return how things stand in the states whose options carry levers."""
    lines = []
    for one in told.listed:
        if one.assessed is not None:
            pulled = f"In {told.letters[one.state]} (levers: {', '.join(one.levers)})"
            lines.append(plain(f"{pulled}: {words.STANDING[one.assessed.standing]}{_wait(one)}."))
    return lines


def _wait(one: Lasting) -> str:
    months = one.assessed.wait_months if one.assessed else None
    return f", signing would beat holding out after {words.months(months)}" if months else ""


def inverse_blocks(study: Study, found: Inverse, most: int = 20) -> list[Block]:
    """Return the smallest changes of wants under which a state lasts."""
    concept = FORESIGHT[found.concept]
    head = f"For this state to last under {concept}: {setting(study, found.shown)}"
    if found.size == 0:
        return [Paragraph(plain(f"{head}. It lasts as things are."))]
    if found.size is None:
        tried = "change" if found.searched == 1 else f"row of up to {words.small(found.searched)} changes"
        return [Paragraph(plain(f"{head}. No {tried} of the lists of wants brings that about."))]
    lines = [plain("; and ".join(edit(study, change) for change in way)) for way in found.ways[:most]]
    more = f", {most} of them listed" if len(found.ways) > most else ""
    size = "One change" if found.size == 1 else f"{words.small(found.size).capitalize()} changes together"
    counted = "one way" if len(found.ways) == 1 else f"{words.count(len(found.ways))} ways"
    return [Heading(head, f"{size} would do it, in {counted}{more}."), Bullets(tuple(lines))]
