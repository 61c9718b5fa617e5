"""Two worlds that differ only in what somebody may not see look the same to them, byte for byte, on every page."""

import os
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta

import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.web.followed import FIRST_DAY, Followed, follow, name_person
from tests.web.proofs.town import Town
from tests.web.world import EARLIER, TODAY, Somebody, add_somebody, wiring_of
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role

EXAMPLES = int(os.environ.get("TILBAKE_WORLDS", "6"))
MADE_ANEW = re.compile(rb'name="[a-z_]+" value="[0-9a-f-]{36}"')
"""Each form that is shown has a number of its own, so that sending it twice counts once."""
Difference = Callable[[Followed], None]


def a_document(case: Followed) -> None:
    case.file(DocumentKind.FIRST_CONVERSATION_MINUTES)


def a_plan_with_a_copy(case: Followed) -> None:
    case.put_copy(case.file_plan(), word=b"PK")


def a_meeting(case: Followed) -> None:
    case.put_meeting(on_day=TODAY + timedelta(days=1))


def a_measure(case: Followed) -> None:
    case.agree_measure()


def tasks(case: Followed) -> None:
    for role in (Role.MANAGER, Role.EMPLOYEE):
        case.give_task(role, "anything", TODAY)


def a_withdrawn_invitation(case: Followed) -> None:
    _invite(case, days=30, back=True)


def an_invitation_that_has_passed(case: Followed) -> None:
    _invite(case, days=-1, back=False)


def a_name(case: Followed) -> None:
    name_person(case.app, case.employee, "Åse", "Ørbeck")


def another_case(case: Followed) -> None:
    follow(case.app, FIRST_DAY, names=("Ny", "Sykmeldt"), unit_name="Et tredje sted")


def a_reading(case: Followed) -> None:
    row = {"case_id": case.case_id, "at": EARLIER, "reader_id": case.manager.person_id, "read_as": "manager"}
    with case.wiring.engine.begin() as connection:
        connection.execute(t.read_log.insert(), row | {"what": "case"})


def a_draft(case: Followed) -> None:
    row = {"account_id": case.manager.account_id, "case_id": case.case_id, "form": "help_request"}
    with case.wiring.engine.begin() as connection:
        connection.execute(t.draft.insert(), row | {"answers_sealed": b"x", "saved_at": EARLIER})


DIFFERENCES: tuple[Difference, ...] = (
    a_document, a_plan_with_a_copy, a_meeting, a_measure, tasks, a_withdrawn_invitation,
    an_invitation_that_has_passed, a_name, another_case, a_reading, a_draft,
)  # fmt: skip
"""What can be otherwise in a case, told to nobody but its own parties."""

OF_CASES = tuple(difference for difference in DIFFERENCES if difference is not another_case)
"""Representatives read every unit's list of what can be adapted, and so learn of a new unit."""

SEES_OTHERS_AS: Mapping[str, tuple[Difference, ...]] = {
    "stranger": DIFFERENCES,
    "manager": DIFFERENCES,
    "employee": DIFFERENCES,
    "rep_of_meeting": OF_CASES,
    "rep_of_plan": OF_CASES,
    "rep_of_case": OF_CASES,
    "other_manager": DIFFERENCES,
    "other_employee": DIFFERENCES,
    # Payroll sees dates of everybody and no papers; the administrator sees names and units, nothing of cases.
    "payroll": (a_document, a_meeting, a_measure, tasks, a_withdrawn_invitation, a_reading, a_draft),
    "admin": (
        a_document, a_plan_with_a_copy, a_meeting, a_measure, tasks, a_withdrawn_invitation, a_reading, a_draft,
    ),
    # HR sees all cases, but not what somebody has begun to write, nor who was invited once.
    "hr": (a_draft, a_reading),
}  # fmt: skip


def _invite(case: Followed, *, days: int, back: bool) -> None:
    who: Somebody = add_somebody(case.app)  # a new representative would stand in everybody's list
    row = {
        "id": uuid.uuid4(), "case_id": case.case_id, "representative_id": who.person_id, "scope": "case",
        "until_on": TODAY + timedelta(days=days), "given_at": EARLIER, "withdrawn_at": EARLIER if back else None,
    }  # fmt: skip
    with case.wiring.engine.begin() as connection:
        connection.execute(t.invitation.insert(), row)


def third_party(town: Town) -> Followed:
    """A case of people nobody in the town has to do with."""
    return follow(town.app, names=("Tredje", "Part"), unit_name="Langt unna")


def seen(town: Town, viewer: str) -> dict[str, tuple[int, bytes, str]]:
    return {
        asked: (answer.status_code, MADE_ANEW.sub(b"", answer.get_data()), answer.headers.get("Location", ""))
        for asked, answer in town.crawl(viewer).items()
    }


def without_accounts(town: Town, person_ids: list[uuid.UUID]) -> None:
    """Accounts are the administrator's to see; the differences are about cases."""
    account_ids = sa.select(t.account.c.id).where(t.account.c.person_id.in_(person_ids))
    with wiring_of(town.app).engine.begin() as connection:
        connection.execute(sa.delete(t.account_role).where(t.account_role.c.account_id.in_(account_ids)))
        connection.execute(sa.delete(t.account).where(t.account.c.person_id.in_(person_ids)))


@given(
    viewer=st.sampled_from(sorted(SEES_OTHERS_AS)),
    chosen=st.sets(st.integers(0, len(DIFFERENCES) - 1), min_size=3),
)
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_nothing_differs_by_what_one_may_not_see(built: Town, viewer: str, chosen: set[int]) -> None:
    built.reset()
    other = third_party(built)
    one = seen(built, viewer)
    visible = SEES_OTHERS_AS[viewer]
    applied = [DIFFERENCES[number] for number in sorted(chosen) if DIFFERENCES[number] in visible]
    before = _people(built)
    for difference in applied or visible[:2]:
        difference(other)
    if viewer == "admin":
        without_accounts(built, sorted(_people(built) - before, key=str))
    assert _differing(one, seen(built, viewer)) == [], [difference.__name__ for difference in applied]


def test_the_two_worlds_do_differ_for_whom_the_difference_concerns(town: Town) -> None:
    """What the property compares is not simply the same page of an empty list."""
    other = town.followed
    one = seen(town, "hr")
    a_meeting(other)
    a_name(other)
    assert len(_differing(one, seen(town, "hr"))) > 5


def _people(town: Town) -> set[uuid.UUID]:
    with wiring_of(town.app).reading.connect() as connection:
        return set(connection.scalars(sa.select(t.person.c.id)))


def _differing(one: Mapping[str, object], two: Mapping[str, object]) -> list[str]:
    assert one.keys() == two.keys()
    # The pages about readings tell of this crawl itself, and only of readings that are allowed.
    # So do how many lines the whole log has: a number, and nothing of what stands in it.
    # And whom a manager may choose as substitute: the names of colleagues, which are no secret.
    told = (".readers ", ".own_log ", ".log_integrity ", "manager.substitutes ")
    return [asked for asked in one if one[asked] != two[asked] and not any(name in asked for name in told)]
