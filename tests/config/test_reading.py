"""What a configuration file may say, and what is said of one that cannot be used."""

from __future__ import annotations

import pytest

from cleanup.config.errors import ConfigError
from cleanup.config.force import in_force


def test_values_are_read_by_key(read):
    config = read('strict = true\nselect = ["garbled-name", "inconsistent-name"]\njobs = 2\n')
    assert config.whole.values == {
        "strict": True,
        "select": ("garbled-name", "inconsistent-name"),
        "jobs": 2,
    }


def test_a_shared_file_has_them_in_its_own_table(read):
    config = read("[tool.other]\nstrict = 1\n[tool.cleanup]\nstrict = true\n", "pyproject.toml")
    assert config.whole.values == {"strict": True}
    assert config.whole.lines == {"strict": 4}


def test_an_empty_file_says_nothing(read):
    assert read("").whole.values == {}


def test_lexicons_lie_beside_the_file_and_names_stay_names(read, tmp_path):
    config = read('lexicon = ["own/mine.tsv", "georgian", "/srv/all.tsv"]')
    assert config.whole.values["lexicon"] == (str(tmp_path / "own/mine.tsv"), "georgian", "/srv/all.tsv")


REFUSED = [
    ("strickt = true", 1, "strickt", "there is no such key; did you mean strict?"),
    ("\nunsafe_fixes = true", 2, "unsafe_fixes", "there is no such key; did you mean unsafe-fixes?"),
    ("zzz = 1", 1, "zzz", "there is no such key; there are"),
    ("strict = 1", 1, "strict", "1 cannot be used; write true or false"),
    ('strict = "yes"', 1, "strict", "'yes' cannot be used; write true or false"),
    ("jobs = -1", 1, "jobs", "-1 cannot be used; write a whole number from 0"),
    ("jobs = true", 1, "jobs", "True cannot be used; write a whole number from 0"),
    ('output-format = "xml"', 1, "output-format", "'xml' is not one of the formats; choose: text, json"),
    ('select = ["garbled"]', 1, "select", "there is no rule 'garbled'; did you mean garbled-name?"),
    ('only = ["citi"]', 1, "only", "there is no kind 'citi'; did you mean city?"),
    ('select = "garbled-name"', 1, "select", 'should be a list of rules; write ["garbled-name"]'),
    ("lexicon = [1]", 1, "lexicon", "should be a list of paths and names; write them in [ ]"),
    ("# one\nstrict =", 0, "", "is no TOML: "),
    ("overrides = 1", 1, "overrides", "is no list of tables; write [[overrides]] tables"),
    ("[[overrides]]\nstrict = true", 1, "overrides[1].paths", 'is missing; write paths = ["folder/"]'),
    (
        '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = "b"',
        4,
        "overrides[2].paths",
        "should be a list of patterns",
    ),
    (
        '[[overrides]]\npaths = ["a"]\n\n[[overrides]]\npaths = ["b"]\nstrikt = true',
        6,
        "overrides[2].strikt",
        "there is no such key; did you mean strict?",
    ),
    (
        '[[overrides]]\npaths = ["a"]\njobs = 1',
        3,
        "overrides[1].jobs",
        "cannot differ by path; write it above the overrides",
    ),
]


@pytest.mark.parametrize(("text", "line", "key", "said"), REFUSED)
def test_what_cannot_be_used_is_refused_with_its_place_and_what_is_right(read, text, line, key, said):
    with pytest.raises(ConfigError) as refused:
        read(text)
    assert (refused.value.line, refused.value.key) == (line, key)
    assert said in str(refused.value)
    assert "cleanup.toml" in str(refused.value)


def test_a_shared_file_is_refused_with_the_line_of_its_own_table(read):
    with pytest.raises(ConfigError, match=r"pyproject\.toml:5, key overrides\[1\]\.strikt"):
        read(
            'x = 1\nstrikt = 1\n[[tool.cleanup.overrides]]\npaths = ["a"]\nstrikt = true\n',
            "pyproject.toml",
        )


def test_a_file_that_is_not_there_is_refused(tmp_path):
    from cleanup.config.reading import read_config

    with pytest.raises(ConfigError, match=r"gone\.toml: cannot be read \(No such file"):
        read_config(tmp_path / "gone.toml")


# what is in force ------------------------------------------------------------------------------------


def values(config, given, path):
    return {key: setting.value for key, setting in in_force(config, given, str(path)).items()}


def test_the_command_line_wins_over_the_file_and_the_file_over_the_default(read, tmp_path):
    config = read("strict = true\njobs = 3\n")
    found = in_force(config, {"jobs": 1}, str(tmp_path / "a.txt"))
    assert found["jobs"] == (1, "command line")
    assert found["strict"] == (True, f"{tmp_path}/cleanup.toml:1")
    assert found["transcript"] == (False, "default")


def test_an_override_is_about_its_paths_and_the_last_one_wins(read, tmp_path):
    config = read(
        'transcript = false\n[[overrides]]\npaths = ["tv/"]\ntranscript = true\nstrict = true\n'
        '[[overrides]]\npaths = ["*.vtt.txt", "!b.vtt.txt"]\nstrict = false\n'
    )
    told = {
        name: tuple(values(config, {}, tmp_path / name)[key] for key in ("transcript", "strict"))
        for name in ("a.txt", "tv/a.txt", "in/tv/a.txt", "tv/a.vtt.txt", "tv/b.vtt.txt", "../tv/a.txt")
    }
    assert told == {
        "a.txt": (False, False),
        "tv/a.txt": (True, True),
        "in/tv/a.txt": (True, True),
        "tv/a.vtt.txt": (True, False),
        "tv/b.vtt.txt": (True, True),
        "../tv/a.txt": (False, False),
    }


def test_a_rule_asked_for_on_the_command_line_is_not_ignored_by_a_file(read, tmp_path):
    config = read('ignore = ["garbled-name"]')
    given = {"select": ("garbled-name",)}
    assert values(config, {}, tmp_path)["ignore"] == ("garbled-name",)
    assert values(config, given, tmp_path)["ignore"] == ()
