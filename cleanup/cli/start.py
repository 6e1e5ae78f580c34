"""The command's entry point: as little as possible before the work begins."""

from __future__ import annotations

import gc
import sys

from cleanup import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:  # answered before the commands are even known
        print(f"cleanup {__version__}")
        return
    gc.disable()  # imports and one short run make nothing worth collecting
    from cleanup.cli.app import app

    app()
