"""How it may go on, as a picture: one small panel for each way it may end, the mean of the draws and where most lie."""

from __future__ import annotations

from dataclasses import dataclass

from armistice.forecast.result import Course, Curve
from armistice.present.charts.drawing import DEAL, INK, LINE, SIDES, SOFT, Spec, area, at, rules, svg, text
from armistice.present.charts.labels import Box
from armistice.present.plain import shorten
from armistice.present.reading import Reading

MONTHS = 60
"""So many months are drawn at most."""
_LEFT, _GAP, _HEAD = 28, 52, 34  # pixels before the first panel, between two beside and below one another


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the ways it may end: its name, colour and curve."""

    name: str
    colour: str
    curve: Curve


def panels(reading: Reading, course: Course) -> list[Panel]:
    """Return what is drawn: settled, each side's terms imposed, still fighting."""
    sides = [
        Panel(f"{reading.name(side)} imposes its terms", SIDES[place], curve)
        for place, (side, curve) in enumerate(course.imposes.items())
    ]
    return [Panel("Settled", DEAL, course.settled), *sides, Panel("Still fighting", INK, course.fighting)]


def draw(reading: Reading, course: Course, wide: bool) -> str:
    """Draw the panels for wide or narrow paper."""
    shown = panels(reading, course)
    across, high = ((590 - _LEFT - _GAP) / 2, 92) if wide else (300 - _LEFT, 78)
    columns = 2 if wide else 1
    layers: list[Spec] = []
    for place, panel in enumerate(shown):
        row, column = divmod(place, columns)
        left, top = _LEFT + column * (across + _GAP), _HEAD + row * (high + _HEAD + 14)
        layers += _panel(panel, Box(left, top, left + across, top + high))
    rows = -(-len(shown) // columns)
    bottom = rows * (high + _HEAD + 14)
    layers.append(text(0, bottom + 10, "chance in percent, by months from now", SOFT))
    return svg(layers, 590 if wide else 300, round(bottom + 18), label(reading, course))


def label(reading: Reading, course: Course) -> str:
    """Return the picture in one sentence, for those who cannot see it."""
    return (
        f"Chance by month, up to month {_last(course.settled)}: settled, terms imposed by either side, still fighting"
    )


def _last(curve: Curve) -> int:
    return min(MONTHS, len(curve.mean) - 1)


def _panel(panel: Panel, box: Box) -> list[Spec]:
    last = max(1, _last(panel.curve))
    months = range(last + 1)

    def x(month: float) -> float:
        return box.left + (box.right - box.left) * month / last

    def y(chance: float) -> float:
        return box.bottom - (box.bottom - box.top) * chance

    layers = [
        text(box.left, box.top - 14, shorten(panel.name, 40), panel.colour, bold=True),
        area(Box(box.left, box.top, box.right, box.bottom), "#fafbfc", 1),
        rules([(box.left, y(chance), box.right, y(chance)) for chance in (0, 0.5, 1)], LINE),
    ]
    layers += [text(box.left - 6, y(chance), f"{round(100 * chance)}", SOFT, align="right") for chance in (0, 0.5, 1)]
    layers += [text(x(month), box.bottom + 10, str(month), SOFT, align="center") for month in _ticks(last)]
    band = zip(months, panel.curve.p10, panel.curve.p90, strict=False)
    between = [{"x": x(month), "y": y(high), "y2": y(low)} for month, low, high in band]
    layers.append(at(between, {"type": "area", "fill": panel.colour, "fillOpacity": 0.16}, x="x", y="y", y2="y2"))
    curve = [{"x": x(month), "y": y(chance)} for month, chance in zip(months, panel.curve.mean, strict=False)]
    layers.append(at(curve, {"type": "line", "stroke": panel.colour, "strokeWidth": 2}, x="x", y="y"))
    end = panel.curve.mean[last]
    layers.append(
        text(box.right, y(end) + (-9 if end < 0.8 else 10), f"{round(100 * end)} %", panel.colour, align="right")
    )
    return layers


def _ticks(last: int) -> list[int]:
    step = next(step for step in (1, 2, 3, 6, 12, 24) if last / step <= 6 or step == 24)
    return list(range(0, last + 1, step))
