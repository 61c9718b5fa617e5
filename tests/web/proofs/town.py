"""One case with a word planted in everything, and a browser for everybody who could be curious about it."""

import hashlib
import io
import shutil
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdf
import sqlalchemy as sa
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.followed import Followed, follow
from tests.web.proofs.planting import NO_WORDS, plant_person, plant_sealed
from tests.web.relations import NEVER_COMPARED, Relation, prepare
from tests.web.world import EARLIER, TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.resealing import SEALED, SealedColumn
from workflow.adapters.persistence.sealing import answers_text
from workflow.domain.documents import Answers, ShownAnswer, ShownSection
from workflow.domain.people import Role

WORDS = {
    "token": "an-address-nobody-has",
    "slug": "follow-up-plan", "trigger": "conclude_plan", "language": "nn", "question": "how_it_is", "item": "time",
    "rule_name": "first_conversation_within", "filename": "tilbake.css", "key": "none", "mark": "none",
    "name": "none", "move": "withdraw", "code": "trial",
}  # fmt: skip
TASK_OF = {
    "manager": "managers_task",
    "hr": "hrs_task",
    "payroll": "payrolls_task",
    "employee": "employees_task",
}
SLOW = ("printed", "printed_word", "preview_plan", "unit_list_pdf", "unit_list_word", "paper", "paper_word")
"""Pages that make a PDF or Word file on the spot: asked for once, where what stands in them counts."""

