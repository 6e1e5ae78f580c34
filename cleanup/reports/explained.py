"""What is known of spellings, for readers and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from cleanup.judging.explanation import Explanation

SCHEMA = "cleanup.explain/1"


def render_json(explanations: Iterable[Explanation]) -> str:
    """Return one JSON document; ``channel`` and ``cost`` are null where no channel leads to the form."""
    forms = [_as_json(explanation) for explanation in explanations]
    return json.dumps({"schema": SCHEMA, "forms": forms}, ensure_ascii=False, indent=1) + "\n"


def _as_json(explanation: Explanation) -> dict[str, Any]:
    return {
        "form": explanation.form,
        "verdict": explanation.verdict,
        "entities": [
            {"id": note.id, "name": note.name, "kind": note.kind, "native": list(note.native)}
            for note in explanation.entities
        ],
        "channel": explanation.channel,
        "cost": explanation.cost,
        "steps": list(explanation.steps),
        "action": explanation.action,
        "because": list(explanation.because),
    }


def render_text(explanation: Explanation) -> str:
    """Return a paragraph: the form, what it may mean, and why."""
    lines = [f"{explanation.form}: {explanation.verdict}"]
    for note in explanation.entities:
        native = f", {' | '.join(note.native)}" if note.native else ""
        lines.append(f"    {note.name} ({note.kind}{native})  {note.id}")
    lines += [f"  - {reason}" for reason in explanation.because]
    return "\n".join(lines) + "\n"
