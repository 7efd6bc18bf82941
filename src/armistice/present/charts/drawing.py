"""From a Vega-Lite spec to clean inline SVG: no ids, no namespaces, no roles but the picture's own."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from armistice.present.charts.labels import Box

Spec = dict[str, Any]

SIDES = ("#0072b2", "#c4500a", "#6b4c9a", "#4d5964")
DEAL, INK, SOFT, LINE, FAINT = "#2b7a5b", "#1d2329", "#5b6670", "#d9dee3", "#8a96a1"
FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
_SHAPE = frozenset({"transform", "d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "rx"})
_PAINT = frozenset({"fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity"})
_TYPE = frozenset({"text-anchor", "font-size", "font-weight"})
_KEPT = _SHAPE | _PAINT | _TYPE


def svg(layers: list[Spec], width: int, height: int, label: str) -> str:
    """Draw layers whose positions are pixels of a plot of `width` × `height`; `label` says what the picture shows."""
    import vl_convert  # takes half a second to wake up

    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "padding": 4,
        "layer": layers,
        "config": {"aria": False, "view": {"stroke": None}, "background": None, "font": FONT},
    }
    return _clean(vl_convert.vegalite_to_svg(spec, vl_version="5.20"), label)


def at(values: list[dict[str, Any]], mark: Spec, **channels: str) -> Spec:
    """Return a layer of marks; `channels` maps x, y, x2, y2 and text to fields that hold pixels (or the text)."""
    encoding: Spec = {}
    for channel, field in channels.items():
        encoding[channel] = {"field": field}
        if channel in {"x", "y"}:
            encoding[channel] |= {"type": "quantitative", "scale": None, "axis": None}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def rules(lines: list[tuple[float, float, float, float]], colour: str, width: float = 1, dash: bool = False) -> Spec:
    """Return straight lines from (x, y) to (x2, y2)."""
    values: list[dict[str, Any]] = [dict(zip(("x", "y", "x2", "y2"), line, strict=True)) for line in lines]
    mark: Spec = {"type": "rule", "color": colour, "strokeWidth": width}
    return at(values, mark | ({"strokeDash": [5, 4]} if dash else {}), x="x", y="y", x2="x2", y2="y2")


def area(box: Box, colour: str, opacity: float, dash: bool = False) -> Spec:
    """Return a tinted rectangle, or one drawn in dashes."""
    mark: Spec = {"type": "rect", "fill": colour, "fillOpacity": opacity}
    if dash:
        mark |= {"stroke": colour, "strokeDash": [3, 3]}
    return at([{"x": box.left, "x2": box.right, "y": box.top, "y2": box.bottom}], mark, x="x", y="y", x2="x2", y2="y2")


def symbols(places: list[tuple[float, float]], shape: str, reach: float, fill: str | None, stroke: str | None) -> Spec:
    """Return one symbol at each place; `reach` is about its radius in pixels."""
    values = [{"x": x, "y": y} for x, y in places]
    mark: Spec = {"type": "point", "shape": shape, "size": 3.5 * reach * reach, "opacity": 1, "filled": False}
    mark |= {"fill": fill, "stroke": stroke, "strokeWidth": 2 if stroke else 0}
    return at(values, mark, x="x", y="y")


def text(x: float, y: float, words: str, colour: str = INK, *, align: str = "left", bold: bool = False) -> Spec:
    """Return one line of text whose middle stands at y."""
    mark = {"type": "text", "color": colour, "align": align, "baseline": "middle", "fontSize": 12, "limit": 0}
    return at([{"x": x, "y": y, "t": words}], mark | {"fontWeight": 600 if bold else 400}, x="x", y="y", text="t")


def _clean(drawn: str, label: str) -> str:
    root = ET.fromstring(drawn)  # our own drawing, in which vl-convert has escaped every text
    view = root.attrib["viewBox"]
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]
    _prune(root)
    root.attrib.clear()
    root.attrib.update({"viewBox": view, "role": "img", "aria-label": label, "font-family": FONT})
    return ET.tostring(root, encoding="unicode")


def _prune(element: ET.Element) -> None:
    """Drop paths that draw nothing and groups that hold nothing."""
    for child in list(element):
        _prune(child)
        empty_path = child.tag == "path" and ("M0,0h" in child.attrib.get("d", "") or not child.attrib.get("d"))
        if empty_path or (child.tag == "g" and not len(child)):
            element.remove(child)
