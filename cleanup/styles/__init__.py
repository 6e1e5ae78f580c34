"""House styles: how a profile is written down, and where those lie that come along."""

#: The profile that is followed if none is named; it changes nothing.
DEFAULT = "keep-side"
