"""``cleanup plan``, ``apply`` and ``review``: a plan made, decided on, carried out, undone."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from marked_copy import articles

from cleanup import Finding
from cleanup.documents.plain import decode
from cleanup.plans import Plan, dumps, make_plan, plan_of

CORPUS = Path(__file__).parents[1] / "corpus"
GARBLED = b"Fighting in Nagorno-Karbakh, Armenia says.\n"
FIXED = b"Fighting in Nagorno-Karabakh, Armenia says.\n"
DOUBTFUL = "He said: “Nikol Paschinjan is in Armenia.”\n".encode()
RESOLVED = "He said: “Nikol Pashinyan is in Armenia.”\n".encode()
DIFF = """\
--- a/a.txt
+++ b/a.txt
@@ -1,1 +1,1 @@
-Fighting in Nagorno-Karbakh, Armenia says.
+Fighting in Nagorno-Karabakh, Armenia says.
"""


@pytest.fixture
def article(folder):
    path = folder / "a.txt"
    path.write_bytes(GARBLED)
    return path


@pytest.fixture
def planned(run, folder):
    """Write a.txt with the text given, and its plan into plan.json."""

    def plan(raw=GARBLED, *options):
        (folder / "a.txt").write_bytes(raw)
        assert run("plan", "-q", "-o", "plan.json", *options, "a.txt").exit_code == 0
        return folder / "a.txt"

    return plan


def edits(folder):
    """(text, replacement, status) of each edit in plan.json."""
    plan = json.loads((folder / "plan.json").read_text())
    return [
        (edit["text"], edit["replacement"], edit["status"])
        for file in plan["files"]
        for edit in file["edits"]
    ]


def answer(run, text, *options):
    return run("review", *options, "plan.json", stdin=text.encode())


# plan


def test_a_plan_has_the_fixes_to_apply_and_the_suggestions_undecided(run, article):
    article.write_bytes(GARBLED + DOUBTFUL)
    result = run("plan", "a.txt")
    plan = json.loads(result.stdout)
    assert (result.exit_code, plan["schema"]) == (0, "cleanup.plan/1")
    [file] = plan["files"]
    assert (file["path"], file["encoding"], file["size"]) == ("a.txt", "utf-8", 90)
    first, second = file["edits"]
    assert (first["start"], first["end"], first["line"], first["column"]) == (20, 27, 1, 21)
    assert (first["text"], first["replacement"], first["status"]) == ("Karbakh", "Karabakh", "apply")
    assert (first["before"], first["after"]) == ("Fighting in Nagorno-", ", Armenia says.\nHe said:")
    assert (second["text"], second["action"], second["status"]) == ("Paschinjan", "suggest", "undecided")
    assert second["entity"] == second["candidates"][0]["entity"] == "person/nikol-pashinyan"
    assert article.read_bytes() == GARBLED + DOUBTFUL


def test_the_command_writes_what_the_library_does(run, folder):
    assert run("plan", "-q", ".").stdout == dumps(Plan(()))
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_bytes(GARBLED if name != "b.txt" else b"Nothing.")
    assert run("plan", "-q", ".").stdout == dumps(make_plan(["a.txt", "b.txt", "c.txt"]))


def test_unsafe_fixes_are_all_to_be_applied(planned, folder):
    planned(DOUBTFUL, "--unsafe-fixes")
    assert edits(folder) == [("Paschinjan", "Pashinyan", "apply")]


def test_a_selection_holds_for_plans_too(planned, folder):
    planned(GARBLED, "--only", "person")
    assert edits(folder) == []


def test_standard_input_has_no_plan(run):
    result = run("plan", "-", stdin=GARBLED)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "standard input cannot be changed later; name files" in result.stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_planned(run, article):
    result = run("plan", "a.txt", "gone.txt")
    assert (result.exit_code, len(json.loads(result.stdout)["files"])) == (2, 1)
    assert "gone.txt: no such file" in result.stderr


# apply


def test_a_plan_is_carried_out_with_a_diff(run, planned):
    article = planned()
    result = run("apply", "plan.json")
    assert (result.exit_code, result.stdout, article.read_bytes()) == (0, DIFF, FIXED)
    assert result.stderr == "1 file: 1 edit made\n"


def test_plan_and_apply_do_what_fix_does_byte_for_byte(run, folder):
    for name in ("fixed", "planned"):
        (folder / name).mkdir()
        for number, article in enumerate(articles(CORPUS)):
            encoding = ("utf-8", "utf-8-sig", "utf-16")[number % 3]
            text = article.text.replace("\n", "\r\n") if number % 2 else article.text
            (folder / name / f"{article.name}.txt").write_bytes(text.encode(encoding))
    shutil.copytree(folder / "planned", folder / "original")
    for options in ((), ("--unsafe-fixes",)):
        run("fix", "-q", "--jobs", 1, *options, "fixed")
        run("plan", "-q", "--jobs", 1, *options, "-o", "plan.json", "planned")
        assert run("apply", "plan.json").exit_code == 0
        assert contents(folder / "planned") == contents(folder / "fixed")
        assert run("apply", "--reverse", "plan.json").exit_code == 0
        assert contents(folder / "planned") == contents(folder / "original")
        shutil.rmtree(folder / "fixed")
        shutil.copytree(folder / "original", folder / "fixed")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_plan_can_come_from_standard_input(run, planned, folder):
    article = planned()
    result = run("apply", "-", stdin=(folder / "plan.json").read_bytes())
    assert (result.exit_code, article.read_bytes()) == (0, FIXED)


def test_diff_only_shows(run, planned):
    article = planned()
    result = run("apply", "--diff", "plan.json")
    assert (result.exit_code, result.stdout, article.read_bytes()) == (0, DIFF, GARBLED)
    assert result.stderr == "1 file: 1 edit to make\n"


def test_applying_twice_is_refused(run, planned):
    article = planned()
    run("apply", "plan.json")
    result = run("apply", "plan.json")
    assert (result.exit_code, result.stdout, article.read_bytes()) == (1, "", FIXED)
    assert "cleanup: error: a.txt: the plan is already applied; --reverse undoes it" in result.stderr
    assert result.stderr.endswith("0 files: 0 edits made; 1 file left as it was\n")


def test_reverse_undoes_the_plan_and_only_once(run, planned):
    article = planned(b"\xef\xbb\xbf" + GARBLED.replace(b"\n", b"\r\n"))
    before = article.read_bytes()
    run("apply", "plan.json")
    result = run("apply", "--reverse", "plan.json")
    assert (result.exit_code, article.read_bytes()) == (0, before)
    assert result.stderr == "1 file: 1 edit undone\n"
    again = run("apply", "--reverse", "plan.json")
    assert (again.exit_code, article.read_bytes()) == (1, before)
    assert "the plan is not applied; there is nothing to undo" in again.stderr


def test_a_stale_file_is_refused_and_the_others_are_done(run, folder):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(GARBLED)
    run("plan", "-o", "plan.json", "a.txt", "b.txt")
    (folder / "a.txt").write_bytes(b"Fighting in Nagorno-Qarabag, Armenia says.\n")
    result = run("apply", "plan.json")
    assert (result.exit_code, (folder / "b.txt").read_bytes()) == (1, FIXED)
    assert "a.txt:1:21: expected “Karbakh”, found “Qarabag”\n" in result.stderr
    assert b"Qarabag" in (folder / "a.txt").read_bytes()


def test_moved_text_is_followed_with_fuzzy(run, planned):
    article = planned()
    article.write_bytes(b"Two armies met.\n" + GARBLED)
    refused = run("apply", "plan.json")
    assert (refused.exit_code, article.read_bytes()) == (1, b"Two armies met.\n" + GARBLED)
    assert "a.txt:1:21: “Karbakh” has moved to line 2\n" in refused.stderr
    result = run("apply", "--fuzzy", "plan.json")
    assert (result.exit_code, article.read_bytes()) == (0, b"Two armies met.\n" + FIXED)
    assert "cleanup: a.txt: changed since the plan was made; 1 of the edits moved" in result.stderr


def test_a_missing_file_is_an_error(run, planned):
    planned().unlink()
    result = run("apply", "plan.json")
    assert result.exit_code == 2
    assert "a.txt: no such file" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "plan.json: line 1, column 2: is no JSON"),
        ('{"schema": "cleanup.plan/1"}', "plan.json: files: is missing; write a list, or make the plan"),
        ('{"schema": "cleanup.plan/2"}', "plan.json: is no plan"),
    ],
)
@pytest.mark.parametrize("command", ["apply", "review"])
def test_a_plan_that_cannot_be_read_is_told_with_its_place(run, folder, command, text, said):
    (folder / "plan.json").write_text(text)
    result = run(command, "plan.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_letters_that_a_file_cannot_have_leave_it_as_it_was(run, planned, folder):
    article = planned("The café in Nagorno-Karbakh, Armenia.\n".encode("cp1252"))
    before = article.read_bytes()
    plan = (folder / "plan.json").read_text()
    (folder / "plan.json").write_text(plan.replace('replacement": "Karabakh', 'replacement": "Qarabağ'))
    result = run("apply", "plan.json")
    assert (result.exit_code, article.read_bytes()) == (2, before)
    assert "a.txt: 'Qarabağ' cannot be written in cp1252" in result.stderr


def test_a_path_that_is_no_utf_8_can_be_planned_and_applied(run, folder):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / name).write_bytes(GARBLED)
    except OSError:
        pytest.skip("this file system has no such names")
    run("plan", "-o", "plan.json", ".")
    assert run("apply", "plan.json").exit_code == 0
    assert (folder / name).read_bytes() == FIXED


# review


def test_a_review_shows_the_line_the_reasons_and_the_candidates(run, planned, folder):
    planned(DOUBTFUL)
    result = answer(run, "y\n")
    assert "a.txt:1:17: suggest Paschinjan -> Pashinyan [garbled-name]\n" in result.stdout
    assert "    1 | He said: “Nikol Paschinjan is in Armenia.”\n" in result.stdout
    assert "      |                 ^^^^^^^^^^\n" in result.stdout
    assert "only suggested: inside a quotation\n    1  Pashinyan  " in result.stdout
    assert "1 of 1 [y,n,1,e,a,v,u,q,?]" in result.stdout
    assert "1 decision; 1 to apply, 0 skipped, 0 undecided\n" in result.stdout
    assert (result.exit_code, edits(folder)) == (0, [("Paschinjan", "Pashinyan", "apply")])


def test_what_a_review_decided_is_what_apply_does(run, planned):
    article = planned(DOUBTFUL)
    answer(run, "y\n")
    assert run("apply", "plan.json").exit_code == 0
    assert article.read_bytes() == RESOLVED


@pytest.mark.parametrize(
    ("answers", "decided"),
    [
        ("n\n", ("Pashinyan", "skip")),
        ("1\n", ("Pashinyan", "apply")),
        ("Y\n", ("Pashinyan", "apply")),
        ("e\nPashinian\n", ("Pashinian", "apply")),
        ("2\ne\n Pashinian \n", ("Pashinian", "apply")),
        ("e\na\x07b\nn\n", ("Pashinyan", "skip")),
        ("q\n", ("Pashinyan", "undecided")),
        ("", ("Pashinyan", "undecided")),
        ("?\nwhat\n\nu\n", ("Pashinyan", "undecided")),
    ],
)
def test_an_answer_is_taken(run, planned, folder, answers, decided):
    planned(DOUBTFUL)
    assert answer(run, answers).exit_code == 0
    assert edits(folder) == [("Paschinjan", *decided)]


def test_every_decision_is_saved_at_once(run, planned, folder):
    planned(DOUBTFUL + DOUBTFUL.replace(b"Paschinjan", b"Pasinjan"))
    answer(run, "n\n")  # and the answers end
    assert [status for _text, _new, status in edits(folder)] == ["skip", "undecided"]
    answer(run, "y\n")
    assert [status for _text, _new, status in edits(folder)] == ["skip", "apply"]


def test_undo_goes_back_to_the_edit_before(run, planned, folder):
    planned(DOUBTFUL + DOUBTFUL.replace(b"Paschinjan", b"Pasinjan"))
    answer(run, "n\nu\ny\nn\n")
    assert [status for _text, _new, status in edits(folder)] == ["apply", "skip"]


def test_always_is_remembered_for_the_rest_and_for_later_reviews(run, planned, folder):
    planned(DOUBTFUL * 2)
    result = answer(run, "a\n")
    assert "“Paschinjan” always becomes “Pashinyan”, says cleanup-always.tsv" in result.stdout
    assert "; 1 more like it decided" in result.stdout
    planned(DOUBTFUL)
    result = answer(run, "")
    assert "1 edit decided as earlier reviews had it" in result.stdout
    assert edits(folder) == [("Paschinjan", "Pashinyan", "apply")]


def test_never_is_remembered_in_the_accept_file_beside_the_configuration(run, planned, folder):
    (folder / "cleanup.toml").write_text("")
    (folder / "in").mkdir()
    planned(DOUBTFUL * 2)
    os.chdir("in")
    run("review", "--by", "A. B.", "../plan.json", stdin=b"v\n")
    os.chdir("..")
    row = (folder / "cleanup-accept.tsv").read_text().splitlines()[1].split("\t")
    assert (row[0], row[2]) == ("Paschinjan", "A. B.")
    assert [status for _text, _new, status in edits(folder)] == ["skip", "skip"]


def test_a_spelling_that_is_never_to_be_changed_is_not_planned_again(run, planned, folder):
    planned(DOUBTFUL)
    result = answer(run, "v\n")  # there is no configuration file; it is written
    assert "“Paschinjan” is right here, says cleanup-accept.tsv from now on" in result.stdout
    planned(DOUBTFUL)
    assert edits(folder) == []
    assert run("check", "--strict", "a.txt").exit_code == 0


def test_a_configuration_holds_for_plans_but_not_its_output_format(run, article, folder):
    (folder / "cleanup.toml").write_text(
        'output-format = "text"\nunsafe-fixes = true\nwarn-unused = true\naccept = ["Karbakh"]\n'
    )
    article.write_bytes(GARBLED + DOUBTFUL)
    (folder / "plan.json").write_bytes(run("plan", "a.txt").stdout_bytes)
    assert edits(folder) == [("Paschinjan", "Pashinyan", "apply")]


def test_all_goes_through_the_decided_edits_too(run, planned, folder):
    planned(GARBLED)
    assert answer(run, "n\n").stdout.startswith("    0 decisions; 1 to apply")
    result = answer(run, "n\n", "--all")
    assert "decided: apply Karabakh" in result.stdout
    assert edits(folder) == [("Karbakh", "Karabakh", "skip")]


def test_a_replacement_that_the_file_cannot_have_is_not_taken(run, planned, folder):
    planned("The café. He said: “Nikol Paschinjan is in Armenia.”\n".encode("cp1252"))
    result = answer(run, "e\nՓաշինյան\nn\n")
    assert "“Փաշինյան” cannot be written in cp1252, as a.txt is" in result.stdout
    assert edits(folder)[0][2] == "skip"


def test_a_name_over_a_line_end_keeps_it(run, folder):
    raw = "He said: “Nicholas\nPaschinjan is in Armenia.”\n".encode()
    (folder / "a.txt").write_bytes(raw)
    finding = Finding(
        "garbled-name", 10, 29, 1, 11, "Nicholas\nPaschinjan", "suggest", "Nikol\nPashinyan", 0.5, (), ()
    )
    plan = Plan((plan_of("a.txt", decode(raw), [finding], []),))
    (folder / "plan.json").write_text(dumps(plan))
    result = answer(run, "e\nNikol\ne\nNikol Pashinian\n")
    assert "“Nicholas Paschinjan” runs over a line end; type 2 words" in result.stdout
    run("apply", "plan.json")
    assert (folder / "a.txt").read_text() == "He said: “Nikol\nPashinian is in Armenia.”\n"


def test_a_file_that_has_changed_is_shown_as_the_plan_knows_it(run, planned):
    article = planned(DOUBTFUL)
    article.write_bytes(b"Nothing.")
    result = answer(run, "n\n")
    assert "a.txt: has changed since the plan was made; lines are shown as they were" in result.stdout
    assert "a.txt:1:17: suggest Paschinjan" in result.stdout
    assert "    1 | He said: “Nikol Paschinjan is in Armenia.”\n" in result.stdout


def test_nothing_in_a_plan_can_steer_the_terminal(run, planned, folder):
    planned(DOUBTFUL)
    plan = json.loads((folder / "plan.json").read_text())
    edit = plan["files"][0]["edits"][0]
    for name in ("rule", "replacement"):
        edit[name] += "\x1b[2J"
    edit["because"] = ["\x1b[2J"]
    edit["candidates"][0]["name"] = edit["candidates"][0]["entity"] = "\x1b[2J\n"
    plan["files"][0]["path"] = "\x1b[2J"
    (folder / "plan.json").write_text(json.dumps(plan))
    assert "\x1b" not in answer(run, "y\n", "--all").stdout


def test_a_review_needs_a_file_that_can_be_written(run):
    assert "decisions are written into the plan; name a file" in run("review", "-").stderr


def test_a_table_that_cannot_be_used_stops_a_review(run, planned, folder):
    planned(DOUBTFUL)
    (folder / "cleanup-accept.tsv").write_text("a\tb\n")
    result = answer(run, "y\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cleanup-accept.tsv:1: unexpected header" in result.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo terminals")
@pytest.mark.parametrize("last", [b"q\n", b"\x03", b"\x04"], ids=["q", "Ctrl-C", "Ctrl-D"])
def test_a_review_on_a_terminal_keeps_what_was_decided(planned, folder, start, last):
    import pty

    planned(DOUBTFUL + DOUBTFUL.replace(b"Paschinjan", b"Pasinjan"))
    ours, theirs = pty.openpty()
    process = start(
        "review",
        "plan.json",
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(theirs)
    shown = _read_until(ours, b"1 of 2 [y,n,1,e,a,v,u,q,?] ")
    assert b"\x1b[1mPaschinjan\x1b[0m" in shown
    os.write(ours, b"y\n")
    _read_until(ours, b"2 of 2 [y,n,1,e,a,v,u,q,?] ")
    os.write(ours, last)
    shown = _read_until(ours, None, pressed=last)
    os.close(ours)
    assert process.wait() == 0
    assert b"1 decision; 1 to apply, 0 skipped, 1 undecided" in shown
    assert [status for _text, _new, status in edits(folder)] == ["apply", "undecided"]


def _take_terminal():
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read_until(terminal, end, pressed=b""):
    """Return what is shown until *end* is, or until the other side is closed.

    Keys that were *pressed* are pressed again if nothing comes of it: Python may miss an interrupt that
    comes right before it begins to wait for a line.
    """
    shown = b""
    while end is None or end not in shown:
        if pressed and not select.select([terminal], [], [], 5)[0]:
            os.write(terminal, pressed)
            continue
        try:
            more = os.read(terminal, 4096)
        except OSError:  # the other side is closed
            break
        if not more:
            break
        shown += more
    return shown


# all of them


def test_the_commands_are_imported_only_when_they_are_used(article):
    code = (
        "import sys; from cleanup.cli.app import app\n"
        "try: app(['check', '-q', 'a.txt'])\n"
        "except SystemExit: print([n for n in sys.modules if 'plan' in n or n.endswith('review')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "cleanup.plans" not in done.stdout.splitlines()[-1]
    assert "cleanup.cli.plan" not in done.stdout.splitlines()[-1]
    assert "cleanup.cli.review" not in done.stdout.splitlines()[-1]


def test_help_lists_the_commands(run):
    printed = run("--help").stdout
    for command in ("plan", "apply", "review"):
        assert f"\n  {command} " in printed
