"""Commands, and groups of them, whose module is imported when they are used: starting stays cheap."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from typer.core import TyperCommand, TyperGroup


class LaterGroup(TyperGroup):
    """Takes its commands from the ``app`` of a module; see :func:`later`."""

    module = ""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names of the commands, in order."""
        names: list[str] = self._group().list_commands(ctx)
        return names

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:
        """Return one command."""
        command: TyperCommand | None = self._group().get_command(ctx, cmd_name)
        return command

    def _group(self) -> Any:  # noqa: ANN401 - a group of click's, which typer has inside or beside it
        from typer.main import get_command

        return get_command(import_module(self.module).app)


def later(module: str) -> type[TyperGroup]:
    """Return the group of the commands that *module* has in its ``app``."""
    return type("Later", (LaterGroup,), {"module": module})


class WithLater(TyperGroup):
    """Has single commands beside those written in its own module; see :func:`with_later`."""

    later: Mapping[str, str] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - see above
        """Return the names of the commands, in order."""
        return [*super().list_commands(ctx), *self.later]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Return one command."""
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        from typer.main import get_command

        command = get_command(import_module(self.later[cmd_name]).app)
        command.name = cmd_name
        return command


def with_later(commands: Mapping[str, str]) -> type[TyperGroup]:
    """Return a group that has *commands*, too: each is the only one of the ``app`` of a module."""
    return type("WithLater", (WithLater,), {"later": commands})
