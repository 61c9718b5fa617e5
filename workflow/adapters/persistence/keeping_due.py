"""Decides which rows have been kept long enough on a day: one query a class, with the event it counts from.

The classes are run through in the order of `ROOTS`. No query depends on what an earlier one deletes, so that what was shown
beforehand is what goes: somebody of whom nothing is left after tonight goes tomorrow night.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.papers import PaperKind
from workflow.domain.people import Role
from workflow.domain.retention import Kept
from workflow.services.norway import NORWAY

from .keeping_cascade import key_of, naming_a_person
from .keeping_held import not_held
from .tables import (
    absence_period,
    accommodation_option,
    account,
    account_role,
    case,
    covered_unit,
    delivery,
    difficulty,
    document,
    draft,
    employment,
    evidence_package,
    meeting,
    outbox,
    person,
    plan_voice,
    preparation,
    preparation_check,
    received_paper,
    reminder,
    routine_presence,
    routine_reading,
    sign_in_attempt,
    substitution,
    talk_note,
    web_session,
    work_item,
)

Where = sa.ColumnElement[bool]
CONTACT_DETAILS = ("email", "phone", "born_on", "national_id_sealed", "national_id_index")


@dataclass(frozen=True, kw_only=True, slots=True)
class Root:
    """What a class deletes by itself: the table, and which of its rows are over when their event is on a day or before.

    `is_over` also says of whom or of which case a row is, so that a hold keeps it.
    """

    word: Kept
    table: sa.Table
    is_over: Callable[[date], Where]
    of_case: sa.ColumnElement[Any] | None = None
    of_person: sa.ColumnElement[Any] | None = None

    def due(self, last: date) -> sa.Select[Any]:
        """The keys of the rows that go, in order."""
        free = not_held(self.table, self.of_case, self.of_person)
        return sa.select(*key_of(self.table)).where(self.is_over(last), *free).order_by(*key_of(self.table))


def ends(day: date) -> datetime:
    """The first instant after a day in Norway."""
    return datetime.combine(day + timedelta(days=1), time(0), NORWAY)


def _before(column: sa.ColumnElement[Any]) -> Callable[[date], Where]:
    return lambda last: column < ends(last)


def _person_has_left(person_id: sa.ColumnElement[Any], last: date) -> Where:
    """Every employment of the person here ended on that day or before, and there was one."""
    one = employment.alias("left_employment")
    goes_on = sa.exists().where(
        one.c.person_id == person_id, sa.or_(one.c.end_on.is_(None), one.c.end_on > last)
    )
    return sa.and_(sa.exists().where(one.c.person_id == person_id), ~goes_on)


def _never_employed(person_id: sa.ColumnElement[Any]) -> Where:
    one = employment.alias("any_employment")
    return ~sa.exists().where(one.c.person_id == person_id).correlate_except(one)


def _has_open_case(person_id: sa.ColumnElement[Any]) -> Where:
    one = case.alias("open_case")
    return sa.exists().where(one.c.employee_id == person_id, one.c.closed_at.is_(None)).correlate_except(one)


def _case_closed(case_id: sa.ColumnElement[Any], last: date) -> Where:
    one = case.alias("closed_case")
    return sa.exists().where(one.c.id == case_id, one.c.closed_at < ends(last)).correlate_except(one)


def _employee(case_id: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    one = case.alias("case_of_row")
    return sa.select(one.c.employee_id).where(one.c.id == case_id).correlate_except(one).scalar_subquery()


def _person_of_employment() -> sa.ColumnElement[Any]:
    one = employment.alias("employment_of_row")
    return (
        sa.select(one.c.person_id)
        .where(one.c.id == absence_period.c.employment_id)
        .correlate_except(one)
        .scalar_subquery()
    )


def _owner(account_id: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    one = account.alias("account_of_row")
    return sa.select(one.c.person_id).where(one.c.id == account_id).correlate_except(one).scalar_subquery()


def _case_of_meeting(meeting_id: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    one = meeting.alias("meeting_of_row")
    return sa.select(one.c.case_id).where(one.c.id == meeting_id).correlate_except(one).scalar_subquery()


def _day_of_meeting(meeting_id: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    one = meeting.alias("day_of_row")
    return sa.select(one.c.on_day).where(one.c.id == meeting_id).correlate_except(one).scalar_subquery()


def _has_account(person_id: sa.ColumnElement[Any]) -> Where:
    one = account.alias("account_of_person")
    return sa.exists().where(one.c.person_id == person_id).correlate_except(one)


def _is_named() -> Where:
    """Whether anything in the database names the person."""
    found = []
    for number, column in enumerate(naming_a_person()):
        one = column.table.alias(f"naming_{number}")
        found.append(sa.exists().where(one.c[column.name] == person.c.id))
    return sa.or_(*found)


def _was_away() -> Where:
    """Whether a follow-up or a period of absence of the person is left."""
    own_case, own, period = case.alias("own_case"), employment.alias("own_employment"), absence_period
    return sa.or_(
        sa.exists().where(own_case.c.employee_id == person.c.id),
        sa.exists().where(own.c.person_id == person.c.id, period.c.employment_id == own.c.id),
    )


def _people_over(last: date) -> Where:
    gone = sa.or_(_person_has_left(person.c.id, last), _never_employed(person.c.id))
    return sa.and_(gone, ~_has_account(person.c.id), ~_was_away(), ~_is_named())


def _details_over(last: date) -> Where:
    filled = sa.or_(*(person.c[name].is_not(None) for name in CONTACT_DETAILS))
    gone = sa.or_(_person_has_left(person.c.id, last), _never_employed(person.c.id))
    return sa.and_(filled, gone, ~_has_account(person.c.id), ~_was_away())


def _accounts_over(last: date) -> Where:
    """Disabled long enough and not at work; or left, not disabled, and of no other use here."""
    at_work = employment.alias("at_work")
    works = sa.exists().where(
        at_work.c.person_id == account.c.person_id,
        sa.or_(at_work.c.end_on.is_(None), at_work.c.end_on > last),
    )
    other = account_role.alias("other_role")
    does_more = sa.exists().where(other.c.account_id == account.c.id, other.c.role != Role.EMPLOYEE.value)
    disabled = sa.and_(account.c.disabled_at < ends(last), ~works)
    left = sa.and_(account.c.disabled_at.is_(None), _person_has_left(account.c.person_id, last), ~does_more)
    return sa.or_(disabled, left)


def _deliveries_over(last: date) -> Where:
    return sa.and_(delivery.c.case_id.is_(None), _person_has_left(delivery.c.person_id, last))


def _suggestions_over(last: date) -> Where:
    since = sa.case(
        (accommodation_option.c.status == "retired", accommodation_option.c.retired_at),
        else_=sa.func.coalesce(accommodation_option.c.answered_at, accommodation_option.c.made_at),
    )
    return sa.and_(accommodation_option.c.status != "standing", since < ends(last))


def _cases_over(last: date) -> Where:
    return sa.and_(case.c.closed_at.is_not(None), _person_has_left(case.c.employee_id, last))


def _periods_over(*, self_certified: bool) -> Callable[[date], Where]:
    is_self = absence_period.c.kind == AbsenceKind.SELF_CERTIFIED.value

    def over(last: date) -> Where:
        return sa.and_(
            is_self if self_certified else ~is_self,
            absence_period.c.end_on <= last,
            ~_has_open_case(_person_of_employment()),
        )

    return over


def _self_certifications_over(last: date) -> Where:
    return sa.and_(
        document.c.kind == DocumentKind.SELF_CERTIFICATION.value,
        document.c.filed_on <= last,
        ~_has_open_case(_employee(document.c.case_id)),
    )


def _sick_note_papers_over(last: date) -> Where:
    return sa.and_(
        received_paper.c.kind == PaperKind.SICK_NOTE.value,
        received_paper.c.received_on <= last,
        ~_has_open_case(_employee(received_paper.c.case_id)),
    )


def _notes_over(last: date) -> Where:
    held = _day_of_meeting(talk_note.c.meeting_id)
    return sa.and_(talk_note.c.saved_at < ends(last), held <= last)


def _work_over(last: date) -> Where:
    """Work of a follow-up goes once that is closed; a reminder of the routine once the person has left: else it would go out anew."""
    of_case = _case_closed(outbox.c.case_id, last)
    of_routine = outbox.c.effect == Effect.REMIND_ROUTINE.value
    of_none = sa.and_(
        outbox.c.case_id.is_(None),
        sa.or_(~of_routine, _person_has_left(outbox.c.subject_id, last)),
    )
    return sa.and_(outbox.c.outcome.is_not(None), outbox.c.done_at < ends(last), sa.or_(of_case, of_none))


def _reminders_over(last: date) -> Where:
    """As the work that said them: what is gone would be said again."""
    of_case = _case_closed(reminder.c.case_id, last)
    of_none = sa.and_(reminder.c.case_id.is_(None), _person_has_left(reminder.c.person_id, last))
    ended = sa.func.coalesce(reminder.c.ended_at, reminder.c.made_at)
    return sa.and_(ended < ends(last), sa.or_(of_case, of_none))


def _exports_over(last: date) -> Where:
    return sa.and_(evidence_package.c.case_id.is_(None), evidence_package.c.ordered_at < ends(last))


def _sessions_over(last: date) -> Where:
    """Only what was ended: a session lapses by the real clock, which may stand elsewhere than this one, and is swept by it."""
    return web_session.c.ended_at < ends(last)


ROOTS: tuple[Root, ...] = (
    Root(word=Kept.PEOPLE, table=person, is_over=_people_over, of_person=person.c.id),
    Root(word=Kept.CONTACT_DETAILS, table=person, is_over=_details_over, of_person=person.c.id),
    Root(word=Kept.ACCOUNTS, table=account, is_over=_accounts_over, of_person=account.c.person_id),
    *(
        Root(
            word=Kept.ACKNOWLEDGEMENTS,
            table=table,
            is_over=lambda last, table=table: _person_has_left(table.c.person_id, last),  # type: ignore[misc]
            of_person=table.c.person_id,
        )
        for table in (routine_reading, routine_presence)
    ),
    Root(
        word=Kept.ACKNOWLEDGEMENTS, table=delivery, is_over=_deliveries_over, of_person=delivery.c.person_id
    ),
    Root(
        word=Kept.SUGGESTIONS,
        table=accommodation_option,
        is_over=_suggestions_over,
        of_person=accommodation_option.c.made_by,
    ),
    Root(word=Kept.CASES, table=case, is_over=_cases_over, of_case=case.c.id, of_person=case.c.employee_id),
    *(
        Root(
            word=word,
            table=absence_period,
            is_over=_periods_over(self_certified=is_self),
            of_case=absence_period.c.case_id,
            of_person=_person_of_employment(),
        )
        for word, is_self in ((Kept.SELF_CERTIFICATIONS, True), (Kept.SICK_NOTES, False))
    ),
    Root(
        word=Kept.SELF_CERTIFICATIONS,
        table=document,
        is_over=_self_certifications_over,
        of_case=document.c.case_id,
        of_person=_employee(document.c.case_id),
    ),
    Root(
        word=Kept.SICK_NOTES,
        table=received_paper,
        is_over=_sick_note_papers_over,
        of_case=received_paper.c.case_id,
        of_person=_employee(received_paper.c.case_id),
    ),
    Root(
        word=Kept.PLAN_ANSWERS,
        table=plan_voice,
        is_over=lambda last: _case_closed(plan_voice.c.case_id, last),
        of_case=plan_voice.c.case_id,
        of_person=_employee(plan_voice.c.case_id),
    ),
    *(
        Root(
            word=Kept.PREPARATIONS,
            table=table,
            is_over=lambda last, table=table: _case_closed(_case_of_meeting(table.c.meeting_id), last),  # type: ignore[misc]
            of_case=_case_of_meeting(table.c.meeting_id),
            of_person=_employee(_case_of_meeting(table.c.meeting_id)),
        )
        for table in (preparation, preparation_check)
    ),
    Root(
        word=Kept.TALK_NOTES,
        table=talk_note,
        is_over=_notes_over,
        of_case=_case_of_meeting(talk_note.c.meeting_id),
        of_person=_employee(_case_of_meeting(talk_note.c.meeting_id)),
    ),
    Root(
        word=Kept.TASKS,
        table=work_item,
        is_over=lambda last: _case_closed(work_item.c.case_id, last),
        of_case=work_item.c.case_id,
        of_person=_employee(work_item.c.case_id),
    ),
    Root(
        word=Kept.DIFFICULTIES,
        table=difficulty,
        is_over=lambda last: _case_closed(difficulty.c.case_id, last),
        of_case=difficulty.c.case_id,
        of_person=_employee(difficulty.c.case_id),
    ),
    Root(
        word=Kept.WORK_DONE,
        table=outbox,
        is_over=_work_over,
        of_case=outbox.c.case_id,
        of_person=_employee(outbox.c.case_id),
    ),
    Root(
        word=Kept.WORK_DONE,
        table=reminder,
        is_over=_reminders_over,
        of_case=reminder.c.case_id,
        of_person=_employee(reminder.c.case_id),
    ),
    Root(
        word=Kept.PACKAGES,
        table=evidence_package,
        is_over=_exports_over,
        of_person=evidence_package.c.ordered_by,
    ),
    Root(
        word=Kept.DRAFTS,
        table=draft,
        is_over=_before(draft.c.saved_at),
        of_case=draft.c.case_id,
        of_person=_owner(draft.c.account_id),
    ),
    Root(
        word=Kept.SESSIONS,
        table=web_session,
        is_over=_sessions_over,
        of_person=_owner(web_session.c.account_id),
    ),
    Root(
        word=Kept.MANDATES,
        table=substitution,
        is_over=lambda last: substitution.c.to_on <= last,
        of_person=substitution.c.manager_id,
    ),
    Root(
        word=Kept.MANDATES,
        table=covered_unit,
        is_over=lambda last: covered_unit.c.until_on <= last,
        of_person=covered_unit.c.person_id,
    ),
    Root(word=Kept.SIGN_IN_ATTEMPTS, table=sign_in_attempt, is_over=_before(sign_in_attempt.c.at)),
)
