"""``cleanup lexicon export``: the lexicons as word lists of other programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cleanup.cli.lexicon_read import Choosing, read, write
from cleanup.documents.files import FileError, put
from cleanup.names import location
from cleanup.names.browse import chosen
from cleanup.names.index import Index
from cleanup.names.wordlist import WordList, word_list
from cleanup.reports.wordlists import format_named


def run_export(name: str, output: str | None, setting: Choosing, *, derived: bool) -> int:
    """Write the word list *name* to the file or folder *output*, or to standard output."""
    form = format_named(name)
    words = _words(setting, derived=derived)
    files = form.files(words)
    if output is None and len(files) > 1:
        sys.stderr.write(
            f"cleanup: error: {name} takes {len(files)} files ({', '.join(files)}); "
            "name a folder for them with --output\n"
        )
        return 2
    left_out = form.left_out(words)
    if left_out:
        sys.stderr.write(
            f"cleanup: {left_out} of {len(words.garbles)} garbles cannot be told to {name}\n"
        )
    if output is None:
        write("".join(files.values()))
        return 0
    return _save(files, Path(output), into=len(files) > 1 or output.endswith(("/", os.sep)))


def _words(setting: Choosing, *, derived: bool) -> WordList:
    from cleanup.names.lint import english_words

    rows = chosen(read(setting.lexicons), setting.kinds, setting.languages)
    english = english_words(location.lexicon_folder() / "guards" / "english-words.tsv")
    return word_list(rows, index=_index(setting) if derived else None, english=english)


def _index(setting: Choosing) -> Index:
    from cleanup.names.cache import open_index

    return open_index(setting.lexicons)


def _save(files: dict[str, str], output: Path, *, into: bool) -> int:
    """Write *files* to the path *output*, or *into* that folder."""
    into = into or output.is_dir()
    try:
        for name, content in files.items():
            path = output / name if into else output
            put(path, content.encode())
            sys.stderr.write(f"cleanup: {path}: {content.count(chr(10))} lines written\n")
    except FileError as error:
        sys.stderr.write(f"cleanup: error: {error}\n")
        return 2
    return 0
