"""A picture as it grows: layers drawn, boxes taken, labels still to be placed."""

from __future__ import annotations

from dataclasses import dataclass, field

from armistice.present.charts import drawing
from armistice.present.charts.drawing import SOFT, Spec
from armistice.present.charts.labels import SIZE, Box, Label, around, nearest, place, width

Entry = tuple[str, Spec, str]
"""A shape of the legend, its colours, and what it means."""

_ROW = 18  # pixels from one line of small type to the next


@dataclass(slots=True)
class Picture:
    """Layers in the order of drawing; every mark that a label must not touch is also a taken box."""

    wide: int
    high: int
    layers: list[Spec] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def marks(
        self, places: list[tuple[float, float]], shape: str, reach: float, fill: str | None, stroke: str | None
    ) -> None:
        """Draw one symbol at each place and keep labels off it."""
        if places:
            self.layers.append(drawing.symbols(places, shape, reach, fill, stroke))
            self.taken += [around(x, y, reach + 1) for x, y in places]

    def line(self, ends: tuple[float, float, float, float], colour: str, dash: bool = False) -> None:
        """Draw a straight line from (x, y) to (x2, y2) and keep labels off it."""
        x, y, x2, y2 = ends
        self.layers.append(drawing.rules([ends], colour, 2, dash))
        self.taken.append(Box(min(x, x2) - 2, min(y, y2) - 2, max(x, x2) + 2, max(y, y2) + 2))

    def place_labels(self) -> None:
        """Write every label waiting, each at a place of its own within the plot."""
        for placed in place(self.labels, self.taken, Box(2, 2, self.wide - 2, self.high - 2)):
            label, box = placed.label, placed.box
            if placed.far:
                self.layers.append(drawing.rules([(label.x, label.y, *nearest(box, label))], SOFT, 0.8))
            left_of_mark = box.right <= label.x
            x, y = box.right if left_of_mark else box.left, (box.top + box.bottom) / 2
            align = "right" if left_of_mark else "left"
            self.layers.append(drawing.text(x, y, label.text, label.colour, align=align))
            self.taken.append(box)
        self.labels = []

    def legend(self, top: float, entries: list[Entry]) -> None:
        """Write a row of shapes with their meaning, in as many lines as it takes; (shape, mark, text) each."""
        x, y = 0.0, top
        for shape, mark, meaning in entries:
            needed = 18 + width(meaning)
            if x and x + needed > self.wide:
                x, y = 0.0, y + _ROW
            self.layers += _legend_mark(x + 6, y, shape, mark)
            self.layers.append(drawing.text(x + 17, y, meaning, SOFT))
            x += needed + 14


def _legend_mark(x: float, y: float, shape: str, mark: Spec) -> list[Spec]:
    if shape == "area":
        return [drawing.area(Box(x - 6, y - 5, x + 6, y + 5), mark["fill"], mark["opacity"])]
    if shape == "line":
        return [drawing.rules([(x, y - 7, x, y + 7)], mark["stroke"], 2, mark["dash"])]
    return [drawing.symbols([(x, y)], shape, SIZE / 2.6, mark.get("fill"), mark.get("stroke"))]
