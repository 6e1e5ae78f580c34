"""Reports in every format."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleanup.reports.colour import Palette
from cleanup.reports.formats import Judged, report_named

Report = Callable[..., str]


@pytest.fixture
def report() -> Report:
    """Make a whole report in a format."""

    def make(name: str, *files: Judged, errors: tuple[str, ...] = (), colour: bool = False) -> str:
        making = report_named(name, Palette(colour))
        return "".join([making.begin(), *(making.file(file) for file in files), making.end(errors)])

    return make
