"""The bottom line and the kind of deadlock, in sentences. They read what was computed, and take nobody's side."""

from __future__ import annotations

from armistice.dossier.case import Case
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, TIE, WITHIN_REACH, Assessment, Row
from armistice.evaluate.structure import FIRM
from armistice.present import words
from armistice.present.document import Line, Run
from armistice.present.reading import NOTHING, Beside, Reading

RANK = {NO_ROOM: 0, HOLDING_OUT: 1, WITHIN_REACH: 2}
_WOULD = {
    NO_ROOM: "there would be no room",
    HOLDING_OUT: "there would be room, but holding out would pay",
    WITHIN_REACH: "agreement would be within reach",
}


def bottom_line(case: Case, assessment: Assessment, *, sizes: bool = True, beside: Beside = NOTHING) -> tuple[str, str]:
    """Return the two sentences that a brief begins with; without `sizes` they name no size."""
    first, second = bottom_lines(Reading(case, assessment, sizes, beside))
    return text(first), text(second)


def bottom_lines(reading: Reading) -> tuple[Line, Line]:
    """Return the two sentences with what matters in them set strong."""
    sentences = {WITHIN_REACH: _within_reach, HOLDING_OUT: _holding_out, NO_ROOM: _no_room}
    return sentences[reading.assessment.standing](reading)


def text(line: Line) -> str:
    """Return a sentence without its styles."""
    return "".join(run.text for run in line)


def standing(reading: Reading) -> str:
    """Return the standing in the words that people read."""
    said = words.STANDING[reading.assessment.standing]
    return f"{said} under present red lines" if red_lines_alone(reading) else said


def red_lines_alone(reading: Reading) -> bool:
    """Tell whether there is no room now and there would be room if no red line counted."""
    by_cause = {row.without: row.standing for row in reading.assessment.anatomy}
    return reading.assessment.standing == NO_ROOM and by_cause.get(("red_lines",), NO_ROOM) != NO_ROOM


def wait(reading: Reading) -> str:
    """Return how long until signing beats holding out: "now", months in words, or "none in sight"."""
    a = reading.assessment
    if a.standing == WITHIN_REACH:
        return "now"
    return words.months(a.wait_months) if a.wait_months is not None else "none in sight"


def anatomy(reading: Reading) -> list[Row]:
    """Return the rows of the anatomy that take away something the case has; the first takes away nothing."""
    absent = set() if reading.case.red_lines else {"red_lines"}
    return [row for row in reading.assessment.anatomy if not absent & set(row.without)]


def deadlock(reading: Reading) -> list[Line]:
    """Return what each cause of deadlock changes when it is taken away, alone and with others."""
    rows = anatomy(reading)[1:]
    now = reading.assessment.standing
    lines = [_without(row, now) for row in rows if len(row.without) == 1]
    lines += [_without(row, now) for row in _smallest_openings(rows, now)]
    if now != WITHIN_REACH and rows and all(RANK[row.standing] <= RANK[now] for row in rows):
        lines.append((Run(_WHAT_REMAINS if reading.case.war else _NOTHING_OPENS),))
    return lines


_WHAT_REMAINS = (
    "None of these, alone or together, brings agreement nearer: what remains lies in how patient the sides are, "
    "in options that follow the line, or in the terms that each would impose."
)
_NOTHING_OPENS = "None of these, alone or together, brings agreement nearer: the walk-aways ask for more than there is."


def _within_reach(reading: Reading) -> tuple[Line, Line]:
    instead = "carrying on" if reading.case.war else "walking away"
    gives = f": some packages give {_everybody(reading)} {_more(reading, reading.assessment.margin)} {instead}."
    first = (Run("There is "), Run("agreement within reach", "strong"), Run(gives))
    if reading.case.war is None:
        return first, (Run(_what_is_open(reading)),)
    return first, (
        Run("Nobody gains by holding out for a better deal: signing "),
        Run("now", "strong"),
        Run(" beats waiting."),
    )


def _what_is_open(reading: Reading) -> str:
    """Say what is left to settle where nothing is gained by waiting."""
    picked = {tuple(deal.values.values()) for deal in reading.assessment.solutions.values() if deal}
    if not picked:
        return "With no conflict to carry on, nothing is gained by waiting."
    if len(picked) == 1:
        return "The fairness ideas looked at all pick the same package."
    return f"The fairness ideas looked at pick {words.small(len(picked))} different packages, shown side by side."


def _holding_out(reading: Reading) -> tuple[Line, Line]:
    first = (
        Run("There is "), Run("room, but holding out pays", "strong"),
        Run(f": some packages give {_everybody(reading)} {_more(reading, reading.assessment.room)} fighting to the "
            "finish, but none gives each of them as much as waiting for a better deal."),
    )  # fmt: skip
    months = reading.assessment.wait_months
    if months is None:
        return first, (Run("Within the horizon, signing does not come to beat holding out for everybody."),)
    return first, (
        Run("If talks stood still, signing would beat holding out for everybody after "),
        Run(words.months(months), "strong"), Run(" of carrying on."),
    )  # fmt: skip


