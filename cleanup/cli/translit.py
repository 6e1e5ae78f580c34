"""``cleanup translit``: lines in one script, the same lines in another."""

from __future__ import annotations

import difflib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleanup.documents.files import FileError, read
from cleanup.documents.plain import DocumentError, decode
from cleanup.translit.problems import problems
from cleanup.translit.schemes import TransliterationError, detect, normal_id, rewriter, scripts

STANDARD_INPUT = "-"
#: Scripts that names in Latin letters can be looked up in, and the languages they write.
_LOOKED_UP = {"hy": "Armenian", "az": "Azerbaijani", "az-cyrl": "Azerbaijani"}
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class Transliterating(NamedTuple):
    """The options of ``cleanup translit``."""

    from_: str | None = None
    to: str = "press"
    files: tuple[str, ...] = ()
    strict: bool = False


class _Line(NamedTuple):
    """One line of input, with its end, and where it stands."""

    place: str
    text: str
    end: str


def run_translit(texts: list[str], setting: Transliterating) -> int:
    """Write each of *texts*, or each line of the files or of standard input, by the scheme.

    Every source is read and decoded before the first line is written.
    """
    try:
        writer = _Writer(setting)
        lines = list(_lines(texts, setting.files))
        written = [writer.write(line) + line.end for line in lines]
    except (TransliterationError, DocumentError, FileError) as error:
        sys.stderr.write(f"cleanup: error: {error}\n")
        return 2
    _print("".join(written))
    for note in writer.notes:
        sys.stderr.write(f"cleanup: {note}\n")
    if setting.strict and writer.unread:
        sys.stderr.write(
            f"cleanup: error: {writer.unread} not transliterated; correct the text, name its script "
            "with --from, or leave out --strict\n"
        )
        return 2
    return 0


def list_schemes() -> int:
    """Print every script with its schemes and the standards they follow."""
    rows = [
        (script.id, scheme.to, "yes" if scheme.reversible else "", scheme.standard, scheme.citation)
        for script in scripts().values()
        for scheme in script.schemes.values()
    ]
    header = ("from", "to", "reads back", "standard and source")
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(3)]
    out = "".join(
        "  ".join([*map(str.ljust, row[:3], widths), ". ".join(row[3:])]) + "\n"
        for row in (header, *rows)
    )
    _print(out)
    return 0


def _print(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


def _lines(texts: list[str], files: tuple[str, ...]) -> Iterator[_Line]:
    for number, text in enumerate(texts, 1):
        if text != STANDARD_INPUT:
            yield _Line(f"text {number}", text, "\n")
            continue
        yield from _file_lines("standard input", sys.stdin.buffer.read())
    for name in files:
        if name == STANDARD_INPUT:
            yield from _file_lines("standard input", sys.stdin.buffer.read())
        else:
            yield from _file_lines(name, read(Path(name)))
    if not texts and not files:
        yield from _file_lines("standard input", sys.stdin.buffer.read())


def _file_lines(name: str, raw: bytes) -> Iterator[_Line]:
    try:
        document = decode(raw)
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from None
    if document.detected:
        sys.stderr.write(f"cleanup: {name}: read as {document.encoding} (detected)\n")
    for number, (text, end) in enumerate(_LINE.findall(document.text), 1):
        if text or end:
            yield _Line(f"{name}:{number}", text, end)


class _Writer:
    """Writes lines by one setting, and takes note of what it could not read."""

    def __init__(self, setting: Transliterating) -> None:
        self.setting = setting
        self.to = normal_id(setting.to)
        self.notes: list[str] = []
        self.unread = 0
        if setting.from_:
            self._complain_of_two_schemes(normal_id(setting.from_))
            rewriter(setting.from_, setting.to)  # complains of ids that are none
        elif self.to not in (valid := _ids()) + _aliases():
            close = difflib.get_close_matches(self.to, valid, 1)
            meant = f"; did you mean {close[0]}?" if close else "."
            raise TransliterationError(
                f"there is no scheme {setting.to!r}{meant} Valid: {', '.join(valid)}."
            )

    def _complain_of_two_schemes(self, from_: str) -> None:
        if from_ in scripts() or self.to in scripts() or self.to not in _ids() + _aliases():
            return
        ways = [
            (script.id, scheme.reversible)
            for script in scripts().values()
            for scheme in script.schemes.values()
            if from_ in (scheme.to, *scheme.aliases)
        ]
        back = [id_ for id_, reversible in ways if reversible]
        if back:
            raise TransliterationError(
                f"{from_} and {self.to} are both schemes; say with --to which script to write back: "
                + ", ".join(back)
            )
        if ways:
            ids = [id_ for id_, _reversible in ways]
            rewriter(from_, next((id_ for id_ in _LOOKED_UP if id_ in ids), ids[0]))  # complains

    def write(self, line: _Line) -> str:
        """Return the text of *line* by the scheme."""
        try:
            from_ = normal_id(self.setting.from_) if self.setting.from_ else self._detect(line.text)
            if self.setting.strict and from_ != self.to:
                for problem in problems(line.text, from_, self.to):
                    self._unread(line, problem.start, problem.why)
            if from_ is None:
                return self._from_latin(line) if self.to in _LOOKED_UP else line.text
            return line.text if from_ == self.to else rewriter(from_, self.to)(line.text)
        except TransliterationError as error:
            raise TransliterationError(f"{line.place}: {error}") from None

    def _detect(self, text: str) -> str | None:
        """Return the script of *text*, or None for names in plain Latin letters, and lines of none."""
        try:
            found = detect(unicodedata.normalize("NFC", text))
        except TransliterationError:
            return None
        if found == self.to or found == "az":  # it may have names in English letters, too
            return None if self.to in ("hy", "az") else found
        return found

    def _from_latin(self, line: _Line) -> str:
        from cleanup.cleaner import shared_judge
        from cleanup.names.backwards import native_readings
        from cleanup.names.natives import Natives

        if not hasattr(self, "_natives"):
            self._natives = Natives(shared_judge().index)
        language = "hy" if self.to == "hy" else "az"
        readings = native_readings(line.text, language, self._natives)
        best = readings[0]
        if best.guessed:
            note = f"{', '.join(best.guessed)} guessed, in no lexicon in {_LOOKED_UP[self.to]}"
            others = [reading.text for reading in readings[1:]]
            also = f"; also possible: {', '.join(others)}" if others else ""
            self.notes.append(f"{line.place}: {note}{also}")
        return rewriter("az", "az-cyrl")(best.text) if self.to == "az-cyrl" else best.text

    def _unread(self, line: _Line, at: int, why: str) -> None:
        self.unread += 1
        self.notes.append(f"{line.place}:{at + 1}: {why}")


def _ids() -> list[str]:
    """Return all that ``--to`` takes."""
    ids = {id_ for script in scripts().values() for id_ in script.schemes}
    return [*sorted(ids - set(_LOOKED_UP)), *_LOOKED_UP]


def _aliases() -> list[str]:
    schemes = [scheme for script in scripts().values() for scheme in script.schemes.values()]
    return [alias for scheme in schemes for alias in scheme.aliases]
