"""What the tests of several packages share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from cleanup.names.cache import open_index
from cleanup.names.index import Index

# They hold no doctests, and --doctest-modules would import each as "conftest".
collect_ignore_glob = ["*conftest.py"]

# Tables are read at first use, and test machines are shared: time is measured in benchmarks/.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def index() -> Index:
    """The index of the shipped lexicons."""
    return open_index()
