"""Writes the reference of the documentation from the code, as Markdown.

Pages in ``docs/`` have comments such as ``<!-- generated: commands -->``; when the site is built, the
part of that name (:data:`PARTS`) stands in their place, so that what is added to the code is in the
reference at once. ``python tools/reference.py commands`` prints a part.
"""

from __future__ import annotations

import csv
import inspect
import json
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

#: Pages about commands, or other things, that a version of the program may not have yet.
LATER = {"house-styles": "cleanup profile", "plans": "cleanup plan"}
_PLACE = re.compile(r"^<!-- generated: (.+) -->$", re.MULTILINE)
_OUTSIDE = re.compile(r"\[([^\]]*)\]\((?:\.\./)+(?:lexicons|cleanup|tests|tools)/[^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\((?!https?:)([^)]*)\)")
#: Where a key can be set.
_SET = {"path": "path", "folder": "file", "run": "run"}


def filled(page: str) -> str:
    """Return *page* with its generated parts in place; links to what the site has not are text.

    Raises:
        KeyError: there is no part of that name.
    """
    for name in absent():
        page = re.sub(rf"\[([^\]]+)\]\((?:\.\./)?{name}\.md[^)]*\)", r"\1", page)
        page = re.sub(rf"^{name}\n", "", page, flags=re.MULTILINE)
    page = re.sub(r"\n\n```$", "\n```", page, flags=re.MULTILINE)  # doctest needs the empty line
    page = _OUTSIDE.sub(r"`\1`", page)
    return _PLACE.sub(lambda match: part(match[1]), page)


def absent() -> set[str]:
    """Return the pages of :data:`LATER` whose command there is not."""
    known = {path for path, _ in all_commands()}
    return {page for page, command in LATER.items() if command not in known}


def part(words: str) -> str:
    """Return the part that *words* name, such as ``commands`` or ``section README.md "Licences"``."""
    name, *arguments = shlex.split(words)
    return PARTS[name](*arguments).rstrip()


def commands() -> str:
    """Return every command with its arguments and options, from the app itself."""
    return "\n".join(_command(path, command) for path, command in all_commands())


def all_commands() -> Iterator[tuple[str, Any]]:
    """Yield each command, and each group of them, with its full name."""
    from typer.main import get_command

    from cleanup.cli.app import app

    yield from _below("cleanup", get_command(app))


