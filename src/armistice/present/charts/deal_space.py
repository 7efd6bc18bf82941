"""The deal space as a picture: what packages are worth to the two first signers, and what each waits for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from armistice.evaluate.result import TIE, Deal, Range
from armistice.present import words
from armistice.present.charts.drawing import DEAL, FAINT, INK, LINE, SIDES, SOFT, area, rules, svg, text
from armistice.present.charts.labels import Box, Label, width
from armistice.present.charts.picture import Entry, Picture
from armistice.present.charts.scale import Axis, axis
from armistice.present.plain import shorten
from armistice.present.reading import Reading, thinned

SHOWN = 150
"""Packages drawn of a frontier at most."""

_SHAPES = {
    "nash": "diamond",
    "kalai_smorodinsky": "square",
    "egalitarian": "triangle-up",
    "utilitarian": "triangle-down",
}


@dataclass(frozen=True, slots=True)
class _Plot:
    """A reading, its two axes, and the picture that is being drawn."""

    reading: Reading
    x: Axis
    y: Axis
    picture: Picture

    def spot(self, deal: Deal) -> tuple[float, float]:
        first, second = self.reading.pair
        return self.x(deal.values[first]), self.y(deal.values[second])


def draw(reading: Reading, wide: bool) -> str:
    """Draw the deal space for wide or narrow paper."""
    picture = Picture(620, 380) if wide else Picture(250, 300)
    plot = _Plot(reading, *_axes(reading, picture), picture)
    for part in (_ground, _thresholds, _frontiers, _proposals, _solutions):
        part(plot)
    picture.place_labels()
    _legend(plot)
    first, second = (shorten(reading.name(party), 60) for party in reading.pair)
    label = f"Packages by their worth to {first} and to {second}, with the floors and hold-out values of both"
    return svg(picture.layers, picture.wide, picture.high, label)


def cut_off(reading: Reading) -> list[Deal]:
    """Return the packages of the frontier without red lines that cross one."""
    return [deal for deal in reading.assessment.frontier_without_red_lines if deal.crosses]


def _axes(reading: Reading, picture: Picture) -> tuple[Axis, Axis]:
    a = reading.assessment
    deals = [*a.frontier, *cut_off(reading), *(deal for deal in a.solutions.values() if deal)]
    shown: list[list[float]] = []
    for party in reading.pair:
        values = [deal.values[party] for deal in deals] + [a.floor[party], a.hold_out[party]]
        drawn = [view for id, view in a.proposals.items() if is_drawn(reading, id)]
        shown.append(values + [end for view in drawn for end in _ends(view.values[party])])
    return axis(shown[0], 0, picture.wide), axis(shown[1], picture.high, 0)


def _ground(plot: _Plot) -> None:
    """The plot's ground, its grid, and the room: what both would rather have than fight to the finish."""
    floor, picture, names = plot.reading.assessment.floor, plot.picture, plot.reading.pair
    right, bottom = picture.wide, picture.high
    across, down = plot.x.ticks(), plot.y.ticks()
    picture.layers += [
        area(Box(0, 0, right, bottom), "#fafbfc", 1),
        area(Box(plot.x(floor[names[0]]), 0, right, plot.y(floor[names[1]])), DEAL, 0.09),
        rules([(plot.x(tick), 0, plot.x(tick), bottom) for tick in across], LINE),
        rules([(0, plot.y(tick), right, plot.y(tick)) for tick in down], LINE),
        *(text(plot.x(tick), bottom + 12, words.points(tick), SOFT, align="center") for tick in across),
        *(text(-7, plot.y(tick), words.points(tick), SOFT, align="right") for tick in down),
        text(0, bottom + 32, f"worth to {shorten(plot.reading.name(names[0]), 24)} →", SIDES[0], bold=True),
        text(-24, -40, f"↑ worth to {shorten(plot.reading.name(names[1]), 24)}", SIDES[1], bold=True),
    ]


def _thresholds(plot: _Plot) -> None:
    """Floors and hold-out values: lines across the plot, named in its margins, where nothing else stands."""
    a, picture = plot.reading.assessment, plot.picture
    for side, party in enumerate(plot.reading.pair):
        lines = [("floor" if plot.reading.case.war else "walk-away", a.floor[party], False)]
        if plot.reading.case.war and a.hold_out[party] - a.floor[party] > TIE:
            lines.append(("hold-out", a.hold_out[party], True))
        scale = plot.y if side else plot.x
        lanes = _apart([scale(value) for _, value, _ in lines], [width(name) for name, _, _ in lines], bool(side))
        for (name, value, dash), lane in zip(lines, lanes, strict=True):
            spot, colour = scale(value), SIDES[side]
            if side:
                picture.line((0, spot, picture.wide, spot), colour, dash)
                picture.layers.append(text(picture.wide + 5, spot + lane, name, colour))
            else:
                picture.line((spot, 0, spot, picture.high), colour, dash)
                picture.layers.append(text(spot, -9 - lane, name, colour, align="center"))


