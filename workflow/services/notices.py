"""Decides who is written to and in which words: no employee's name, no duty, no illness, one link that asks to sign in.

Somebody without an address gets no mail; whoever can reach them gets a task instead.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.outcomes import Done
from workflow.services.ports import Mail
from workflow.services.records import PersonRecord
from workflow.services.results import Post, Result, Task
from workflow.services.scene import Scene

TASK_WAITS = N_("A follow-up task is waiting")
SOMETHING_TO_READ = N_("Something is waiting for you to read")
ABOUT_ACCOUNT = N_("About your account in Tilbake")
CLOSING = N_("Sign in to see what it is about. This message is sent automatically and cannot be answered.")


@dataclass(frozen=True, slots=True)
class Notice:
    """Mails, and the tasks that stand in for those that cannot be sent."""

    posts: tuple[Post, ...] = ()
    results: tuple[Result, ...] = ()

    def __add__(self, other: "Notice") -> "Notice":
        return Notice(self.posts + other.posts, self.results + other.results)


def done(*notices: Notice, results: Iterable[Result] = ()) -> Done:
    """Done, with these notices and results."""
    posts = tuple(post for notice in notices for post in notice.posts)
    stand_ins = tuple(result for notice in notices for result in notice.results)
    return Done(posts, (*stand_ins, *results))


def to_manager(
    scene: Scene, sentence: str, *, due_on: date | None = None, subject: str = TASK_WAITS, at: str = ""
) -> Notice:
    """To the responsible manager and whoever stands in; where nobody can be reached, to HR. `at` is a page of the case."""
    if not scene.followers:
        return to_hr(scene, sentence, due_on=due_on, path=f"{hr_case_path(scene)}{at}")
    written_to = [person for person in scene.followers if person.email]
    if not written_to:
        return Notice(results=(Task(task=Chore.TELL_MANAGER, role=Role.HR, due_on=scene.today),))
    path = f"/manager/cases/{scene.case.id}{at}"
    return Notice(
        tuple(
            _post(scene, person, Role.MANAGER, subject, sentence, path, due_on=due_on)
            for person in written_to
        )
    )


def to_hr(scene: Scene, sentence: str, *, path: str, due_on: date | None = None) -> Notice:
    """To everybody in HR who has an address."""
    return _to_role(scene, Role.HR, sentence, path, due_on)


def to_payroll(scene: Scene, sentence: str, *, due_on: date | None = None) -> Notice:
    """To everybody in payroll who has an address."""
    return _to_role(scene, Role.PAYROLL, sentence, "/payroll/", due_on)


def to_employee(
    scene: Scene,
    sentence: str,
    *,
    document_id: UUID | None = None,
    due_on: date | None = None,
    subject: str = SOMETHING_TO_READ,
    at: str = "",
) -> Notice:
    """To the employee; one without an address is told by whoever is responsible. `at` is a page of theirs."""
    if not scene.employee.email:
        return Notice(results=(Task(task=Chore.TELL_EMPLOYEE, role=scene.responsible, due_on=scene.today),))
    post = _post(
        scene,
        scene.employee,
        Role.EMPLOYEE,
        subject,
        sentence,
        f"/me/{at}",
        document_id=document_id,
        due_on=due_on,
    )
    return Notice((post,))


def to_reader(scene: Scene, person: PersonRecord, recipient: Role, sentence: str, path: str) -> Notice:
    """To somebody about what is no case; without an address nothing is sent, and the page says it."""
    if not person.email:
        return Notice()
    subject = TASK_WAITS if recipient is Role.MANAGER else SOMETHING_TO_READ
    return Notice((_post(scene, person, recipient, subject, sentence, path),))


def to_account_holder(scene: Scene, person: PersonRecord, sentence: str) -> Notice:
    """To somebody about their own account; without an address nothing is sent, and the account page says it."""
    if not person.email:
        return Notice()
    return Notice((_post(scene, person, Role.EMPLOYEE, ABOUT_ACCOUNT, sentence, "/account/"),))


def to_representative(scene: Scene, person: PersonRecord, sentence: str) -> Notice:
    """To an invited representative; one without an address is told by the employee, who invited them."""
    if not person.email:
        return Notice(results=(Task(task=Chore.TELL_REPRESENTATIVE, role=Role.EMPLOYEE, due_on=scene.today),))
    post = _post(scene, person, Role.EMPLOYEE_REP, SOMETHING_TO_READ, sentence, "/representative/")
    return Notice((post,))


def hr_case_path(scene: Scene) -> str:
    """Where HR finds the case."""
    return f"/hr/cases/{scene.case.id}"


def others_in_hr(scene: Scene) -> list[PersonRecord]:
    """Everybody in HR but the employee."""
    return _others(scene, Role.HR)


def message_id(scene: Scene, recipient: str, person_id: UUID) -> str:
    """The same for every attempt, another for every order, also after the database was set up anew."""
    order = scene.order
    seed = f"{order.id}/{order.created_at.isoformat()}/{recipient}/{person_id}"
    return f"{hashlib.sha256(seed.encode()).hexdigest()[:32]}@{scene.bench.domain}"


def _others(scene: Scene, role: Role) -> list[PersonRecord]:
    # Nobody looks after their own case: to them it is the employee's page, not HR's.
    return [person for person in scene.tx.people.with_role(role) if person.id != scene.case.employee_id]


def _to_role(scene: Scene, role: Role, sentence: str, path: str, due_on: date | None) -> Notice:
    reachable = [person for person in _others(scene, role) if person.email]
    if not reachable:
        return Notice(results=(Task(task=Chore.SEE_CASE, role=role, due_on=due_on or scene.today),))
    return Notice(
        tuple(_post(scene, person, role, TASK_WAITS, sentence, path, due_on=due_on) for person in reachable)
    )


def _post(
    scene: Scene,
    person: PersonRecord,
    recipient: Role,
    subject: str,
    sentence: str,
    path: str,
    *,
    due_on: date | None = None,
    document_id: UUID | None = None,
) -> Post:
    language = person.language
    said = scene.say(language, sentence, **({"day": scene.day(language, due_on)} if due_on else {}))
    return post(scene, person, recipient, subject, said, path, due_on=due_on, document_id=document_id)


def post(
    scene: Scene,
    person: PersonRecord,
    recipient: Role,
    subject: str,
    said: str,
    path: str,
    *,
    due_on: date | None = None,
    document_id: UUID | None = None,
) -> Post:
    """A mail to somebody with an address, who reads `said` in their own language."""
    language = person.language
    mail = Mail(
        to_address=person.email or "",
        subject=scene.say(language, subject),
        text=letter(scene, language, said, path),
        message_id=message_id(scene, recipient, person.id),
        language=language,
    )
    return Post(
        recipient=recipient,
        person_id=person.id,
        mail=mail,
        document_id=document_id,
        line=said,
        path=path,
        due_on=due_on,
    )


def letter(scene: Scene, language: str, said: str, path: str) -> str:
    """What is said, one link, and that it takes signing in."""
    return f"{said}\n\n{scene.bench.base_url}{path}\n\n{scene.say(language, CLOSING)}\n"
