"""The command's entry point: as little as possible before the work begins."""

from __future__ import annotations

import gc
import sys

from cleanup import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typer.models import CommandInfo


#: Modules that typer and the standard library import for what hardly any run does; reading them all
#: takes as long as judging an article.
_SELDOM = ("bz2", "ipaddress", "lzma", "subprocess", "tokenize")


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:  # answered before the commands are even known
        print(f"cleanup {__version__}")
        return
    gc.disable()  # imports and one short run make nothing worth collecting
    for name in _SELDOM:
        _read_when_used(name)
    from cleanup.cli.app import app

    asked = [info for info in app.registered_commands if [_name(info)] == sys.argv[1:2]]
    if asked:  # making the others ready takes as long as reading a file
        app.registered_commands, app.registered_groups = asked, []
    app()


def _read_when_used(name: str) -> None:
    """Have the module *name* read when something in it is first asked for.

    ``importlib.util.LazyLoader`` reads it as soon as it is imported twice.
    """
    from importlib.util import find_spec, module_from_spec

    spec = None if name in sys.modules else find_spec(name)
    loader = spec.loader if spec else None
    if spec is None or loader is None:
        return
    module = module_from_spec(spec)

    def read(attribute: str) -> object:
        del module.__dict__["__getattr__"]
        loader.exec_module(module)
        return getattr(module, attribute)

    module.__dict__["__getattr__"] = read
    sys.modules[name] = module


def _name(info: CommandInfo) -> object:
    return info.name or getattr(info.callback, "__name__", "")