VIEWERS = (
    "stranger", "manager", "employee", "hr", "payroll", "admin",
    "rep_of_meeting", "rep_of_plan", "rep_of_case", "rep_uninvited", "other_manager", "other_employee",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Town:
    """The service, the case, the ids of what hangs on it, and who asks."""

    app: Flask
    file: Path
    followed: Followed
    ids: Mapping[str, str]
    browsers: Mapping[str, Browser]
    kept: Path = field(init=False)
    cookies: Mapping[str, dict[Any, Any]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", self.file.with_suffix(".kept"))
        cookies = {name: dict(browser.client._cookies or {}) for name, browser in self.browsers.items()}
        object.__setattr__(self, "cookies", cookies)
        self._at_rest()
        shutil.copy(self.file, self.kept)

    def reset(self) -> None:
        """Everything as it was at first: sessions and cookies too, so that who was signed out is signed in again."""
        for name, browser in self.browsers.items():
            browser.client._cookies = dict(self.cookies[name])
        self._at_rest()
        for rest in ("-wal", "-shm"):
            Path(f"{self.file}{rest}").unlink(missing_ok=True)
        shutil.copy(self.kept, self.file)

    def _at_rest(self) -> None:
        engine = wiring_of(self.app).engine
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")  # a checkpoint cannot be made inside a transaction
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")
        engine.dispose()

    def path(self, rule: Rule, **changes: str) -> str:
        """The address of the case's own thing."""
        audience = rule.endpoint.partition(".")[0]
        task = self.ids[TASK_OF.get(audience, "managers_task")]
        values = {**WORDS, "task_id": task, "item_id": task, **self.ids, **changes}
        built = rule.build({name: _fitting(name, values[name]) for name in rule.arguments})
        assert built is not None
        return built[1]

    def rules(self, method: str) -> Iterator[Rule]:
        """Every route that answers the method."""
        for rule in self.app.url_map.iter_rules():
            if method in (rule.methods or set()):
                yield rule

    def crawl(self, viewer: str, *, papers: bool = False) -> dict[str, TestResponse]:
        """What somebody gets of every address that can be read, documents in both kinds."""
        browser, found = self.browsers[viewer], {}
        for rule in self.rules("GET"):
            if rule.endpoint == "static" or (not papers and rule.endpoint.rpartition(".")[2] in SLOW):
                continue
            for document in ("plan", "minutes") if "document_id" in rule.arguments else ("plan",):
                address = self.path(rule, document_id=self.ids[document])
                answer = browser.client.get(address)
                answer.get_data()
                answer.close()
                found[f"{rule.endpoint} {address}"] = answer
        return found


def words_of(answer: TestResponse) -> str:
    """All words of an answer: of a PDF file its text and properties, of a ZIP file every part, and the headers."""
    told, content = str(answer.headers), answer.get_data()
    if content.startswith(b"%PDF") and b"%%EOF" in content:
        reader = pypdf.PdfReader(io.BytesIO(content))
        return "\n".join((told, str(reader.metadata), *(page.extract_text() for page in reader.pages)))
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(
                (told, *(parts.read(name).decode("utf-8", "replace") for name in parts.namelist()))
            )
    return told + content.decode("utf-8", "replace")


def all_but_readings(town: Town) -> str:
    """The database in one word, but for what asking itself leaves behind, readings too."""
    found = hashlib.sha256()
    with wiring_of(town.app).reading.connect() as connection:
        for table in t.metadata.sorted_tables:
            if table.name not in NEVER_COMPARED | {"read_log", "audit_chain", "audit_head"}:
                rows = connection.execute(sa.select(table).order_by(*table.primary_key)).all()
                found.update(repr((table.name, rows)).encode())
    return found.hexdigest()


def _fitting(name: str, value: str) -> str | uuid.UUID:
    return uuid.UUID(value) if name.endswith("_id") else value


# --- building ------------------------------------------------------------------------------------------------------


def build(app: Flask, file: Path) -> Town:
    """The town, with everybody signed in."""
    manager_browser, subject = prepare(app, Relation.OWN_MANAGER)
    followed = subject.followed
    other = follow(app, names=("Ola", "Annen"), unit_name="Annet sted")
    people = {
        "employee": followed.employee,
        "hr": add_somebody(app, Role.HR, Role.EMPLOYEE),
        "payroll": add_somebody(app, Role.PAYROLL),
        "admin": add_somebody(app, Role.ADMIN),
        "rep_of_meeting": add_somebody(app, Role.EMPLOYEE_REP),
        "rep_of_plan": add_somebody(app, Role.EMPLOYEE_REP),
        "rep_of_case": add_somebody(app, Role.SAFETY_REP),
        "rep_uninvited": add_somebody(app, Role.SAFETY_REP),
        "other_manager": other.manager,
        "other_employee": other.employee,
    }
    for scope in ("meeting", "plan", "case"):
        _invite(followed, people[f"rep_of_{scope}"], scope)
    rest = _hang_the_rest_on(followed, subject.ids, add_somebody(app, Role.MANAGER), people["hr"])
    ids = {**subject.ids, **rest}
    employee_account = followed.employee.account_id
    plant_person(followed.wiring.engine, followed.employee.person_id)
    plant_sealed(followed.wiring.engine, followed.wiring.keys, _owner_of(employee_account))
    browsers = {name: signed_in(app, who) for name, who in people.items()}
    browsers |= {"stranger": Browser(app), "manager": manager_browser}
    browsers["stranger"].get("/sign-in")
    return Town(app=app, file=file, followed=followed, ids=ids, browsers=browsers)


def _owner_of(employee_account: uuid.UUID) -> Any:
    def owner(sealed: SealedColumn, key: tuple[Any, ...]) -> str:
        if sealed.column.table is t.draft:
            return "employee" if key[0] == employee_account else "manager"
        if sealed.column.table is t.preparation:
            return "shared" if key[2] == "how_it_is" else "unshared"
        return ""

    return owner


def _invite(followed: Followed, who: Somebody, scope: str) -> None:
    row = {
        "id": uuid.uuid4(),
        "case_id": followed.case_id,
        "representative_id": who.person_id,
        "scope": scope,
    }
    until = {"until_on": TODAY + timedelta(days=30), "given_at": EARLIER}
    with followed.wiring.engine.begin() as connection:
        connection.execute(t.invitation.insert(), row | until)


def _hang_the_rest_on(
    followed: Followed, ids: Mapping[str, str], substitute: Somebody, hr: Somebody
) -> dict[str, str]:
    """A row in every table with a sealed column that the case does not have yet, straight into the database."""
    case_id, meeting_id = followed.case_id, uuid.UUID(ids["meeting_id"])
    manager, employee = followed.manager, followed.employee
    made: dict[str, uuid.UUID] = {
        name: uuid.uuid4()
        for name in (
            "option_id",
            "routine_id",
            "change_id",
            "public_id",
            "substitution_id",
            "hold_id",
            "passkey_id",
            "identity_id",
            "coverage_id",
            "run_id",
            "storm_id",
            "export_id",
            "view_id",
        )
    }
    rows: list[tuple[sa.Table, dict[str, Any]]] = [
        (t.accommodation_option, {
            "id": made["option_id"], "unit_id": followed.unit_id, "kind": "possibility", "area": "hours",
            "status": "declined", "made_by": employee.person_id, "made_as": "employee", "made_at": EARLIER,
            "shows_name": True, "answered_by": manager.person_id, "answered_at": EARLIER,
        }),
        (t.confirmation, {
            "document_id": uuid.UUID(ids["plan"]), "outcome": "objected", "given_at": EARLIER, "given_by": employee.person_id,
            "given_as": "employee",
        }),
        *((t.plan_voice, {
            "id": uuid.uuid4(), "case_id": case_id, "spell": 1, "for_version": 2, "side": side, "revision": 1,
            "language": "nb", "sent_at": EARLIER, "sent_by": who.person_id, "sent_as": side,
        }) for side, who in (("manager", manager), ("employee", employee))),
        (t.contact_wish, {"id": uuid.uuid4(), "case_id": case_id, "every_weeks": 2, "way": "phone", "said_at": EARLIER}),
        (t.meeting_answer, {
            "id": uuid.uuid4(), "meeting_id": meeting_id, "sequence": 0, "answer": "comes", "brings": "",
            "answered_at": EARLIER,
        }),
        (t.routine, {
            "id": made["routine_id"], "unit_id": followed.unit_id, "version": 1, "published_on": TODAY, "language": "nb",
            "written_by": manager.person_id, "written_at": EARLIER, "file_name": "rutine.pdf", "file_sha256": "0" * 64,
        }),
        (t.preparation, _prepared(meeting_id, employee, "how_it_is", shared=True)),
        (t.preparation, _prepared(meeting_id, employee, "can_do", shared=False)),
        (t.talk_note, {
            "meeting_id": meeting_id, "question": "agreed", "revision": 1, "tab_count": 0,
            "written_by": manager.person_id, "saved_at": EARLIER,
        }),
        (t.draft, {"account_id": manager.account_id, "case_id": case_id, "form": "follow_up_plan", "saved_at": EARLIER}),
        (t.draft, {"account_id": employee.account_id, "case_id": case_id, "form": "own_plan_answers", "saved_at": EARLIER}),
        (t.house_rule_change, {
            "id": made["change_id"], "rule": "first_conversation_within", "value": 6, "old_value": 5,
            "valid_from": TODAY + timedelta(days=5), "set_by": manager.person_id, "set_at": EARLIER,
        }),
        (t.substitution, {
            "id": made["substitution_id"], "manager_id": manager.person_id, "substitute_id": substitute.person_id,
            "from_on": TODAY + timedelta(days=5), "to_on": TODAY + timedelta(days=9), "given_by": manager.person_id,
            "given_as": "manager", "given_at": EARLIER,
        }),
        (t.legal_hold, {
            "id": made["hold_id"], "case_id": case_id, "review_on": TODAY + timedelta(days=90),
            "placed_by": manager.person_id, "placed_at": EARLIER,
        }),
        (t.saved_view, {
            "id": made["view_id"], "account_id": hr.account_id, "narrowing": {"overdue": "1"}, "is_default": False,
            "saved_at": EARLIER,
        }),
        (t.reminder, {
            "id": uuid.uuid4(), "case_id": case_id, "effect_id": 1, "effect": "remind_duty", "about": "plan",
            "period": f"1/plan/{TODAY}", "rung": "before", "due_on": TODAY, "person_id": manager.person_id,
            "recipient": "manager", "moved": False, "made_at": EARLIER, "times": 1, "ended": "sent", "ended_at": EARLIER,
        }),
        (t.access_reason, {
            "id": uuid.uuid4(), "case_id": case_id, "given_by": manager.person_id, "choice": "other", "given_at": EARLIER,
        }),
    ]  # fmt: skip
    _seal_into(followed, rows)
    _fill_empty(followed)
    return {
        **{name: str(value) for name, value in made.items()},
        "unit_id": str(followed.unit_id),
        "manager_id": str(manager.person_id),
        "account_id": str(employee.account_id),
        "document_id": ids["plan"],
    }


def _prepared(meeting_id: uuid.UUID, who: Somebody, question: str, *, shared: bool) -> dict[str, Any]:
    row = {"meeting_id": meeting_id, "person_id": who.person_id, "question": question, "shared": shared}
    return row | {"revision": 1, "tab_count": 0, "saved_at": EARLIER}


def _seal_into(followed: Followed, rows: list[tuple[sa.Table, dict[str, Any]]]) -> None:
    with followed.wiring.engine.begin() as connection:
        for table, row in rows:
            full = dict(row)
            for sealed in SEALED:
                if sealed.column.table is table:
                    context = sealed.context(tuple(row[column.name] for column in sealed.key))
                    full[sealed.column.name] = followed.wiring.keys.encrypt_bytes(
                        _first(sealed), context=context
                    )
            connection.execute(table.insert(), full)


def _fill_empty(followed: Followed) -> None:
    """Sealed columns that may be empty and are, in rows the case has: filled, so that there is something to find."""
    with followed.wiring.engine.begin() as connection:
        for sealed in SEALED:
            empty = sa.select(*sealed.key).where(sealed.column.is_(None))
            if sealed.column.table in NO_WORDS or sealed.column.name == "translations_sealed":
                continue
            for row in connection.execute(empty).all():
                key = tuple(row)
                value = followed.wiring.keys.encrypt_bytes(_first(sealed), context=sealed.context(key))
                here = sa.and_(*(column == part for column, part in zip(sealed.key, key, strict=True)))
                connection.execute(sa.update(sealed.column.table).where(here).values({sealed.column: value}))


def _first(sealed: SealedColumn) -> bytes:
    """What fits the column before a word is planted in it."""
    if sealed.column is t.substitution.c.mandate_sealed:
        return b'{"may": [], "decides": "mandate"}'
    where = (sealed.column.table, sealed.column.name)
    if where in {
        (t.routine, "content_sealed"),
        (t.plan_voice, "answers_sealed"),
        (t.document, "answers_sealed"),
    }:
        answer = ShownAnswer(name="tasks_possible", label="Slik", shown="Svar")
        section = ShownSection(title="Slik", answers=(answer,))
        return answers_text(
            Answers(form="routine", form_version="1", language="nb", title="Papir", sections=(section,))
        ).encode()
    if where == (t.escalation_move, "words_sealed"):
        return b'{"why": "Ord"}'
    if sealed.column.table is t.draft:
        return b'{"tasks_possible": ["Halvferdig"], "typical_workday": ["Halvferdig"]}'
    if sealed.column.name in {"file_sealed", "word_sealed", "content_sealed"}:
        return b"%PDF-1.7 fil"
    return b"Ord"
