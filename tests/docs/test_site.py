"""The site is built without a warning, and needs nothing from the network."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tools.console import ROOT

pytest.importorskip("sphinx")
pytest.importorskip("myst_parser")
pytest.importorskip("furo")

#: What a browser loads by itself.
LOADED = re.compile(
    r"""(?:<(?:script|img|iframe|source)\b[^>]*\bsrc|<link\b[^>]*\bhref)=["']?(https?:)?//"""
)


@pytest.mark.slow
def test_the_site_is_built_strictly_and_offline(tmp_path):
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-b",
        "html",
        "docs",
        tmp_path,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 15
    loaded = [page.name for page in pages if LOADED.search(page.read_text("utf-8"))]
    assert loaded == []
    styles = "".join(style.read_text("utf-8") for style in tmp_path.rglob("*.css"))
    assert not re.search(r"""(?:@import|url\()\s*["']?https?:""", styles)
