"""What is wrong with a profile, and where."""

from __future__ import annotations

from cleanup.names.errors import LexiconError


class ProfileError(LexiconError):
    """A row of a profile that cannot be followed, with where it stands and what would be right."""

    what = "a profile cannot be followed"
