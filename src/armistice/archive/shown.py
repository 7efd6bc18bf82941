"""Text from outside made safe to show on a terminal or page: nothing in it can act."""

from __future__ import annotations

import re

_ACTING = re.compile(
    "\x1b\\[[0-9;?]*[ -/]*[@-~]|"
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


def shown(text: str) -> str:
    """Return `text` with control characters, terminal escapes and marks that turn the writing direction as `�`.

    Tabs and line breaks stay. Escaping for HTML is the page's own business.
    """
    return _ACTING.sub("�", text.replace("\r\n", "\n"))
