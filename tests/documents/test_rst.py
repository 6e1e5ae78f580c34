"""reStructuredText: what of it is prose, and that a change touches nothing but the letters of a name."""

from __future__ import annotations

import re
import sysconfig
from collections import Counter

import pytest
from growth import grows_in_proportion
from hypothesis import given
from hypothesis import strategies as st
from markup_claims import cases, changed, files_with, is_sound, planted, shown

from cleanup.cleaner import Cleaner
from cleanup.documents.formats import is_known, read_document
from cleanup.documents.formats.rst import read
from cleanup.documents.plain import splice

WORD = re.compile(r"[^\W\d_]+")
GARBLE = "Families from Stefanakert arrived in Goris, in southern Armenia."


def fixed(source: str) -> str:
    document = read_document("a.rst", source.encode())
    cleaner = Cleaner()
    findings = document.placed(cleaner.check(document.judged))
    return splice(document, cleaner.applied(findings)).decode()


@pytest.mark.parametrize(("source", "prose"), cases("rst"))
def test_what_is_prose(source: str, prose: str) -> None:
    assert shown(is_sound(read, source)) == prose


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("in *Stefan*\\ cart", "in *Stepana*\\ kert"),
        ("`Stefancart <Stefancart.html>`_", "`Stepanakert <Stefancart.html>`_"),
        (":ref:`Stefancart <Stefancart>`", ":ref:`Stepanakert <Stefancart>`"),
        (
            ".. image:: Stefancart.png\n   :alt: Stefancart",
            ".. image:: Stefancart.png\n   :alt: Stepanakert",
        ),
        ("``Stefancart`` Stefancart", "``Stefancart`` Stepanakert"),
        (
            "==  ===\na   b\n==  ===\nc   Stefancart\n==  ===\n",
            "==  ===\na   b\n==  ===\nc   Stepanakert\n==  ===\n",
        ),
    ],
)
def test_a_change_leaves_markup_and_targets_as_they_are(source: str, result: str) -> None:
    assert changed(read, source, "Stefancart", "Stepanakert") == result


@pytest.mark.parametrize(
    "source",
    [
        *("`Stefancart`_", "Stefancart_", "_`Stefancart`", ":term:`Stefancart`"),
        "+------------+\n| Stefancart |\n+------------+",
        "==========  ===\nStefancart  b\n==========  ===\n",
    ],
)
def test_text_that_is_a_target_or_holds_a_table_together_may_not_be_changed(source: str) -> None:
    prose = read(source)
    at = prose.text.index("Stefancart")
    with pytest.raises(LookupError):
        prose.place(at, at + 10)


ARTICLE = f"""\
The road to Stefanakert, Armenia says
=====================================

{GARBLE}

.. note:: {GARBLE}

    {GARBLE}

::

    {GARBLE}

.. code-block:: text

    {GARBLE}

Said he:

    {GARBLE}
"""


def test_an_article_is_repaired_in_its_prose_and_not_in_quotations() -> None:
    right = ARTICLE.replace("Stefanakert", "Stepanakert", 4)
    assert fixed(ARTICLE) == right
    assert fixed(ARTICLE.replace("\n", "\r\n")) == right.replace("\n", "\r\n")


def test_exceptions_work_as_in_plain_text() -> None:
    assert fixed(f".. cleanup: off\n\n{GARBLE}\n") == f".. cleanup: off\n\n{GARBLE}\n"
    assert fixed(f".. cleanup: ignore\n\n{GARBLE}\n") == f".. cleanup: ignore\n\n{GARBLE}\n"
    assert "Stepanakert" in fixed(f".. cleanup: off\n\na\n\n.. cleanup: on\n\n{GARBLE}\n")


