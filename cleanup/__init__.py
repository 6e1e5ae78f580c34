"""Repairs garbled Armenian and Azerbaijani names in English text.

>>> import cleanup
>>> cleanup.fix("The road from Stefanakert to Goris, in Armenia, is open again.")
'The road from Stepanakert to Goris, in Armenia, is open again.'
>>> for finding in cleanup.check("Fighting in Nagorno-Karbakh, Armenia says."):
...     print(finding.text, "->", finding.replacement, finding.action)
Karbakh -> Karabakh fix

>>> cleanup.romanize("Հովհաննիսյան"), cleanup.transliterate("Xankəndi", "az", "az-cyrl")
('Hovhannisyan', 'Ханкәнди')
>>> cleanup.explain("Oganesjan").verdict
'garble'

``check`` returns findings, ``fix`` the corrected text, ``fix_and_explain`` both; :class:`Cleaner` has
the same verbs with settings. ``explain`` says what is known of one spelling, ``romanize`` and
``transliterate`` write names in another script. Offsets are Unicode code points. All of it is safe to
use from threads.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own takes longer to import than the rest of this module
if TYPE_CHECKING:
    from cleanup.cleaner import Cleaner, Explained
    from cleanup.judging.explanation import Explanation
    from cleanup.judging.findings import Choice, Finding

__all__ = [
    "Choice",
    "Cleaner",
    "Explained",
    "Finding",
    "check",
    "explain",
    "fix",
    "fix_and_explain",
    "romanize",
    "transliterate",
]
__version__ = "0.1.0"

#: Where the classes are; imported when they are asked for, as the command's short answers need none.
_HOMES = {
    "Cleaner": "cleanup.cleaner",
    "Explained": "cleanup.cleaner",
    "Choice": "cleanup.judging.findings",
    "Finding": "cleanup.judging.findings",
}


def __getattr__(name: str) -> object:
    """Import one of the classes."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


def _cleaner() -> Cleaner:
    from cleanup.cleaner import Cleaner

    return Cleaner()


def check(text: str) -> list[Finding]:
    """Return what is garbled, or may be, in *text*; see :meth:`Cleaner.check`."""
    return _cleaner().check(text)


def fix(text: str) -> str:
    """Return *text* with its garbled names repaired; see :meth:`Cleaner.fix`."""
    return _cleaner().fix(text)


def fix_and_explain(text: str) -> Explained:
    """Return the repaired text and the findings; see :meth:`Cleaner.fix_and_explain`."""
    return _cleaner().fix_and_explain(text)


def explain(form: str) -> Explanation:
    """Return what is known of *form*, one spelling of one name, in any of the scripts."""
    from cleanup.cleaner import shared_judge
    from cleanup.judging.explaining import explainer_of

    return explainer_of(shared_judge()).explain(form)


def transliterate(text: str, from_: str | None = None, to: str = "press") -> str:
    """Write *text* in another script or by another scheme.

    Args:
        text: any text; what the scheme has no rule for stays as it is.
        from_: its script (``hy``, ``hy-classical``, ``hy-west``, ``az``, ``az-cyrl``, ``az-arab``,
            ``ru``, ``ka``), or the reversible scheme it is written in; detected when not given.
        to: a scheme (``press``, ``bgn-pcgn``, ``iso-9985``, ``ala-lc``, ``hubschmann-meillet``,
            ``official-2020``), or the script to write back.

    Raises:
        ValueError: there is no such script or scheme, or it cannot be read back; the message lists
            those there are.
    """
    from cleanup.translit.schemes import transliterate as write

    return write(text, from_, to)


def romanize(text: str, scheme: str = "press") -> str:
    """Write *text* in Latin letters by *scheme*; its script is detected.

    Raises:
        ValueError: there is no such scheme for the script, or the script is not known.
    """
    from cleanup.translit.schemes import romanize as write

    return write(text, scheme)
