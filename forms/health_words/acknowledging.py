"""Decides what stands for a finding that was read and kept, so that the same one is not asked about twice."""

from hashlib import sha256

from forms.health_words.findings import Finding, plain

_LENGTH = 16


def mark(question: str, finding: Finding) -> str:
    """A short sign for this word in this question; it lives in the form on the page and is kept nowhere."""
    said = f"{question}\n{finding.kind}\n{plain(finding.word)}"
    return sha256(said.encode()).hexdigest()[:_LENGTH]
