"""Reads LaTeX from its beginning to its end, and tells what of it is not prose as it stands."""

from __future__ import annotations

import re
import unicodedata

from cleanup.documents.emitting import Do, Op
from cleanup.documents.formats.latex.tables import Known, accents, command, environment

_SIGNS = re.compile(r"\\(?:[A-Za-z@]+|.|\n)?|[{}~&$%]|``|''|---?|\n[ \t]*\n\s*", re.DOTALL)
_MEANS = {"~": "\u00a0", "``": "“", "''": "”", "--": "–", "---": "—"}
_BEGIN = re.compile(r"\\begin[ \t]*\{document\}")
_END = re.compile(r"\\end[ \t]*\{document\}")
_TITLE = re.compile(r"%[^\n]*|\\(?:title|subtitle)[ \t\n]*(?=[\[{])")
_BRACES = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)
_OPTION = re.compile(r"[ \t]*\n?[ \t]*\[(?:[^\[\]{}]|\{[^{}]*+\}){0,500}+\]")
_ARGUMENT = re.compile(r"[ \t]*\n?[ \t]*\{")
_NAME = re.compile(r"[ \t]*\{([A-Za-z]+\*?)\}")
_COMMENT = re.compile(r"%[^\n]*")
_CLEANUP = re.compile(r"%+[ \t]*cleanup:")
_FORMULA = re.compile(r"\$\$[^$]++\$\$|\$(?:[^$\\\n]|\\.|\n(?![ \t]*\n))++\$", re.DOTALL)
_VERB = re.compile(r"\*?([^A-Za-z\s*])[^\n]*?\1")
_DEFINITION = re.compile(r"[ \t]*\\[A-Za-z@]+[^{}\n]{0,100}(?=\{)")
_BLANKS = re.compile(r"[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?")
#: What an accent stands over: a letter, or a letter without its dot.
_LETTER = r"(?:\\([ij])(?![A-Za-z])[ \t]*|([^\W\d_]))"
_OVER = re.compile(rf"[ \t]*(?:\{{[ \t]*{_LETTER}[ \t]*\}}|{_LETTER})")


