"""Many documents: the same findings in the same order, however many processes judge them."""

from __future__ import annotations

import pickle

import pytest

from cleanup import Cleaner
from cleanup.batch import Judged, judged
from cleanup.documents.plain import Document, decode

CLEAN = "The council met in Leeds on Tuesday and agreed to mend the harbour wall."
GARBLED = "The road from Stefanakert to Goris, in Armenia, is open again."


def documents(count: int) -> list[tuple[str, Document]]:
    texts = [GARBLED if number % 7 == 0 else CLEAN for number in range(count)]
    return [(f"{number}.txt", decode(f"{number}. {text}".encode())) for number, text in enumerate(texts)]


def outcome(found: list[Judged]) -> list[tuple[str, list[tuple[int, str]]]]:
    return [(name, [(f.start, f.replacement) for f in findings]) for name, _document, findings in found]


@pytest.mark.parametrize("count", [0, 1, 32, 33, 200])
def test_the_order_and_the_findings_are_those_of_one_process(count: int) -> None:
    many = documents(count)
    alone = outcome(list(judged(many, Cleaner(), jobs=1)))
    assert outcome(list(judged(many, Cleaner(), jobs=3))) == alone
    assert [name for name, _found in alone] == [name for name, _document in many]
    assert sum(len(found) for _name, found in alone) == len(range(0, count, 7))


def test_a_run_can_be_given_up_half_way() -> None:
    found = judged(documents(200), Cleaner(), jobs=2)
    for _number in range(40):
        next(found)
    found.close()  # type: ignore[attr-defined]


def test_a_cleaner_that_has_been_used_can_be_sent_to_another_process() -> None:
    cleaner = Cleaner(consistent=True)
    cleaner.check(GARBLED)
    again = pickle.loads(pickle.dumps(cleaner))
    assert again.check(GARBLED) == cleaner.check(GARBLED)
