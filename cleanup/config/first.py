"""The text of a first configuration file: every key of the table, commented out."""

from __future__ import annotations

import json

from cleanup.config.keys import keys, plain

_HEAD = """\
# Configuration of cleanup, for this folder and all below it. The values in comments are the defaults:
# take the # away from a key to change it. "cleanup config" shows what is in force.
"""
_TAIL = """
# Other values for some paths, named as in .gitignore:
# [[overrides]]
# paths = ["transcripts/"]
# transcript = true
"""


def first_text() -> str:
    """Return the text; it says nothing until somebody changes it."""
    told = [
        f"\n# {key.help}\n# {key.name} = {json.dumps(plain(key.default), ensure_ascii=False)}\n"
        for key in keys().values()
    ]
    return _HEAD + "".join(told) + _TAIL
