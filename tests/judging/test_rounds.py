"""Rounds after the first: what they leave out would have had nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_copy import articles

from cleanup.cleaner import shared_judge
from cleanup.judging.scene import Scene
from cleanup.judging.shapes import SHAPES

COPY = [article.text for article in articles(Path(__file__).parents[1] / "corpus")]


def verdicts(text: str) -> list[tuple[int, int, str | None, str, list[tuple[str, float]]]]:
    """Return all that is said of *text*, silent verdicts, too."""
    judge = shared_judge()
    return [
        (v.first, v.last, v.action, v.held, [(c.entry.text, c.score) for c in v.candidates])
        for v in judge.rounds.verdicts(Scene(text, judge.index))
    ]


@pytest.mark.parametrize("few", [COPY[n : n + 20] for n in range(0, len(COPY), 20)])
def test_a_round_leaves_out_nothing_that_would_speak(
    few: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [*few, "\n\n".join(few)]
    as_judged = [verdicts(text) for text in texts]
    for shape in SHAPES:
        monkeypatch.setattr(shape, "may_change", lambda *_: True)
    assert [verdicts(text) for text in texts] == as_judged
