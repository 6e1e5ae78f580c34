"""Plans: edits kept in a document, to be looked through, carried out, and undone.

>>> import tempfile
>>> from pathlib import Path
>>> folder = Path(tempfile.mkdtemp())
>>> article = folder / "a.txt"
>>> _ = article.write_text("Fighting in Nagorno-Karbakh, Armenia says.")
>>> plan = make_plan([article])
>>> [(edit.text, edit.replacement, edit.status) for edit in plan.files[0].edits]
[('Karbakh', 'Karabakh', 'apply')]
>>> done = apply_plan(plan)
>>> article.read_text()
'Fighting in Nagorno-Karabakh, Armenia says.'
>>> undone = reverse(plan)
>>> article.read_text()
'Fighting in Nagorno-Karbakh, Armenia says.'

``dumps`` and ``loads`` write and read the document, ``cleanup.plan/1``.
"""

from __future__ import annotations

from cleanup.plans.applying import Outcome, StaleError, apply_file, apply_plan, reverse, reverse_file
from cleanup.plans.making import make_plan
from cleanup.plans.plan import Edit, FilePlan, Plan, Status, plan_of
from cleanup.plans.wire import PlanError, dumps, loads

__all__ = [
    "Edit",
    "FilePlan",
    "Outcome",
    "Plan",
    "PlanError",
    "StaleError",
    "Status",
    "apply_file",
    "apply_plan",
    "dumps",
    "loads",
    "make_plan",
    "plan_of",
    "reverse",
    "reverse_file",
]
