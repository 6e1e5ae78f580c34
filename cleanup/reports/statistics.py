"""How often each rule was broken and each entity's name garbled, the most frequent first."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence

from cleanup.reports.colour import Palette
from cleanup.reports.formats import Judged, Report
from cleanup.reports.wording import one_line

SCHEMA = "cleanup.statistics/1"
_MOST_SPELLINGS = 5


class Statistics(Report):
    """Counts all files together.

    Args:
        palette: unused.
        as_json: one document instead of lines to read.
    """

    def __init__(self, palette: Palette, *, as_json: bool = False) -> None:
        super().__init__(palette)
        self._as_json = as_json
        self._rules: dict[str, Counter[str]] = defaultdict(Counter)
        self._entities: dict[str, Counter[str]] = defaultdict(Counter)

    def file(self, judged: Judged) -> str:
        """Count the findings of a file."""
        for finding in judged.findings:
            self._rules[finding.rule][finding.action] += 1
            if finding.candidates[0].entity:  # an exception is about none
                self._entities[finding.candidates[0].entity][one_line(finding.text)] += 1
        return ""

    def end(self, errors: Sequence[str]) -> str:
        """Return the counts."""
        rules, entities = _ranked(self._rules), _ranked(self._entities)
        if self._as_json:
            document = {
                "schema": SCHEMA,
                "rules": [
                    {"rule": rule, "count": n, "fix": by["fix"], "suggest": by["suggest"]}
                    for rule, n, by in rules
                ],
                "entities": [
                    {"entity": entity, "count": n, "texts": dict(by.most_common())}
                    for entity, n, by in entities
                ],
            }
            return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        lines = [f"{n:6}  {rule} ({by['fix']} to fix)\n" for rule, n, by in rules]
        lines += ["\n"] if lines else []
        return "".join(lines + [f"{n:6}  {entity}  {_spellings(by)}\n" for entity, n, by in entities])


def _ranked(counted: dict[str, Counter[str]]) -> list[tuple[str, int, Counter[str]]]:
    found = [(name, by.total(), by) for name, by in counted.items()]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def _spellings(by: Counter[str]) -> str:
    texts = [text for text, _n in by.most_common(_MOST_SPELLINGS)]
    return ", ".join(texts) + (", …" if len(by) > _MOST_SPELLINGS else "")
