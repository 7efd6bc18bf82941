"""How cost grows, drawn from build/bench/*.json: `python -m benchmarks.pictures` writes benchmarks/pictures/*.svg."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import vl_convert

BENCHED, PICTURES = Path("build/bench"), Path(__file__).parent / "pictures"
WIDTH, HEIGHT = 230, 170
WIDE = 30  # values further apart than this stand on a logarithmic axis
COLOURS = ["#0072b2", "#c4500a", "#2b7a5b", "#6b4c9a"]


def picture(growth: list[dict[str, Any]]) -> str:
    """Draw each growth, {by, values, seconds}; those that differ only behind a comma in `by` share a chart."""
    charts: dict[str, list[dict[str, Any]]] = {}
    for each in growth:
        charts.setdefault(each["by"].partition(", ")[0], []).append(each)
    spec = {
        "hconcat": [_chart(several) for several in charts.values()],
        "config": {"font": "Arial, Helvetica, sans-serif"},
    }
    return vl_convert.vegalite_to_svg(spec, vl_version="5.20")


def _chart(several: list[dict[str, Any]]) -> dict[str, Any]:
    rows = [
        {"value": float(value), "milliseconds": 1000 * taken, "line": each["by"].partition(", ")[2]}
        for each in several
        for value, taken in zip(each["values"], each["seconds"], strict=True)
    ]
    values = [row["value"] for row in rows]
    wide = min(values) > 0 and max(values) / min(values) > WIDE
    x = (
        {"scale": {"type": "log"}, "axis": {"format": "~e" if max(values) > 1e5 else "~s", "tickCount": 5}}
        if wide
        else {}
    )
    encoding: dict[str, Any] = {
        "x": {"field": "value", "type": "quantitative", **x},
        "y": {"field": "milliseconds", "type": "quantitative", "scale": {"type": "log"}, "axis": {"format": "~g"}},
    }
    encoding["x"]["title"] = several[0]["by"]
    if len(several) > 1:
        encoding["x"]["title"] = several[0]["by"].partition(", ")[0]
        encoding["color"] = {"field": "line", "type": "nominal", "title": None, "scale": {"range": COLOURS}}
        encoding["shape"] = {"field": "line", "type": "nominal", "legend": None}
    mark = {"type": "line", "point": True, "color": COLOURS[0]}
    return {"width": WIDTH, "height": HEIGHT, "data": {"values": rows}, "mark": mark, "encoding": encoding}


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for file in sorted(BENCHED.glob("*.json")):
        found = json.loads(file.read_text("utf-8"))
        found = found if isinstance(found, dict) else {}  # NegMAS leaves a list of rows
        if found.get("growth"):
            target = PICTURES / f"{file.stem}.svg"
            target.write_text(picture(found["growth"]), "utf-8")
            print(target.relative_to(Path.cwd()))


if __name__ == "__main__":
    main()
