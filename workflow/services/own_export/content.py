"""Decides which files are in somebody's own export: an overview, the data table by table, and the folder of each follow-up.

The folders are those of an evidence package, so notes others made for themselves are asked for by nothing here either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from workflow.domain.own_words import OWN_SINCE, to_you
from workflow.domain.retention import BY_WORD, DataClass, class_of
from workflow.domain.text import N_
from workflow.services.evidence.archive import Entry
from workflow.services.evidence.content import Contents, Planned
from workflow.services.evidence.manifest import MANIFEST, SEAL, as_json, listed, manifest, sealed
from workflow.services.evidence.names import safe_name
from workflow.services.evidence_packages import PackageRecord
from workflow.services.norway import day_in_norway
from workflow.services.papers import PAGE, letterhead
from workflow.services.printed_pages import Fact, FiledDocumentPage, Letterhead, PrintedAnswer, PrintedSection
from workflow.services.records import PersonRecord
from workflow.services.scene import Scene

FORMAT, VERSION = "tilbake.own_export", 1
TITLE = N_("Everything about you")
FOLLOW_UP = N_("Follow-up")
AS_OF = N_("As of")
NAME = N_("Name")
WHAT_IT_IS_FOR = N_("What it is for")
ENTRIES = N_("Entries")
WHERE = N_("Where it lies in this file")
LEFT_OUT = N_("What is not in this file, and why")
READERS = N_("Who has read your follow-up stands with role, time and what was opened, not with names.")
PARTIES = N_(
    "Other people stand with their name where they had a part in your follow-up, and with nothing else."
)
WORK = N_("What you did for others in your work stands in their files.")
OTHERS, WHO_READ, AT_WORK = N_("Other people"), N_("Who has read it"), N_("Your own work")
HOW_TO_READ = N_("How to read it")


@dataclass(frozen=True)
class OwnContents:
    """Everything about whoever ordered it, as it stands in one transaction."""

    scene: Scene
    package: PackageRecord
    person: PersonRecord

    def entries(self) -> Iterator[Entry]:
        """The files, one at a time, the list of them and its seal last."""
        files = []
        for one in self.plan:
            content = one.make()
            files.append(listed(one.name, content))
            yield one.name, content
        listing = manifest(str(self.package.id), self.package.language, files, [])
        yield MANIFEST, listing
        yield SEAL, sealed(listing, self.scene.bench.seal)

    @property
    def count(self) -> int:
        """How many files there will be."""
        return len(self.plan) + 2

    @cached_property
    def plan(self) -> tuple[Planned, ...]:
        """The files but the list and its seal."""
        overview = safe_name(self._say(TITLE))
        return (
            Planned(f"{overview}.pdf", lambda: self.scene.bench.renderer.render(self._page()).content),
            Planned("schema.json", lambda: as_json(self.schema())),
            *(self._table(name) for name in self.sections),
            *(one for number, folder in enumerate(self._folders, 1) for one in self._folder(number, folder)),
        )

    @cached_property
    def sections(self) -> dict[str, Any]:
        """The data, table by table."""
        return dict(self.scene.tx.own_data.sections(self.person.id))

    def schema(self) -> dict[str, Any]:
        """What each file holds: what it is, what it is for, how long it is kept, and its fields with their types."""
        fields = self.scene.tx.own_data.fields()
        return {
            "format": FORMAT,
            "version": VERSION,
            "language": self.package.language,
            "as_of": self.package.ordered_at.isoformat(),
            "notes": [self._say(one) for one in (PARTIES, READERS, WORK)],
            "files": {
                f"data/{name}.json": {
                    "entries": len(rows),
                    "kept_as": self._class_of(name).word.value,
                    "title": self._say(self._class_of(name).title),
                    "holds": self._say(self._class_of(name).holds),
                    "purpose": self._say(self._class_of(name).purpose),
                    "kept": self._kept(self._class_of(name)),
                    "fields": dict(fields[name]),
                }
                for name, rows in self.sections.items()
            },
            "left_out": {
                name: self._say(reason) for name, reason in self.scene.tx.own_data.left_out().items()
            },
        }

    @cached_property
    def _folders(self) -> list[Contents]:
        cases = self.scene.tx.own_data.cases(self.person.id)
        return [
            Contents(
                Scene(self.scene.bench, self.scene.tx, replace(self.scene.order, case_id=case_id)),
                replace(self.package, case_id=case_id),
            )
            for case_id in cases
        ]

    def _folder(self, number: int, folder: Contents) -> Iterator[Planned]:
        name = f"{safe_name(self._say(FOLLOW_UP))} {number}"
        for one in folder.plan:
            yield Planned(f"{name}/{one.name}", one.make)

    def _table(self, name: str) -> Planned:
        return Planned(f"data/{name}.json", lambda: as_json({name: self.sections[name]}))

    def _class_of(self, name: str) -> DataClass:
        rows = [one for found in BY_WORD.values() for one in found.rows if one.table == name]
        kind = next((kind for one in rows for kind in one.only), None) if all(r.only for r in rows) else "-"
        return to_you(BY_WORD[class_of(name, kind)])

    def _kept(self, found: DataClass) -> dict[str, Any]:
        if found.rule is None:
            return {"since": self._say(OWN_SINCE[found.since])}
        book = self.scene.tx.house_rules.book()
        return {
            "rule": found.rule.name,
            "value": book.value(found.rule, self.scene.today),
            "unit": found.rule.unit.value,
            "since": self._say(OWN_SINCE[found.since]),
        }

    def _page(self) -> FiledDocumentPage:
        day = day_in_norway(self.package.ordered_at)
        language = self.package.language
        return FiledDocumentPage(
            language=language,
            dated=day,
            title=self._say(TITLE),
            letterhead=self._letterhead(),
            facts=(
                Fact(label=self._say(NAME), value=self.person.name),
                Fact(label=self._say(AS_OF), value=self.scene.day(language, day)),
            ),
            sections=(*self._classes(), self._not_in_it(), self._how_to_read()),
            unanswered="–",
            page_label=self._say(PAGE),
        )

    def _letterhead(self) -> Letterhead:
        """The employer's, as on every other paper of theirs; somebody who never worked here has none."""
        if self._folders:
            return letterhead(self._folders[0].scene, self.package.language)
        works = self.scene.tx.people.employments_of(self.person.id)
        if not works:
            return Letterhead(employer="Tilbake")
        employer, unit, _number = self.scene.tx.folder.employer_of(works[-1].unit_id)
        return Letterhead(employer=employer, lines=(unit,))

    def _classes(self) -> Iterator[PrintedSection]:
        by_class: dict[DataClass, list[str]] = {}
        for name in self.sections:
            by_class.setdefault(self._class_of(name), []).append(name)
        for found, names in by_class.items():
            entries = sum(len(self.sections[name]) for name in names)
            answers = (
                PrintedAnswer(question=self._say(found.holds), answer=self._say(found.purpose)),
                PrintedAnswer(question=self._say(ENTRIES), answer=str(entries)),
                PrintedAnswer(
                    question=self._say(WHERE), answer=", ".join(f"data/{name}.json" for name in names)
                ),
            )
            yield PrintedSection(heading=self._say(found.title), answers=answers)

    def _not_in_it(self) -> PrintedSection:
        reasons = self.scene.tx.own_data.left_out()
        answers = tuple(PrintedAnswer(question=name, answer=self._say(why)) for name, why in reasons.items())
        return PrintedSection(heading=self._say(LEFT_OUT), answers=answers)

    def _how_to_read(self) -> PrintedSection:
        notes = ((OTHERS, PARTIES), (WHO_READ, READERS), (AT_WORK, WORK))
        told = tuple(PrintedAnswer(question=self._say(q), answer=self._say(a)) for q, a in notes)
        return PrintedSection(heading=self._say(HOW_TO_READ), answers=told)

    def _say(self, message: str) -> str:
        return self.scene.say(self.package.language, message)
