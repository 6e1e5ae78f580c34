"""What is known of a text that is judged portion by portion, from one portion to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cleanup.spotting.exceptions import exceptions_in
from cleanup.spotting.exceptions.around import ALONE

if TYPE_CHECKING:
    from cleanup.spotting.exceptions.accepted import Accepted
    from cleanup.spotting.exceptions.collected import Exceptions


class Carried:
    """What a portion leaves for those after it. A text that is judged as a whole has one of its own.

    Args:
        needed: the numbers of exceptions that go on beyond a portion and are known to be needed; those
            that are found to be so are added.
    """

    def __init__(self, needed: Iterable[int] = ()) -> None:
        self.needed = set(needed)
        #: Places both names of which have been given.
        self.introduced: set[frozenset[int]] = set()
        self._around = ALONE
        self._next = ALONE

    @property
    def is_first(self) -> bool:
        """Whether the text begins with the portion."""
        return self._around.first

    @property
    def goes_on(self) -> bool:
        """Whether another portion follows."""
        return self._around.goes_on

    @property
    def goes_beyond(self) -> bool:
        """Whether an exception goes on after the portion that has ended."""
        return bool(self._around.opened)

    @property
    def numbered(self) -> int:
        """How many exceptions have gone on beyond a portion so far."""
        return self._around.numbered

    def begin(self, *, goes_on: bool) -> None:
        """Begin the next portion."""
        self._around = self._next = self._around._replace(goes_on=goes_on)

    def pass_over(self, *, goes_on: bool) -> None:
        """Leave out a portion that leaves nothing for those after it."""
        self.begin(goes_on=goes_on)
        self.end()

    def exceptions(self, text: str, accepted: Accepted | None) -> Exceptions | None:
        """Return what is excepted in the portion, which is *text*."""
        found = exceptions_in(text, accepted, self._around)
        if found:
            self._next = self._around._replace(opened=found.opened, numbered=found.numbered)
        return found

    def end(self) -> None:
        """End the portion."""
        self._around = self._next._replace(first=False)
