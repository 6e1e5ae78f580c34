r"""Of catalogues of translations what is translated into English is judged; nothing else is touched."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapped import ENCODINGS, GARBLE, NAME, prose, swapped, swapped_text, words

from cleanup.documents.formats.po import declared
from cleanup.documents.plain import DocumentError

HEAD = 'msgid ""\nmsgstr ""\n"Last-Translator: Stefancart\\n"\n"Language: en_GB\\n"\n\n'


def message(*texts: str) -> str:
    lines = "\n".join(f'"{text}"' for text in texts)
    return f'#: Stefancart.c:1\nmsgctxt "Stefancart"\nmsgid "Stefancart"\nmsgstr {lines}\n\n'


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (message("In Goris"), "In Goris"),
        (message("In Goris") + message("In Kapan"), "In Goris\n\nIn Kapan"),
        (message("", "In Gor", "is\\n", "and on"), "In Goris\nand on"),
        ('msgid "Stefancart"\nmsgstr "In " "Goris"', "In Goris"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "In Goris"\nmsgstr[1] "In Kapan"',
            "In Goris\n\nIn Kapan",
        ),
        ("#, fuzzy\n" + message("In Goris"), "In Goris"),
        ('#~ msgid "a"\n#~ msgstr "Stefancart"\n#| msgid "Stefancart"\n' + message("Goris"), "Goris"),
        (message(r"“Goris”, \"Kapan\",\t\\, \101\x42 \303 \q"), '“Goris”, "Kapan",\t\\, AB \ufffd q'),
        (message("%s in %(place)s, {name} 50% of"), "\ufffc in \ufffc, \ufffc 50% of"),
        (message("<b>Gor</b>is %2$d &amp; on"), "Goris \ufffc & on"),
        ("# cleanup: off\n" + message("In Goris"), "# cleanup: off\n\nIn Goris"),
        ("# In Stefancart\n#. Stefancart\n" + message(""), ""),
        ('msgctxt ""\nmsgid ""\nmsgstr "In Goris"', "In Goris"),
        ('domain "Stefancart"\n' + message("In Goris"), "In Goris"),
    ],
)
def test_the_prose_is_what_is_translated(messages: str, expected: str) -> None:
    assert prose("a.po", HEAD + messages) == expected
    assert prose("a.pot", (HEAD + messages).replace("\n", "\r\n")) == expected


@pytest.mark.parametrize(
    ("header", "judged"),
    [
        ("Language: en\\n", True),
        ("Language: en_US\\n", True),
        ("language: en@quot\\n", True),
        ("Language: English\\n", True),
        ("Language: \\n", True),
        ("Project-Id-Version: x\\n", True),
        ("Language-Team: English <x@y.z>\\nLanguage: \\n", True),
        ("Language-Team: Armenian <x@y.z>\\n", False),
        ("Language: hy\\n", False),
        ("Language: ens\\n", False),
        ("Language-Team: English\\nLanguage: az\\n", False),
    ],
)
def test_the_header_says_whether_it_is_english(header: str, judged: bool) -> None:
    assert bool(prose("a.po", f'msgid ""\nmsgstr "{header}"\n\n' + message("In Goris"))) is judged


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("Content-Type: text/plain; charset=ISO-8859-9\\n", "ISO-8859-9"),
        ("content-type: text/plain;charset=koi8-r\\n", "koi8-r"),
        ("MIME-Version: 1.0\\n", ""),
    ],
)
def test_the_header_names_the_encoding(header: str, encoding: str) -> None:
    assert declared(f'msgid ""\nmsgstr ""\n"Language: en\\n"\n"{header}"\n'.encode()) == encoding


def test_a_second_header_is_about_what_follows_it() -> None:
    source = HEAD + message("In Goris") + HEAD.replace("en_GB", "hy") + message("Stefancart")
    assert prose("a.po", source) == "In Goris"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["", "in Stefan", "cart"], ["", "in Stepana", "kert"]),
        ([r"\"Stefancart\"\n"], [r"\"Stepanakert\"\n"]),
        ([r"Stef\141ncart"], [r"Step\141nakert"]),
        (["Stefan<b>cart</b>"], ["Stepana<b>kert</b>"]),
        (["%(Stefancart)s Stefancart"], ["%(Stefancart)s Stepanakert"]),
    ],
)
def test_wrapping_and_escapes_stay(texts: list[str], expected: list[str]) -> None:
    assert swapped_text("a.po", HEAD + message(*texts)) == HEAD + message(*expected)


def test_new_letters_are_escaped() -> None:
    assert swapped_text("a.po", message("and"), "and", r'"\"') == message(r"\"\\\"")


@pytest.mark.parametrize("text", ["A letter of mine.", '"' * 100_000, "#" * 100_000, "msgstr" * 20_000])
def test_what_is_none_is_said_to_be_none(text: str) -> None:
    with pytest.raises(DocumentError, match="no messages"):
        prose("a.po", text)


def quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=5), st.booleans())
def test_only_names_differ_in_any_encoding(encoding, texts, crlf) -> None:
    source = HEAD.replace(GARBLE, "x") + "".join(
        message("", quoted(before), f"{GARBLE if garbled else ''} {after}\\n").replace(
            'msgctxt "Stefancart"\nmsgid "Stefancart"', 'msgid "x"'
        )
        for before, after, garbled in texts
    ).replace("#: Stefancart", "#: x")
    source = source.replace("\n", "\r\n") if crlf else source
    encode = ENCODINGS[encoding]
    assert swapped("a.po", encode(source)) == encode(source.replace(GARBLE, NAME))
    assert swapped("a.po", encode(source), "nowhere") == encode(source)


@given(st.lists(words.filter(str.strip), min_size=1, max_size=6))
def test_another_reader_reads_the_same_text(texts) -> None:
    polib = pytest.importorskip("polib")
    source = HEAD + "".join(message(quoted(text)) for text in texts)
    theirs = [entry.msgstr for entry in polib.pofile(source)]
    assert prose("a.po", source).split() == " ".join(theirs).split()


@given(st.text('msgstrid "\\n\n#~[0]%{<', max_size=80))
def test_anything_is_read_or_refused(source: str) -> None:
    for text in (source, HEAD + message(source)):
        with suppress(DocumentError):
            swapped_text("a.po", text, "m", "nn")
