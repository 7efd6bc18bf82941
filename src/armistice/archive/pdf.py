"""A PDF: the text of its pages, within bounds that no honest report meets."""

from __future__ import annotations

import logging
import time
from io import BytesIO

import pypdf
from pypdf import Configuration, apply_configuration
from pypdf.errors import PyPdfError

from armistice.archive.document import LONGEST, Origin, UnreadableError

MOST_PAGES = 500
MOST_SECONDS = 60.0
LARGEST_STREAM = 8_000_000
"""Bytes that one compressed stream may unfold to; text of a page has some thousands."""

_LIMITS = Configuration(
    zlib_maximum_output_length=LARGEST_STREAM,
    lzw_maximum_output_length=LARGEST_STREAM,
    run_length_maximum_output_length=LARGEST_STREAM,
    array_based_stream_maximum_output_length=LARGEST_STREAM,
    stream_decoding_work_maximum_length=4 * LARGEST_STREAM,
    jbig2dec_binary=None,  # no program is started for a picture
)


def read_pdf(data: bytes, name: str) -> tuple[str, int, Origin]:
    """Return the text of a PDF, pages parted by blank lines, 0, and the title and author its own metadata state.

    Raises UnreadableError for a broken or locked file, and for one that unfolds beyond all measure.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is amiss is said once, by us
    try:
        with apply_configuration(_LIMITS):
            reader = pypdf.PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError(f"{name}: is locked with a password; save a copy without")
            return "\n\n".join(_pages(reader, name)), 0, _stated(reader)
    except (PyPdfError, RecursionError, MemoryError) as fault:
        raise UnreadableError(f"{name}: is broken or unfolds beyond measure ({_short(fault)})") from fault
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OSError) as fault:
        # pypdf meets a malformed object with whatever error it happens to run into
        raise UnreadableError(f"{name}: is a broken PDF ({_short(fault)})") from fault


def _pages(reader: pypdf.PdfReader, name: str) -> list[str]:
    texts: list[str] = []
    began = time.monotonic()
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES or sum(map(len, texts)) > LONGEST:
            raise UnreadableError(f"{name}: more than {MOST_PAGES} pages or {LONGEST:,} characters; split it")
        if time.monotonic() - began > MOST_SECONDS:
            raise UnreadableError(f"{name}: takes more than {MOST_SECONDS:.0f} s to unfold")
        texts.append(page.extract_text())
    return texts


def _stated(reader: pypdf.PdfReader) -> Origin:
    """Title and author as the file states them; the day it was made is not the day of the report."""
    stated = reader.metadata
    return Origin(None, stated.title or None, None, stated.author or None) if stated else Origin()


def _short(fault: BaseException) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0][:120]
