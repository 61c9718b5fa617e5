"""What a case has left behind, read straight from the running service's database and mailbox."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from tests.journeys.service import RunningService
from workflow.adapters.mail.sink import StoredMail
from workflow.adapters.persistence.tables import (
    case,
    delivery,
    document,
    filed_copy,
    history,
    outbox,
    work_item,
)
from workflow.domain.effects import Effect

Row = Mapping[str, Any]
# The rule is that mail says nothing of anybody's health or absence, in any of the languages it is written in.
NEVER_IN_MAIL = (
    "syk",
    "sjuk",
    "sick",
    "diagnos",
    "helse",
    "health",
    "fravær",
    "absence",
    "maksdato",
    "max date",
)


class Ledger:
    """Everything kept about one case."""

    def __init__(self, service: RunningService, case_id: UUID) -> None:
        self.service = service
        self.case_id = case_id

    def row(self) -> Row:
        (found,) = self.service.rows(sa.select(case).where(case.c.id == self.case_id))
        return found

    def events(self) -> list[tuple[str, str]]:
        """What happened, oldest first, as (event, word)."""
        return [(str(one["event"]), str(one["word"])) for one in self._of(history)]

    def steps(self) -> list[str]:
        """The steps that were taken, oldest first."""
        return [word for event, word in self.events() if event == "step_taken"]

    def documents(self) -> list[Row]:
        return self._of(document, document.c.filed_at)

    def copies(self) -> list[Row]:
        return self._of(filed_copy, filed_copy.c.made_at)

    def work(self) -> list[Row]:
        return self._of(outbox)

    def effects(self) -> Counter[str]:
        """What was done by itself, and how often."""
        return Counter(str(one["effect"]) for one in self.work() if one["outcome"] == "done")

    def deliveries(self) -> list[Row]:
        return self._of(delivery, delivery.c.made_at)

    def open_tasks(self) -> set[tuple[str, str]]:
        """Who is still to do what."""
        return {(str(one["role"]), str(one["task"])) for one in self._tasks() if one["done_at"] is None}

    def tasks(self) -> set[tuple[str, str]]:
        return {(str(one["role"]), str(one["task"])) for one in self._tasks()}

    def mails(self) -> list[StoredMail]:
        """The mails of this case, by the ids their deliveries were given."""
        ids = {one["message_id"] for one in self.deliveries() if one["message_id"]}
        return [mail for mail in self.service.mails() if id_of(mail) in ids]

    # --- what must hold of every case ---------------------------------------------------------------------------------

    def check(self, *names: str) -> None:
        """Nothing was lost, nothing is there twice, and mail says nothing it must not say."""
        self.check_work()
        self.check_papers()
        self.check_mail(*names)

    def check_work(self) -> None:
        unfinished = [one for one in self.work() if one["outcome"] not in {"done", "dropped"}]
        assert unfinished == [], (
            f"not done: {[(one['effect'], one['outcome'], one['reason']) for one in unfinished]}"
        )
        keys = Counter((one["effect"], one["period"]) for one in self.work())
        assert {key: times for key, times in keys.items() if times > 1} == {}
        forms = [one["submission"] for one in self._of(history) if one["submission"]]
        assert len(forms) == len(set(forms))

    def check_papers(self) -> None:
        """One copy in the folder of each document as it was filed, and one more of each answer."""
        papers = Counter(one["document_id"] for one in self.copies())
        of_work = Counter(
            one["subject_id"] for one in self.work() if one["effect"] == Effect.ARCHIVE_DOCUMENT
        )
        for one in self.documents():
            assert papers[one["id"]] >= 1, f"no copy of {one['kind']} version {one['version']}"
            assert of_work[one["id"]] >= 1
        by_work = Counter((one["effect_id"], one["name"]) for one in self.copies())
        assert {key: times for key, times in by_work.items() if times > 1} == {}
        for one in self.copies():
            assert self.service.wiring.keys.decrypt_bytes(
                one["content_sealed"], context=f"filed_copy.content:{one['id']}"
            ).startswith(b"%PDF-")

    def check_mail(self, *names: str) -> None:
        """Every mail that was noted as sent arrived once; none names the employee or says why."""
        noted = [one["message_id"] for one in self.deliveries() if one["sent_at"] and one["message_id"]]
        arrived = Counter(id_of(mail) for mail in self.service.mails())
        assert {one: arrived[one] for one in noted if arrived[one] != 1} == {}
        for mail in self.mails():
            told = f"{mail.subject}\n{mail.text}\n{mail.attachments}".lower()
            found = [word for word in (*NEVER_IN_MAIL, *map(str.lower, names)) if word in told]
            assert found == [], f"{found} in the mail {mail.subject!r} to {mail.recipients}: {mail.text}"

    def _tasks(self) -> list[Row]:
        return self._of(work_item, work_item.c.made_at)

    def _of(self, table: sa.Table, by: sa.ColumnElement[Any] | None = None) -> list[Row]:
        query = sa.select(table).where(table.c.case_id == self.case_id)
        return self.service.rows(query.order_by(table.c.id if by is None else by))


def id_of(mail: StoredMail) -> str:
    """A mail's id as a delivery notes it."""
    return mail.message_id.strip("<>")
