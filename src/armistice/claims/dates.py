"""When: the day that a sentence names, counted from the day its document is of."""

from __future__ import annotations

import datetime

from armistice.claims.words import Words

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
_DAYS = {
    name: day for day, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_TELLING = {*_MONTHS, *(f"{month}." for month in _MONTHS), *_DAYS, "yesterday", "today", "tonight", "tomorrow"}
"""A sentence without any of these names no day."""


def when(words: Words, published: datetime.date | None) -> datetime.date | None:
    """Return the first day a sentence names, or None; without `published` only a full date can be told.

    A day of the week is the latest one that is past (the next one after “on … will”); a day and month without a year
    the nearest to the day of publication.
    """
    if _TELLING.isdisjoint(words.lower):
        return None
    for at, low in enumerate(words.lower):
        if low.rstrip(".") in _MONTHS and words.forms[at][0].isupper():
            found = _calendar_day(words, at, published)
            if found:
                return found
        if published is None:
            continue
        if low in _DAYS:
            return _weekday(words, at, published)
        if low in ("yesterday", "today", "tonight"):
            return published - datetime.timedelta(days=low == "yesterday")
        if low == "tomorrow":
            return published + datetime.timedelta(days=1)
    return None


def _calendar_day(words: Words, at: int, published: datetime.date | None) -> datetime.date | None:
    month = _MONTHS[words.lower[at].rstrip(".")]
    numbers = [_number(words, near) for near in (at - 1, at + 1, at + 2, at + 3)]
    year = next((number for number in numbers[1:] if number and number > 1900), None)
    day = next((number for number in numbers[:2] if number and number <= 31), None)
    if day is None:
        return None
    if year is not None:
        return _date(year, month, day)
    if published is None:
        return None
    near = [_date(published.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((one for one in near if one), key=lambda one: abs((one - published).days), default=None)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None  # 30 February names no day


def _number(words: Words, at: int) -> int | None:
    if not 0 <= at < len(words):
        return None
    digits = words.lower[at].rstrip("stndrh")
    return int(digits) if digits.isdigit() and len(digits) <= 4 else None


def _weekday(words: Words, at: int, published: datetime.date) -> datetime.date:
    behind = (published.weekday() - _DAYS[words.lower[at]]) % 7
    before = words.lower[max(0, at - 2) : at]
    if "next" in before or ("will" in words.lower and "said" not in words.lower):
        return published + datetime.timedelta(days=(-behind) % 7 or 7)
    if "last" in before and behind == 0:
        behind = 7
    return published - datetime.timedelta(days=behind)
