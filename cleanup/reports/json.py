"""The wire format ``cleanup.findings/1``: what it has of a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cleanup.judging.findings import Finding

if TYPE_CHECKING:
    from cleanup.documents.plain import Document

SCHEMA = "cleanup.findings/1"


def with_bytes(document: Document, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return what the document has of *findings*, in order, and at which byte of the file each begins.

    In a file of several parts there is no such byte.
    """
    said = []
    before = document.before
    at_text, at_bytes = 0, before.bytes + len(document.mark)
    for finding in findings:
        fields = finding_fields(finding)
        if document.package is None:
            start = finding.start - before.characters
            at_bytes += len(document.text[at_text:start].encode(document.encoding))
            at_text = start
            fields["byte"] = at_bytes
        said.append(fields)
    return said


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Return what the document has of a finding."""
    said: dict[str, Any] = {
        "rule": finding.rule,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "action": finding.action,
        "replacement": finding.replacement,
        "confidence": finding.confidence,
        "candidates": [
            {"name": c.name, "entity": c.entity, "confidence": c.confidence} for c in finding.candidates
        ],
        "because": list(finding.because),
    }
    if finding.accounts:
        said["explanation"] = [
            {
                "name": account.name,
                "confidence": account.confidence,
                "for": list(account.speaks_for),
                "against": list(account.against),
            }
            for account in finding.accounts
        ]
    return said
