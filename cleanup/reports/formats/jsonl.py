"""One finding a line (JSON Lines): its path, and the fields it has in ``cleanup.findings/1``."""

from __future__ import annotations

import json

from cleanup.reports import formats
from cleanup.reports.formats import Judged
from cleanup.reports.json import with_bytes
from cleanup.reports.places import readable


class Report(formats.Report):
    """A line a finding; no finding is no line."""

    def file(self, judged: Judged) -> str:
        """Return the lines of a file."""
        path = readable(judged.path)
        return "".join(
            json.dumps({"path": path, **fields}, ensure_ascii=False) + "\n"
            for fields in with_bytes(judged.document, judged.findings)
        )
