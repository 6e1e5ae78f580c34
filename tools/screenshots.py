"""Makes the pictures of the documentation from what the program really prints.

    python tools/screenshots.py

They are ``terminal.svg`` and, where Chromium is installed, ``report.png`` in ``docs/images/``.
The terminal is a pseudo-terminal in which the command runs, so its colours are its own. The report is
opened in headless Chromium.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
COMMAND = ("fix", "--diff", "examples/ceasefire.txt")
WIDTH = 104
#: So many lines are shown; what follows is more of the same.
LINES = 43
_CHROMIUM = "chromium", "chromium-browser", "google-chrome"
_RED, _GREEN, _YELLOW, _CYAN = (179, 29, 40), (17, 99, 41), (130, 80, 0), (0, 105, 117)
_INK, _PAPER = (36, 41, 47), (255, 255, 255)
_THEME = TerminalTheme(_PAPER, _INK, [_INK, _RED, _GREEN, _YELLOW, _INK, _INK, _CYAN, _INK])
#: rich's own template loads a font from the network; this one takes a font of the reader's.
_TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>{lines}</defs>
<rect fill="#ffffff" stroke="#8c959f" stroke-width="2" \
x="0.1%" y="0.1%" width="99.8%" height="99.8%" rx="8"/>
<g transform="translate(14, 14)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def printed(*arguments: str) -> str:
    """Return what the command prints on a terminal, with its control sequences."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
        "TERM": "xterm-256color",
        "COLUMNS": str(WIDTH),
        "PYTHONPATH": str(ROOT),
    }
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "cleanup", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=follower, stderr=follower, stdin=subprocess.DEVNULL
    ):
        os.close(follower)
        parts = []
        try:
            while part := os.read(leader, 65536):
                parts.append(part)
        except OSError:  # Linux says so that the other end is closed
            pass
    os.close(leader)
    return b"".join(parts).decode().replace("\r\n", "\n")


def terminal() -> str:
    """Return a picture of the terminal, in SVG."""
    lines = [f"$ cleanup {' '.join(COMMAND)}", *printed(*COMMAND).splitlines()]
    text = "\n".join([*lines[:LINES], *(["…"] if len(lines) > LINES else [])])
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi(text), end="")
    svg = console.export_svg(title="", theme=_THEME, code_format=_TEMPLATE, unique_id="terminal")
    return re.sub(r"[ \t]+\n", "\n", svg)


def report() -> None:
    """Photograph the HTML report of the sample article; say so where there is no Chromium."""
    browser = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if browser is None:
        print("report.png is left as it is: Chromium is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        page.write_text(printed("check", "--quiet", "--output-format", "html", "examples/ceasefire.txt"))
        switches = (
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={folder}/profile", "--hide-scrollbars", "--window-size=1160,780"),
        )
        subprocess.run(
            [browser, *switches, f"--screenshot={IMAGES / 'report.png'}", page.as_uri()],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    (IMAGES / "terminal.svg").write_text(terminal(), encoding="utf-8")
    report()
