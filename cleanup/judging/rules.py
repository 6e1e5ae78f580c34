"""The rules a finding can break, and how they are chosen: a later rule is a row here."""

from __future__ import annotations

from collections.abc import Iterable

GARBLED = "garbled-name"
INCONSISTENT = "inconsistent-name"
HOUSE_STYLE = "house-style"
UNUSED = "unused-exception"

#: Rule and what it finds.
RULES = {
    GARBLED: "a spelling of a name that English does not use",
    INCONSISTENT: "one name spelled in several legitimate ways in one text",
    HOUSE_STYLE: "a legitimate spelling that is not the one of the profile asked for",
    UNUSED: "an exception that excepts nothing, and can be removed",
}
#: Rules that act unless others are selected.
DEFAULT = frozenset({GARBLED})
#: Rules about names: what an exception can be from.
ABOUT_NAMES = frozenset(RULES) - {UNUSED}


class UnknownRuleError(ValueError):
    """A rule that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no rule {name!r}; the rules are {', '.join(RULES)}")


def chosen(select: Iterable[str] = DEFAULT, ignore: Iterable[str] = ()) -> frozenset[str]:
    """Return the rules in *select* without those in *ignore*.

    Raises:
        UnknownRuleError: a name that is no rule.
    """
    wanted, unwanted = list(select), list(ignore)
    for name in (*wanted, *unwanted):
        if name not in RULES:
            raise UnknownRuleError(name)
    return frozenset(wanted) - frozenset(unwanted)
