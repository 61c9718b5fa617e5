"""What the rules may know of a track: the case, every paper on file, and what was told so far. Days and codes, no words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import DatedNumber
from workflow.domain.documents import DocumentKind, Fact, OnFile


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackFile:
    """A track as its rules see it on the day `case.today`.

    `papers` are the current papers of the running absence, also several of a kind; `paper` the track's own; `told` what
    its moves have told so far, the move that is asked about included; `package_ordered` whether HR has taken the evidence
    out since it began; `times_self_certified` how often in the last 12 months.
    """

    case: CaseFile
    papers: tuple[OnFile, ...] = ()
    paper: OnFile | None = None
    told: Mapping[str, Fact] = field(default_factory=dict)
    package_ordered: bool = False
    times_self_certified: int = 0

    def of_kind(self, *kinds: DocumentKind) -> Iterator[OnFile]:
        """Every current paper of these kinds."""
        return (paper for paper in self.papers if paper.kind in kinds)

    def on_paper(self, name: str) -> Fact:
        """What the track's own paper answers, None without a paper."""
        return self.paper.facts.get(name) if self.paper else None

    def day(self, name: str) -> date | None:
        """A day that was told, or None."""
        value = self.told.get(name)
        return date.fromisoformat(value) if isinstance(value, str) and value else None

    def number(self, name: str) -> int | None:
        """A number that was told, or None."""
        value = self.told.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def rule(self, number: DatedNumber, on: date | None = None) -> int:
        """A rule's value on a day, today's if none is given."""
        return self.case.rules.value(number, on or self.case.today)
