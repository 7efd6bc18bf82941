"""A file in, a document out: the kind told by its content, the encoding by its bytes, hostile input refused early."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

from armistice.archive.document import LARGEST, LONGEST, Document, Origin, UnreadableError, hash_of
from armistice.archive.language import told_language

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_MAIL = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): .*\r?\n)", re.I
)
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<!doctype html)", re.I)
_NO_TEXT = bytes(byte for byte in range(32) if byte < 9 or 13 < byte < 27 or byte > 27)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
Read = tuple[str, int, Origin]
"""Text, where its report begins, and what the file itself says of its origin."""


def read_file(path: Path, given: Origin | None = None) -> Document:
    """Read one file as a document.

    Raises UnreadableError for a file that is too large, empty, no text, broken or locked, saying which.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise UnreadableError(
            f"{path.name}: {size / 1e6:.0f} MB is more than a report has; the limit is {LARGEST / 1e6:.0f} MB"
        )
    return read_bytes(path.read_bytes(), path.name, given)


def read_bytes(data: bytes, name: str, given: Origin | None = None) -> Document:
    """Read a document from its bytes; what `given` says goes before what the file says of itself."""
    if len(data) > LARGEST:
        raise UnreadableError(f"{name}: more than {LARGEST / 1e6:.0f} MB")
    kind = kind_of(data, name)
    text, body, stated = _READERS[kind](data, name)
    if not text[body:].strip():
        raise UnreadableError(
            f"{name}: holds no text" + (" (a scan? it needs text recognition first)" if kind == "pdf" else "")
        )
    if len(text) > LONGEST:
        raise UnreadableError(f"{name}: {len(text):,} characters of text; a report has at most {LONGEST:,}")
    origin = (given or Origin()).over(stated)
    language = origin.language or told_language(text[body:])
    foreign = language is not None and not language.lower().startswith("en")
    unread = f"not in English ({language})" if foreign else None
    return Document(hash_of(data), name, kind, text, body, origin, unread)


def kind_of(data: bytes, name: str) -> str:
    """Tell text, markdown, html, pdf or email by the first bytes, then by the name's ending."""
    ending = name.rpartition(".")[2].lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _HTML.match(data[:1024].lstrip(b"\xef\xbb\xbf")) or ending in ("html", "htm", "xhtml"):
        return "html"
    if ending == "eml" or (len(_MAIL.findall(data[:2048])) >= 3 and _MAIL.match(data)):
        return "email"
    if ending == "pdf":
        raise UnreadableError(f"{name}: ends in .pdf but is no PDF")
    return "markdown" if ending in ("md", "markdown") else "text"


def decode(data: bytes, name: str) -> str:
    """Return the text of bytes in any encoding that can be told.

    Raises UnreadableError for bytes that are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as fault:
                raise UnreadableError(f"{name}: begins as {encoding} but breaks off at byte {fault.start}") from fault
    head = data[:65536]
    if b"\x00" in head or len(head) - len(head.translate(None, _NO_TEXT)) > 0.02 * len(head):
        raise UnreadableError(f"{name}: is not text (a picture, archive or program under another name?)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, name)


def _guessed(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # half a second of tables that a UTF-8 file never needs

    best = from_bytes(data[:65536]).best()
    if best is None:
        raise UnreadableError(f"{name}: its encoding cannot be told; save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def parse_date(text: str | None) -> datetime.date | None:
    """Return the ISO day that a metadata field begins with, or None; nothing else is guessed at."""
    found = _DATE.match(text.strip()) if text else None
    if found is None:
        return None
    try:
        return datetime.date(*map(int, found.groups()))
    except ValueError:
        return None


def _text(data: bytes, name: str) -> Read:
    text = decode(data, name)
    body, stated = front_matter(text)
    return text, body, stated


def front_matter(text: str) -> tuple[int, Origin]:
    """Return where the report begins after `---` … `---`, and what stands between: `key: value`, nothing nested."""
    opening = re.match(r"\ufeff?---[ \t]*\r?\n", text)
    if opening is None:
        return 0, Origin()
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, opening.end(), opening.end() + 20_000)
    if closing is None:
        return 0, Origin()
    stated: dict[str, str] = {}
    for line in text[opening.end() : closing.start()].splitlines():
        key, colon, value = line.partition(":")
        if colon:
            stated[key.strip().lower()] = value.strip().strip("\"'")
    origin = Origin(
        stated.get("source") or None,
        stated.get("title") or None,
        parse_date(stated.get("date")),
        stated.get("author") or None,
        stated.get("language") or stated.get("lang") or None,
    )
    return closing.end(), origin


def _html(data: bytes, name: str) -> Read:
    from armistice.archive.web import read_html  # trafilatura takes a while to import

    return read_html(decode_page(data, name))


def decode_page(data: bytes, name: str) -> str:
    """Decode a page by its BOM, UTF-8, the charset it declares, or by its bytes, in this order."""
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:2048], re.I)
    if declared and not any(data.startswith(mark) for mark, _ in _BOMS):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, name)  # the page is wrong about itself
    return decode(data, name)


def _pdf(data: bytes, name: str) -> Read:
    from armistice.archive.pdf import read_pdf  # pypdf likewise

    return read_pdf(data, name)


def _mail(data: bytes, name: str) -> Read:
    from armistice.archive.mail import read_mail

    return read_mail(data, name)


_READERS: dict[str, Callable[[bytes, str], Read]] = {
    "text": _text,
    "markdown": _text,
    "html": _html,
    "pdf": _pdf,
    "email": _mail,
}
