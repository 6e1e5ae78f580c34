"""The tidying rules on the command line: what is counted, and reports of lines that go."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cleanup.cli.app import app

TEXT = "Fighting in Nagorno-Karbakh , Armenia says.\n\nSource link\n\nLeave a Reply\n"


def run(*arguments: str, text: str = TEXT):
    return CliRunner().invoke(app, [*arguments, "--isolated", "-"], input=text)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("garbled-name", "1 garbled name, 0 suggestions"),
        ("spacing", "1 slip, 0 suggestions"),
        ("garbled-name,tidy", "1 garbled name and 1 slip, 1 suggestion"),
    ],
)
def test_names_and_slips_beside_them_are_counted_apart(rules, said):
    assert said in run("check", "--select", rules).stderr


def test_the_command_says_what_it_fixed() -> None:
    result = run("fix", "--select", "garbled-name,tidy")
    assert "1 name and 1 slip fixed, 1 suggestion left to you" in result.stderr
    assert result.stdout == TEXT.replace("Karbakh ,", "Karabakh,")


def test_a_diff_takes_lines_away() -> None:
    result = run("fix", "--diff", "--quiet", "--select", "tidy", "--unsafe-fixes")
    assert result.stdout == (
        "--- a/-\n+++ b/-\n@@ -1,5 +1,1 @@\n"
        "-Fighting in Nagorno-Karbakh , Armenia says.\n-\n-Source link\n-\n-Leave a Reply\n"
        "+Fighting in Nagorno-Karbakh, Armenia says.\n"
    )


@pytest.mark.parametrize("form", ["word-diff", "html", "sarif", "json", "github", "gitlab", "rdjson"])
def test_every_report_can_tell_of_lines_that_go(form):
    result = run("fix", "--diff", "--select", "tidy", "--unsafe-fixes", "--output-format", form)
    assert result.exit_code == 1
    assert "Leave a Reply" in result.stdout


def test_ftfy_is_imported_only_for_its_rule() -> None:
    import subprocess
    import sys

    script = (
        "import sys; from cleanup import Cleaner; text = 'The cafÃ© was open , he said.'\n"
        "Cleaner().check(text); Cleaner(select=['spacing']).check(text)\n"
        "assert 'ftfy' not in sys.modules\n"
        "Cleaner(select=['mojibake']).check(text); assert 'ftfy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_markup_inside_a_slip_makes_it_a_suggestion(tmp_path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>The road to the <b>the</b> old village is closed.</p>\n")
    result = CliRunner().invoke(app, ["check", "--isolated", "--select", "tidy", str(page)])
    assert "suggest the the -> the [spacing]" in result.stdout


PAGE = "<p>The bridge is closed.</p><p>Source link</p><p>Leave a Reply</p>\n"


def test_paragraphs_of_a_formatted_text_are_shown_and_stay(tmp_path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    arguments = ["fix", "--isolated", "--select", "tidy", "--unsafe-fixes", str(page)]
    result = CliRunner().invoke(app, arguments)
    assert "Source link Leave a Reply -> (mend it by hand) [scrape-residue]" in result.stderr
    assert "1 suggestion left to you" in result.stderr
    assert page.read_text() == PAGE
