"""``cleanup profile list``, ``show`` and ``lint``: what looks at the profiles."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cleanup.cli.lexicon_read import problem_line, write
from cleanup.styles import DEFAULT
from cleanup.styles.errors import ProfileError
from cleanup.styles.location import FIXED_PHRASES, bundled, find_profile, profile_folder
from cleanup.styles.reader import read_profile


def run_list() -> int:
    """Print the names and titles of the bundled profiles."""
    profiles = [read_profile(name) for name in bundled()]
    width = max(len(profile.name) for profile in profiles)
    lines = []
    for profile in profiles:
        default = " (the default)" if profile.name == DEFAULT else ""
        lines.append(f"{profile.name:{width}}  {profile.title}{default}\n")
    write("".join(lines))
    return 0


def run_show(wanted: str) -> int:
    """Print the table of the profile *wanted* as it stands, and where it and the fixed phrases are."""
    path = find_profile(wanted)
    read_profile(wanted)  # a table that is not in order is not shown as if it were
    write(path.read_text(encoding="utf-8-sig"))
    sys.stderr.write(f"{path}; fixed phrases: {profile_folder() / FIXED_PHRASES}\n")
    return 0


def run_lint(wanted: str, lexicons: Sequence[str]) -> int:
    """Report what is wrong with the profile *wanted*; status 2 if it cannot be followed."""
    problems: list[ProfileError] = []
    try:
        profile = read_profile(wanted)
    except ProfileError as error:
        problems.append(error)
    else:
        from cleanup.judging.house.wishes import Wishes
        from cleanup.names.cache import open_index

        problems += Wishes(open_index(lexicons), profile).problems()
    write("".join(f"{problem_line(problem)}\n" for problem in problems))
    sys.stderr.write(f"{len(problems)} problem" + ("\n" if len(problems) == 1 else "s\n"))
    return 2 if problems else 0