ATOMS = [
    *(
        "Susa",
        "a",
        "é",
        "İ",
        "😀",
        "e\u0301",
        "*",
        "**",
        "`",
        "``",
        "_",
        "__",
        "|",
        "[1]_",
        ":a:",
        "\\",
        "\\ ",
    ),
    *(
        " ",
        "  ",
        "\n",
        "\r\n",
        "\n\n",
        "- ",
        "1. ",
        "a. ",
        "::",
        "::\n\n",
        ".. ",
        ".. note:: ",
        "\n   ",
        "<a>",
    ),
    *(
        ":b: ",
        "====\n",
        "--\n",
        "== ==\n",
        "+--+\n",
        "| ",
        ".. _t: ",
        "__ ",
        ">>> ",
        "-a  ",
        "\t",
        ".. [1] ",
    ),
]


@given(st.lists(st.sampled_from(ATOMS), max_size=16).map("".join))
def test_any_text_is_read_and_every_piece_of_prose_stands_where_it_says(source: str) -> None:
    is_sound(read, source)


BLOCKS = [
    *(
        "{}",
        "a\nb {} c",
        "{}\n==========",
        "- {}",
        "1. a\n   {}",
        "a *b {} c*",
        "`{} <u>`_",
        ".. note:: {}",
    ),
    *(
        ".. note::\n\n   {}",
        ".. image:: u\n   :alt: {}",
        ":a: {}",
        ".. [1] {}",
        "| {}",
        "a\n   {}",
        "İ😀é {}",
    ),
]


@given(
    st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]), st.data()
)
def test_a_name_planted_anywhere_is_found_and_only_it_changes(
    blocks: list[str], ending: str, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(blocks) - 1))
    texts = [block.format("Stefancart" if n == number else "x") for n, block in enumerate(blocks)]
    source = "\n\n".join(texts).replace("\n", ending)
    assert changed(read, source, "Stefancart", "Stepanakert") == source.replace(
        "Stefancart", "Stepanakert"
    )


def test_its_files_are_known() -> None:
    assert is_known(".rst")


def test_real_files_are_read_and_changed_where_they_should() -> None:
    files = files_with(".rst", folders=[sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")])
    if not files:
        pytest.skip("no .rst file here")
    for path in files:
        planted(read, path.read_bytes().decode("utf-8"))


def test_docutils_shows_the_same_words() -> None:
    docutils = pytest.importorskip("docutils.core")
    nodes = pytest.importorskip("docutils.nodes")
    others = tuple(
        getattr(nodes, name)
        for name in [
            "literal",
            "literal_block",
            "doctest_block",
            "comment",
            "substitution_definition",
            "raw",
            "math",
            "math_block",
            "system_message",
            "option_string",
            "option_argument",
            "field_name",
            "label",
            "footnote_reference",
            "title_reference",
            "image",
        ]
    )

    def words(node: object) -> list[str]:
        if isinstance(node, nodes.Text):
            return WORD.findall(node.astext())
        found = WORD.findall(node.get("alt", "")) if isinstance(node, nodes.image) else []
        if not isinstance(node, others):
            for child in node.children:
                found += words(child)
        return found

    settings = dict.fromkeys(
        ("file_insertion_enabled", "docinfo_xform", "doctitle_xform", "sectsubtitle_xform"), False
    )
    settings |= {"report_level": 5, "halt_level": 6}
    for source, _prose in cases("rst"):
        if re.search(r"py:|unknown|contents|N\. P|:ref:|\*Stefan|\|Susa\||Susa_>|rubric::", source):
            continue  # what Sphinx knows, or what Docutils makes a list of or puts in
        tree = docutils.publish_doctree(source, settings_overrides=settings)
        assert Counter(WORD.findall(read(source).text)) == Counter(words(tree)), source


@pytest.mark.parametrize(
    "part",
    [
        *(
            "*a ",
            "**a ",
            "`a ",
            ":a:`b ",
            ":a:a",
            ":a: ",
            "``a ",
            "a_ ",
            "|a ",
            "- ",
            "- a\n",
            ".. [1] ",
        ),
        *(".. note:: a\n", "::\n", "a::\n\n", "+--+\n", "== ==\na b\n", "a\n=\n", "  a\n a\na\n"),
        *(".. a\n", "| a\n", "\\"),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    assert grows_in_proportion(read, part)
