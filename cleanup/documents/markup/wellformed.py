"""Refuses XML that is not well formed, or whose entities multiply; nothing outside it is ever read."""

from __future__ import annotations

from cleanup.documents.plain import DocumentError

_ENTITY = "<!ENTITY"


def ensure(source: str) -> None:
    """Make sure that *source* is well-formed XML.

    Raises:
        DocumentError: it is not, or an entity in it is made of others.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")  # whatever it declares: it is decoded
    if _ENTITY in source:
        parser.EntityDeclHandler = _refuse_nested
        parser.DefaultHandler = _pass_over  # with it, entities in the text are not expanded
    try:
        parser.Parse(source.encode(), True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, str(error))
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise DocumentError(f"is not well-formed XML ({place}: {what}); mend it there") from None


def _refuse_nested(
    name: str,
    parameter: bool,
    value: str | None,
    _base: str | None,
    _system: str,
    _public: str | None,
    _notation: str | None,
) -> None:
    if value is not None and ("&" in value or (parameter and "%" in value)):
        raise DocumentError(
            f"has an entity made of other entities ({name}), which may grow without end; write it out"
        )


def _pass_over(data: str) -> None:
    pass
