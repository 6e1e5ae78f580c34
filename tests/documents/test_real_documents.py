"""Documents made by others, where there are some on this machine: only what is changed differs."""

from __future__ import annotations

import importlib.util
import io
import random
import re
import zipfile
from itertools import chain
from pathlib import Path

import pytest
from packages import finding

from cleanup.documents.formats import is_known, read_document
from cleanup.documents.plain import DocumentError, Writing, splice

_WORD = re.compile(r"[^\W\d_]{4,}")


def _folder(package):
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else Path("nowhere")


def _found():
    places = [_folder("docx"), _folder("docutils"), _folder("pypandoc")]
    places += [Path("/usr/lib/libreoffice/share/template/common"), Path("/usr/share/doc")]
    kinds = ("*.docx", "*.odt", "*.ott", "*.epub")
    found = sorted(chain.from_iterable(place.rglob(kind) for place in places for kind in kinds))
    return random.Random(4).sample(found, min(25, len(found)))


@pytest.mark.parametrize("path", _found(), ids=lambda path: path.name)
def test_a_change_of_words_changes_only_them(path):
    raw = path.read_bytes()
    name = path.name.replace(".ott", ".odt")
    if name.endswith(".epub") and not is_known(".xhtml"):
        pytest.skip("no reader of HTML")
    try:
        document = read_document(name, raw)
    except DocumentError:
        pytest.skip("is refused")
    assert splice(document, []) == raw
    words = {match[0]: match.start() for match in _WORD.finditer(document.text)}
    once = [word for word in words if document.judged.count(word) == 1][:6]
    edits = [finding(document, word, f"X{word[1:]}y") for word in once]
    expected = document.judged
    for word in once:
        expected = expected.replace(word, f"X{word[1:]}y")
    for writing in (Writing(), Writing(accept_changes=True)):
        made = splice(document, edits, writing)
        assert read_document(name, made).judged == expected
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert archive.testzip() is None
