"""An e-mail: its text part, and what its head states."""

from __future__ import annotations

import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from armistice.archive.document import Origin, UnreadableError


def read_mail(data: bytes, name: str) -> tuple[str, int, Origin]:
    """Return the text of a message, 0, and its sender, subject and day; attachments are left alone.

    Raises UnreadableError where no part is text.
    """
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise UnreadableError(f"{name}: a message without a text part")
    try:
        body = part.get_content()
    except (LookupError, UnicodeError, KeyError) as fault:
        raise UnreadableError(f"{name}: its text part cannot be decoded ({fault})") from fault
    if part.get_content_type() == "text/html":
        from armistice.archive.web import read_html

        body, _, _ = read_html(str(body))
    sender = _sender(message)
    return str(body), 0, Origin(sender, str(message.get("Subject", "")).strip() or None, _day(message), sender)


def _sender(message: EmailMessage) -> str | None:
    """The name of whoever sent it, else the address."""
    stated = str(message.get("From", "")).strip()
    name, address = parseaddr(stated)
    return name or address or stated or None


def _day(message: EmailMessage) -> datetime.date | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date() if message["Date"] else None
    except ValueError:
        return None  # a head that is no date states none
