"""XML as text: what may not stand in it is replaced, what means something in it escaped."""

from __future__ import annotations

import re

#: What XML 1.0 has no way to hold: most controls, surrogates, two non-characters.
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escaped(text: str) -> str:
    """Return *text* as the content of an element, or of an attribute in double quotes."""
    return _NO_CHARACTER.sub("\ufffd", text).translate(_ESCAPES)


def tag(name: str, /, **attributes: object) -> str:
    """Return the inside of a start tag, with the attributes in order."""
    return " ".join([name, *(f'{key}="{escaped(str(value))}"' for key, value in attributes.items())])
