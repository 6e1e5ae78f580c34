"""Characters a second of our transliteration on one core, beside other programs in the same run.

The texts are the Armenian, Azerbaijani and Russian names of the lexicons, each once, shuffled (always
alike) again and again. CPU time, the runs interleaved; the median of five counts (uroman: one run), and
the ratio to our ``hy>press`` more than the absolute number. Loading tables is not timed.

Each of the others is used in the fastest of its usual ways: uroman word by word with its own cache,
emptied first. Its speed then depends on how often words return, so it also gets only the first 20,000
characters, where few do. The others take the text whole, as ours does. To install them:

    .venv/bin/python -m pip install uroman==1.3.1.1 anyascii==0.3.3 tetrak-translit==4.1.0

or ``.venv/bin/python -m pip install -e '.[bench]'``. Unidecode is there already.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import version

from cleanup.names.location import lexicon_folder
from cleanup.names.reader import read_folder
from cleanup.translit.schemes import rewriter

_SCHEMES = {
    "hy": ("press", "bgn-pcgn", "iso-9985", "ala-lc", "hubschmann-meillet"),
    "az": ("press", "official-2020"),
    "ru": ("bgn-pcgn",),
}
_YARDSTICK = "hy>press"
_AT_LEAST = 1_000_000  #: characters a second, of each of our schemes
_RUNS = 5
_NAMES_A_LINE = 12
_FIRST = 20_000
_WARM_UP = 2_000

Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table. *rewrite* is None if the program is not installed."""

    name: str
    language: str
    text: str
    rewrite: Rewrite | None
    runs: int = _RUNS
    ours: bool = False
    times: list[float] = field(default_factory=list)

    @property
    def speed(self) -> float:
        """Characters a second, the median."""
        return len(self.text) / statistics.median(self.times)


def shuffled(names: Iterable[str], characters: int) -> str:
    """Return *characters* of the *names*, twelve to a line, shuffled anew whenever they are used up."""
    each = sorted(set(names))
    chance = random.Random(0)
    lines: list[str] = []
    size = 0
    while size < characters:
        chance.shuffle(each)
        for at in range(0, len(each), _NAMES_A_LINE):
            lines.append(" ".join(each[at : at + _NAMES_A_LINE]))
            size += len(lines[-1]) + 1
    return "\n".join(lines)[:characters]


def contenders(texts: dict[str, str]) -> list[Contender]:
    """Return ours and the others, by language."""
    peers: list[tuple[str, Callable[[], dict[str, Rewrite]], tuple[str, ...]]] = [
        ("anyascii", _anyascii, ("hy", "az")),
        ("Unidecode", _unidecode, ("hy", "az")),
        ("tetrak-translit", _tetrak, ("hy",)),
        ("uroman", _uroman, ("hy", "az")),
    ]
    found = [
        Contender(f"{source}>{to}", source, texts[source], rewriter(source, to), ours=True)
        for source, schemes in _SCHEMES.items()
        for to in schemes
    ]
    for name, load, languages in peers:
        rewrites: dict[str, Rewrite] = {}
        label = name
        try:
            rewrites = load()
            label = f"{name} {version(name)}"
        except ImportError:
            pass
        for language in languages:
            runs = 1 if name == "uroman" else _RUNS
            text, rewrite = texts[language], rewrites.get(language)
            found.append(Contender(label, language, text, rewrite, runs))
            if name == "uroman" and rewrite and len(text) > _FIRST:
                found.append(
                    Contender(f"{label}, few returning", language, text[:_FIRST], rewrite, runs)
                )
    return sorted(found, key=lambda one: list(_SCHEMES).index(one.language))


def _anyascii() -> dict[str, Rewrite]:
    from anyascii import anyascii

    return {"hy": anyascii, "az": anyascii}


def _unidecode() -> dict[str, Rewrite]:
    from unidecode import unidecode_expect_nonascii

    return {"hy": unidecode_expect_nonascii, "az": unidecode_expect_nonascii}


def _tetrak() -> dict[str, Rewrite]:
    from tetrak_translit import get_scheme, transliterate

    scheme = get_scheme("hy/bgn_pcgn")
    return {"hy": lambda text: transliterate(text, scheme)}


def _uroman() -> dict[str, Rewrite]:
    from uroman import Uroman

    program = Uroman()

    def word_by_word(language: str) -> Rewrite:
        def rewrite(text: str) -> str:
            program.reset_cache(65_536)  # as many as on its command line
            return "\n".join(
                " ".join([program.romanize_string(word, lcode=language) for word in line.split(" ")])
                for line in text.split("\n")
            )

        return rewrite

    return {"hy": word_by_word("hye"), "az": word_by_word("aze")}


def measure(found: list[Contender]) -> None:
    """Run them in turn, each as often as it asks for, after a warm-up."""
    for one in found:
        if one.rewrite:
            one.rewrite(one.text[:_WARM_UP])
    for run in range(_RUNS):
        for one in found:
            if one.rewrite and run < one.runs:
                began = time.process_time()
                one.rewrite(one.text)
                one.times.append(time.process_time() - began)


def main() -> int:
    """Print the table; the exit status is 1 if one of our schemes is slower than a million a second."""
    assert __doc__ is not None
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("--characters", type=int, default=1_000_000, metavar="N", help="of each language")
    characters = ask.parse_args().characters
    if characters < 1:
        ask.error("--characters: at least 1")
    entities = read_folder(lexicon_folder())
    names = {source: [name for one in entities for name in getattr(one, source)] for source in _SCHEMES}
    found = contenders({source: shuffled(names[source], characters) for source in _SCHEMES})
    measure(found)
    yardstick = next(one.speed for one in found if one.name == _YARDSTICK)
    print(f"{'':34} {'text':4} {'characters':>10} {'runs':>4} {'characters/s':>13} {'ratio':>6}")
    for one in found:
        if one.rewrite:
            row = f"{len(one.text):10,} {one.runs:4} {one.speed:13,.0f} {one.speed / yardstick:6.3f}"
        else:
            row = "not installed"
        print(f"{one.name:34} {one.language:4} {row}")
    slow = [f"{one.name} ({one.speed:,.0f})" for one in found if one.ours and one.speed < _AT_LEAST]
    if slow:
        print(f"below {_AT_LEAST:,} characters a second: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
