"""What is known of a spelling: right names stay, English words are nobody's, sides are kept apart."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cleanup.cleaner import shared_judge
from cleanup.judging.explaining import explainer_of
from cleanup.judging.explanation import EntityNote
from cleanup.names.status import KNOWN
from cleanup.translit.fold import fold

LEXICONS = Path(__file__).parents[2] / "lexicons"
VERDICTS = {"name", "variant", "exonym", "garble", "unknown"}
#: At most so many English words may be taken for a garbled name or led to a name by a channel.
WORDS_TAKEN = 0.002


@pytest.fixture(scope="module")
def explain():
    return explainer_of(shared_judge()).explain


def rows(pattern):
    for path in sorted(LEXICONS.glob(pattern)):
        with path.open(encoding="utf-8") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def cells(row, *columns):
    return [cell for column in columns for cell in row[column].split("|") if cell]


def english_words():
    text = (LEXICONS / "guards/english-words.tsv").read_text(encoding="utf-8")
    words = [line.partition("\t")[0] for line in text.splitlines() if not line.startswith("#")]
    return [word for word in words[::100] if len(word) >= 5]


@pytest.mark.parametrize("written", [str.lower, str.capitalize, str.upper])
def test_english_words_are_unknown_or_in_the_lexicon_as_they_are(explain, written, index):
    words = [written(word) for word in english_words()]
    accounts = [explain(word) for word in words]
    taken = [a.form for a in accounts if a.verdict in ("garble", "exonym") or a.channel is not None]
    assert len(words) > 500
    assert len(taken) <= WORDS_TAKEN * len(words), taken
    for account in accounts:
        if account.verdict in ("name", "variant"):
            assert any(form.status in KNOWN for form in index.forms(fold(account.form)))
            assert account.action == "leave"


def counterparts():
    return {
        row["id"]: set(cells(row, "counterpart")) for row in rows("places-*.tsv") if row["counterpart"]
    }


def test_no_name_of_a_disputed_place_is_ever_explained_by_the_other_side_s(explain):
    others = counterparts()
    assert len(others) > 300
    for row in rows("places-*.tsv"):
        if row["id"] in others:
            own = [language for language in ("hy", "az") if language in row["language"]]
            for form in (row["name"], *cells(row, *own), row["name"].upper()):
                ids = {note.id for note in explain(form).entities}
                assert row["id"] in ids, form
                assert not ids & others[row["id"]], form


def test_two_sides_stand_together_only_where_the_lexicon_gives_both_the_spelling(explain):
    others = counterparts()
    variants = {row["id"]: set(cells(row, "variants")) for row in rows("places-*.tsv")}
    together = []
    for id_ in others:
        for form in variants[id_]:
            ids = {note.id for note in explain(form).entities}
            together += [form for other in ids & others[id_] if form not in variants[other]]
    assert together == []


def test_every_name_in_the_lexicons_is_known_and_left(explain):
    patterns = ("places-*.tsv", "surnames-*.tsv", "given-names-*.tsv", "organisations.tsv")
    names = [row["name"] for pattern in patterns for row in rows(pattern)]
    assert len(names[::20]) > 400
    for name in names[::20]:
        account = explain(name)
        assert account.verdict in ("name", "variant"), name
        assert account.action == "leave"


def test_every_native_form_is_known_for_the_name_it_is(explain):
    for row in list(rows("surnames-*.tsv"))[::20]:
        for native in cells(row, "hy"):
            account = explain(native)
            assert account.verdict == "name"
            assert row["id"] in [note.id for note in account.entities]


def test_public_figures_are_known_in_their_own_script(explain):
    people = [row for row in rows("people-armenian.tsv") if len(row["hy"].split()) == 2][::20]
    known = [row["id"] in [n.id for n in explain(row["hy"].split("|")[0]).entities] for row in people]
    assert len(people) > 20
    assert sum(known) / len(known) >= 0.95


@pytest.mark.parametrize("form", ["Paschinjan", "sushi", "Пашинян", "Nikol Pashinian", "", "İ", "a b c"])
def test_every_account_keeps_its_promises(explain, form):
    account = explain(form)
    assert account.form == form
    assert account.verdict in VERDICTS
    assert account.action in ("fix", "suggest", "leave")
    assert account.because
    assert (account.channel is None) == (account.cost is None)
    assert bool(account.entities) == (account.verdict != "unknown")
    assert account == explain(form)


def test_a_person_is_given_with_the_name_in_the_native_script(explain):
    assert explain("Nikol Pashinyan").entities == (
        EntityNote("person/nikol-pashinyan", "Nikol Pashinyan", "person", ("Նիկոլ Փաշինյան",)),
    )


def test_a_given_name_and_a_surname_of_no_one_known_are_explained_by_halves(explain):
    account = explain("Ani Pashinyan")
    assert account.verdict == "name"
    assert [note.id for note in account.entities] == ["given/ani", "surname/pashinyan"]


@pytest.mark.parametrize("form", ["Susan Fisher", "Karen Martin", "Martin Luther King"])
def test_foreigners_with_a_given_name_of_ours_are_unknown(explain, form):
    assert explain(form).verdict == "unknown"


def test_a_surname_is_not_everyone_who_bears_it(explain):
    assert [note.id for note in explain("Aliyev").entities] == ["surname/aliyev"]


def test_a_place_is_not_said_to_sign_its_name(explain):
    reasons = " ".join(explain("Kalbajari").because)
    assert "Kalbajar" in reasons
    assert "sign their name" not in reasons


def test_steps_lead_from_the_native_form_to_the_spelling(explain):
    account = explain("Alijew")
    assert account.steps == ("əliyev", "алиев", "alijew")
    assert (account.channel, account.cost) == ("az>ru>de", 0)


def test_the_other_meaning_of_a_word_is_said(explain):
    assert "the name of Susa" in explain("Susa").because


def test_a_judge_has_one_explainer():
    assert explainer_of(shared_judge()) is explainer_of(shared_judge())
