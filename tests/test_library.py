"""The library: the same verbs as the command line, on a text in memory."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

import cleanup
from cleanup import Choice, Cleaner, Explained, Finding
from cleanup.cleaner import apply

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says."
FIXED = "Fighting in Nagorno-Karabakh, Armenia says."
DOUBTFUL = "He said: “Nikol Paschinjan is in Armenia.”"
RESOLVED = "He said: “Nikol Pashinyan is in Armenia.”"
GARBLES = (
    GARBLED,
    DOUBTFUL,
    "The road from Stefanakert to Baku is open, Armenia and Azerbaijan say.",
    "In Armenia, Nikol Paschinjan met the press.",
    "Prime Minister Nicholas Pashinyan spoke in Yerevan.",
    "NIKOL PASCHINJAN OF ARMENIA",
    "President Ilhan Aliyev of Azerbaijan met Alijew and Mamedow in Baku.",
    "Shushy, Lachyn and Aghadam in Karabakh",
)
RIGHT = (
    "",
    "\n",
    "The ministers of Armenia and Azerbaijan met in Brussels.",
    "Stepanakert, known in Azerbaijani as Khankendi, is quiet.",
    "Nikol Pashinyan and Ilham Aliyev spoke of Shushi and Shusha.",
    "Nicholas Nickleby lived in London with Susan and Karen.",
)


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        (GARBLED, FIXED),
        (GARBLES[2], "The road from Stepanakert to Baku is open, Armenia and Azerbaijan say."),
        (GARBLES[3], "In Armenia, Nikol Pashinyan met the press."),
        (GARBLES[4], "Prime Minister Nikol Pashinyan spoke in Yerevan."),
        (GARBLES[5], "NIKOL PASHINYAN OF ARMENIA"),
    ],
)
def test_fix_repairs_and_changes_nothing_else(garbled, right):
    assert cleanup.fix(garbled) == right


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_has_no_finding_and_stays_the_same(text):
    assert cleanup.check(text) == []
    assert cleanup.fix(text) == text
    assert cleanup.fix_and_explain(text) == Explained(text, ())


def test_check_tells_where_what_and_why():
    (finding,) = cleanup.check(GARBLED)
    assert isinstance(finding, Finding)
    assert (finding.start, finding.end, finding.line, finding.column) == (20, 27, 1, 21)
    assert (finding.text, finding.replacement, finding.action) == ("Karbakh", "Karabakh", "fix")
    assert finding.candidates[0] == Choice("Karabakh", "place/nagorno-karabakh", finding.confidence)
    assert finding.because


def test_fix_and_explain_is_fix_and_check_at_once():
    text = "\n".join(GARBLES)
    explained = cleanup.fix_and_explain(text)
    assert explained.text == cleanup.fix(text)
    assert list(explained.findings) == cleanup.check(text)


def test_the_findings_are_a_plan_that_can_be_replayed():
    text = "\n".join(GARBLES)
    fixes = [finding for finding in cleanup.check(text) if finding.action == "fix"]
    assert apply(text, fixes) == cleanup.fix(text)


def test_findings_cannot_be_changed_and_can_be_compared():
    (finding,) = cleanup.check(GARBLED)
    assert hash(finding) == hash(cleanup.check(GARBLED)[0])
    with pytest.raises(AttributeError):
        finding.text = "other"


def test_a_suggestion_is_reported_and_not_made():
    assert [finding.action for finding in cleanup.check(DOUBTFUL)] == ["suggest"]
    assert cleanup.fix(DOUBTFUL) == DOUBTFUL


def test_a_cleaner_can_make_the_suggested_changes_too():
    cleaner = Cleaner(apply_suggestions=True)
    assert cleaner.fix(DOUBTFUL) == RESOLVED
    assert cleaner.fix_and_explain(DOUBTFUL).text == RESOLVED
    assert cleaner.check(DOUBTFUL) == cleanup.check(DOUBTFUL)


def test_the_verbs_of_a_cleaner_are_those_of_the_module():
    cleaner = Cleaner()
    for text in (*GARBLES, *RIGHT):
        assert cleaner.check(text) == cleanup.check(text)
        assert cleaner.fix_and_explain(text) == cleanup.fix_and_explain(text)


def test_everything_promised_is_there():
    assert all(hasattr(cleanup, name) for name in cleanup.__all__)
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", cleanup.__version__)


@pytest.mark.parametrize(
    "before",
    ["😀", "İ", "e\u0301", "𐐀𝔸", "ﬁ ß ŉ ", "\u200b\u2028", "ա\u0587", "\ufeff", "İ😀e\u0301\r\n\r"],
)
def test_offsets_are_code_points_after_any_letter(before):
    text = f"{before} \n{GARBLED}"
    (finding,) = cleanup.check(text)
    assert (finding.start, finding.end) == (len(before) + 22, len(before) + 29)
    assert text[finding.start : finding.end] == "Karbakh"
    assert cleanup.fix(text) == f"{before} \n{FIXED}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_at_lf_crlf_or_cr_and_nowhere_else(end):
    text = f"One\u2028still one\x0b\x0c\x85{end}two{end}{end}{GARBLED}"
    (finding,) = cleanup.check(text)
    assert (finding.line, finding.column) == (4, 21)


def test_many_threads_find_what_one_finds():
    texts = [f"{garble}\n{right}" for garble in GARBLES for right in RIGHT] * 4
    with ThreadPool(8) as pool:
        assert pool.map(cleanup.fix_and_explain, texts) == [cleanup.fix_and_explain(t) for t in texts]


def test_threads_may_race_for_the_first_use(monkeypatch):
    monkeypatch.setattr("cleanup.cleaner._judges", [])
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: Cleaner().fix(GARBLED), range(16))) == {FIXED}


def test_one_spelling_can_be_explained():
    account = cleanup.explain("Paschinjan")
    assert (account.form, account.verdict, account.action) == ("Paschinjan", "garble", "fix")
    assert [note.id for note in account.entities] == ["surname/pashinyan"]
    assert (account.channel, account.cost, account.steps) == ("hy>de", 0, ("փաշինյան", "paschinjan"))
    assert account.because
    assert cleanup.explain("sushi").entities == ()


def test_explanations_cannot_be_changed_and_can_be_compared():
    account = cleanup.explain("Susa")
    assert hash(account) == hash(cleanup.explain("Susa"))
    with pytest.raises(AttributeError):
        account.verdict = "name"


def test_many_threads_explain_what_one_explains():
    forms = ["Susa", "Paschinjan", "Шуша", "Nikol Pashinyan", "bank", "شوشا", "Foobarian"] * 4
    with ThreadPool(8) as pool:
        assert pool.map(cleanup.explain, forms) == [cleanup.explain(form) for form in forms]


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (("Հովհաննիսյան",), "Hovhannisyan"),
        (("Շուշի", "hy", "iso-9985"), "Šowši"),
        (("Պետրոսեան", "hy-west"), "Bedrosian"),
        (("Xankəndi", "az", "az-cyrl"), "Ханкәнди"),
        (("Xačʿatryan", "hubschmann-meillet", "hy"), "Խաչատրյան"),
        (("Goris and Շուշի", "hy"), "Goris and Shushi"),
        (("", "hy"), ""),
    ],
)
def test_names_can_be_written_in_another_script(arguments, written):
    assert cleanup.transliterate(*arguments) == written


def test_romanize_detects_the_script():
    words = ("ԵՐԵՎԱՆ", "Şuşa", "Ағдам", "Ереван")
    assert [cleanup.romanize(word) for word in words] == ["YEREVAN", "Shusha", "Aghdam", "Yerevan"]
    assert cleanup.romanize("Խաչիկ", "hubschmann-meillet") == "Xačʿik"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Շուշի", "klingon"), "hy-classical"),
        (("Շուշի", "hy", "klingon"), "hubschmann-meillet"),
        (("Shushi", "press", "hy"), "these can be read back: iso-9985"),
        (("123",), "not recognised"),
    ],
)
def test_a_script_or_scheme_that_is_none_is_an_error_that_lists_those_there_are(arguments, said):
    with pytest.raises(ValueError, match=said):
        cleanup.transliterate(*arguments)


noise = st.text(max_size=40) | st.sampled_from(
    [*RIGHT, "“", "”", '"', "\r\n\r\n", " — ", "# ", "> ", "İ"]
)
texts = st.lists(noise | st.sampled_from(GARBLES), max_size=6).map("".join)
many = settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)


@many
@given(texts)
def test_findings_index_the_text_in_order_and_never_overlap(text):
    end = 0
    for finding in cleanup.check(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end
        assert text[finding.start : finding.end] == finding.text
        lines = re.split(r"\r\n|\r|\n", text[: finding.start])
        assert (finding.line, finding.column) == (len(lines), len(lines[-1]) + 1)


@many
@given(texts)
def test_every_finding_keeps_its_promises(text):
    for finding in cleanup.check(text):
        assert finding.action in ("fix", "suggest")
        assert finding.replacement == finding.candidates[0].name != finding.text
        assert finding.confidence == finding.candidates[0].confidence
        surely = [choice.confidence for choice in finding.candidates]
        assert surely == sorted(surely, reverse=True)
        assert all(0 <= one <= 1 for one in surely)
        assert finding.because


@many
@example("NIKOL PASCHINJAN OF ARMENIAİ")
@example("Alijew and Mamedow met Sargisjan in Azerbaijan.")
@given(texts)
def test_fixing_twice_is_fixing_once(text):
    once = cleanup.fix(text)
    assert cleanup.fix(once) == once


@many
@given(texts)
def test_what_stands_between_the_fixes_is_untouched(text):
    explained = cleanup.fix_and_explain(text)
    fixes = [finding for finding in explained.findings if finding.action == "fix"]
    rest, at = explained.text, 0
    for finding in fixes:
        kept = text[at : finding.start] + finding.replacement
        assert rest.startswith(kept)
        rest, at = rest[len(kept) :], finding.end
    assert rest == text[at:]


@many
@given(st.text(max_size=200))
def test_random_text_is_left_alone(text):
    assert cleanup.fix(text) == text
