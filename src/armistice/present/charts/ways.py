"""The way from now to the states that last, as a picture: one shortest way to each, a column for every move."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from armistice.negotiate.study import Lasting, Leg
from armistice.present.charts.drawing import DEAL, INK, SIDES, SOFT, rules, svg, symbols, text
from armistice.present.charts.labels import Label, around
from armistice.present.charts.picture import Entry, Picture
from armistice.present.moves_words import MoveWords, path
from armistice.present.plain import shorten

MOST = 6
"""So many ways are drawn at most."""
_ROW, _EDGE, _DOT = 62, 30, 11


def drawn(told: MoveWords) -> list[Lasting]:
    """Return the lasting states whose ways are drawn: those that last under Nash or SEQ and can be reached from now."""
    strict = [one for one in told.listed if {"nash", "seq"} & set(one.concepts) and one.by_moves.steps]
    return strict[:MOST]


def draw(told: MoveWords, wide: bool) -> str:
    """Draw the ways for wide or narrow paper; there is something to draw where `drawn` is not empty."""
    ways = [_legs(told, one) for one in drawn(told)]
    columns = _columns(told.study.now, ways)
    picture = Picture(590 if wide else 320, _ROW * max(len(column) for column in columns))
    places = _places(columns, picture)
    for leg in dict.fromkeys(leg for legs in ways for leg in legs):
        _arrow(picture, told, leg, places, wide)
    for state, (x, y) in places.items():
        _node(picture, told, state, x, y)
    picture.place_labels()
    picture.legend(picture.high + 16, _legend(ways))
    title = shorten(told.study.situation.title, 80)
    return svg(picture.layers, picture.wide, picture.high + 40, f"{title}: the ways from now to the states that last")


def _legs(told: MoveWords, one: Lasting) -> tuple[Leg, ...]:
    route = one.by_improvements if one.by_improvements.steps is not None else one.by_moves
    return path(route, told.study.now, one.state)


def _columns(now: int, ways: Sequence[Sequence[Leg]]) -> list[list[int]]:
    """Return the states by the fewest moves at which a way passes them, each state once."""
    first = {now: 0}
    for legs in ways:
        for count, leg in enumerate(legs, start=1):
            first[leg.target] = min(first.get(leg.target, count), count)
    columns = [[state for state, at in first.items() if at == count] for count in range(max(first.values()) + 1)]
    legs = [leg for way in ways for leg in way]
    for before, column in pairwise(columns):
        _untangle(before, column, legs)
    return columns


def _untangle(before: list[int], column: list[int], legs: Sequence[Leg]) -> None:
    """Put each state beside where its ways come from, so that few of them cross."""
    rows = {state: row / len(before) for row, state in enumerate(before)}
    beside = {
        state: [rows[leg.source] for leg in legs if leg.target == state and leg.source in rows] for state in column
    }
    column.sort(key=lambda state: sum(beside[state]) / max(len(beside[state]), 1))


def _places(columns: Sequence[Sequence[int]], picture: Picture) -> dict[int, tuple[float, float]]:
    step = (picture.wide - 2 * _EDGE) / max(len(columns) - 1, 1)
    return {
        state: (_EDGE + step * place, picture.high * (row + 0.5) / len(column))
        for place, column in enumerate(columns)
        for row, state in enumerate(column)
    }


def _arrow(picture: Picture, told: MoveWords, leg: Leg, places: dict[int, tuple[float, float]], wide: bool) -> None:
    (x, y), (x2, y2) = places[leg.source], places[leg.target]
    colour = SIDES[list(told.study.situation.holders).index(leg.mover) % len(SIDES)]
    length = max(((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5, 1)
    cut = (_DOT + 7) / length
    end = x2 - (x2 - x) * cut, y2 - (y2 - y) * cut
    picture.layers.append(rules([(x, y, *end)], colour, 2, dash=not leg.gain))
    picture.layers.append(symbols([end], "triangle-right" if x2 > x else "triangle-left", 6, colour, None))
    picture.taken += [around(x + (x2 - x) * part / 24, y + (y2 - y) * part / 24, 3) for part in range(1, 24)]
    name = shorten(told.study.situation.holders[leg.mover], 26 if wide else 16)
    picture.labels.append(Label(name, (x + x2) / 2, (y + y2) / 2, 2, colour))


def _node(picture: Picture, told: MoveWords, state: int, x: float, y: float) -> None:
    """A lasting state is a disc with its letter, the status quo a square, a state passed by a ring."""
    lasts = state in told.letters
    shape = "square" if state == told.study.now else "circle"
    picture.marks([(x, y)], shape, _DOT if lasts or shape == "square" else 5, "#ffffff", DEAL if lasts else INK)
    if lasts:
        picture.layers.append(text(x, y + 0.5, told.letters[state], INK, align="center", bold=True))


def _legend(ways: Sequence[Sequence[Leg]]) -> list[Entry]:
    gains = {leg.gain for legs in ways for leg in legs}
    entries: list[Entry] = [
        ("square", {"fill": "#ffffff", "stroke": INK}, "now"),
        ("circle", {"fill": "#ffffff", "stroke": DEAL}, "a state that lasts"),
    ]
    if True in gains:
        entries.append(("line", {"stroke": SOFT, "dash": False}, "a gain for its mover"))
    if False in gains:
        entries.append(("line", {"stroke": SOFT, "dash": True}, "no gain for its mover"))
    return entries
