"""``cleanup explain``: what the tool knows of a spelling."""

from __future__ import annotations

import sys

from cleanup.cleaner import judge_with
from cleanup.cli.scope import Asked, Scope
from cleanup.documents.plain import DocumentError, decode
from cleanup.judging.explaining import explainer_of
from cleanup.reports.explained import render_json, render_text


def run_explain(forms: list[str], output_format: str, lexicons: tuple[str, ...], asked: Asked) -> int:
    """Explain each of *forms*; ``-`` is the lines of standard input. Return the exit status.

    The *lexicons*, or else those of the configuration of the current folder, are known, too.
    """
    try:
        wanted = [line for form in forms for line in (_lines() if form == "-" else [_proved(form)])]
    except DocumentError as error:
        sys.stderr.write(f"cleanup: error: {error}\n")
        return 2
    explainer = explainer_of(judge_with(lexicons or Scope(asked).lexicons()))
    if output_format == "json":
        out = render_json(explainer.explain(form) for form in wanted)
    else:
        out = "\n".join(render_text(explainer.explain(form)) for form in wanted)
    sys.stdout.flush()
    sys.stdout.buffer.write(out.encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0


def _lines() -> list[str]:
    try:
        document = decode(sys.stdin.buffer.read())
    except DocumentError as error:
        raise DocumentError(f"standard input: {error}") from None
    if document.detected:
        sys.stderr.write(f"cleanup: standard input: read as {document.encoding} (detected)\n")
    return [line.strip() for line in document.text.splitlines() if line.strip()]


def _proved(form: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in form):
        raise DocumentError(f"{form!r} is not valid UTF-8; type it again, or set the locale to UTF-8")
    return form
