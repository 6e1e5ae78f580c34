"""LaTeX: what of it is prose, and that a change touches nothing but the letters of a name."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest
from growth import grows_in_proportion
from hypothesis import given
from hypothesis import strategies as st
from markup_claims import cases, changed, files_with, is_sound, planted, shown

from cleanup.cleaner import Cleaner
from cleanup.documents.formats import is_known, latex, read_document
from cleanup.documents.formats.latex import read
from cleanup.documents.plain import splice

GARBLE = "Families from Stefanakert arrived in Goris, in southern Armenia."


def fixed(source: str) -> str:
    document = read_document("a.tex", source.encode())
    cleaner = Cleaner()
    findings = document.placed(cleaner.check(document.judged))
    return splice(document, cleaner.applied(findings)).decode()


@pytest.mark.parametrize(("source", "prose"), cases("latex"))
def test_what_is_prose(source: str, prose: str) -> None:
    assert shown(is_sound(read, source)) == prose
    assert shown(is_sound(read, source.replace("\n", "\r\n"))) == prose
    planted(read, source)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        (r"in \textbf{Stefan}cart", r"in \textbf{Stepana}kert"),
        (r"Stefan\-cart", r"Stepana\-kert"),
        (r"\href{Stefancart}{Stefancart}", r"\href{Stefancart}{Stepanakert}"),
        (r"\label{Stefancart} Stefancart", r"\label{Stefancart} Stepanakert"),
        (
            r"$Stefancart$ \section[Stefancart]{Stefancart}",
            r"$Stefancart$ \section[Stefancart]{Stepanakert}",
        ),
    ],
)
def test_a_change_leaves_commands_and_targets_as_they_are(source: str, result: str) -> None:
    assert changed(read, source, "Stefancart", "Stepanakert") == result


def test_an_accent_is_a_letter_and_the_name_one() -> None:
    assert read(r"St\'{e}fanac\c{c}art").text == "Stéfanacçart"
    assert (
        changed(read, r"in St\'{e}fan\emph{cart}", "Stéfancart", "Stepanakert")
        == r"in Stepana\emph{kert}"
    )


def test_an_article_is_repaired_in_its_prose_and_not_in_quotations() -> None:
    article = "\n".join(
        (
            r"\documentclass{article}",
            r"\title{The road to Stefanakert, Armenia says}",
            rf"\newcommand{{\a}}{{{GARBLE}}}",
            r"\begin{document}",
            rf"{GARBLE} % {GARBLE}",
            r"\begin{quote}",
            GARBLE,
            r"\end{quote}",
            r"\begin{verbatim}",
            GARBLE,
            r"\end{verbatim}",
            r"% cleanup: ignore",
            GARBLE,
            r"\end{document}",
            GARBLE,
        )
    )
    right = article.split("\n")
    for number in (1, 4):
        right[number] = right[number].replace("Stefanakert", "Stepanakert", 1)
    assert fixed(article) == "\n".join(right)
    assert fixed(article.replace("\n", "\r\n")) == "\r\n".join(right)


ATOMS = [
    *(
        "Susa",
        "a",
        "é",
        "İ",
        "😀",
        "e\u0301",
        "{",
        "}",
        "[",
        "]",
        "\\",
        "\\a",
        "\\emph",
        "\\section",
        "\\'",
        "$",
    ),
    *(
        "\\(",
        "\\)",
        "%",
        "&",
        "~",
        "``",
        "''",
        "--",
        "\\\\",
        "\\item",
        "\\begin{a}",
        "\\end{a}",
        "\\verb",
        "|",
    ),
    *(
        "\\begin{quote}",
        "\\end{quote}",
        "\\begin{document}",
        "\\footnote{",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\\title{",
    ),
]


@given(st.lists(st.sampled_from(ATOMS), max_size=16).map("".join))
def test_any_text_is_read_and_every_piece_of_prose_stands_where_it_says(source: str) -> None:
    is_sound(read, source)


BLOCKS = [
    *("@", "a\nb @ c", "\\section{@}", "\\item @", "\\emph{b @ c}", "\\href{u}{@}", "a\\footnote{@} b"),
    *("\\caption{@}", "a & @ \\\\", "{\\bf @}", "x % y\n@", "\\'e \\c{c} @", "İ😀é @"),
]


@given(
    st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]), st.data()
)
def test_a_name_planted_anywhere_is_found_and_only_it_changes(
    blocks: list[str], ending: str, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(blocks) - 1))
    texts = [block.replace("@", "Stefancart" if n == number else "x") for n, block in enumerate(blocks)]
    source = "\n\n".join(texts).replace("\n", ending)
    assert changed(read, source, "Stefancart", "Stepanakert") == source.replace(
        "Stefancart", "Stepanakert"
    )


def test_its_files_are_known() -> None:
    assert is_known(".tex")


def test_its_tables_are_in_order() -> None:
    for name in ("commands", "environments"):
        table = Path(latex.__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
        names = [row.split("\t")[0] for row in table.splitlines()[1:]]
        assert names == sorted(set(names))


def test_real_files_are_read_and_changed_where_they_should() -> None:
    files = files_with(".tex", folders=[sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")])
    if not files:
        pytest.skip("no .tex file here")
    for path in files:
        planted(read, path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize(
    "part",
    [
        *(
            "{",
            "}",
            "\\a{",
            "\\a[",
            "\\emph{",
            "\\section{",
            "$",
            "$$",
            "\\(",
            "\\begin{a}",
            "\\verb|",
            "% a\n",
        ),
        *(
            "\\begin{equation}",
            "\\begin{quote}",
            "\\cite[",
            "\\'{",
            "\\def\\a",
            "\\title{",
            "\n\n",
            "\\item[",
        ),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    assert grows_in_proportion(read, part)


@pytest.mark.parametrize(
    ("opening", "closing"), [("{", "}"), ("\\emph{", "}"), ("\\begin{a}", "\\end{a}")]
)
def test_markup_nested_fifty_thousand_deep_is_read(opening: str, closing: str) -> None:
    assert "Susa" in read(opening * 50_000 + "Susa" + closing * 50_000).text