def _no_room(reading: Reading) -> tuple[Line, Line]:
    if red_lines_alone(reading):
        return _closed_by_red_lines(reading)
    a = reading.assessment
    beside = "fighting to the finish" if reading.case.war else "walking away"
    short = f"; the nearest falls short by {words.size(a.room_without_red_lines)}" if reading.sizes else ""
    kept = ", with the red lines or without them" if reading.case.red_lines else ""
    first = (
        Run("There is "), Run("no room", "strong"),
        Run(f": no package gives {_everybody(reading)} as much as {beside}{kept}{short}."),
    )  # fmt: skip
    return first, _what_would_open(reading)


def _closed_by_red_lines(reading: Reading) -> tuple[Line, Line]:
    a = reading.assessment
    first = (Run("There is "), Run("no room under present red lines", "strong"), Run(f": {_what_they_leave(reading)}."))
    row = next(row for row in a.anatomy if row.without == ("red_lines",))
    size = f" of {words.size(a.room_without_red_lines)}" if reading.sizes else ""
    if row.standing == WITHIN_REACH:
        return first, (Run(f"If no red line counted there would be room{size}, and agreement would be within reach."),)
    return first, (Run(f"If no red line counted there would be room{size}, but holding out would still pay."),)


def _what_they_leave(reading: Reading) -> str:
    lines = [line for line in reading.case.red_lines.values() if line.firm >= FIRM]
    owners = reading.names(list(dict.fromkeys(line.party for line in lines)))
    shut = reading.shut_by
    if shut:
        if len(shut) == 1:
            return f"one of them, of {reading.inline(shut[0])}, alone excludes every package"
        owners = list(dict.fromkeys(shut))
        each = words.joined([f"{words.small(shut.count(party))} of {reading.inline(party)}" for party in owners], "and")
        return f"{words.small(len(shut))} of them, {each}, exclude every package between them"
    left = "no package" if reading.sizes and reading.assessment.room is None else "too little"
    if len(lines) == 1:
        return f"the red line of {owners} leaves {left}"
    count = words.small(len(lines)) if reading.sizes else "the"
    return f"{count} red lines of {owners} together leave {left}"


def _what_would_open(reading: Reading) -> Line:
    rows = anatomy(reading)[1:]
    opening = [row for row in rows if len(row.without) == 1 and RANK[row.standing] > 0]
    opening = opening or _smallest_openings(rows, NO_ROOM)
    if not opening:
        return (Run("Taking away the causes of deadlock, alone or together, does not change this."),)
    causes = [_causes(row) for row in opening]
    return (Run("There would be room if "), Run(words.joined(causes, "or"), "strong"), Run("."))


def _without(row: Row, now: str) -> Line:
    change = RANK[row.standing] - RANK[now]
    lead = (Run(f"If {_causes(row)}", "strong"),)
    if change == 0:
        return (*lead, Run(f", the standing would be the same{_by_size(row)}."))
    worse = " – less than now" if change < 0 else ""
    return (*lead, Run(f", {_WOULD[row.standing]}{_by_size(row)}{worse}."))


def _by_size(row: Row) -> str:
    if row.room is None or row.room < -TIE:
        return ""
    return f" (room of {words.size(row.room)})"


def _smallest_openings(rows: list[Row], now: str) -> list[Row]:
    """Return the rows of several causes that bring agreement nearer where none of their parts does."""
    found: list[Row] = []
    nearer = [set(row.without) for row in rows if len(row.without) == 1 and RANK[row.standing] > RANK[now]]
    for row in sorted(rows, key=lambda row: len(row.without)):
        if (
            len(row.without) > 1
            and RANK[row.standing] > RANK[now]
            and not any(part <= set(row.without) for part in nearer)
        ):
            found.append(row)
            nearer.append(set(row.without))
    return found


def _causes(row: Row) -> str:
    return words.joined([words.CAUSE.get(cause, cause.replace("_", " ")) for cause in row.without])


def _everybody(reading: Reading, word: str = "and") -> str:
    names = reading.names(reading.always, word)
    both = "both " if word == "and" and len(reading.always) == 2 else ""
    others = f" ({word} whoever else must agree)" if len(reading.assessment.signers) > len(reading.always) else ""
    return f"{both}{names}{others}"


def _more(reading: Reading, gain: float | None) -> str:
    """Return "at least 21 points more than", without the size where none is shown or it rounds to nothing."""
    sized = reading.sizes and gain is not None and round(gain) >= 1
    return f"at least {words.size(gain or 0)} more than" if sized else "at least as much as"
