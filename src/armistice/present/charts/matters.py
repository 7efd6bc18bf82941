"""What matters most, as a picture: a row for each judgement, a mark for the share of each answer it explains alone."""

from __future__ import annotations

from collections.abc import Sequence

from armistice.forecast.result import Matter
from armistice.present.ahead_words import ANSWER
from armistice.present.charts.drawing import DEAL, INK, LINE, SIDES, SOFT, Spec, area, rules, svg, text
from armistice.present.charts.labels import Box, width
from armistice.present.charts.picture import Picture
from armistice.present.plain import shorten

_MARKS = {"settled": ("circle", DEAL), "room": ("square", SIDES[0]), "margin": ("diamond", SIDES[1])}
_LEFT = 320  # pixels for the names on wide paper


def draw(shown: Sequence[Matter], wide: bool) -> str:
    """Draw the judgements, largest first, for wide or narrow paper; at least one of them has a share."""
    across, row = (590, 26) if wide else (300, 42)
    left = _LEFT if wide else 8
    top = _rounded(max(share for it in shown for share in it.share.values()))
    picture = Picture(across, row * len(shown))

    def x(share: float) -> float:
        return left + (across - 12 - left) * share / top

    ticks = [top * part / 4 for part in range(5)]
    picture.layers.append(rules([(x(tick), 0, x(tick), picture.high) for tick in ticks], LINE))
    for place, it in enumerate(shown):
        picture.layers += _row(it, place, row, left, across, wide)
    picture.layers += [
        text(x(tick), picture.high + 12, f"{round(100 * tick)} %", SOFT, align="center") for tick in ticks
    ]
    for place, it in enumerate(shown):
        y = place * row + (row / 2 if wide else row - 13)
        for name, share in it.share.items():
            shape, colour = _MARKS[name]
            picture.marks([(x(share), y)], shape, 5, None, colour)
    picture.legend(picture.high + 34, [_entry(name) for name in _MARKS if any(name in it.share for it in shown)])
    return svg(picture.layers, across, picture.high + 62, label(shown))


def label(shown: Sequence[Matter]) -> str:
    """Return the picture in one sentence, for those who cannot see it."""
    return f"Share of the variation of each answer that one judgement explains alone; the largest: {shown[0].title}"


def _row(it: Matter, place: int, row: float, left: float, across: float, wide: bool) -> list[Spec]:
    ground = [area(Box(0, place * row, across, (place + 1) * row), LINE, 0.35)] if place % 2 else []
    y = place * row + (row / 2 if wide else 12)
    return [*ground, text(4, y, _fitted(it.title, left - 20 if wide else across - 8), INK)]


def _fitted(name: str, room: float) -> str:
    while width(name) > room:
        name = shorten(name, len(name) - 2)
    return name


def _rounded(share: float) -> float:
    """The end of the scale: the next of a few round shares."""
    return next((end for end in (0.08, 0.2, 0.4, 0.6, 0.8) if share <= end), 1.0)


def _entry(name: str) -> tuple[str, Spec, str]:
    shape, colour = _MARKS[name]
    return shape, {"fill": None, "stroke": colour}, ANSWER[name].lower()
