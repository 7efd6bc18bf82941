"""The brief as PDF: the HTML page, laid out by WeasyPrint where it is installed."""

from __future__ import annotations

from typing import Any, NoReturn

from armistice._base.errors import UsageError


def from_html(page: str) -> bytes:
    """Return a page as PDF. Raises UsageError where WeasyPrint is missing."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: WeasyPrint is there, its Pango is not
        raise UsageError(
            f"a PDF needs WeasyPrint, which cannot be loaded ({error}) – "
            "pip install 'armistice[pdf]', or write .html and print it from a browser"
        ) from error
    printed = HTML(string=page, url_fetcher=_nothing_from_outside).write_pdf()
    assert printed is not None  # it is None only where a target file was named
    return printed


def _nothing_from_outside(url: str, *_: Any) -> NoReturn:
    raise UsageError(f"a brief fetches nothing, and yet asked for {url}")
