"""Turns what stops a whole run into one clear message and exit status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from cleanup.names.errors import LexiconError


class Stopped(Exception):  # noqa: N818 - it is no error of the program
    """Ends the run; its text says why, and what would help."""


def guarded(run: Callable[[], int]) -> int:
    """Return the exit status of *run*, or 2 with a message on standard error if it cannot go on."""
    try:
        return run()
    except KeyboardInterrupt:
        return _stop("interrupted; no file was left half-written")
    except BrokenPipeError:
        _give_up_output()
        return 2
    except Stopped as error:
        return _stop(str(error))
    except LexiconError as error:
        return _stop(f"{error.what}: {error}")
    except ValueError as error:
        from cleanup.config.errors import ConfigError

        if isinstance(error, ConfigError):
            return _stop(str(error))
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else "standard output: "
        if not error.filename:
            _give_up_output()
        return _stop(f"{where}{error.strerror or error}; make room, or check the permissions there")


def _give_up_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not stumble over it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(message: str) -> int:
    sys.stderr.write(f"cleanup: error: {message}\n")
    return 2
