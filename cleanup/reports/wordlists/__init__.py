"""Word lists for other programs, a module a format; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from cleanup.names.wordlist import WordList

#: The formats, and what they are for.
FORMATS = {
    "codespell": "a dictionary of garbles",
    "cspell": "settings with words and flagged words",
    "hunspell": "a dictionary with its affix file",
    "languagetool": "words to accept, and replacements",
    "openrefine": "a table of names to reconcile with",
    "typos": "settings with corrections",
    "vale": "a vocabulary and a substitution rule",
}


class WordListFormat(Protocol):
    """What the module of a format has."""

    def files(self, words: WordList) -> dict[str, str]:
        """Return the content of each file by its name (with folders, if it must lie in some)."""

    def left_out(self, words: WordList) -> int:
        """Return how many garbles the format cannot hold."""


def format_named(name: str) -> WordListFormat:
    """Return the module of the format *name*, one of :data:`FORMATS`."""
    return cast(WordListFormat, import_module(f"{__name__}.{name}"))
