"""The rules a finding can break, and how they are chosen: a later rule is a row here."""

from __future__ import annotations

from collections.abc import Iterable

GARBLED = "garbled-name"
INCONSISTENT = "inconsistent-name"
HOUSE_STYLE = "house-style"
UNUSED = "unused-exception"
MOJIBAKE = "mojibake"
SPACING = "spacing"
PAGE = "scrape-residue"
TRANSLATION = "residue-of-translation"

#: Rule and what it finds.
RULES = {
    GARBLED: "a spelling of a name that English does not use",
    INCONSISTENT: "one name spelled in several legitimate ways in one text",
    HOUSE_STYLE: "a legitimate spelling that is not the one of the profile asked for",
    UNUSED: "an exception that excepts nothing, and can be removed",
    MOJIBAKE: "letters and signs whose bytes were read in a wrong encoding",
    SPACING: "a space, hyphen or word too many or too few, and signs that nobody sees",
    PAGE: "lines of the web page around the text: share buttons, notices, forms",
    TRANSLATION: "what translating or copying leaves in English prose: foreign words, entities, marks",
}
#: Rules that act unless others are selected.
DEFAULT = frozenset({GARBLED})
#: Rules about names, and rules that tidy the text beside them (:mod:`cleanup.tidying`).
ABOUT_NAMES = frozenset({GARBLED, INCONSISTENT, HOUSE_STYLE})
TIDY = frozenset({MOJIBAKE, SPACING, PAGE, TRANSLATION})
#: What an exception can be from.
EXCEPTABLE = ABOUT_NAMES | TIDY
#: Several rules under one name.
GROUPS = {"tidy": TIDY}
#: What can be selected.
SELECTABLE = (*RULES, *GROUPS)


class UnknownRuleError(ValueError):
    """A rule that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no rule {name!r}; the rules are {', '.join(SELECTABLE)}")


def chosen(select: Iterable[str] = DEFAULT, ignore: Iterable[str] = ()) -> frozenset[str]:
    """Return the rules in *select* without those in *ignore*; both may name groups.

    Raises:
        UnknownRuleError: a name that is no rule and no group.
    """
    wanted, unwanted = list(select), list(ignore)
    for name in (*wanted, *unwanted):
        if name not in SELECTABLE:
            raise UnknownRuleError(name)
    return _rules_of(wanted) - _rules_of(unwanted)


def _rules_of(names: Iterable[str]) -> frozenset[str]:
    """Return the rules that *names* are, or are groups of."""
    return frozenset().union(*(GROUPS.get(name, {name}) for name in names))
