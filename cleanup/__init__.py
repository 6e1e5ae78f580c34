"""Repairs garbled Armenian and Azerbaijani names in English text.

>>> import cleanup
>>> cleanup.fix("The road from Stefanakert to Goris, in Armenia, is open again.")
'The road from Stepanakert to Goris, in Armenia, is open again.'
>>> for finding in cleanup.check("Fighting in Nagorno-Karbakh, Armenia says."):
...     print(finding.text, "->", finding.replacement, finding.action)
Karbakh -> Karabakh fix

``check`` returns findings, ``fix`` the corrected text, ``fix_and_explain`` both; :class:`Cleaner` has
the same verbs with settings. Offsets are Unicode code points. All of it is safe to use from threads.
"""

from __future__ import annotations

from cleanup.cleaner import Cleaner, Explained
from cleanup.judging.findings import Choice, Finding

__all__ = ["Choice", "Cleaner", "Explained", "Finding", "check", "fix", "fix_and_explain"]
__version__ = "0.1.0"

_cleaner = Cleaner()


def check(text: str) -> list[Finding]:
    """Return what is garbled, or may be, in *text*; see :meth:`Cleaner.check`."""
    return _cleaner.check(text)


def fix(text: str) -> str:
    """Return *text* with its garbled names repaired; see :meth:`Cleaner.fix`."""
    return _cleaner.fix(text)


def fix_and_explain(text: str) -> Explained:
    """Return the repaired text and the findings; see :meth:`Cleaner.fix_and_explain`."""
    return _cleaner.fix_and_explain(text)
