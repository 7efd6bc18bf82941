"""Pictures as Vega-Lite specs in plain dicts, drawn to inline SVG by vl-convert, once for each width of paper."""
