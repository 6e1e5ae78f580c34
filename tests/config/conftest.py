"""Writing configuration files and reading them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cleanup.config.reading import Config, read_config


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Config]:
    """Write a configuration file and read it."""

    def written(text: str, name: str = "cleanup.toml") -> Config:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_config(tmp_path / name)

    return written
