"""House styles: how a profile is written down, and where those lie that come along."""
