"""Kinds of entities that findings can be limited to: the lexicons', and groups of them."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.names.entities import KIND_GROUPS, Group

#: Groups and the kinds in them; ``person`` is everybody's names, not only known people's.
GROUPS: dict[str, frozenset[str]] = {
    group.value: frozenset(kind for kind, its in KIND_GROUPS.items() if its is group)
    for group in Group
    if group is not Group.TERM  # terms are never findings
}
GROUPS["person"] |= GROUPS["given"] | GROUPS["surname"]

_KINDS = {
    **{kind: frozenset({kind}) for kind, group in KIND_GROUPS.items() if group is not Group.TERM},
    **GROUPS,
}


#: All names of kinds and groups, in order.
KINDS = tuple(sorted(_KINDS))


class UnknownKindError(ValueError):
    """A kind of entity that there is not."""

    def __init__(self, name: str) -> None:
        kinds = sorted(_KINDS.keys() - GROUPS)
        super().__init__(
            f"there is no kind {name!r}; the kinds are {', '.join(GROUPS)}, and more narrowly "
            + ", ".join(kinds)
        )


def kinds_named(names: Iterable[str]) -> frozenset[str]:
    """Return the kinds that *names*, kinds and groups of them, stand for; none for none.

    Raises:
        UnknownKindError: a name that is neither.
    """
    found: frozenset[str] = frozenset()
    for name in names:
        if name not in _KINDS:
            raise UnknownKindError(name)
        found |= _KINDS[name]
    return found
