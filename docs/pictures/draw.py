"""Draw the README's pictures from the real brief of the talks on Ukraine: `python docs/pictures/draw.py`.

Needs the development packages and a chromium on the path.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import armistice

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
WIDTH = 860
PICTURES = {
    "brief.png": (("bottom-line", "equation", "deal-space"), "figure ~ *"),
    "evidence.png": (
        ("who-wants-what", "claims"),
        "h1, .mark, .meta, tbody tr:nth-child(n+2), table ~ p, .footnotes li:nth-child(n+6)",
    ),
}
"""By file: the parts of the brief that fit into a README, and what within them does not."""
AT_MOST = 300_000
"""Bytes; a README should load quickly."""


def browser() -> str:
    """Return the path of a chromium, or end with a word on what is missing."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    path = next((path for path in found if path), None)
    if path is None:
        raise SystemExit("no chromium on the path: install one, then draw again")
    return path


def draw(page_file: Path, shown: tuple[str, ...], hidden: str, picture: Path) -> None:
    """Write the shown parts of the page, without what is hidden in them, as one picture."""
    others = "".join(f":not(#{part})" for part in shown)
    with sync_playwright() as play, play.chromium.launch(executable_path=browser(), args=["--no-sandbox"]) as chromium:
        page = chromium.new_page(viewport={"width": WIDTH, "height": 100})
        page.goto(page_file.as_uri())
        tight = "main { padding-block: 1rem } h2 { margin-top: 1rem }"
        page.add_style_tag(content=f"section{others}, {hidden} {{ display: none }} {tight}")
        page.screenshot(path=picture, full_page=True)


def main() -> None:
    """Read the reports, make the brief, draw it, and see that the pictures are small."""
    with tempfile.TemporaryDirectory() as folder:
        talks = Path(folder) / "ukraine-talks"
        shutil.copytree(ROOT / "examples" / "ukraine-talks", talks, ignore=shutil.ignore_patterns("record.sqlite*"))
        case = armistice.load(talks)
        armistice.read(case)
        brief = Path(folder) / "brief.html"
        armistice.brief(case, brief)
        for name, (shown, hidden) in PICTURES.items():
            draw(brief, shown, hidden, FOLDER / name)
            size = (FOLDER / name).stat().st_size
            if size > AT_MOST:
                raise SystemExit(f"{name} has {size:,} bytes, more than {AT_MOST:,}: show less")


if __name__ == "__main__":
    main()
