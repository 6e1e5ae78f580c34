"""Markdown: what of it is prose, and that a change touches nothing but the letters of a name."""

from __future__ import annotations

import json
import random
import sysconfig
from html.parser import HTMLParser
from pathlib import Path

import pytest
from growth import grows_in_proportion
from hypothesis import given
from hypothesis import strategies as st
from markup_claims import cases, changed, files_with, is_sound, planted, shown

from cleanup.cleaner import Cleaner
from cleanup.documents.formats import is_known, read_document
from cleanup.documents.formats.markdown import read
from cleanup.documents.plain import splice
from cleanup.spotting.prose import OBJECT

HERE = Path(__file__).parent
EXAMPLES = [
    json.loads(line)
    for line in (HERE / "commonmark" / "examples.jsonl").read_text(encoding="utf-8").splitlines()
]


def fixed(source: str, name: str = "a.md") -> str:
    raw = source.encode()
    document = read_document(name, raw)
    cleaner = Cleaner()
    findings = document.placed(cleaner.check(document.judged))
    return splice(document, cleaner.applied(findings)).decode()


# --- what is prose ---


@pytest.mark.parametrize(("source", "prose"), cases("markdown"))
def test_what_is_prose(source: str, prose: str) -> None:
    assert shown(read(source)) == prose


class _Visible(HTMLParser):
    """Collects the text of a page, and what its images and titles say, without code."""

    _CODE = ("code", "kbd", "samp", "tt", "var", "pre", "script", "style", "textarea")

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._code: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._CODE and not (self._code and tag != self._code[-1]):
            self._code.append(tag)
        if not self._code:
            self.text += "".join(value or "" for name, value in attrs if name in ("alt", "title"))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if self._code and tag == self._code[-1]:
            self._code.pop()

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.text += data


def _signs(text: str) -> list[str]:
    """All signs but spaces and what is put in, in any order: titles of references stand elsewhere."""
    return sorted("".join(text.split()).translate(dict.fromkeys(map(ord, f"{OBJECT}“”"))))


#: Examples that are read otherwise, and why.
OTHERWISE = {
    **dict.fromkeys(
        [20, 346, 480, 481, 526, 538, 594, 595, 596, 597, 598, 599, 600, 601, 603, 604, 605],
        "addresses are objects",
    ),
    148: "an element <pre> that an empty line cuts in two",
    180: "a processing instruction is no prose",
    548: "[[foo]] is a target",
    590: "[[foo]] is a target",
    563: "the title of a definition that is not used",
    592: "the title of a definition that is not used",
    626: "html.parser reads <!--> otherwise",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["example"]))
def test_every_example_of_commonmark_is_read_as_it_is_shown(example: dict[str, str]) -> None:
    page = _Visible()
    page.feed(example["html"])
    page.close()
    got = _signs(is_sound(read, example["markdown"]).text)
    assert (got != _signs(page.text)) == (example["example"] in OTHERWISE)


def test_a_garble_anywhere_in_the_examples_of_commonmark_changes_there_only() -> None:
    for example in EXAMPLES:
        planted(read, example["markdown"])


ATOMS = [
    *("Susa", "a", "é", "İ", "😀", "e\u0301", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")"),
    *("](/u)", "[a]", "![", "<b>", "</b>", "<div>", "&amp;", "&", "\\", "\\*", "'", '"', "!", "|", "#"),
    *("~~", "$", "{{", "}}", "<!--c-->", "[^1]", "{#a}", " ", "  ", "\t", "\n", "\r\n", "\n\n", "> "),
    *("- ", "1. ", "[a]: /u\n", "---\n", "===\n", "```\n", "    ", "|-|-|\n", ":::\n", "title: "),
]
sources = st.lists(st.sampled_from(ATOMS), max_size=16).map("".join)


@given(sources)
def test_any_text_is_read_and_every_piece_of_prose_stands_where_it_says(source: str) -> None:
    is_sound(read, source.replace("\r", ""))
    read(source)


BLOCKS = [
    *(
        "{}",
        "# {}",
        "- {}",
        "1. a\n   {}",
        "a\nb {} c",
        "| a |\n|---|\n| {} |",
        "<p>{}</p>",
        "a *b {} c*",
    ),
    *("[{}](/u)", "![{}](/u)", '[a](/u "{}")', "a[^1]\n\n[^1]: {}", "---\ntitle: {}\n---"),
    *("`a` {} `b`", '<img alt="{}">', "&amp; {} &lt;", "İ😀é {}"),
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
    if texts[0].startswith("---") or not texts[number].startswith("---"):
        assert changed(read, source, "Stefancart", "Stepanakert") == source.replace(
            "Stefancart", "Stepanakert"
        )


# --- changes ---


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("in Stefan**cart** now", "in Stepana**kert** now"),
        ("in *Stefan*cart now", "in *Stepana*kert now"),
        ("in Stefan<b>cart</b>", "in Stepana<b>kert</b>"),
        ("in S&#116;efancart", "in S&#116;epanakert"),
        ("[Stefancart](Stefancart.md)", "[Stepanakert](Stefancart.md)"),
        ('![Stefancart](Stefancart.png "x")', '![Stepanakert](Stefancart.png "x")'),
        ("`Stefancart` Stefancart", "`Stefancart` Stepanakert"),
        ('[a]: /Stefancart "Stefancart"', '[a]: /Stefancart "Stepanakert"'),
        ("| Stefancart |\n|---|\n| b |", "| Stepanakert |\n|---|\n| b |"),
        (
            "---\nslug: Stefancart\ntitle: Stefancart\n---\n",
            "---\nslug: Stefancart\ntitle: Stepanakert\n---\n",
        ),
        ('<a id="Stefancart" title="Stefancart">', '<a id="Stefancart" title="Stepanakert">'),
    ],
)
def test_a_change_leaves_markup_and_targets_as_they_are(source: str, result: str) -> None:
    assert changed(read, source, "Stefancart", "Stepanakert") == result


