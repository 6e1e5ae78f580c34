"""Vale: a vocabulary of names to accept and a rule that substitutes the garbles, for a ``StylesPath``.

In ``.vale.ini``: ``Vocab = Names`` and ``BasedOnStyles = Vale, Names``. Entries of both are regular
expressions. What is an English word in lower case is not in the vocabulary: Vale knows it, and would
want it to have a capital wherever it stands.
"""

from __future__ import annotations

import re

from cleanup.names.wordlist import Garble, WordList

_SPECIAL = re.compile(r"([\\.+*?()|\[\]{}^$])")
_RULE = """\
extends: substitution
message: "%s is meant, not '%s'."
level: error
ignorecase: false
action:
  name: replace
swap:
"""


def files(words: WordList) -> dict[str, str]:
    """Return the vocabulary and the rule, in their folders."""
    accepted = [_literal(name) for name in words.names if name.lower() not in words.english]
    swaps = [f"  {_quoted(_literal(garble.text))}: {_meant(garble)}\n" for garble in words.garbles]
    return {
        "config/vocabularies/Names/accept.txt": "".join(f"{name}\n" for name in accepted),
        "Names/Garbles.yml": "".join([_RULE, *swaps] if swaps else [_RULE.rstrip("\n"), " {}\n"]),
    }


def left_out(words: WordList) -> int:
    """Return 0: a rule holds any garble."""
    return 0


def _literal(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _meant(garble: Garble) -> str:
    return _quoted("|".join(garble.meant))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
