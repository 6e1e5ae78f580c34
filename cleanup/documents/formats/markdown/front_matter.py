"""The front matter of a Markdown text, in YAML or TOML: titles and descriptions in it are prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.documents.emitting import Do, Emitter, Op
from cleanup.documents.entities import sign_of
from cleanup.documents.joined import Joined, Span

_FIELDS = "title|description|summary|caption"
_YAML = re.compile(
    r"---[ \t]*\r?\n(?=(?:[ \t]*(?:#[^\n]*)?\r?\n)*+[\w\"'-][^:\n]*:(?:[ \t\r\n]))"
    r"(.*?)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_YAML_FIELD = re.compile(
    rf"^(?P<indent>[ \t]*+(?:-[ \t]++)?)(?P<quote>[\"']?)(?:{_FIELDS})(?P=quote)[ \t]*+:[ \t]++"
    r"(?=[^\s#])",
    re.MULTILINE,
)
_TOML_FIELD = re.compile(
    rf"^[ \t]*+(?P<quote>[\"']?)(?:{_FIELDS})(?P=quote)[ \t]*+=[ \t]*+", re.MULTILINE
)
_DIRECTIVE = re.compile(
    r"^cleanup:[^\r\n]*+(?:\r?\n(?:[ \t]++|(?=-[ \t]))[^\r\n]++)*+(?:\r?\n)?", re.MULTILINE
)
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*+)'")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(?:#[^\n]*)?\r?\n")
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r?\n[ \t]*)|(.))|\s*\n\s*", re.DOTALL
)
_MEANINGS = {"n": "\n", "t": "\t", "r": "\r", "_": "\u00a0", "N": "\u0085", "L": "\u2028", "P": "\u2029"}
_TOML_VALUE = re.compile(
    r"""(?s:"{3}((?:[^\\]|\\.)*?)"{3}|'{3}(.*?)'{3})|"((?:[^"\\\n]|\\.)*+)"|'([^'\n]*+)'"""
)
_LINE = re.compile(r"([ \t]*+)([^\r\n]*+)(?:\r?\n|\Z)")


def read_front_matter(source: str, emitter: Emitter) -> int:
    """Put the prose of the front matter of *source* into *emitter*; return where it ends."""
    yaml = _YAML.match(source) if source.startswith("---") else None
    if yaml:
        directive = _DIRECTIVE.search(source, *yaml.span(1))
        if directive:
            _with_directive(source, yaml, directive, emitter)
        else:
            _fields(source, yaml.span(1), emitter)
        return yaml.end()
    toml = _TOML.match(source) if source.startswith("+++") else None
    if toml is None:
        return 0
    for field in _TOML_FIELD.finditer(source, *toml.span(1)):
        _toml_value(source, field.end(), toml.end(1), emitter)
    return toml.end()


def _with_directive(
    source: str, yaml: re.Match[str], directive: re.Match[str], emitter: Emitter
) -> None:
    """Keep what says ``cleanup:``, as front matter again, with the prose before and after it."""
    built = emitter.built
    built.keep(0, yaml.start(1))
    built.say("\n")
    _fields(source, (yaml.start(1), directive.start()), emitter)
    built.say("\n\n")
    built.keep(*directive.span())
    _fields(source, (directive.end(), yaml.end(1)), emitter)
    built.say("\n\n")
    built.keep(yaml.end(1), yaml.end())


def _fields(source: str, span: Span, emitter: Emitter) -> None:
    at = span[0]
    while field := _YAML_FIELD.search(source, at, span[1]):
        at = _yaml_value(source, field, span[1], emitter)


def _yaml_value(source: str, field: re.Match[str], end: int, emitter: Emitter) -> int:
    """Put in the value of *field*; return where it ends."""
    at = field.end()
    quoted = _DOUBLE.match(source, at, end) or _SINGLE.match(source, at, end)
    if quoted:
        _quoted(source, quoted, emitter)
        return quoted.end()
    if source[at] in "[{&*!%@`\"'":
        return at
    indent = len(field["indent"])
    block = _BLOCK.match(source, at, end)
    if block:
        spans, at = _indented(source, block.end(), end, indent)
        _paragraphs(source, spans, emitter)
        return at
    if source[at] in "|>":
        return at
    line = _LINE.match(source, at, end)
    assert line is not None
    spans, following = _indented(source, line.end(), end, indent, blank=False)
    comment = re.compile(r"[ \t]+#").search(source, at, line.end(2))
    spans.insert(0, (at, comment.start() if comment else line.end(2)))
    joined = Joined(source, spans)
    joins = [Op(n, n, Do.SAY, " ") for n in _edges(spans)]
    emitter.paragraph(joined, joins)
    return following


def _edges(spans: list[Span]) -> Iterator[int]:
    length = 0
    for start, end in spans[:-1]:
        length += end - start
        yield length


def _indented(
    source: str, at: int, end: int, indent: int, *, blank: bool = True
) -> tuple[list[Span], int]:
    """Return the lines from *at* that are indented further, without that, and where they end."""
    spans: list[Span] = []
    while at < end and (line := _LINE.match(source, at, end)):
        if len(line[1]) <= indent if line[2] else not blank:
            break
        spans.append(line.span(2))
        at = line.end()
    return spans, at


def _paragraphs(source: str, spans: list[Span], emitter: Emitter) -> None:
    """Put in the lines of a block of text, its paragraphs parted by empty lines."""
    paragraph: list[Span] = []
    for span in [*spans, (0, 0)]:
        if span[0] < span[1]:
            paragraph.append(span)
        elif paragraph:
            emitter.paragraph(
                Joined(source, paragraph), [Op(n, n, Do.SAY, "\n") for n in _edges(paragraph)]
            )
            paragraph = []


def _quoted(source: str, quoted: re.Match[str], emitter: Emitter) -> None:
    joined = Joined(source, [quoted.span(1)])
    if quoted[0][0] == '"':
        emitter.paragraph(joined, _escapes(joined.text))
        return
    signs = re.finditer(r"''|\s*\n\s*", joined.text)
    emitter.paragraph(
        joined, [Op(*sign.span(), Do.READ, "'" if sign[0] == "''" else " ") for sign in signs]
    )


def _escapes(text: str, *, folds: bool = True) -> Iterator[Op]:
    """Yield what the escapes in *text* mean, and its lines' ends if it *folds*: they are blanks."""
    for escape in _ESCAPE.finditer(text):
        digits = escape[1] or escape[2] or escape[3]
        if digits:
            yield Op(*escape.span(), Do.READ, sign_of(int(digits, 16)))
        elif escape[5]:
            yield Op(*escape.span(), Do.READ, _MEANINGS.get(escape[5], escape[5]))
        elif escape[4]:
            yield Op(*escape.span(), Do.DROP)
        elif folds:
            yield Op(*escape.span(), Do.READ, " ")


def _toml_value(source: str, at: int, end: int, emitter: Emitter) -> None:
    value = _TOML_VALUE.match(source, at, end)
    if value and value.lastindex:
        joined = Joined(source, [value.span(value.lastindex)])
        emitter.paragraph(joined, _escapes(joined.text, folds=False) if source[at] == '"' else ())
