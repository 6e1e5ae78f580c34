"""What writers and editors except from judging: stretches of a text, words, and accepted spellings.

:func:`exceptions_in` is asked about every text, so it looks for signs before anything else is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.spotting.exceptions.around import ALONE, Around

if TYPE_CHECKING:
    from cleanup.spotting.exceptions.accepted import Accepted
    from cleanup.spotting.exceptions.collected import Exceptions

#: What every directive has, in comments and in front matter.
SIGN = "cleanup:"
_SIC = ("[sic", "(sic", "*sic", "_sic")


def exceptions_in(text: str, accepted: Accepted | None, around: Around = ALONE) -> Exceptions | None:
    """Return what is excepted in *text*, or None if it cannot have any exceptions.

    Args:
        text: any text.
        accepted: spellings that are accepted in every text.
        around: what is known of the text that it is a portion of.
    """
    if accepted is None and SIGN not in text and not around.opened:
        if "sic" not in text or not any(sign in text for sign in _SIC):
            return None
    from cleanup.spotting.exceptions.collected import collect

    return collect(text, accepted, around)
