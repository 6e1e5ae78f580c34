"""Puts the lexicons and their compiled index into a wheel, so that an installed copy starts at once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Fills a standard wheel; an editable one reads the checkout and compiles on first use."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Include the lexicons, the profiles, and the index built into a temporary folder."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from cleanup.names.build import build_index

        target = Path(tempfile.mkdtemp()) / "shipped.index"
        build_index(root / "lexicons", target)
        build_data["force_include"][str(root / "lexicons")] = "cleanup/lexicons"
        build_data["force_include"][str(root / "profiles")] = "cleanup/profiles"
        build_data["force_include"][str(target)] = "cleanup/names/shipped.index"
