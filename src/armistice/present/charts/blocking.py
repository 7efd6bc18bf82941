"""Blocking sets as a picture: a column for each set, a row for each member, as large as much hangs on it.

A circle stands where a member is in a set; its area grows with the number of sets in which the member stands. The
circles of a set are joined, as none of them blocks without the others (after UpSet, Lex et al. 2014).
"""

from __future__ import annotations

from collections.abc import Iterable

from armistice.explain.result import RED_LINE, BlockingSet, Explanation, Member, Weight
from armistice.present.charts.drawing import FAINT, INK, LINE, SIDES, SOFT, Spec, area, rules, svg, symbols, text
from armistice.present.charts.labels import Box, width
from armistice.present.plain import shorten
from armistice.present.why_words import Told

SETS = 12
MEMBERS = 14
"""So many sets and members are drawn at most; only whole sets are."""
_ROW = {True: 30, False: 46}
_HEAD = 26
_LARGEST = 10.0  # pixels, the radius of a member of every set
_SMALLEST = 4.0


def drawn(why: Explanation) -> tuple[list[BlockingSet], list[Weight]]:
    """Return the sets that are drawn, smallest first, and their members, those with most hanging on them first."""
    sets: list[BlockingSet] = []
    members: set[Member] = set()
    for each in why.blocking[:SETS]:
        if sets and len(members.union(each.members)) > MEMBERS:
            break
        sets.append(each)
        members.update(each.members)
    return sets, [weight for weight in why.weights if weight.member in members]


def draw(told: Told, wide: bool) -> str:
    """Draw the blocking sets for wide or narrow paper."""
    sets, weights = drawn(told.why)
    across, row = (590, _ROW[True]) if wide else (320, _ROW[False])
    gap = min((across - (350 if wide else 34) - 14) / len(sets), 46.0)
    left = across - gap * len(sets) if wide else 34
    lines = {weight.member: _HEAD + row * (place + 1) - 15 for place, weight in enumerate(weights)}
    layers: list[Spec] = []
    for place, weight in enumerate(weights):
        y = lines[weight.member]
        if place % 2 == 0:
            layers.append(area(Box(0, y - row + 15, across, y + 15), LINE, 0.35))
        name = _fitted(told.short_member(weight.member), left - 30 if wide else across - 8)
        layers.append(text(6, y if wide else y - 20, name, INK))
    for place, each in enumerate(sets):
        x = left + gap * place
        layers.append(text(x, 10, str(place + 1), SOFT, align="center", bold=True))
        layers.append(rules(_joined(x, [lines[member] for member in each.members], lines.values(), wide), FAINT, 2))
        layers += [_mark(told, member, x, lines[member]) for member in each.members]
    return svg(layers, across, _HEAD + row * len(weights) + 2, label(told))


def label(told: Told) -> str:
    """Return the picture in one sentence, for those who cannot see it."""
    return f"Blocking sets by number and the members that stand in each: {len(told.why.blocking)} sets"


def _fitted(name: str, room: float) -> str:
    while width(name) > room:
        name = shorten(name, len(name) - 2)
    return name


def _joined(x: float, marks: list[float], rows: Iterable[float], wide: bool) -> list[tuple[float, float, float, float]]:
    """The line from the first mark of a set to its last; where names stand above their rows it is broken there."""
    top, bottom = min(marks), max(marks)
    if wide:
        return [(x, top, x, bottom)]
    return [(x, max(y - 11, top), x, min(y + 11, bottom)) for y in rows if top <= y <= bottom]


def _mark(told: Told, member: Member, x: float, y: float) -> Spec:
    """A full circle for a red line, an empty square for a threshold, in the colour of its party."""
    sets = next(weight.sets for weight in told.why.weights if weight.member == member)
    reach = max(_SMALLEST, _LARGEST * (sets / len(told.why.blocking)) ** 0.5)
    colour = SIDES[min(told.why.signers.index(member.party), len(SIDES) - 1)]
    if member.kind == RED_LINE:
        return symbols([(x, y)], "circle", reach, colour, colour)
    return symbols([(x, y)], "square", reach, "#ffffff", colour)
