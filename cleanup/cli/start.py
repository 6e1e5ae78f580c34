"""The command's entry point: as little as possible before the work begins."""

from __future__ import annotations

import gc
import sys

from cleanup import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typer.models import CommandInfo


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:  # answered before the commands are even known
        print(f"cleanup {__version__}")
        return
    gc.disable()  # imports and one short run make nothing worth collecting
    from cleanup.cli.app import app

    asked = [info for info in app.registered_commands if [_name(info)] == sys.argv[1:2]]
    if asked:  # making the others ready takes as long as reading a file
        app.registered_commands, app.registered_groups = asked, []
    app()


def _name(info: CommandInfo) -> object:
    return info.name or getattr(info.callback, "__name__", "")
