"""What is known of a text that comes portion by portion: the exceptions that go on into the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cleanup.spotting.exceptions.accepted import Accepted


class Open(NamedTuple):
    """An exception from *rules* that goes on where a portion of a text ends.

    It holds *until* ``cleanup: on``, to the end of the line or of the text. *numbers* are of the marks
    that ask for it. Is a spelling *accepted*, it is from nothing else.
    """

    rules: frozenset[str]
    numbers: tuple[int, ...]
    until: Literal["on", "line", "text"] = "on"
    accepted: Accepted | None = None

    @property
    def throughout(self) -> bool:
        """Whether it holds in all of the text, whatever comes."""
        return self.until == "text"


class Around(NamedTuple):
    """What is known at the beginning of a portion of a text; a whole text is the *first* and last.

    *opened* are the exceptions that go on from the portions before, in which so many marks were
    *numbered*.
    """

    first: bool = True
    goes_on: bool = False
    opened: tuple[Open, ...] = ()
    numbered: int = 0


ALONE = Around()
