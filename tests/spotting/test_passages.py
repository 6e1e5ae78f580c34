"""What is not prose of the writer's own: addresses, code, quotations, credits, other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.spotting import passages
from cleanup.spotting.passages import mark, protected, quotations
from cleanup.spotting.tokens import Token, tokenize

ENGLISH = frozenset(
    [
        "a",
        "and",
        "are",
        "at",
        "by",
        "for",
        "from",
        "he",
        "in",
        "is",
        "it",
        "of",
        "on",
        "said",
        "the",
        "they",
        "to",
        "town",
        "was",
        "with",
    ]
)
texts = st.text("aA b.,?!@#/\\`_<>()[]:=&-\"“”„«»‘’'\r\n\t", max_size=80)


def marked(text: str) -> list[Token]:
    tokens = tokenize(text)
    mark(text, tokens, lambda key: key in ENGLISH)
    return tokens


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


def shielded(text: str) -> list[str]:
    return [text[start:end] for start, end in protected(text)]


@given(texts)
def test_spans_index_the_text_in_order_and_never_overlap(text):
    for spans in (list(quotations(text)), list(protected(text))):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text) for edge in edges)


@given(texts)
def test_a_quotation_stays_in_its_paragraph(text):
    assert not any("\n\n" in part for part in quoted(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He said “Susa is ours” again.", ["Susa is ours"]),
        ('He said "Susa is ours" again.', ["Susa is ours"]),
        ("He said «Susa is ours» again.", ["Susa is ours"]),
        ("He said „Susa is ours“ again.", ["Susa is ours"]),
        ("He said „Susa is ours” again.", ["Susa is ours"]),
        ("He said ‘Susa is ours’ again.", ["Susa is ours"]),
        ('"Susa," he said, "is ours."', ["Susa,", "is ours."]),
        ("“Susa,” he said, “is ours.”", ["Susa,", "is ours."]),
        ('He named it ("Susa").', ["Susa"]),
        ("“It’s Susa’s hill,” he said.", ["It’s Susa’s hill,"]),
        ("‘It’s Susa’s hill,’ he said.", ["It’s Susa’s hill,"]),
        ("“Susa\nis ours,” he said.", ["Susa\nis ours,"]),
    ],
)
def test_a_quotation_is_what_stands_between_matched_marks(text, parts):
    assert quoted(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "“Susa is ours, he said.",
        "Susa is ours,” he said.",
        '"Susa is ours, he said.',
        "«Susa is ours, he said.",
        "the Aliyevs’ house in Susa",
        "It’s Susa’s hill.",
        "“Susa is ours.\n\nShusha is theirs,” he said.",
        "“Susa is ours.\r\n\r\nShusha is theirs,” he said.",
        "“Susa is ours.\n \nShusha is theirs,” he said.",
        "«Susa is ours,” he said.",
        'a 12" pipe from Susa',
    ],
)
def test_unmatched_marks_quote_nothing(text):
    assert quoted(text) == []


def test_an_unmatched_mark_does_not_swallow_the_next_quotation():
    assert quoted("“Susa is ours.\n\n“Shusha is theirs,” he said.") == ["Shusha is theirs,"]
    assert quoted('a 12" pipe and "Susa" too') == ["Susa"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“They say ‘Artsakh’ and Susa,” he said.", "Susa"),
        ("“Susa in the ‘70s,” he said.", "Susa"),
        ("«They say “Artsakh” and Susa», he said.", "Susa"),
    ],
)
def test_a_quotation_inside_another_ends_neither(text, inside):
    assert any(token.quoted for token in marked(text) if token.text == inside)


def test_a_quotation_stays_in_its_paragraph_where_lines_end_in_cr():
    assert quoted("“Susa is ours.\r\rShusha is theirs,” he said.") == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("See https://example.am/Susa?x=1 for more.", "https://example.am/Susa?x=1"),
        ("See (http://example.am/Susa) for more.", "http://example.am/Susa"),
        ("See www.susa.az/Susa for more.", "www.susa.az/Susa"),
        ("See azatutyun.am/a/susa.html for more.", "azatutyun.am/a/susa.html"),
        ("Write to Susa.Press@example.co.uk now.", "Susa.Press@example.co.uk"),
        ("Follow @SusaNews now.", "@SusaNews"),
        ("Under #FreeSusa they wrote.", "#FreeSusa"),
        ("Run `grep Susa` now.", "`grep Susa`"),
        ("```\nSusa\nSusa\n```", "```\nSusa\nSusa\n```"),
        ("Ask search?q=Susa&lang=en now.", "search?q=Susa&lang=en"),
        ("Call os.listdir(Susa) now.", "os.listdir(Susa)"),
        ("Read [this](maps/Susa.html) now.", "(maps/Susa.html)"),
        ("[1]: maps/Susa.html", " maps/Susa.html"),
        ('Read <a href="Susa">this</a> now.', '<a href="Susa">'),
        ("Open /home/susa/Susa.txt now.", "/home/susa/Susa.txt"),
        (r"Open C:\maps\Susa now.", r"C:\maps\Susa"),
    ],
)
def test_addresses_handles_and_code_are_protected(text, part):
    assert part in shielded(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("News.am wrote so.", "News.am"),
        ("See the site susa.gov.az for more.", "susa.gov.az"),
        ("Set susa_office now.", "susa_office"),
        ("Set SUSA_OFFICE_ID now.", "SUSA_OFFICE_ID"),
    ],
)
def test_bare_domains_and_identifiers_are_protected(text, part):
    assert part in shielded(text)


@pytest.mark.parametrize(
    "text",
    [
        "Susa and Goris.",
        "Susa (Goris) is a town.",
        "Was it Susa? Goris is a town.",
        "the Susa/Goris road",
        "Johnson & Susa = trouble",
        "R&D in Susa",
        "Susa < Goris > Kapan",
        "He left Susa.Goris was next.",
    ],
)
def test_prose_is_not_protected(text):
    assert shielded(text) == []


@pytest.mark.parametrize("edge", ["example", "Susa"])
def test_a_word_that_goes_over_the_edge_of_a_stretch_is_protected_as_a_whole(edge):
    text = "See https://example.am/Susa for more."
    at = text.index(edge)
    (address,) = protected(text, 0, at)
    assert list(protected(text, at)) == [address]
    assert text[slice(*address)] == "https://example.am/Susa"


@pytest.mark.parametrize("sign", ["= b", "# 5", "< b", "a / b", "f(b c)", "& b"])
def test_signs_of_other_uses_beside_a_name_protect_nothing(sign):
    assert shielded(f"the town {sign} Susa") == []


def test_a_joint_dateline_is_not_protected():
    assert shielded("YEREVAN/BAKU/TBILISI, Jan 5 — The ministers met.") == []


def test_a_protected_word_is_closed_and_its_neighbours_are_not():
    text = "He said the town of Susa is on https://example.am/Susa and @Susa."
    assert [token.closed for token in marked(text) if token.text == "Susa"] == [False, True, True]


def credited(text: str) -> list[str]:
    return [token.text for token in marked(text) if token.credit]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By Avet Demourian\nBAKU", ["By", "Avet", "Demourian"]),
        ("BY AVET DEMOURIAN\nBAKU", ["BY", "AVET", "DEMOURIAN"]),
        (
            "A headline\n\nBy Avet Demourian and Aida Sultanova\n",
            ["By", "Avet", "Demourian", "and", "Aida", "Sultanova"],
        ),
        ("Written by Nailia Bagirova in Baku\n", ["Written", "by", "Nailia", "Bagirova", "in", "Baku"]),
        ("Photo: Narek Aleksanyan", ["Photo", "Narek", "Aleksanyan"]),
        ("Photo by Narek Aleksanyan", ["Photo", "by", "Narek", "Aleksanyan"]),
        (
            "The end. (Reporting by Nailia Bagirova; Editing by A. Heavens)",
            ["Reporting", "by", "Nailia", "Bagirova", "Editing", "by", "A", "Heavens"],
        ),
        ("(Photo by Narek Aleksanyan)", ["Photo", "by", "Narek", "Aleksanyan"]),
        ("(Translated by Ani Susa)", ["Translated", "by", "Ani", "Susa"]),
        (
            "Additional reporting by Aida Sultanova.\nThe end.",
            ["Additional", "reporting", "by", "Aida", "Sultanova"],
        ),
    ],
)
def test_bylines_and_credits_are_seen(text, found):
    assert credited(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday the town was quiet.",
        "By the river in Susa",
        "He was seen by Nikol Pashinyan",
        "The town (by the river) was quiet.",
        "Reporters said the town was quiet.",
    ],
)
def test_prose_is_no_credit(text):
    assert credited(text) == []


def test_a_byline_may_end_in_crlf():
    assert credited("By Avet Demourian\r\nBAKU") == ["By", "Avet", "Demourian"]


def closed(text: str) -> set[bool]:
    return {token.closed for token in marked(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Der Präsident reiste gestern nach Susa und sprach dort.",
        "Le président est arrivé hier soir dans Susa.",
        "Bergkarabach: ein langer Krieg",
        "Prezident dünən axşam Şuşa şəhərinə gəlib.",
    ],
)
def test_a_sentence_in_another_language_is_closed(text):
    assert closed(text) == {True}


@pytest.mark.parametrize(
    "text",
    [
        "He said the town of Susa is quiet and they are at it.",
        "Nikol Pashinyan",
        "Ilham Aliyev in Baku",
        "Susa bleibt",
        "NIKOL PASHINYAN, ILHAM ALIYEV, YEREVAN, BAKU",
    ],
)
def test_english_and_lists_of_names_are_open(text):
    assert closed(text) == {False}


def test_only_the_foreign_sentence_is_closed():
    text = "He said it was the town. Der Krieg kehrte nach Susa zurück. They said it is from Susa."
    assert [token.closed for token in marked(text) if token.text == "Susa"] == [True, False]


_PIECES = [
    "<b",
    "a>",
    "```",
    "`x`",
    "<",
    ">",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    " word ",
    "www.x.com",
    "a@b.am",
    "(a)",
]
_PIECES += [
    "[t](u/v)",
    "]: x/y",
    "/usr/lib/x",
    "f(x)",
    "a_b",
    "a?b=c",
    "#tag",
    "x.y(z)",
    "C:\\a\\b",
    " . ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_only_reading_the_lines_that_have_a_sign_finds_all_that_is_protected(text: str) -> None:
    everywhere = [match.span() for match in passages._protected().finditer(text)]
    assert list(protected(text)) == everywhere
