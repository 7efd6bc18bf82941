"""What matters most, in sentences: which way, how much, and at which value the standing would change."""

from __future__ import annotations

from armistice.dossier.case import Case
from armistice.dossier.subjects import subject
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH
from armistice.forecast.result import Matter, Turn

STANDING = {
    WITHIN_REACH: "agreement is within reach",
    HOLDING_OUT: "there is room, but holding out pays",
    NO_ROOM: "there is no room",
}
LEAST = 0.01
"""An answer of which less is explained goes unmentioned."""


def matter_sentence(case: Case, matter: Matter) -> str:
    """Say what hangs on one judgement."""
    moved = [_moves(matter, name) for name in ("settled", "room", "margin") if matter.share.get(name, 0) >= LEAST]
    told = [each for each in moved if each][:2]
    first = f"{matter.title}: {'; '.join(told) or 'little hangs on it alone'}."
    return f"{first} {_turning(case, matter)}".strip()


def _moves(matter: Matter, name: str) -> str:
    low, high = matter.low[name], matter.high[name]
    if low is None or high is None:
        return ""
    before, after = _told(name, low), _told(name, high)
    if before == after:
        return ""
    if matter.path.startswith("red_lines."):
        return f"{_ANSWER[name]} is {before} where it does not hold and {after} where it does"
    if len(matter.members) > 1:
        return f"{_ANSWER[name]} lies between {before} and {after}, depending on it"
    return f"the higher, the {_direction(name, low < high)} ({before} at its low end, {after} at its high end)"


_ANSWER = {"settled": "the chance of settlement within a year", "room": "the room", "margin": "the margin"}
_MORE = {"settled": "likelier a settlement within a year", "room": "more room", "margin": "larger the margin"}
_LESS = {"settled": "less likely a settlement within a year", "room": "less room", "margin": "smaller the margin"}


def _direction(name: str, rising: bool) -> str:
    return (_MORE if rising else _LESS)[name]


def _told(name: str, value: float) -> str:
    if name == "settled":
        return f"{round(100 * value)} %"
    whole = round(value)
    return f"{whole} point{'' if abs(whole) == 1 else 's'}".replace("-", "−")


def _turning(case: Case, matter: Matter) -> str:
    """Say at which values of it, or of the member that explains most, the standing changes."""
    if matter.turns is None:
        return ""
    if matter.path.startswith("red_lines."):
        return _line_turning(matter.turns)
    lead = "" if matter.of == matter.path else f"{subject(case.tree, tuple(matter.of.split('.')))}: "
    if not matter.turns:
        return f"{lead}{'No' if not lead else 'no'} value in its range changes the standing, everything else central."
    changes = [
        f"below {turn.value:.3g} {STANDING[turn.below]}, above it {STANDING[turn.above]}" for turn in matter.turns
    ]
    said = "; ".join(changes[:2])
    return f"{lead}{said[0].upper() if not lead else said[0]}{said[1:]}, everything else central."


def _line_turning(turns: tuple[Turn, ...]) -> str:
    if not turns:
        return "With it or without it the standing is the same, everything else central."
    return f"Without it {STANDING[turns[0].below]}, with it {STANDING[turns[0].above]}, everything else central."