class Scanner:
    """Reads *text*."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ops: list[Op] = []
        self._partners = _partners(text)
        self._closing: dict[int, Do] = {}  # what is done at the end of an argument
        self._quotes: set[int] = set()  # where arguments end that are quotations
        self._nowhere: set[str] = set()  # what is not found from here on

    def read(self) -> list[Op]:
        """Read the text; return what is done with it."""
        text = self.text
        begin = _BEGIN.search(text)
        at, end = 0, len(text)
        if begin:
            self._preamble(begin.start())
            at = self._op(begin.start(), begin.end(), Do.BREAK)
            finish = _END.search(text, at)
            end = finish.start() if finish else end
        while sign := _SIGNS.search(text, at, end):
            at = self._sign(sign[0], *sign.span())
        if end < len(text):
            self._op(max(at, end), len(text), Do.BREAK)
        return self.ops

    def _op(self, start: int, end: int, do: Do, says: str = "") -> int:
        self.ops.append(Op(start, end, do, says))
        return end

    def _preamble(self, end: int) -> None:
        """Read titles before the document's text; the rest is dropped."""
        text, at = self.text, 0
        while title := _TITLE.search(text, at, end):
            if title[0][0] == "%":
                if _CLEANUP.match(title[0]):
                    self._op(at, title.start(), Do.BREAK)
                    self._op(*title.span(), Do.COMMENT)
                    at = title.end()
                else:
                    self._op(at, title.end(), Do.BREAK)
                    at = title.end()
                continue
            option = _OPTION.match(text, title.end())
            brace = _ARGUMENT.match(text, option.end() if option else title.end())
            close = self._partners.get(brace.end() - 1) if brace else None
            if brace is None or close is None or close > end:
                at = self._op(at, title.end(), Do.BREAK)
                continue
            at = self._op(at, brace.end(), Do.BREAK)
            while at < close and (sign := _SIGNS.search(text, at, close)):
                at = self._sign(sign[0], *sign.span())
            at = max(at, close)
        if at < end:
            self._op(at, end, Do.BREAK)

    def _sign(self, sign: str, start: int, end: int) -> int:
        text = self.text
        if sign[0] == "\\":
            return self._command(sign[1:], start, end)
        if sign[0] == "\n":
            return self._op(start, end, Do.BREAK)
        if sign in _MEANS:
            return self._op(start, end, Do.READ, _MEANS[sign])
        if sign == "{":
            return self._op(start, end, Do.DROP)
        if sign == "}":
            if start in self._quotes:
                return self._op(start, end, Do.READ, "”")
            return self._op(start, end, self._closing.get(start, Do.DROP))
        if sign == "&":
            return self._op(start, end, Do.BREAK)
        if sign == "$":
            formula = None if "$" in self._nowhere else _FORMULA.match(text, start)
            return self._op(start, formula.end(), Do.OBJECT) if formula else end
        return self._comment(start)

    def _comment(self, start: int) -> int:
        comment = _COMMENT.match(self.text, start)
        assert comment is not None
        if _CLEANUP.match(comment[0]):
            return self._op(start, comment.end(), Do.COMMENT)
        blanks = _BLANKS.match(self.text, comment.end())
        return self._op(start, blanks.end() if blanks else comment.end(), Do.DROP)

    # --- commands ---

    def _command(self, name: str, start: int, end: int) -> int:
        text = self.text
        if name in accents() and (over := _OVER.match(text, end)):
            letter = over[1] or over[2] or over[3] or over[4]
            if not name.isalpha() or over[0][0] in " \t{\\":
                return self._op(
                    start, over.end(), Do.READ, unicodedata.normalize("NFC", letter + accents()[name])
                )
        if not name[:1].isalpha():
            return self._control_sign(name, start, end)
        if name in ("begin", "end"):
            return self._environment(name, start, end)
        if name in ("verb", "lstinline"):
            verb = _VERB.match(text, end)
            return self._op(start, verb.end() if verb else end, Do.OBJECT)
        if name in ("def", "gdef", "edef", "let"):
            definition = _DEFINITION.match(text, end)
            return self._op(start, self._skip("n", definition.end() if definition else end), Do.DROP)
        known = command(name)
        if known is None:
            stop = self._skip("", end)
            while (further := self._unknown_argument(stop)) > stop:
                stop = further
            return self._op(start, stop, Do.OBJECT)
        return self._known(known, start, end)

    def _control_sign(self, name: str, start: int, end: int) -> int:
        if name == "\\":
            option = _OPTION.match(self.text, end) or _VERB_STAR.match(self.text, end)
            return self._op(start, option.end() if option else end, Do.SAY, "\n")
        if name in ("(", "["):
            close = "\\)" if name == "(" else "\\]"
            stop = -1 if close in self._nowhere else self.text.find(close, end)
            if stop < 0:
                self._nowhere.add(close)
                return self._op(start, end, Do.DROP)
            return self._op(start, stop + 2, Do.OBJECT)
        if name and name in "%&$#_{}":
            return self._op(start, end, Do.READ, name)
        if name and name in " \n,;:>":
            return self._op(start, end, Do.READ, " ")
        return self._op(start, end, Do.DROP)

    def _known(self, known: Known, start: int, end: int) -> int:
        text, kind = self.text, known.kind
        if kind == "sign":
            blanks = _BLANKS.match(text, end)
            if text.startswith("{}", end):
                return self._op(start, end + 2, Do.READ, known.arguments)
            return self._op(start, blanks.end() if blanks else end, Do.READ, known.arguments)
        if kind == "space":
            return self._op(start, end, Do.READ, " ")
        if kind == "line":
            return self._op(start, end, Do.SAY, "\n")
        if kind in ("drop", "object", "break"):
            if not known.arguments and kind == "drop":
                blanks = _BLANKS.match(text, end)
                return self._op(start, blanks.end() if blanks else end, Do.DROP)
            do = {"drop": Do.DROP, "object": Do.OBJECT, "break": Do.BREAK}[kind]
            return self._op(start, self._skip(known.arguments, end), do)
        stop = self._skip(known.arguments.rstrip("pO"), end)
        if kind == "item":
            return self._op(start, stop, Do.BREAK)
        short = known.arguments[-2:] == "Op" and _OPTION.match(text, stop)
        if short:
            stop = short.end()
        brace = _ARGUMENT.match(text, stop)
        close = self._partners.get(brace.end() - 1) if brace else None
        if brace is None or close is None:
            return self._op(start, stop, Do.OBJECT if kind == "aside" else Do.DROP)
        if kind == "quote":
            self._quotes.add(close)
            return self._op(start, brace.end(), Do.READ, "“")
        if kind in ("block", "aside"):
            self._closing[close] = Do.BREAK if kind == "block" else Do.OBJECT
            return self._op(start, brace.end(), self._closing[close])
        return self._op(start, brace.end(), Do.DROP)

    def _skip(self, arguments: str, at: int) -> int:
        """Return where the *arguments* from *at* on end."""
        text = self.text
        for kind in ("*", *arguments.replace("*", "")):
            if kind == "*":
                at += text.startswith("*", at)
            elif kind in "oO":
                option = _OPTION.match(text, at)
                at = option.end() if option else at
            else:
                further = self._braced(at)
                at = further if further > at else at
        return at

    def _braced(self, at: int) -> int:
        brace = _ARGUMENT.match(self.text, at)
        close = self._partners.get(brace.end() - 1) if brace else None
        return at if close is None else close + 1

    def _unknown_argument(self, at: int) -> int:
        """Return where an argument at once after *at* ends."""
        sign = self.text[at : at + 1]
        if sign == "{":
            return self._braced(at)
        option = _OPTION.match(self.text, at) if sign == "[" else None
        return option.end() if option else at

    # --- environments ---

    def _environment(self, which: str, start: int, end: int) -> int:
        text = self.text
        name = _NAME.match(text, end)
        if name is None:
            return self._op(start, end, Do.DROP)
        known = environment(name[1])
        kind = known.kind if known else "prose"
        if which == "end":
            return self._op(start, name.end(), Do.UNQUOTE if kind == "quotation" else Do.BREAK)
        if kind == "none":
            close = f"\\end{{{name[1]}}}"
            stop = -1 if close in self._nowhere else text.find(close, name.end())
            if stop < 0:
                self._nowhere.add(close)
                return self._op(start, name.end(), Do.BREAK)
            return self._op(
                start, stop + len(close), Do.OBJECT if name[1].rstrip("*") in _IN_LINE else Do.BREAK
            )
        stop = self._skip("o" + (known.arguments if known else ""), name.end())
        return self._op(start, stop, Do.QUOTE if kind == "quotation" else Do.BREAK)


_VERB_STAR = re.compile(r"\*")
#: Formulas that a sentence goes on after.
_IN_LINE = frozenset(
    ("equation", "align", "gather", "multline", "eqnarray", "math", "displaymath", "flalign")
)


def _partners(text: str) -> dict[int, int]:
    """Return where the braces are closed, by where they are opened."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for sign in _BRACES.finditer(text):
        if sign[0] == "{":
            opened.append(sign.start())
        elif sign[0] == "}" and opened:
            found[opened.pop()] = sign.start()
    return found
