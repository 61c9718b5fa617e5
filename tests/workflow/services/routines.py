"""A routine that is published, and accounts for those who read it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.workflow.services.conftest import Workplace
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import Answers, ShownAnswer, ShownSection
from workflow.domain.people import Actor, Role
from workflow.services.publish_routine import Written, publish_routine
from workflow.services.routines import Routine


def text(words: str = "Ring lederen din første dag.") -> Answers:
    answer = ShownAnswer(name="reporting", label="Slik melder du fra", shown=words)
    section = ShownSection(title="Slik melder du fra", answers=(answer,))
    return Answers(form="routine", form_version="1", language="nb", title="Rutine", sections=(section,))


def publish(
    work: Workplace, unit: UUID | None = None, *, on: date | None = None, words: str = "Ring første dag."
) -> Routine:
    """HR publishes the next version; the employee can sign in from now on."""
    unit = unit or work.unit
    with work.office.store.transaction() as tx:
        former = next(iter(tx.routines.versions(unit)), None)
    written = Written(
        content=text(words),
        published_on=on or work.clock.today(),
        based_on=former.version if former else 0,
    )
    let_in(work, work.employee)
    return publish_routine(work.office, unit, written, actor=work.hr, submission=uuid4())


def let_in(work: Workplace, who: Actor) -> None:
    """An account for somebody who has none."""
    if any(row.person_id == who.person_id for row in rows(work, t.account)):
        return
    account = {
        "id": uuid4(),
        "person_id": who.person_id,
        "username": str(who.person_id),
        "created_at": work.clock.now(),
    }
    with work.engine.begin() as connection:
        connection.execute(t.account.insert(), account)
        connection.execute(t.account_role.insert(), {"account_id": account["id"], "role": Role.EMPLOYEE})


def join(work: Workplace, name: str, *, start: date, unit: UUID | None = None) -> Actor:
    """Somebody new who can sign in, with the manager of the workplace."""
    who = Actor(person_id=uuid4(), role=Role.EMPLOYEE)
    somebody = {"id": who.person_id, "given_name": name, "family_name": "Prøve", "sort_name": name}
    contract = {
        "id": uuid4(),
        "person_id": who.person_id,
        "unit_id": unit or work.unit,
        "manager_id": work.manager.person_id,
        "position": "Fagarbeider",
        "percentage": 100,
        "start_on": start,
    }
    with work.engine.begin() as connection:
        connection.execute(t.person.insert(), somebody | {"email": f"{name}@example.org"})
        connection.execute(t.employment.insert(), contract)
    let_in(work, who)
    return who


def add_unit(work: Workplace, *, above: UUID | None = None, below: UUID | None = None) -> UUID:
    """A unit under `above`; `below` is put under it."""
    unit_id = uuid4()
    with work.engine.begin() as connection:
        connection.execute(
            t.unit.insert(), {"id": unit_id, "parent_id": above, "kind": "unit", "name": "Enhet"}
        )
        if below:
            moved = t.unit.update().where(t.unit.c.id == below)
            connection.execute(moved.values(parent_id=unit_id))
    return unit_id


def rows(work: Workplace, table: Any) -> list[Any]:
    return list(work.rows(table))
