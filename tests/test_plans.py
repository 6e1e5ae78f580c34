"""Plans: what they hold, carry out, refuse and undo."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_copy import articles

from cleanup import Choice, Cleaner, Finding
from cleanup.config.errors import ConfigError
from cleanup.documents import formats
from cleanup.documents.plain import Document, DocumentError, decode, splice
from cleanup.plans import (
    Edit,
    FilePlan,
    Plan,
    PlanError,
    StaleError,
    apply_file,
    apply_plan,
    dumps,
    loads,
    make_plan,
    plan_of,
    reverse,
    reverse_file,
)
from cleanup.plans.remembered import Remembered
from cleanup.plans.reviewing import Review
from cleanup.spotting.prose import Builder

CORPUS = Path(__file__).parent / "corpus"
GARBLED = b"Fighting in Nagorno-Karbakh, Armenia says.\n"
FIXED = b"Fighting in Nagorno-Karabakh, Armenia says.\n"


def change(start, text, replacement, *, others=()):
    """A finding on the first line that has several candidates."""
    choices = tuple(Choice(name, f"place/{name}", 0.5) for name in (replacement, *others))
    end = start + len(text)
    return Finding(
        "garbled-name", start, end, 1, start + 1, text, "fix", replacement, 0.9, choices, ("x",)
    )


def planned(raw: bytes, *edits, sure=True) -> FilePlan:
    document = decode(raw)
    findings = []
    for old, new in edits:
        findings.append(change(document.text.index(old), old, new))
    return plan_of("a.txt", document, findings, findings if sure else ())


# over the whole labelled copy


def variants(text: str, crlf: bool):
    """The text in each encoding that can hold it."""
    ends = "CRLF" if crlf else "LF"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1251", "iso8859-2"):
        try:
            yield f"{encoding} {ends}", text.encode(encoding)
        except UnicodeEncodeError:
            continue


@pytest.fixture(scope="module")
def judged():
    """(name, how it is written, document, findings) of all articles, as they are and with CRLF."""
    cleaner = Cleaner()
    found = []
    for article in articles(CORPUS):
        for crlf in (False, True):
            text = article.text.replace("\n", "\r\n") if crlf else article.text
            findings = cleaner.check(text)
            for written, raw in variants(text, crlf):
                document = decode(raw)
                if document.text == text:  # a short one may be taken for another encoding's
                    found.append((article.name, written, document, findings))
    return found


@pytest.fixture(scope="module")
def plans(judged):
    """The plan of each, as it comes out of a document; all edits are to be applied."""
    made = [plan_of(name, document, found, found) for name, _written, document, found in judged]
    return [loads(dumps(Plan((file,)))).files[0] for file in made]


def test_the_articles_come_in_every_encoding_and_with_both_line_ends(judged):
    seen = {written for _name, written, document, found in judged if found}
    assert {name.split()[0] for name in seen} >= {"utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"}
    assert any(document.detected for _name, _written, document, _found in judged)


def test_an_applied_plan_is_what_splicing_the_findings_gives(judged, plans):
    for (_name, _written, document, found), file in zip(judged, plans, strict=True):
        try:
            right = splice(document, found)
        except DocumentError:
            with pytest.raises(DocumentError, match="cannot be written"):
                apply_file(file, document.raw)
            continue
        assert apply_file(file, document.raw).data == right


def test_undone_plans_give_the_very_bytes_back(judged, plans):
    undone = 0
    for (_name, _written, document, found), file in zip(judged, plans, strict=True):
        try:
            made = apply_file(file, document.raw).data
        except DocumentError:
            continue
        if found and made != document.raw:
            assert reverse_file(file, made).data == document.raw
            undone += 1
    assert undone > 1000


def test_a_plan_applied_twice_is_refused(judged, plans):
    for (_name, written, document, found), file in zip(judged, plans, strict=True):
        if found and written == "utf-8 LF":
            made = apply_file(file, document.raw).data
            with pytest.raises(StaleError, match="the plan is already applied; --reverse undoes it"):
                apply_file(file, made)


# files


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_paths_stay_as_they_are_given_and_hold_where_the_plan_is_applied(folder):
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_bytes(GARBLED)
    plan = make_plan(["in/a.txt"])
    assert plan.files[0].path == "in/a.txt"
    (folder / "in").rename(folder / "out")
    (folder / "in/in").mkdir(parents=True)
    (folder / "out/a.txt").rename(folder / "in/in/a.txt")
    apply_plan(plan, "in")
    assert (folder / "in/in/a.txt").read_bytes() == FIXED


def test_files_without_findings_are_not_in_a_plan(folder):
    (folder / "a.txt").write_bytes(b"Nothing here.\n")
    assert make_plan(["a.txt"]).files == ()


def test_a_file_that_cannot_be_changed_does_not_stop_the_others(folder):
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_bytes(GARBLED)
    plan = make_plan(["a.txt", "b.txt", "c.txt"])
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_bytes(b"Rewritten.\n")
    outcomes = apply_plan(plan)
    assert [type(outcome.error).__name__ for outcome in outcomes] == [
        "FileError",
        "StaleError",
        "NoneType",
    ]
    assert (folder / "b.txt").read_bytes() == b"Rewritten.\n"
    assert (folder / "c.txt").read_bytes() == FIXED


def test_nothing_is_written_if_it_is_only_asked_what_would_be(folder):
    (folder / "a.txt").write_bytes(GARBLED)
    [outcome] = apply_plan(make_plan(["a.txt"]), write=False)
    assert outcome.change.data == FIXED
    assert (folder / "a.txt").read_bytes() == GARBLED


def test_only_the_edits_whose_status_says_so_are_made():
    raw = b"Susa, Karbakh and Stefanakert"
    file = planned(raw, ("Susa", "Shusha"), ("Karbakh", "Karabakh"), ("Stefanakert", "Stepanakert"))
    statuses = ("apply", "skip", "undecided")
    edits = tuple(edit.decided(to) for edit, to in zip(file.edits, statuses, strict=True))
    part = replace(file, edits=edits)
    assert apply_file(part, raw).data == b"Shusha, Karbakh and Stefanakert"


# stale plans


def test_an_edit_still_in_its_place_is_made_in_a_changed_file():
    file = planned(b"Susa fell. The end.", ("Susa", "Shusha"))
    made = apply_file(file, b"Susa fell. No end.")
    assert made.data == b"Shusha fell. No end."
    assert made.note == "changed since the plan was made; every edit still has its place"


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (b"Shushi fell.", "“Shushi”"),
        (b"Susan fell.", "“Susan”"),  # the letters stand there, but in a longer word
        (b"", "the end of the file"),
    ],
)
def test_a_file_in_which_other_text_stands_is_refused_with_what_stands_there(now, found):
    file = planned(b"Susa fell.", ("Susa", "Shusha"))
    with pytest.raises(StaleError) as refused:
        apply_file(file, now, fuzzy=True)
    assert str(refused.value) == (
        "a.txt: has changed since the plan was made, left as it was; make a new plan\n"
        f"  a.txt:1:1: expected “Susa”, found {found}"
    )


def test_one_edit_that_does_not_fit_refuses_the_whole_file():
    file = planned(b"Susa and Karbakh", ("Susa", "Shusha"), ("Karbakh", "Karabakh"))
    with pytest.raises(StaleError, match=r"expected “Karbakh”, found “Lachin\."):
        apply_file(file, b"Susa and Lachin.")


def test_text_that_has_moved_is_followed_only_when_asked():
    raw, now = b"One.\nSusa fell.\n", b"One.\r\nTwo.\nSusa fell.\n"
    file = planned(raw, ("Susa", "Shusha"))
    lines = b"Before it:\n" + raw
    with pytest.raises(StaleError, match=r"--fuzzy follows .*\n  a.txt:1:6: “Susa” has moved to line 3"):
        apply_file(file, lines)
    made = apply_file(file, lines, fuzzy=True)
    assert made.data == lines.replace(b"Susa", b"Shusha")
    assert made.note == "changed since the plan was made; 1 of the edits moved with their text"
    with pytest.raises(StaleError, match="expected"):  # what surrounds it is not the same
        apply_file(file, now, fuzzy=True)


def test_text_that_may_have_moved_to_two_places_is_not_followed():
    raw = b"Susa fell.\n"
    file = planned(raw, ("Susa", "Shusha"))
    with pytest.raises(StaleError, match="expected “Susa”, found “Then”"):
        apply_file(file, b"Then: " + raw + raw, fuzzy=True)


def test_edits_that_changed_places_are_refused():
    file = planned(b"Susa, Karbakh", ("Susa", "Shusha"), ("Karbakh", "Karabakh"))
    bare = tuple(Edit(edit.finding, edit.status) for edit in file.edits)
    with pytest.raises(StaleError, match="the edits have changed places"):
        apply_file(replace(file, edits=bare), b"The Karbakh, Susa", fuzzy=True)


def test_a_plan_applied_to_a_file_that_was_changed_since_is_known_as_applied():
    file = planned(b"Susa fell. The end.", ("Susa", "Shusha"))
    with pytest.raises(StaleError, match="already applied, and the file was changed since"):
        apply_file(file, b"Shusha fell. No end.")


def test_what_was_decided_after_a_plan_was_applied_is_made_when_it_is_applied_again():
    raw = b"Susa, Karbakh and Stefanakert"
    file = planned(raw, ("Susa", "Shusha"), ("Karbakh", "Karabakh"), ("Stefanakert", "Stepanakert"))
    before = tuple(
        edit.decided(to) for edit, to in zip(file.edits, ("apply", "undecided", "apply"), strict=True)
    )
    half = apply_file(replace(file, edits=before), raw).data
    made = apply_file(file, half)
    assert made.data == b"Shusha, Karabakh and Stepanakert"
    assert made.note == "the other edits were made before"
    assert reverse_file(file, made.data).data == raw
    assert reverse_file(file, half).data == raw


def test_a_plan_that_does_not_fit_its_own_file_is_refused():
    file = planned(b"Susa fell.", ("Susa", "Shusha"))
    fields = json.loads(dumps(Plan((file,))))
    fields["files"][0]["edits"][0].update(start=1, end=5)
    with pytest.raises(
        StaleError, match=r"is not what the plan says, .*\n.*expected “Susa”, found “usa f"
    ):
        apply_file(loads(json.dumps(fields)).files[0], b"Susa fell.")


def test_a_plan_decided_otherwise_after_it_was_applied_is_not_taken_for_applied():
    raw = b"Susa and Karbakh"
    file = planned(raw, ("Susa", "Shusha"), ("Karbakh", "Karabakh"))
    first, second = file.edits
    made = apply_file(replace(file, edits=(first, second.decided("skip"))), raw).data
    other = replace(file, edits=(first.decided("skip"), second))
    assert apply_file(other, made).data == b"Shusha and Karabakh"
    assert reverse_file(other, made).data == raw


# files with markup


class Toy:
    """A format with tags in angle brackets, and entities for letters."""

    @staticmethod
    def read(source):
        built, at = Builder(source), 0
        while at < len(source):
            if source[at] == "<":
                at = source.index(">", at) + 1
            elif source[at] == "&":
                end = source.index(";", at) + 1
                built.read(at, end, html.unescape(source[at:end]))
                at = end
            else:
                built.keep(at, at + 1)
                at += 1
        return built.prose(html.escape)


@pytest.fixture
def toy(folder, monkeypatch):
    monkeypatch.setattr(formats, "_module", lambda ending: Toy if ending == ".toy" else None)
    path = folder / "a.toy"
    path.write_text(
        "<p>In <b>Nagorno-K&#97;rb<i>akh</i></b>, Armenia. <u>Stefana</u>k&#101;rt, Armenia."
    )
    return path


def test_a_plan_of_a_file_with_markup_is_applied_and_undone_in_its_source(toy):
    before = toy.read_text()
    plan = loads(dumps(make_plan(["a.toy"])))
    assert [(e.text, e.source) for e in plan.files[0].edits] == [
        ("Karbakh", "K&#97;rb<i>akh"),
        ("Stefanakert", "Stefana</u>k&#101;rt"),
    ]
    apply_plan(plan)
    after = toy.read_text()
    assert re.sub("<.*?>", "", html.unescape(after)) == (
        "In Nagorno-Karabakh, Armenia. Stepanakert, Armenia."
    )
    assert sorted(re.findall("<.*?>", after)) == sorted(re.findall("<.*?>", before))
    assert "already applied" in str(apply_plan(plan)[0].error)
    reverse(plan)
    assert toy.read_text() == before


def test_edits_are_found_again_when_only_markup_changed(toy):
    plan = make_plan(["a.toy"])
    toy.write_text("<html>" + toy.read_text().replace("<b>", "").replace("</b>", ""))
    [outcome] = apply_plan(plan)
    assert outcome.error is None
    assert "Nagorno-Karabakh" in re.sub("<.*?>", "", html.unescape(toy.read_text()))


def test_undoing_puts_escapes_back_that_an_edit_had_removed(folder, toy):
    toy.write_text("In P&#353;injan&#39;s <i>Sus&#97;</i>.")
    document = formats.read_document("a.toy", toy.read_bytes())
    found = document.placed([change(3, "Pšinjan", "Pashinyan"), change(13, "Susa", "Shushi")])
    raw = toy.read_bytes()
    plan = loads(dumps(Plan((plan_of("a.toy", document, found, found),))))
    apply_plan(plan)
    assert toy.read_text() == "In Pashinyan&#39;s <i>Shushi</i>."
    reverse(plan)
    assert toy.read_bytes() == raw


def test_undoing_says_when_markup_within_a_word_may_not_be_as_it_was(toy):
    toy.write_text("In Kar<i>bakh</i>.")
    document = formats.read_document("a.toy", toy.read_bytes())
    found = document.placed([change(3, "Karbakh", "Karabakh")])
    plan = Plan((plan_of("a.toy", document, found, found),))
    apply_plan(plan)
    toy.write_text(toy.read_text() + " The end.")
    [outcome] = reverse(plan)
    assert outcome.change.note.startswith("undone in the text; what was changed since, and markup")
    assert toy.read_text() == "In Kar<i>bakh</i>. The end."


def test_a_plan_made_when_markup_was_read_as_text_still_holds(toy, monkeypatch):
    raw = b"In <b>Karbakh</b>"
    toy.write_bytes(raw)
    finding = change(6, "Karbakh", "Karabakh")
    file = replace(plan_of("a.toy", decode(raw), [finding], [finding]), path="a.toy")
    apply_plan(Plan((file,)))
    assert toy.read_bytes() == b"In <b>Karabakh</b>"


def test_a_plan_of_a_format_that_is_not_read_any_more_is_refused(toy, monkeypatch):
    plan = make_plan(["a.toy"])
    monkeypatch.setattr(formats, "TEXT", formats.Format(frozenset({".toy"})))
    assert "is not read in the format that the plan was made for" in str(apply_plan(plan)[0].error)


# undoing


def test_a_plan_that_is_not_applied_cannot_be_undone():
    file = planned(GARBLED, ("Karbakh", "Karabakh"))
    with pytest.raises(StaleError, match="the plan is not applied; there is nothing to undo"):
        reverse_file(file, GARBLED)


def test_undoing_leaves_what_was_changed_elsewhere_since():
    file = planned(b"Susa and Karbakh, so far", ("Susa", "Shusha"), ("Karbakh", "Karabakh"))
    undone = reverse_file(file, b"Shusha and Karabakh, so good")
    assert undone.data == b"Susa and Karbakh, so good"
    assert undone.note == "changed since the plan was applied; every edit still has its place"


def test_undoing_follows_text_that_has_moved_only_when_asked():
    file = planned(b"Susa and Karbakh, so far", ("Susa", "Shusha"), ("Karbakh", "Karabakh"))
    now = b"Now Shusha and Karabakh, so far"
    with pytest.raises(StaleError, match="changed since the plan was applied"):
        reverse_file(file, now)
    assert reverse_file(file, now, fuzzy=True).data == b"Now Susa and Karbakh, so far"


def test_undoing_is_refused_where_other_text_stands():
    file = planned(b"Susa and Karbakh", ("Susa", "Shusha"), ("Karbakh", "Karabakh"))
    with pytest.raises(StaleError, match="expected “Karabakh”, found “Artsakh”"):
        reverse_file(file, b"Shusha and Artsakh")


def test_the_encoding_of_a_file_is_remembered_though_only_an_edit_showed_it():
    raw = "In Gümrü, Armenia.".encode("cp1252")
    text = raw.decode("cp1252")
    document = Document(raw, text, "cp1252", detected=True)
    finding = change(3, "Gümrü", "Gyumri")
    file = plan_of("a.txt", document, [finding], [finding])
    made = apply_file(file, raw).data
    assert made == b"In Gyumri, Armenia."
    assert reverse_file(file, made).data == raw


def test_a_file_saved_in_another_encoding_since_is_written_in_that():
    document = decode("Café in Karbakh, „naïve“ she said".encode("cp1252"))
    finding = change(document.text.index("Karbakh"), "Karbakh", "Karabakh")
    file = plan_of("a.txt", document, [finding], [finding])
    now = document.text.encode("utf-8")
    assert apply_file(file, now).data == now.replace(b"Karbakh", b"Karabakh")


# any edits


@st.composite
def files(draw, least=0):
    """(bytes, plan) with edits anywhere, next to each other too, in a text of anything."""
    letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\n")
    gap = st.text(letters | st.sampled_from("\n \r"), max_size=40)
    word = st.text(letters, min_size=1, max_size=6)
    new = st.text(letters, min_size=least, max_size=8)
    status = st.sampled_from(["apply", "apply", "undecided", "skip"])
    pieces = draw(st.lists(st.tuples(gap, word, new, status), min_size=1, max_size=6))
    text, findings, statuses = "", [], []
    for before, old, replacement, decided in pieces:
        text += before
        findings.append(change(len(text), old, replacement))
        text += old
        statuses.append(decided)
    text += draw(gap)
    raw = text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"])))
    file = plan_of("a.txt", decode(raw), findings, ())
    edits = tuple(edit.decided(to) for edit, to in zip(file.edits, statuses, strict=True))
    return raw, replace(file, edits=edits)


@given(files())
def test_any_plan_can_be_written_and_read(case):
    _raw, file = case
    assert loads(dumps(Plan((file,)))) == Plan((file,))


@given(files())
def test_any_plan_is_what_splicing_gives_and_can_be_undone(case):
    raw, file = case
    made = apply_file(file, raw)
    assert made.data == splice(decode(raw), [edit.finding for edit in file.wanted])
    if made.data != raw:
        assert reverse_file(file, made.data).data == raw


@given(files(least=1))
def test_any_plan_applied_twice_changes_nothing_more(case):
    raw, file = case
    made = apply_file(file, raw).data
    if made != raw:
        with pytest.raises(StaleError):
            apply_file(file, made)


@given(files(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_a_changed_file_gets_each_edit_where_its_text_is_or_none(case, inserted):
    raw, file = case
    document = decode(raw)
    now = (inserted + document.text).encode(document.encoding)
    try:
        made = apply_file(file, document.mark + now, fuzzy=True)
    except (StaleError, DocumentError):
        return
    for edit in made.edits:
        assert made.document.text[edit.start : edit.end] == edit.text
    assert len(made.edits) in (0, len(file.wanted))


# the document


def fields(**changes):
    file = planned(b"Susa and Karbakh", ("Susa", "Shusha"), ("Karbakh", "Karabakh"))
    document = json.loads(dumps(Plan((file,))))
    for place, value in changes.items():
        at = document
        *path, last = [int(part) if part.isdigit() else part for part in place.split("__")]
        for part in path:
            at = at[part]
        at[last] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"schema": "cleanup.findings/1"},
            'is no plan, as its "schema" is not "cleanup.plan/1"; make one',
        ),
        ({"files": {}}, "files: is not a list"),
        ({"files": [1]}, r"files\[0\]: is not an object"),
        ({"files__0__path": "-"}, r"files\[0\]\.path: '-' is no file; name one"),
        ({"files__0__encoding": "latin-99"}, r"files\[0\]\.encoding: there is no encoding 'latin-99'"),
        ({"files__0__sha256": "x"}, r"files\[0\]\.sha256: is not 64 hexadecimal digits"),
        ({"files__0__size": -1}, r"files\[0\]\.size: is -1; it is at least 0"),
        ({"files__0__size": True}, r"files\[0\]\.size: is not a whole number"),
        (
            {"files__0__edits__1__start": 2, "files__0__edits__1__end": 9},
            r"edits\[1\]\.start: lies before",
        ),
        ({"files__0__edits__0__end": 9}, r"edits\[0\]\.end: does not fit start and text"),
        ({"files__0__edits__0__status": "yes"}, "status: is 'yes'; write apply, undecided or skip"),
        ({"files__0__edits__0__action": "?"}, "action: is '\\?'; write fix or suggest"),
        ({"files__0__edits__0__replacement": "a\nb"}, "replacement: adds or removes a line"),
        ({"files__0__edits__0__confidence": None}, "confidence: is not a number"),
        ({"files__0__edits__0__because": [1]}, r"because\[0\]: is no text"),
        ({"files__0__edits__0__candidates": [{}]}, r"candidates\[0\]\.name: is missing"),
    ],
)
def test_a_field_that_cannot_be_used_is_told_with_its_place(changes, said):
    with pytest.raises(PlanError, match=said):
        loads(fields(**changes))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema":\n oh}', "line 2, column 2: is no JSON"),
        ("", "line 1, column 1: is no JSON"),
        ("[" * 100_000, "is no plan"),
        ("[]", "is no plan"),
    ],
)
def test_what_is_no_plan_is_told(text, said):
    with pytest.raises(PlanError, match=said):
        loads(text)


def test_a_path_may_not_stand_twice():
    file = planned(b"Susa", ("Susa", "Shusha"))
    with pytest.raises(PlanError, match=r"files\[1\].path: 'a.txt' stands twice"):
        loads(dumps(Plan((file, file))))


def test_the_entity_is_that_of_the_replacement():
    finding = change(0, "Susa", "Shusha", others=["Shushi"])
    edit = plan_of("a.txt", decode(b"Susa"), [finding], []).edits[0]
    assert edit.entity == "place/Shusha"
    assert edit.decided("apply", "Shushi").entity == "place/Shushi"
    assert edit.decided("apply", "Ghala").entity == ""


# reviews


@pytest.fixture
def review(tmp_path):
    """Susa, Karbakh, Susa, Aghdan; the last is to be applied, the others are undecided."""
    text = "Susa, Karbakh, Susa, Aghdan"
    found = [
        change(0, "Susa", "Shusha", others=["Shushi"]),
        change(6, "Karbakh", "Karabakh"),
        change(15, "Susa", "Shusha"),
        change(21, "Aghdan", "Aghdam"),
    ]
    plan = Plan((plan_of("a.txt", decode(text.encode()), found, found[3:]),))
    return Review(plan, Remembered(tmp_path / "cleanup-accept.tsv"))


def statuses(review):
    return [edit.status for edit in review.plan.files[0].edits]


def test_a_review_goes_through_the_undecided_edits_in_order(review):
    seen = []
    while review.current:
        seen.append(review.current[1].text)
        review.decide("skip")
    assert seen == ["Susa", "Karbakh", "Susa"]
    assert statuses(review) == ["skip", "skip", "skip", "apply"]


def test_always_decides_the_same_spelling_farther_on_and_in_later_reviews(review, tmp_path):
    assert review.always("Shushi") == 1
    assert [edit.replacement for edit in review.plan.files[0].edits][::2] == ["Shushi", "Shushi"]
    assert review.current[1].text == "Karbakh"
    rows = (tmp_path / "cleanup-always.tsv").read_text().splitlines()
    assert rows[0] == "form\treplacement\tdate"
    assert rows[1].startswith("Susa\tShushi\t20")
    raw = b"Near Susa"
    later = Review(
        Plan((planned(raw, ("Susa", "Shusha"), sure=False),)),
        Remembered(tmp_path / "cleanup-accept.tsv"),
    )
    assert (later.current, later.decided_before) == (None, 1)
    assert apply_file(later.plan.files[0], raw).data == b"Near Shushi"


def test_never_skips_the_same_spelling_wherever_it_was_not_decided(review, tmp_path):
    assert review.never() == 1
    assert statuses(review) == ["skip", "undecided", "skip", "apply"]
    row = (tmp_path / "cleanup-accept.tsv").read_text().splitlines()[1].split("\t")
    assert row[:3] == ["Susa", "right here, as a review decided", ""]
    plan = Plan((planned(b"SUSA", ("SUSA", "SHUSHA"), sure=False),))
    assert Review(plan, Remembered(tmp_path / "cleanup-accept.tsv")).plan.count("skip") == 1


def test_never_takes_capitals_for_the_same_spelling_as_later_runs_do(tmp_path):
    found = [change(0, "Susa", "Shusha"), change(6, "SUSA", "SHUSHA")]
    plan = Plan((plan_of("a.txt", decode(b"Susa, SUSA"), found, ()),))
    review = Review(plan, Remembered(tmp_path / "cleanup-accept.tsv"))
    assert review.never() == 1


def test_always_leaves_files_alone_that_cannot_have_the_letters(tmp_path):
    first = planned(b"Susa", ("Susa", "Shusha"), sure=False)
    second = replace(first, path="b.txt", encoding="cp1252")
    table = tmp_path / "cleanup-accept.tsv"
    review = Review(Plan((first, second)), Remembered(table))
    assert review.always("Şuşa") == 0
    assert Review(Plan((second,)), Remembered(table)).decided_before == 0


def test_undoing_takes_back_all_that_a_decision_did(review, tmp_path):
    before = review.plan
    review.always("Shushi")
    review.decide("skip")
    assert review.undo()
    assert review.undo()
    assert not review.undo()
    assert review.plan == before
    assert review.current[1].text == "Susa"
    assert list(tmp_path.iterdir()) == []


def test_undoing_puts_a_row_back_that_was_there_before(review, tmp_path):
    table = tmp_path / "cleanup-accept.tsv"
    table.write_text("form\treason\tby\tdate\nSusa\told\tA. B.\t2020-01-02\nAgdam\tx\t\t\n")
    again = Review(review.plan, Remembered(tmp_path / "cleanup-accept.tsv"), all_edits=True)
    again.never()
    again.undo()
    rows = table.read_text().splitlines()
    assert rows == ["form\treason\tby\tdate", "Agdam\tx\t\t", "Susa\told\tA. B.\t2020-01-02"]


def test_the_accept_file_may_have_fewer_columns(tmp_path):
    (tmp_path / "cleanup-accept.tsv").write_text("form\treason\nSusa\tfilm festival\n")
    assert Remembered(tmp_path / "cleanup-accept.tsv").is_right("SUSA")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("name\twhy\n", "cleanup-accept.tsv:1: unexpected header; it should be, with tabs: form reason"),
        ("form\treason\na\tb\tc\n", "cleanup-accept.tsv:2: there are 3 cells"),
        (b"\xff", "is not UTF-8"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_with_its_line(tmp_path, table, said):
    raw = table if isinstance(table, bytes) else table.encode()
    (tmp_path / "cleanup-accept.tsv").write_bytes(raw)
    with pytest.raises(ConfigError, match=said):
        Remembered(tmp_path / "cleanup-accept.tsv")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("form\treason\n", "cleanup-always.tsv:1: unexpected header"),
        ("form\treplacement\tdate\nSusa\n", "cleanup-always.tsv:2: is not a form, a replacement and a"),
        (b"\xff", "is not UTF-8"),
    ],
)
def test_the_same_holds_of_what_is_always_to_be_done(tmp_path, table, said):
    raw = table if isinstance(table, bytes) else table.encode()
    (tmp_path / "cleanup-always.tsv").write_bytes(raw)
    with pytest.raises(ConfigError, match=said):
        Remembered(tmp_path / "cleanup-accept.tsv")


def test_reverse_and_apply_are_each_other_s_way_back(folder):
    (folder / "a.txt").write_bytes(GARBLED)
    plan = make_plan(["a.txt"])
    apply_plan(plan)
    assert (folder / "a.txt").read_bytes() == FIXED
    reverse(plan)
    assert (folder / "a.txt").read_bytes() == GARBLED