def _apart(spots: list[float], widths: list[float], vertical: bool) -> list[float]:
    """Return how far each of at most two labels moves so that they do not touch."""
    if len(spots) < 2:
        return [0.0] * len(spots)
    if not vertical:
        return [0.0, 15.0 if abs(spots[0] - spots[1]) < sum(widths) / 2 + 4 else 0.0]
    push = max(0.0, 15 - abs(spots[0] - spots[1])) / 2
    return [push, -push] if spots[0] >= spots[1] else [-push, push]


def _frontiers(plot: _Plot) -> None:
    """Dots for packages that nobody could better for all; crosses for those that a red line cuts off."""
    reach = 3.2 if plot.picture.wide > 400 else 2.6
    crossing = [plot.spot(deal) for deal in thinned(cut_off(plot.reading), SHOWN)]
    admissible = [plot.spot(deal) for deal in thinned(plot.reading.assessment.frontier, SHOWN)]
    plot.picture.marks(crossing, "M-.8,-.8L.8,.8M-.8,.8L.8,-.8", reach, None, FAINT)
    plot.picture.marks(admissible, "circle", reach, FAINT, None)


def _proposals(plot: _Plot) -> None:
    """Lettered rings; where terms are open, the box of what they could come to, with its letter in the corner."""
    drawn = [id for id in plot.reading.assessment.proposals if is_drawn(plot.reading, id)]
    first, second = plot.reading.pair
    for id in drawn:
        values = plot.reading.assessment.proposals[id].values
        (left, right), (low, high) = _ends(values[first]), _ends(values[second])
        x, x2, y, y2 = plot.x(left), plot.x(right), plot.y(high), plot.y(low)
        if x2 - x > 1 or y2 - y > 1:
            plot.picture.layers.append(area(Box(x, y, x2, y2), INK, 0, dash=True))
            edges = [Box(x, y, x2, y + 1), Box(x, y2 - 1, x2, y2), Box(x, y, x + 1, y2), Box(x2 - 1, y, x2, y2)]
            plot.picture.taken += edges
        plot.picture.marks([(x, y)], "circle", 8, "#ffffff", INK)
        plot.picture.layers.append(text(x, y, plot.reading.letter(id), INK, align="center", bold=True))
        if plot.picture.wide > 400 and len(drawn) <= 3:
            plot.picture.labels.append(Label(shorten(plot.reading.case.proposals[id].title, 34), x, y, 8, INK))


def is_drawn(reading: Reading, proposal: str) -> bool:
    """Tell whether so little of a proposal is open that its place in the deal space says something."""
    first, second = (_ends(reading.assessment.proposals[proposal].values[party]) for party in reading.pair)
    return (first[1] - first[0]) * (second[1] - second[0]) <= 900


def _solutions(plot: _Plot) -> None:
    """What each fairness idea would pick; ideas that pick the same spot share its label."""
    found = [(name, plot.spot(deal)) for name, deal in plot.reading.assessment.solutions.items() if deal]
    found.sort(key=lambda entry: entry[1])
    for spot, group in groupby(found, key=lambda entry: entry[1]):
        names = [name for name, _ in group]
        for name in names:
            plot.picture.marks([spot], _SHAPES[name], 6, None, DEAL)
        if plot.picture.wide > 400:
            plot.picture.labels.append(Label(words.joined([words.SOLUTION[name] for name in names]), *spot, 7, DEAL))


def _legend(plot: _Plot) -> None:
    a = plot.reading.assessment
    entries: list[Entry] = [("circle", {"fill": FAINT}, "package on the frontier")] if a.frontier else []
    if cut_off(plot.reading):
        entries.append(("M-.8,-.8L.8,.8M-.8,.8L.8,-.8", {"stroke": FAINT}, "crosses a red line"))
    entries.append(("area", {"fill": DEAL, "opacity": 0.18}, "above both floors"))
    if any(is_drawn(plot.reading, id) for id in a.proposals):
        entries.append(("circle", {"fill": "#ffffff", "stroke": INK}, "proposal, by its letter"))
    entries += [(_SHAPES[name], {"stroke": DEAL}, words.SOLUTION[name]) for name, deal in a.solutions.items() if deal]
    entries.append(("line", {"stroke": SOFT, "dash": False}, "floor" if plot.reading.case.war else "walk-away"))
    if plot.reading.case.war and any(a.hold_out[party] - a.floor[party] > TIE for party in plot.reading.pair):
        entries.append(("line", {"stroke": SOFT, "dash": True}, "hold-out value"))
    plot.picture.legend(plot.picture.high + 58, entries)


def _ends(value: Range) -> tuple[float, float]:
    return value if isinstance(value, tuple) else (value, value)
