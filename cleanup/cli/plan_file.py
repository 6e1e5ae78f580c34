"""Reads and writes the plans that commands are given."""

from __future__ import annotations

import sys
from pathlib import Path

from cleanup.documents.files import FileError, read, replace
from cleanup.plans.plan import FilePlan, Plan
from cleanup.plans.wire import PlanError, dumps, loads

STANDARD_INPUT = "-"


def read_plan(path: str) -> Plan | None:
    """Return the plan in a file, ``-`` for standard input; None with a complaint if there is none."""
    name = "standard input" if path == STANDARD_INPUT else path
    try:
        raw = sys.stdin.buffer.read() if path == STANDARD_INPUT else read(Path(path))
        return loads(raw.decode("utf-8", "surrogateescape"))
    except FileError as error:
        complain(error)
    except PlanError as error:
        complain(f"{name}: {error}")
    return None


def write_plan(path: str, plan: Plan, written: dict[str, tuple[FilePlan, str]]) -> None:
    """Put *plan* in the place of the one in the file *path*, in one step.

    *written* is :func:`~cleanup.plans.dumps`'s.

    Raises:
        FileError: it cannot be written; the plan stays as it was.
    """
    replace(Path(path), dumps(plan, written).encode("utf-8", "surrogateescape"))


def complain(message: object) -> None:
    """Say on standard error what went wrong."""
    sys.stderr.write(f"cleanup: error: {message}\n")


def count(number: int, noun: str) -> str:
    """Return the number and the noun, in the plural unless it is one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
