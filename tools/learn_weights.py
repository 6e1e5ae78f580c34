"""Learns the weights of the evidence from the development half of the labelled copy.

    python tools/learn_weights.py            shows what would change, cross-validated by article
    python tools/learn_weights.py --write    writes cleanup/judging/weights.tsv as well

Every candidate that the judging weighs is an example: its evidence, and whether it is the right name of
the garble it stands on (it never is where the copy is right). A logistic model is fitted whose weights
are drawn to those that people have set (the column *prior*), the more so the less the copy says of them;
how strongly is chosen by cross-validation, whole articles left out: as strongly as may be within one
standard error of the best. Weights keep the sign of their prior.
The steps are repeated with the new weights, because what is settled first is evidence for the rest.
Needs scikit-learn (the extra ``learn``). The check half is never read.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from marked_copy import Article, articles  # noqa: E402

from benchmarks.quality import reliability, samples  # noqa: E402
from cleanup.cleaner import shared_judge  # noqa: E402
from cleanup.judging import tables  # noqa: E402
from cleanup.judging.candidate import Candidate  # noqa: E402
from cleanup.judging.decision import FIX, Verdict  # noqa: E402
from cleanup.judging.findings import Finding  # noqa: E402
from cleanup.judging.judge import Judge  # noqa: E402
from cleanup.judging.scene import Scene  # noqa: E402
from cleanup.judging.wording import to_findings  # noqa: E402
from cleanup.names.status import KNOWN  # noqa: E402
from cleanup.translit.fold import fold  # noqa: E402

Numbers = Any  # numpy arrays of floats

TABLE = ROOT / "cleanup" / "judging" / "weights.tsv"
CONFIDENCE = TABLE.with_name("confidence.tsv")
COPY = ROOT / "tests" / "corpus" / "development"
STRENGTHS = (3.0, 10.0, 30.0, 100.0, 300.0)
#: How much a wrong candidate counts: copy written to mislead has so many more than the press has.
TRAPS = 0.1
FOLDS = 8
#: How strongly the lines of confidence are drawn to the log odds as they are: hardly.
PULL = 0.05
ROUNDS = 2


def examples(names: list[str]) -> tuple[Numbers, Numbers, Numbers]:
    """Return evidence, labels and article numbers of all candidates in the development half."""
    judge = Judge(shared_judge().index)  # a new one remembers nothing of other weights
    rows, labels, groups = [], [], []
    for number, article in enumerate(articles(COPY)):
        scene = Scene(article.text, judge.index)
        for verdict in judge.rounds.verdicts(scene):
            if verdict.held:
                continue  # decided by rule, whatever the weights
            for candidate in verdict.candidates:
                rows.append([candidate.evidence.get(name, 0.0) for name in names])
                labels.append(_is_right(article, scene, verdict, candidate))
                groups.append(number)
    return np.array(rows), np.array(labels, dtype=float), np.array(groups)


def _is_right(article: Article, scene: Scene, verdict: Verdict, candidate: Candidate) -> bool:
    start, end = scene.tokens[verdict.first].start, scene.tokens[verdict.last].end
    for garble in article.garbles:
        if garble.start < end and start < garble.end:
            for right in garble.right:
                words = fold(right).replace("-", " ").split()
                for key in {*words, " ".join(words)}:
                    for form in scene.index.forms(key):
                        if form.status in KNOWN and form.lexeme == candidate.entry.number:
                            return True
    return False


def fit(x: Numbers, y: Numbers, prior: Numbers, strength: float) -> Numbers:
    """Return the weights that explain *y* best, drawn to *prior* and keeping its signs."""

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = x @ weights
        chance = 1 / (1 + np.exp(-odds))
        apart = (weights - prior) / scale
        value = share @ (np.logaddexp(0, odds) - y * odds) + strength * (apart @ apart) / 2
        return value, x.T @ (share * (chance - y)) + strength * apart / scale

    share = shares(y)
    scale = np.maximum(np.abs(prior), 0.5)
    bounds = [(0, None) if p > 0 else (None, 0) if p < 0 else (None, None) for p in prior]
    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds).x)


def shares(y: Numbers) -> Numbers:
    """Return how much each example counts: wrong candidates a part, for the copy is full of traps."""
    return np.where(y > 0, 1.0, TRAPS)


def crossed(x: Numbers, y: Numbers, groups: Numbers, prior: Numbers, strength: float) -> Numbers:
    """Return the log odds of each example under weights learned from other articles."""
    odds = np.zeros(len(y))
    for train, test in GroupKFold(FOLDS).split(x, y, groups):
        odds[test] = x[test] @ fit(x[train], y[train], prior, strength)
    return odds


def calibrated() -> list[str]:
    """Return the table of lines from the log odds of suggestions to how often they are right.

    What is fixed keeps its log odds: there are too few wrong ones to tell.
    """
    judge = Judge(shared_judge().index)

    def check(text: str) -> list[Finding]:
        scene = Scene(text, judge.index)
        return [
            replace(finding, action=cast(Any, verdict.kind), confidence=verdict.best.score)
            for verdict in judge.rounds.verdicts(scene)
            if verdict.action
            for finding in to_findings(scene, [verdict])
        ]

    odds: dict[str, list[float]] = {"held": [], "doubtful": []}
    right: dict[str, list[bool]] = {"held": [], "doubtful": []}
    for one in reliability.judged(samples.read(COPY), check):
        if one.action != "fix":
            odds[one.action].append(one.confidence)
            right[one.action].append(one.right)
    lines = ["kind\tintercept\tslope", "fix\t0\t1"]
    for kind, scores in odds.items():
        x = np.column_stack([np.ones(len(scores)), np.array(scores)])
        intercept, slope = fit_line(x, np.array(right[kind], dtype=float))
        lines.append(f"{kind}\t{intercept:.2f}\t{slope:.2f}")
    return lines


def fit_line(x: Numbers, y: Numbers) -> Numbers:
    """Return intercept and slope (not below 0) of a logistic line, drawn a little to 0 and 1."""

    def loss(line: Numbers) -> tuple[float, Numbers]:
        odds = x @ line
        chance = 1 / (1 + np.exp(-odds))
        apart = line - np.array([0.0, 1.0])
        return (np.logaddexp(0, odds) - y * odds).sum() + PULL * (apart @ apart) / 2, (
            x.T @ (chance - y) + PULL * apart
        )

    found = minimize(loss, np.array([0.0, 1.0]), jac=True, bounds=[(None, None), (0, None)])
    return np.asarray(found.x)


def main() -> None:
    """Learn, say what comes of it, and write the table if asked to."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ask.add_argument("--write", action="store_true", help="write the table")
    wanted = ask.parse_args()
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    names = [row[0] for row in rows]
    prior = np.array([float(row[2]) for row in rows])
    weights: Numbers = prior.copy()
    current = tables.weights()
    for turn in range(ROUNDS):
        current.update(zip(names, weights, strict=True))
        x, y, groups = examples(names)
        losses: dict[float, float] = {}
        errors: dict[float, float] = {}
        for strength in STRENGTHS:
            odds = crossed(x, y, groups, prior, strength)
            each = np.logaddexp(0, odds) - y * odds
            losses[strength] = float(np.average(each, weights=shares(y)))
            by_article = [
                np.average(each[groups == g], weights=shares(y[groups == g])) for g in set(groups)
            ]
            errors[strength] = float(np.std(by_article) / np.sqrt(len(by_article)))
            sure = odds >= FIX
            print(
                f"turn {turn + 1}, strength {strength:g}: log loss {losses[strength]:.4f}, "
                f"of {sure.sum()} sure ones {y[sure].mean():.3f} right, "
                f"{y[sure].sum() / y.sum():.3f} of all"
            )
        best = min(losses, key=losses.__getitem__)
        chosen = max(s for s in STRENGTHS if losses[s] <= losses[best] + errors[best])
        weights = np.round(fit(x, y, prior, chosen), 2)
    for name, old, new in zip(names, prior, weights, strict=True):
        print(f"{name:20} {old:7.2f} {new:7.2f}")
    current.update(zip(names, weights, strict=True))
    lines_of_kinds = calibrated()
    print("\n".join(lines_of_kinds))
    if wanted.write:
        CONFIDENCE.write_text("\n".join(lines_of_kinds) + "\n", encoding="utf-8")
        lines = ["evidence\tweight\tprior\tmeaning"]
        lines += [
            "\t".join((row[0], f"{weight:g}", row[2], row[3]))
            for row, weight in zip(rows, weights, strict=True)
        ]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
