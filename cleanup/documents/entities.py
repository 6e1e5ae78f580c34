"""The entities of HTML, which other markup has taken over: ``&eacute;``, ``&#233;``, ``&#xE9;``."""

from __future__ import annotations

import re
from functools import cache

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@cache
def meaning_of(entity: str) -> str:
    """Return what an entity, with its ``&`` and ``;``, stands for; nothing if there is no such entity.

    >>> meaning_of("&eacute;"), meaning_of("&none;")
    ('é', '')
    """
    if entity[1] != "#":
        from html.entities import html5

        return html5.get(entity[1:], "")
    code = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    return sign_of(code)


def sign_of(code: int) -> str:
    """Return the sign with the number *code*; there may be none."""
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
