"""Plain text in any encoding: decoded for judging, edited in its own bytes."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cleanup.judging.findings import Finding, moved
from cleanup.judging.rules import PAGE, TIDY
from cleanup.spotting.lines import line_starts_of

if TYPE_CHECKING:
    from cleanup.spotting.prose import Prose

#: Byte-order marks, the longer before those that they begin like, and the encodings they stand for.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

ASCII = bytes(range(128))
#: Up to this share of other bytes, text that is not UTF-8 is taken for Western English (cp1252).
FEW = 0.1
BINARY = "is a binary file, not text; name text files only"


class DocumentError(ValueError):
    """A file that cannot be read as text, or written back; the message names the remedy."""


class OtherKindError(DocumentError):
    """A file of another kind than those that are read; a run of many files passes over it."""


class Place(NamedTuple):
    """How much of a file stands before a portion of it.

    *lines* have ended there, at LF, CRLF or CR; *feeds* counts LF alone. *column* is how many code
    points there are of a line that is begun, *column_bytes* how many bytes these are in UTF-8.
    """

    characters: int = 0
    bytes: int = 0
    lines: int = 0
    feeds: int = 0
    column: int = 0
    column_bytes: int = 0


_NOTHING = Place()


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded file, or a portion of one: *raw* is *mark* and then *text* in *encoding*.

    *detected* tells that the encoding was guessed, not declared by a mark or proved by UTF-8. *prose* is
    what of *text* is read, if not all. A *package* is a file of several parts, like a word processor's:
    its *text* is what can be read in it. Of one that is *clean* it is known that nothing is found in it,
    and no prose was read.

    A file that is too large to be held comes in portions: *before* is what stands before one, and
    *goes_on* tells whether another follows; the last one has the *trouble* if the rest could not be
    read. The places of findings are those in the file.
    """

    raw: bytes
    text: str
    encoding: str
    mark: bytes = b""
    detected: bool = False
    prose: Prose | None = None
    package: Package | None = None
    clean: bool = False
    before: Place = _NOTHING
    goes_on: bool = False
    trouble: str = ""

    @property
    def is_first(self) -> bool:
        """Whether the file begins with it."""
        return not self.before.bytes

    @property
    def is_last(self) -> bool:
        """Whether the file ends with it."""
        return not self.goes_on

    @property
    def judged(self) -> str:
        """The text that is judged."""
        return self.prose.text if self.prose else self.text

    def placed(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the *findings* in :attr:`judged` as findings in :attr:`text`: offsets, line, column.

        They are in the order of the text, which need not be that of the prose: a note is read after the
        paragraph that it stands in.
        """
        if self.prose is None:
            return [_after(finding, self.before) for finding in findings]
        if not findings:
            return []
        starts = line_starts_of(self.text)
        found = []
        for finding in findings:
            with suppress(LookupError):  # it would change what stands nowhere in the file
                if finding.rule == PAGE:
                    finding = _by_hand(finding, self.prose)
                start, end = self.prose.place(finding.start, finding.end)
                self.prose.changes(finding.start, finding.end, finding.replacement)
                if finding.rule in TIDY and end - start != finding.end - finding.start:
                    finding = replace(finding, action="suggest")  # markup inside may lose its words
                line = bisect_right(starts, start)
                column = start - starts[line - 1] + 1
                within = (finding.start, finding.end)
                found.append(
                    replace(finding, start=start, end=end, line=line, column=column, within=within)
                )
        return sorted(found, key=_start)

    def changes(self, edit: Finding) -> Sequence[tuple[int, int, str]]:
        """Return what makes *edit*, a finding: from where to where in :attr:`text` stands what then."""
        if self.prose is None or edit.within is None:
            before = self.before.characters
            return [(edit.start - before, edit.end - before, edit.replacement)]
        return self.prose.changes(*edit.within, edit.replacement)


class Writing(NamedTuple):
    """How a word processor's file is written.

    Edits are tracked changes, which the reader accepts or rejects, unless *accept_changes*. Findings in
    *remarks* become comments.
    """

    accept_changes: bool = False
    remarks: Sequence[Finding] = ()


class Package(Protocol):
    """A file of several parts."""

    def spliced(self, edits: Sequence[Finding], writing: Writing) -> bytes:
        """Return the file with *edits* of its text made, and every part without one as it was.

        Raises:
            DocumentError: an edit cannot be made.
        """
        ...


def _after(finding: Finding, before: Place) -> Finding:
    """Return the *finding* of a portion as one of the file that has *before* before it."""
    return moved(finding, before.characters, before.lines, before.column) if before.bytes else finding


def _by_hand(finding: Finding, prose: Prose) -> Finding:
    """Return the *finding* of lines to be removed, here paragraphs, as one that changes nothing.

    Without them the paragraphs would be empty, or there would be none to put them back into.
    """
    start, end = prose.trimmed(finding.start, finding.end)
    text = prose.text[start:end]
    choices = tuple(replace(choice, name=text) for choice in finding.candidates[:1])
    return replace(finding, start=start, end=end, text=text, replacement=text, candidates=choices)


def _start(finding: Finding) -> int:
    return finding.start


def decode(raw: bytes, declared: Callable[[bytes], str] | None = None) -> Document:
    """Decode the bytes of a text file: UTF-8, UTF-16 or UTF-32 with a mark, as *declared* or detected.

    Where they are none of the former, *declared* is asked which encoding the file says it has, if any.

    Raises:
        DocumentError: the bytes are binary, or not text in any encoding that could be told.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return Document(raw, raw[len(mark) :].decode(encoding), encoding, mark)
            except UnicodeDecodeError as error:
                raise DocumentError(not_after_mark(encoding, error.start + len(mark))) from None
    if b"\0" in raw:
        raise DocumentError(BINARY)
    try:
        return Document(raw, raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        encoding = declared(raw) if declared else ""
        text = _text(raw, encoding)
        return _detect(raw, error.start) if text is None else Document(raw, text, encoding)


def _text(raw: bytes, encoding: str) -> str | None:
    """Return what *raw* is in *encoding*, unless it is in another."""
    with suppress(LookupError, UnicodeError, AttributeError):  # unknown, another, none of text
        text = raw.decode(encoding)
        if text.encode(encoding) == raw:
            return text
    return None


def decode_as(raw: bytes, encoding: str) -> Document:
    """Decode the bytes of a text file that is known to be in *encoding*, with a mark or without.

    Raises:
        DocumentError: they are not text in that encoding, or could not be written back the same.
    """
    mark = next((m for m, its in MARKS if its == encoding and raw.startswith(m)), b"")
    try:
        text = raw[len(mark) :].decode(encoding)
        if text.encode(encoding) == raw[len(mark) :]:
            return Document(raw, text, encoding, mark)
    except (UnicodeError, LookupError):
        pass
    raise DocumentError(f"is not {encoding} any more; save it so again, or make a new plan")


def _detect(raw: bytes, place: int) -> Document:
    if len(raw.translate(None, ASCII)) < FEW * len(raw):
        # English with a few accents and curly quotes: too little for a detector to tell by
        with suppress(UnicodeDecodeError):
            return Document(raw, raw.decode("cp1252"), "cp1252", detected=True)
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is not None:
        text = _text(raw, best.encoding)
        if text is not None:
            return Document(raw, text, best.encoding, detected=True)
    raise DocumentError(not_utf8(place))


def not_after_mark(encoding: str, byte: int) -> str:
    """Say that a file with the byte-order mark of *encoding* is not in it."""
    return (
        f"begins with a {encoding} mark but byte {byte} is not valid {encoding}; save it again as UTF-8"
    )


def not_utf8(byte: int) -> str:
    """Say that a file is no text in any encoding that could be told."""
    return f"byte {byte} is not valid UTF-8 and no other encoding fits; save it as UTF-8"


def splice(document: Document, edits: Sequence[Finding], writing: Writing | None = None) -> bytes:
    """Return the document's bytes with *edits* made (in order) and every other byte as it was.

    *writing* says how, where the format leaves a choice.

    Raises:
        DocumentError: a replacement has letters that the file's encoding lacks.
    """
    if document.package is not None:
        return document.package.spliced(edits, writing or Writing())
    out = [document.mark]
    at_text, at_bytes = 0, len(document.mark)
    # in order also where one finding stands between the letters of another, as in a tag inside it
    changes = sorted((c for edit in edits for c in document.changes(edit)), key=lambda c: c[:2])
    for start, end, new in changes:
        kept = len(document.text[at_text:start].encode(document.encoding))
        out.append(document.raw[at_bytes : at_bytes + kept])
        try:
            out.append(new.encode(document.encoding))
        except UnicodeEncodeError:
            raise DocumentError(
                f"{new!r} cannot be written in {document.encoding}; save the file as UTF-8"
            ) from None
        at_text, at_bytes = (
            end,
            at_bytes + kept + len(document.text[start:end].encode(document.encoding)),
        )
    out.append(document.raw[at_bytes:])
    return b"".join(out)
