"""Draw the README's picture from the real brief of the talks on Ukraine: `python docs/pictures/draw.py`.

Needs the development packages and a chromium on the path.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import armistice

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "pictures" / "brief.png"
WIDTH = 860
SHOWN = ("bottom-line", "equation", "deal-space")
"""The parts of the brief that fit into a README."""
AT_MOST = 300_000
"""Bytes; a README should load quickly."""


def browser() -> str:
    """Return the path of a chromium, or end with a word on what is missing."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    path = next((path for path in found if path), None)
    if path is None:
        raise SystemExit("no chromium on the path: install one, then draw again")
    return path


def draw(page_file: Path, picture: Path) -> None:
    """Write the shown parts of the page as one picture."""
    others = "".join(f":not(#{part})" for part in SHOWN)
    with sync_playwright() as play, play.chromium.launch(executable_path=browser(), args=["--no-sandbox"]) as chromium:
        page = chromium.new_page(viewport={"width": WIDTH, "height": 600})
        page.goto(page_file.as_uri())
        page.add_style_tag(content=f"section{others}, figure ~ * {{ display: none }}")
        page.screenshot(path=picture, full_page=True)


def main() -> None:
    """Make the brief, draw it, and see that the picture is small."""
    with tempfile.TemporaryDirectory() as folder:
        brief = Path(folder) / "brief.html"
        armistice.brief(armistice.load(ROOT / "examples" / "ukraine-talks"), brief)
        draw(brief, PICTURE)
    size = PICTURE.stat().st_size
    if size > AT_MOST:
        raise SystemExit(f"{PICTURE.name} has {size:,} bytes, more than {AT_MOST:,}: show less")


if __name__ == "__main__":
    main()