def _below(path: str, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - click's, typed by nobody
    yield path, command
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from _below(f"{path} {name}", command.get_command(None, name))


def _command(path: str, command: Any) -> str:  # noqa: ANN401
    said = [f"## {path}", "", _prose(inspect.cleandoc(command.help or ""))]
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    if hasattr(command, "list_commands"):
        said += ["", "Commands: " + ", ".join(f"`{name}`" for name in command.list_commands(None)) + "."]
    else:
        words = [path, "[OPTIONS]", *(a.metavar or a.name.upper() for a in arguments)]
        said += ["", "```text", " ".join(words), "```"]
    if arguments:
        rows = [(f"`{a.metavar or a.name.upper()}`", _prose(a.help or "")) for a in arguments]
        said += ["", table(("argument", "meaning"), rows)]
    if options:
        rows = [(_spelling(o), _prose(o.help or "") + _default(o)) for o in options]
        said += ["", table(("option", "meaning"), rows)]
    return "\n".join(said) + "\n"


def _spelling(option: Any) -> str:  # noqa: ANN401
    """Return the names of an *option*, and what it takes."""
    spelled = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if option.is_flag or option.count:
        return spelled
    choices = getattr(option.type, "choices", None)
    said = "|".join(str(getattr(choice, "value", choice)) for choice in choices or ())
    taken = option.metavar or said or ("N" if "int" in option.type.name else option.type.name.upper())
    return f"{spelled} `{taken}`"


def _default(option: Any) -> str:  # noqa: ANN401
    value = getattr(option.default, "value", option.default)
    if option.is_flag or not isinstance(value, str | int) or value == "" or option.multiple:
        return ""
    return f" Default: `{value}`."


def keys() -> str:
    """Return the keys of configuration files."""
    from cleanup.config.keys import TYPES, plain
    from cleanup.config.keys import keys as all_keys

    rows = []
    for key in all_keys().values():
        default = json.dumps(plain(key.default), ensure_ascii=False)
        joined = " What the command line says is added." * (key.joined == "adds")
        meaning = f"{_prose(key.help)}{joined}"
        rows.append((f"`{key.name}`", TYPES[key.type], f"`{default}`", _SET[key.where], meaning))
    return table(("key", "value", "default", "for a", "meaning"), rows)


def rules() -> str:
    """Return the rules, each with its examples in ``docs/reference/rules.tsv``."""
    from cleanup.judging.rules import DEFAULT, RULES

    said = []
    for rule, meaning in RULES.items():
        acts = "Acts unless others are selected." if rule in DEFAULT else "Acts when it is asked for."
        said += [f"## {rule}", "", f"{meaning[0].upper()}{meaning[1:]}. {acts}", ""]
        examples = [row for row in rule_examples() if row["rule"] == rule]
        rows = [
            (
                f"`{row['options']}`" if row["options"] else "",
                _escaped(row["text"]),
                _escaped(row["finding"]) or "left alone",
            )
            for row in examples
        ]
        if rows:
            said += [table(("options", "text", "finding"), rows), ""]
    return "\n".join(said)


def rule_examples() -> list[dict[str, str]]:
    """Return the rows of ``docs/reference/rules.tsv``."""
    with (ROOT / "docs/reference/rules.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def kinds() -> str:
    """Return the kinds of entities that ``--only`` takes, by group."""
    from cleanup.judging.kinds import KINDS

    return ", ".join(f"`{kind}`" for kind in KINDS) + "."


def reports() -> str:
    """Return the formats of reports, and what each module says of itself."""
    from cleanup.reports.formats import FORMATS

    rows = []
    for name, whom in FORMATS.items():
        module = import_module(f"cleanup.reports.formats.{name.replace('-', '_')}")
        rows.append((f"`{name}`", _prose(whom), _prose(_first_sentence(module))))
    return table(("format", "for", "what it is"), rows)


def files() -> str:
    """Return the formats of files that are read, with their endings."""
    from cleanup.documents.formats import FORMATS, TEXT

    said = "Text and Markdown; a file without an ending is text, too."
    rows = [("text", _endings(TEXT.endings), said)]
    for name, format_ in FORMATS.items():
        module = import_module(f"cleanup.documents.formats.{name.replace('-', '_')}")
        rows.append((name, _endings(format_.endings), _prose(_first_sentence(module))))
    return table(("format", "endings", "what is read"), rows)


def _endings(endings: Iterable[str]) -> str:
    return ", ".join(f"`{ending}`" for ending in sorted(endings) if ending)


def channels() -> str:
    """Return the channels by which spellings come about."""
    from cleanup.translit.channels import channels as all_channels

    rows = [
        (f"`{one.id}`", one.label, " → ".join(f"`{step}`" for step in one.steps), one.place, one.person)
        for one in all_channels().values()
    ]
    return table(("channel", "a form that it gives is a", "tables", "of a place", "of a person"), rows)


def scripts() -> str:
    """Return the scripts."""
    from cleanup.translit.schemes import scripts as all_scripts

    return table(
        ("script", "name"), [(f"`{one.id}`", _prose(one.name)) for one in all_scripts().values()]
    )


def schemes() -> str:
    """Return the schemes of all scripts, with the standards that they follow."""
    from cleanup.translit.schemes import scripts as all_scripts

    rows = []
    for one in (scheme for script in all_scripts().values() for scheme in script.schemes.values()):
        to = " or ".join(f"`{name}`" for name in (one.to, *one.aliases))
        back = "yes" if one.reversible else ""
        rows.append((f"`{one.source}`", to, back, _prose(one.standard), _prose(one.citation)))
    return table(("from", "to", "read back", "standard", "source"), rows)


def section(path: str, *headings: str) -> str:
    """Return what stands under *headings* in the Markdown file *path*; its links to files are text."""
    text = (ROOT / path).read_text(encoding="utf-8")
    said = []
    for heading in headings:
        found = re.search(
            rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,6}} |\Z)", text, re.MULTILINE | re.DOTALL
        )
        if found is None:
            raise KeyError(f"{path} has no section {heading!r}")
        said.append(_LINK.sub(r"\1", found[2]).strip())
    return "\n\n".join(said)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the cells are Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def _first_sentence(module: object) -> str:
    return (module.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")


def _prose(text: str) -> str:
    """Return *text* of the code as Markdown: options and names in double backticks are code."""
    text = text.replace("``", "`")
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        one if one.startswith("`") else re.sub(r"(?<![\w`])(--[a-z][a-z-]*)", r"`\1`", _escaped(one))
        for one in parts
    )


def _escaped(text: str) -> str:
    return re.sub(r"([*_<>\[\]{}])", r"\\\1", text)


#: The parts by name.
PARTS: dict[str, Callable[..., str]] = {
    "commands": commands,
    "keys": keys,
    "rules": rules,
    "kinds": kinds,
    "reports": reports,
    "files": files,
    "channels": channels,
    "scripts": scripts,
    "schemes": schemes,
    "section": section,
}

if __name__ == "__main__":
    print(part(shlex.join(sys.argv[1:])))
