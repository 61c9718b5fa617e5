"""Decides what stands on the first page of a package: what is in it, in the order people ask for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflow.domain.absence_names import ANOTHER_KIND, KIND_NAMES
from workflow.domain.deadlines import DutyState
from workflow.domain.document_names import DOCUMENT_NAMES, OUTCOME_NAMES
from workflow.domain.documents import DocumentKind
from workflow.domain.duty_state_names import DUTY_STATE_NAMES
from workflow.domain.papers import PAPER_NAMES
from workflow.domain.plan_sharing import Ended
from workflow.domain.text import N_
from workflow.services.appointments import AFTERCARE, DIALOGUE_1, FOLLOW_UP
from workflow.services.chores import TASK_NAMES
from workflow.services.delivery_names import CHANNEL_NAMES, ENDED_NAMES, NOT_YET, RECIPIENT_NAMES
from workflow.services.evidence_packages import PackageRecord
from workflow.services.norway import day_in_norway
from workflow.services.papers import PAGE, employee_facts, letterhead
from workflow.services.printed_pages import Fact, FiledDocumentPage, PrintedAnswer, PrintedSection
from workflow.services.received_papers import PaperRecord
from workflow.services.records import DocumentRecord
from workflow.services.scene import Scene
from workflow.timetable import deadlines

TITLE = N_("What is on file in this follow-up")
ORDERED_ON = N_("As of")
EXEMPTIONS = frozenset(
    {
        DocumentKind.PLAN_EXEMPTION,
        DocumentKind.DIALOGUE_MEETING_1_EXEMPTION,
        DocumentKind.DIALOGUE_MEETING_2_EXEMPTION,
    }
)
HEADINGS = {
    "periods": N_("Periods of absence"),
    "dates": N_("Dates and duties"),
    "documents": N_("Documents"),
    "exemptions": N_("Exemptions"),
    "contacts": N_("Contact and tries to reach the employee"),
    "papers": N_("Received papers"),
    "deliveries": N_("What was handed over"),
    "meetings": N_("Meetings"),
}
NOTHING = N_("Nothing on file")
GONE = N_("Taken away again")
HOW_TO_CHECK = N_("How this package can be checked")
LIST_OF_FILES = N_("The list of all files")
LIST_EXPLAINED = N_(
    "manifest.json has the SHA-256 of every file, and of each document the fingerprint that was stored when it was filed. seal.json has the employer's signature over that list. “tilbake evidence verify” finds what was changed, added or taken away."
)
WHAT_IT_PROVES = N_("What that shows")
PROVES = N_(
    "That the files are those the service put together. It does not show that what was written in them is true."
)
MEETING_NAMES = {
    FOLLOW_UP: N_("The next conversation"),
    DIALOGUE_1: N_("Dialogue meeting 1"),
    AFTERCARE: N_("The talk after coming back"),
}
A_MEETING = N_("A conversation")
OPEN_END = N_("until further notice")
VERSION_OF_DAY = N_("Version %(version)s, filed on %(day)s, number %(number)s in the package")
ON_DAY = N_("Received on %(day)s, number %(number)s in the package")


@dataclass(frozen=True)
class IndexPage:
    """The page, in the language of the package."""

    scene: Scene
    package: PackageRecord
    documents: tuple[DocumentRecord, ...]
    papers: tuple[PaperRecord, ...]

    def page(self) -> FiledDocumentPage:
        """Letterhead, who it is about, and one section for each kind of thing."""
        language = self.package.language
        day = day_in_norway(self.package.ordered_at)
        return FiledDocumentPage(
            language=language,
            dated=day,
            title=self._say(TITLE),
            letterhead=letterhead(self.scene, language),
            facts=(
                *employee_facts(self.scene, language),
                Fact(label=self._say(ORDERED_ON), value=self._day(day)),
            ),
            sections=(*self._sections(), self._how_to_check()),
            unanswered=self._say(NOTHING),
            page_label=self._say(PAGE),
        )

    def _sections(self) -> Iterator[PrintedSection]:
        contents = {
            "periods": self._periods(),
            "dates": self._dates(),
            "documents": self._of_kinds(lambda kind: kind not in EXEMPTIONS and not _is_contact(kind)),
            "exemptions": self._of_kinds(lambda kind: kind in EXEMPTIONS),
            "contacts": self._of_kinds(_is_contact),
            "papers": self._papers(),
            "deliveries": self._deliveries(),
            "meetings": self._meetings(),
        }
        for name, lines in contents.items():
            found = tuple(lines)
            nothing = (PrintedAnswer(question=self._say(NOTHING), answer="–"),)
            yield PrintedSection(heading=self._say(HEADINGS[name]), answers=found or nothing)

    def _periods(self) -> Iterator[PrintedAnswer]:
        for one in self.scene.tx.absences.of_person(self.scene.case.employee_id):
            if one.employment_id == self.scene.case.employment_id:
                end = self._day(one.end_on) if one.end_on else self._say(OPEN_END)
                kind = self._say(KIND_NAMES.get(one.kind, ANOTHER_KIND))
                yield PrintedAnswer(
                    question=f"{self._day(one.start_on)} – {end}", answer=f"{kind}, {one.grade} %"
                )

    def _dates(self) -> Iterator[PrintedAnswer]:
        for deadline in deadlines(self.scene.file):
            name = self._say(TASK_NAMES.get(deadline.duty, deadline.duty))
            state = self._say(DUTY_STATE_NAMES[DutyState(deadline.state)])
            told = f"{self._day(deadline.due_on)}. {state} ({self._say(deadline.law.paragraph)})"
            yield PrintedAnswer(question=name, answer=told)

    def _of_kinds(self, wanted: Callable[[DocumentKind], bool]) -> Iterator[PrintedAnswer]:
        for number, document in enumerate(self.documents, 1):
            if not wanted(document.kind):
                continue
            filed = self.scene.say(
                self.package.language,
                VERSION_OF_DAY,
                version=document.version,
                day=self._day(document.filed_on),
                number=f"{number:03}",
            )
            found = self.scene.tx.documents.statement(document.id)
            said = f". {self._say(OUTCOME_NAMES[found[0]])}" if found else ""
            yield PrintedAnswer(question=self._say(DOCUMENT_NAMES[document.kind]), answer=f"{filed}{said}")

    def _papers(self) -> Iterator[PrintedAnswer]:
        for number, paper in enumerate(self.papers, 1):
            told = self.scene.say(
                self.package.language, ON_DAY, day=self._day(paper.received_on), number=f"{number:03}"
            )
            gone = f". {self._say(GONE)}" if paper.gone_at else ""
            yield PrintedAnswer(question=self._say(PAPER_NAMES[paper.kind]), answer=f"{told}{gone}")

    def _deliveries(self) -> Iterator[PrintedAnswer]:
        names = {document.id: DOCUMENT_NAMES[document.kind] for document in self.documents}
        for one in self.scene.tx.packages.deliveries(self.package.case_id):
            what = names.get(one["document_id"])
            to = self._say(RECIPIENT_NAMES.get(one["recipient"], one["recipient"]))
            how = self._say(CHANNEL_NAMES.get(one["channel"], one["channel"]))
            question = f"{to}: {self._say(what)}" if what else to
            yield PrintedAnswer(question=question, answer=f"{how}, {self._gone(one)}")

    def _gone(self, one: Mapping[str, Any]) -> str:
        """The day it left, why it never did, or that it still waits."""
        if one["sent_on"] or one["sent_at"]:
            return self._day(one["sent_on"] or day_in_norway(one["sent_at"]))
        because = one["ended_because"]
        return self._say(ENDED_NAMES.get(because, ENDED_NAMES[Ended.NOT_DELIVERED]) if because else NOT_YET)

    def _meetings(self) -> Iterator[PrintedAnswer]:
        for one in self.scene.tx.packages.meetings(self.package.case_id):
            clock = f", {one['at_time']:%H.%M}" if one["at_time"] else ""
            name = self._say(MEETING_NAMES.get(one["kind"], A_MEETING))
            gone = f". {self._say(GONE)}" if one["cancelled_at"] else ""
            yield PrintedAnswer(question=name, answer=f"{self._day(one['on_day'])}{clock}{gone}")

    def _how_to_check(self) -> PrintedSection:
        lines = ((LIST_OF_FILES, LIST_EXPLAINED), (WHAT_IT_PROVES, PROVES))
        answers = tuple(PrintedAnswer(question=self._say(q), answer=self._say(a)) for q, a in lines)
        return PrintedSection(heading=self._say(HOW_TO_CHECK), answers=answers)

    def _say(self, message: str) -> str:
        return self.scene.say(self.package.language, message)

    def _day(self, day: date) -> str:
        return self.scene.day(self.package.language, day)


def _is_contact(kind: DocumentKind) -> bool:
    return kind is DocumentKind.CONTACT_ATTEMPT
