"""The command's entry point: as little as possible before the work begins."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line."""
    gc.disable()  # imports and one short run make nothing worth collecting
    from cleanup.cli.app import app

    app()
