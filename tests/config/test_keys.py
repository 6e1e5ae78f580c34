"""The table of keys, and that schema, command line and first file say the same."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from typer.main import get_command

from cleanup.cli.app import app
from cleanup.config import schema as schema_module
from cleanup.config.accept_file import ACCEPT_FILE
from cleanup.config.first import first_text
from cleanup.config.keys import LISTS, TYPES, keys, plain
from cleanup.config.reading import read_config
from cleanup.config.schema import schema, schema_text
from cleanup.judging.rules import DEFAULT
from cleanup.reports.formats import FORMATS

COMMANDS = {name: get_command(app).get_command(None, name) for name in ("check", "fix")}
#: Keys of the file alone.
NO_OPTION = {"accept-file"}


@pytest.mark.parametrize("key", keys().values(), ids=lambda key: key.name)
def test_a_key_is_well_formed(key):
    assert key.type in TYPES
    assert key.where in ("path", "folder", "run")
    assert key.joined in ("replaces", "adds")
    assert isinstance(key.default, tuple) == (key.type in LISTS)
    assert key.help.endswith(".")


def test_keys_mirror_the_command_line():
    options = {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        for option in parameter.opts
    }
    assert {f"--{key}" for key in keys()} - {f"--{key}" for key in NO_OPTION} <= options


@pytest.mark.parametrize("verb", COMMANDS)
def test_flags_in_the_file_can_be_turned_off_on_the_command_line(verb):
    for parameter in COMMANDS[verb].params:
        key = keys().get(parameter.opts[0].removeprefix("--"))
        if key and key.type == "flag" and key.where != "run":
            assert parameter.secondary_opts == [f"--no-{key.name}"]


def test_defaults_are_those_of_the_program():
    assert set(keys()["select"].default) == DEFAULT
    assert keys()["accept-file"].default == ACCEPT_FILE
    assert keys()["output-format"].default in FORMATS


def test_the_published_schema_is_up_to_date():
    path = Path(schema_module.__file__).with_name("schema.json")
    assert path.read_text(encoding="utf-8") == schema_text()  # cleanup config --schema > schema.json


GOOD = [
    "",
    'strict = true\nselect = ["garbled-name"]\njobs = 0\noutput-format = "json"\nlexicon = ["a.tsv"]\n',
    'quiet = true\n[[overrides]]\npaths = ["a/"]\ntranscript = true\nignore = ["inconsistent-name"]\n',
]
BAD = [
    "strikt = true",
    "strict = 1",
    "jobs = -1",
    'jobs = "2"',
    'select = ["all"]',
    'output-format = "xml"',
    'only = ["towne"]',
    "[[overrides]]\nstrict = true",
    '[[overrides]]\npaths = ["a"]\njobs = 1',
    "[[overrides]]\npaths = []",
]


def accepts(text: str) -> bool:
    try:
        jsonschema.validate(tomllib.loads(text), schema())
    except jsonschema.ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "good"), [(text, True) for text in GOOD] + [(text, False) for text in BAD]
)
def test_the_schema_accepts_what_is_read_and_refuses_what_is_not(read, text, good):
    assert accepts(text) == good
    if good:
        read(text)
    else:
        with pytest.raises(ValueError, match=r"cleanup\.toml"):
            read(text)


def test_the_schema_is_one():
    jsonschema.Draft7Validator.check_schema(json.loads(schema_text()))


def test_a_first_file_says_nothing_and_uncommented_the_defaults(tmp_path):
    path = tmp_path / "cleanup.toml"
    path.write_text(first_text(), encoding="utf-8")
    assert read_config(path).whole.values == {}
    assert "[[overrides]]" in first_text()
    names = tuple(f"# {key} = " for key in keys())
    told = [
        line.removeprefix("# ")
        for line in first_text().partition("# [[")[0].splitlines()
        if line.startswith(names)
    ]
    defaults = {key.name: plain(key.default) for key in keys().values()}
    assert tomllib.loads("\n".join(told)) == defaults
