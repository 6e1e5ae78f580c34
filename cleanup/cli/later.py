"""A group of commands whose module is imported when one of them is used: starting stays cheap."""

from __future__ import annotations

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
