"""Decides which words of a text name an illness, a symptom or a treatment, so that its writer can look once more."""

from forms.health_words.acknowledging import mark
from forms.health_words.findings import Finding, Kind
from forms.health_words.search import found

__all__ = ["Finding", "Kind", "found", "mark"]
