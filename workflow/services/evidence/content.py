"""Decides which files are in an evidence package, in which order; each is made only when its turn comes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workflow.domain.document_names import DOCUMENT_NAMES
from workflow.domain.papers import PAPER_NAMES, READABLE
from workflow.domain.text import N_
from workflow.services.case_ground import ground_of_case
from workflow.services.evidence.archive import Entry
from workflow.services.evidence.beside import (
    consents_data,
    contact_data,
    deliveries_data,
    measures_data,
    meetings_data,
    requests_data,
)
from workflow.services.evidence.data import (
    case_data,
    document_data,
    history_data,
    paper_data,
    period_data,
    plain,
)
from workflow.services.evidence.index_page import IndexPage, is_exemption
from workflow.services.evidence.manifest import (
    MANIFEST,
    SEAL,
    ListedDocument,
    ListedFile,
    as_json,
    listed,
    manifest,
    sealed,
)
from workflow.services.evidence.names import numbered, safe_name
from workflow.services.evidence_packages import CopyRecord, PackageRecord
from workflow.services.received_papers import PaperRecord
from workflow.services.records import DocumentRecord
from workflow.services.scene import Scene
from workflow.why.every_date import dates_data

DOCUMENTS = N_("Documents")
LETTERS = N_("Letters")
RECEIVED = N_("Received papers")
INDEX = N_("Contents")
VERSION = N_("Version")
_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
WORD_ENDING = "docx"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file to come."""

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Contents:
    """Everything a package will hold, as the case stands in one transaction."""

    scene: Scene
    package: PackageRecord

    def entries(self) -> Iterator[Entry]:
        """The files, one at a time, the list of them and its seal last."""
        files: list[ListedFile] = []
        for one in self.plan:
            content = one.make()
            files.append(listed(one.name, content))
            yield one.name, content
        listing = manifest(str(self.scene.case.id), self.package.language, files, self._listed_documents())
        yield MANIFEST, listing
        yield SEAL, sealed(listing, self.scene.bench.seal)

    @property
    def count(self) -> int:
        """How many files there will be."""
        return len(self.plan) + 2

    @cached_property
    def plan(self) -> tuple[Planned, ...]:
        """The files but the list and its seal."""
        index = safe_name(self._say(INDEX))
        return (
            Planned(f"{index}.pdf", lambda: self.scene.bench.renderer.render(self._page()).content),
            Planned("data/index.json", lambda: as_json(self._index())),
            Planned("data/dates.json", lambda: as_json(self._dates())),
            Planned(
                "data/history.json", lambda: as_json({"history": history_data(self.scene, self.package)})
            ),
            *(one for place in range(len(self.documents)) for one in self._document(place)),
            *(
                one
                for place, copy in enumerate(self._letters)
                for one in self._both(LETTERS, place + 1, copy)
            ),
            *(one for place, paper in enumerate(self.papers) if (one := self._paper(place, paper))),
        )

    @cached_property
    def documents(self) -> tuple[DocumentRecord, ...]:
        """Every version of every document."""
        return tuple(self.scene.tx.packages.documents(self.scene.case.id))

    @cached_property
    def copies(self) -> tuple[CopyRecord, ...]:
        """What was filed as PDF and as Word file."""
        return tuple(self.scene.tx.packages.copies(self.scene.case.id))

    @cached_property
    def papers(self) -> tuple[PaperRecord, ...]:
        """Papers from outside, those that are gone too."""
        return tuple(self.scene.tx.papers.of_case(self.scene.case.id))

    def document_file(self, place: int) -> str:
        """Where the data of a document lie."""
        document = self.documents[place]
        version = f"{self._say(VERSION).lower()} {document.version}"
        words = f"{self._say(DOCUMENT_NAMES[document.kind])}, {version}"
        return numbered(self._say(DOCUMENTS), place + 1, words, "json")

    def paper_file(self, place: int) -> str | None:
        """Where a paper lies; nowhere when it is gone, or nobody may open it yet."""
        paper = self.papers[place]
        if paper.gone_at is not None or paper.checked not in READABLE:
            return None
        words = f"{self._say(PAPER_NAMES[paper.kind])}, {paper.received_on.isoformat()}"
        ending = _ENDINGS.get(paper.media_type, WORD_ENDING)
        return numbered(self._say(RECEIVED), place + 1, words, ending)

    @property
    def _letters(self) -> list[CopyRecord]:
        """Papers in the folder that are no document's."""
        return [copy for copy in self.copies if copy.document_id is None]

    def _document(self, place: int) -> Iterator[Planned]:
        """The data of a document, and each paper that was made of it, under one number."""
        document = self.documents[place]
        yield Planned(self.document_file(place), lambda: as_json(document_data(self.scene, document)))
        own = [copy for copy in self.copies if copy.document_id == document.id]
        for copy in own:
            yield from self._both(
                DOCUMENTS, place + 1, copy, len([one for one in own if one.name == copy.name])
            )

    def _both(self, folder: str, number: int, copy: CopyRecord, namesakes: int = 1) -> Iterator[Planned]:
        """A paper as PDF and as Word file; papers of one name are told apart by when they were made."""
        rows = self.scene.tx.packages
        words = copy.name if namesakes == 1 else f"{copy.name}, {copy.made_at:%H%M%S%f}"
        where = (self._say(folder), number, words)
        yield Planned(numbered(*where, "pdf"), lambda: rows.copy_content(copy.id, as_word=False))
        if copy.word_sha256:
            yield Planned(numbered(*where, WORD_ENDING), lambda: rows.copy_content(copy.id, as_word=True))

    def _paper(self, place: int, paper: PaperRecord) -> Planned | None:
        name = self.paper_file(place)
        return Planned(name, lambda: self.scene.tx.papers.content(paper.id) or b"") if name else None

    def _listed_documents(self) -> list[ListedDocument]:
        return [
            ListedDocument(
                id=str(document.id),
                kind=document.kind,
                version=document.version,
                language=document.language,
                file=self.document_file(place),
                answers_sha256=document.sha256,
            )
            for place, document in enumerate(self.documents)
        ]

    def _index(self) -> dict[str, Any]:
        """What there is, as data."""
        case_id = self.scene.case.id
        papers = [
            paper_data(self.scene, paper, self.paper_file(place)) for place, paper in enumerate(self.papers)
        ]
        return {
            "language": self.package.language,
            "case": case_data(self.scene),
            "periods": period_data(self.scene),
            "documents": [
                {"file": self.document_file(place), "kind": one.kind, "version": one.version}
                | plain({"filed_on": one.filed_on, "filed_as": one.filed_as, "is_current": one.is_current})
                | {"language": one.language, "is_exemption": is_exemption(one)}
                for place, one in enumerate(self.documents)
            ],
            "received_papers": papers,
            "deliveries": deliveries_data(self.scene, case_id),
            "meetings": meetings_data(self.scene, case_id),
            "measures": measures_data(self.scene, case_id),
            "requests": requests_data(self.scene, case_id),
            "consents": consents_data(self.scene, case_id),
            "keeping_in_touch": contact_data(self.scene, case_id),
        }

    def _dates(self) -> dict[str, Any]:
        tx, scene = self.scene.tx, self.scene
        ground = ground_of_case(tx.absences, tx.people, scene.case, scene.today, discreet=False)
        return dates_data(scene.file, ground, scene.bench.office.days)

    def _page(self) -> Any:
        return IndexPage(self.scene, self.package, self.documents, self.papers).page()

    def _say(self, message: str) -> str:
        return self.scene.say(self.package.language, message)
