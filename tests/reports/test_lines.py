"""Lines and spans, as each reader counts them."""

from __future__ import annotations

from hand_made import TEXT, found, odd
from hypothesis import given
from hypothesis import strategies as st

from cleanup.documents.plain import decode
from cleanup.reports.lines import lines_of, lines_with, parts_of
from cleanup.reports.places import Utf8Columns, span_of
from cleanup.spotting.lines import line_starts_of

TEXTS = st.text(st.sampled_from("ab\r\n\u2028\x85é"), max_size=30)


@given(TEXTS)
def test_lines_begin_where_the_findings_say_and_hold_no_line_end(text):
    lines = lines_with(text)
    assert [start for start, _end in lines] == [at for at in line_starts_of(text) if at < len(text)]
    assert not any({"\r", "\n"} & set(text[start:end]) for start, end in lines)


@given(TEXTS, st.text(st.sampled_from("xy\r\n"), min_size=1), TEXTS)
def test_the_parts_of_a_finding_are_its_text_without_line_ends(before, word, after):
    text = f"{before}<{word}>{after}"
    finding = found(text.replace("\r", "\n"), f"<{word}>".replace("\r", "\n"), "X")
    text = text.replace("\r", "\n")
    parts = parts_of(text, finding)
    assert "\n".join(text[first:last] for *_line, first, last in parts) == finding.text
    assert (parts[0][0], parts[-1][1]) == lines_of(text, finding)
    span = span_of(finding)
    assert (span.end_line - span.line, span.end_column) == (
        len(parts) - 1,
        finding.end - parts[-1][0] + 1,
    )


def test_columns_in_bytes_are_those_of_the_lines_bytes():
    columns = Utf8Columns(decode(TEXT.encode()))
    for finding in odd().findings:
        span = columns.span_of(finding)
        last = TEXT.split("\r\n")[span.end_line - 1].encode()
        assert last[: span.end_column - 1].decode().endswith(finding.text.split("\r\n")[-1])