@pytest.mark.parametrize(
    "source",
    ["[Stefancart]\n\n[Stefancart]: /u", "[Stefancart][]\n\n[Stefancart]: /u", "[[Stefancart]]"],
)
def test_text_that_is_a_target_too_may_be_read_and_not_changed(source: str) -> None:
    prose = read(source)
    assert "Stefancart" in prose.text
    with pytest.raises(LookupError):
        prose.place(0, 10)


ARTICLE = """\
---
title: Fighting near Stefanakert
slug: stefanakert
---

# The road from Stefanakert to Goris

Armenian Prime Minister **Nicholas** [Pashinyan](https://example.org/Stefanakert) told
parliament that families from Stefan*akert* arrived in Goris, in southern Armenia.

> The road from Stefanakert is open, he said.

`Stefanakert` ![A view of Stefanakert, Armenia](Stefanakert.png)
"""


def test_an_article_is_repaired_in_its_prose_only() -> None:
    right = ARTICLE.replace("near Stefanakert", "near Stepanakert").replace(
        "road from Stefanakert to", "road from Stepanakert to"
    )
    right = right.replace("**Nicholas**", "**Nikol**").replace(
        "from Stefan*akert*", "from Stepan*akert*"
    )
    right = right.replace("view of Stefanakert", "view of Stepanakert")
    assert fixed(ARTICLE) == right
    assert fixed(ARTICLE.replace("\n", "\r\n")) == right.replace("\n", "\r\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_and_encodings_are_kept(encoding: str) -> None:
    raw = "İ 😀 from Stefan*akert* to Goris, in Armenia\r\n".encode(encoding)
    document = read_document("a.md", raw)
    findings = document.placed(Cleaner().check(document.judged))
    assert [(f.line, f.column) for f in findings] == [(1, 10)]
    assert splice(document, findings) == raw.decode(encoding).replace("Stefan", "Stepan").encode(
        encoding
    )
    assert splice(document, []) == raw


def test_exceptions_work_as_in_plain_text() -> None:
    garble = "Families from Stefanakert arrived in Goris, in southern Armenia."
    for source in (
        f"<!-- cleanup: off -->\n\n{garble}\n",
        f"<!-- cleanup: ignore -->\n{garble}\n",
        f"{garble} <!-- cleanup: ignore -->\n",
        f"{{/* cleanup: ignore */}}\n\n{garble}\n",
        f"---\ntitle: A title\ncleanup:\n  accept: [Stefanakert]\nx: y\n---\n\n{garble}\n",
        f"---\ncleanup: off\ntitle: Stefanakert in Armenia\n---\n\n{garble}\n",
    ):
        assert fixed(source) == source
    assert "Stepanakert" in fixed(
        f"<!-- cleanup: off -->\n\n{garble}\n\n<!-- cleanup: on -->\n\n{garble}\n"
    )
    assert "Stepanakert" in fixed(f"<!-- cleanup: ignore -->\nText.\n\n{garble}\n")


# --- files ---


@pytest.mark.parametrize("ending", [".md", ".markdown", ".mdx"])
def test_its_files_are_known(ending: str) -> None:
    assert is_known(ending)


def test_real_files_are_read_and_changed_where_they_should() -> None:
    files = files_with(".md", folders=[sysconfig.get_path("purelib"), str(HERE.parents[1])])
    assert files
    for path in files:
        planted(read, path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize(
    "part",
    [
        *(
            "[",
            "]",
            "![",
            "[a](",
            "[a](<b ",
            '[a](b "',
            "*a ",
            "**a*",
            "_*~a ",
            "`a``",
            '<a b="',
            "<!--",
        ),
        *("<!A", "<?", "> ", "- ", "- a\n", "[a]: b\n", "|a|b|\n|-|-|\n", "&", "$a^", "{{", "[[a|"),
        *("[^a]: b\n", "<div>\n\n", "!!! a\n", "---\ntitle: |\n", "+++\ntitle = '''a\n", "<blockquote>"),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    assert grows_in_proportion(read, part)


def test_markup_nested_fifty_thousand_deep_is_read() -> None:
    for opening, closing in (
        ("> ", ""),
        ("- ", ""),
        ("[", "]"),
        ("*", "*"),
        ("<b>", "</b>"),
        ("(", ")"),
    ):
        assert "Susa" in read(opening * 50_000 + "Susa" + closing * 50_000).text


def test_random_bytes_of_text_are_read() -> None:
    signs = "".join(map(chr, range(1, 0x180)))
    draw = random.Random(7)
    for _ in range(200):
        read("".join(draw.choices(signs, k=300)))
