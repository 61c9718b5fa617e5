"""Puts the register of absence of one employment together: what stands, what may be self-certified, and a row to add."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from forms.steps.absence_period import AbsencePeriodForm
from web.casework.responsible.draft import Draft, forget_draft, keep_draft, kept_draft
from web.casework.responsible.form_page import Page
from web.casework.responsible.reached import followed_case
from web.casework.responsible.register_form import context_of, most_likely
from web.casework.responsible.register_lines import former_lines, other_positions, standing_lines
from web.casework.self_certified_lines import Kept, refund_line, self_certified_box
from web.current import actor, today, wiring
from web.queries.reading_log import Reading, note_readings
from web.queries.register import Registered, RegisterLine, find_register, register_lines, seen_by
from web.queries.rights import refunds, withdrawn_rights
from workflow.adapters.persistence.absence_rows import AbsenceRows
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.people_rows import PeopleRows
from workflow.domain.people import Role

FORM = AbsencePeriodForm.name


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A register that is open to whoever asks: the periods they may see, those of other positions, all that counts."""

    register: Registered
    lines: tuple[RegisterLine, ...]
    elsewhere: tuple[RegisterLine, ...]
    kept: Kept

    def line(self, period_id: UUID) -> RegisterLine:
        """A period that stands and may be seen; 404 otherwise."""
        found = next((one for one in self.lines if one.id == period_id and one.stands), None)
        return found or abort(HTTPStatus.NOT_FOUND)

    def refuse_unseen(self, period_id: UUID) -> None:
        """404 for a period that may not be seen; one that was replaced meanwhile may."""
        if period_id not in self.seen:
            abort(HTTPStatus.NOT_FOUND)

    @property
    def seen(self) -> frozenset[UUID]:
        """The periods that may be spoken of in full."""
        return frozenset(line.id for line in self.lines)


def open_register(employment_id: UUID, period_id: UUID | None = None) -> Opened:
    """The register, and one of its periods; 404 when not there or not theirs. Noted on every case it tells of."""
    with wiring().reading.connect() as connection:
        register = find_register(connection, actor(), employment_id, today())
        opened = _opened(connection, register) if register else None
    if opened is None:
        abort(HTTPStatus.NOT_FOUND)
    if period_id is not None:
        opened.refuse_unseen(period_id)  # before it is noted: what is not shown was not read
    told_of = {line.case_id for line in opened.lines} | {opened.register.case_id}
    if actor().role is Role.HR:
        told_of |= {line.case_id for line in opened.elsewhere}
    note_readings(wiring(), actor(), sorted(each for each in told_of if each), Reading.DATES)
    return opened


def show_register(employment_id: UUID) -> str:
    """The register with a row for the next period, filled in as it most likely is."""
    opened = open_register(employment_id)
    draft = kept_draft(employment_id, FORM)
    known = most_likely(opened.lines, today())
    form = AbsencePeriodForm(
        draft.answers if draft else None, context=context_of(opened.register, today(), known)
    )
    return drawn(opened, form, draft)


def drawn(opened: Opened, form: AbsencePeriodForm, draft: Draft | None = None) -> str:
    """The page around a form."""
    register, role = opened.register, actor().role
    everything = role is Role.HR
    since = register.case_first_day
    return render_template(
        "case/register.html",
        register=register,
        form=form,
        draft=draft,
        submission=uuid4(),
        standing=standing_lines(register, opened.lines),
        former=former_lines(register, opened.lines),
        elsewhere=other_positions(_beside(opened)),
        elsewhere_hrefs=_other_registers(opened) if everything else [],
        refunds=_refunds(opened) if everything else [],
        box=self_certified_box(opened.kept, since, everything=everything),
        everything=everything,
        case_href=url_for(".case_page", case_id=register.case_id) if register.case_id else "",
    )


def refused(opened: Opened, form: AbsencePeriodForm) -> Page:
    """The page with what must be put right."""
    return drawn(opened, form), HTTPStatus.UNPROCESSABLE_ENTITY


def keep_register_draft(employment_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    _reached(employment_id)
    kept = keep_draft(employment_id, FORM)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_register_draft(employment_id: UUID) -> Response:
    """Begin anew."""
    _reached(employment_id)
    forget_draft(employment_id, FORM)
    return redirect(register_address(employment_id), HTTPStatus.SEE_OTHER)


def to_register(case_id: UUID) -> Response:
    """From a case to the register of its employment: the address of the form that stood there before."""
    employment_id = followed_case(case_id).record.employment_id
    return redirect(register_address(employment_id), HTTPStatus.SEE_OTHER)


def register_address(employment_id: UUID) -> str:
    """The page of a register."""
    return url_for(".register", employment_id=employment_id)


def _reached(employment_id: UUID) -> None:
    with wiring().reading.connect() as connection:
        if find_register(connection, actor(), employment_id, today()) is None:
            abort(HTTPStatus.NOT_FOUND)


def _opened(connection: sa.Connection, register: Registered) -> Opened:
    lines = register_lines(connection, register.person_id)
    periods = AbsenceRows(connection).of_person(register.person_id)
    return Opened(
        register=register,
        lines=tuple(line for line in lines if seen_by(actor(), register, line)),
        elsewhere=tuple(line for line in lines if line.employment_id != register.employment_id),
        kept=Kept(
            own=[one for one in periods if one.employment_id == register.employment_id],
            employments=PeopleRows(connection).employments_of(register.person_id),
            rules=HouseRuleRows(connection).book(),
            today=today(),
            withdrawn=withdrawn_rights(connection, wiring(), register.employment_id),
        ),
    )


def _refunds(opened: Opened) -> list[str]:
    """Until when Nav refunds the employer period; that it does is for HR, who claims it."""
    with wiring().reading.connect() as connection:
        found = refunds(connection, wiring(), opened.register.employment_id)
    return [refund_line(days) for days in found if days.to_on >= today()]


def _beside(opened: Opened) -> tuple[RegisterLine, ...]:
    """Of other positions a manager sees what lies in the running absence only."""
    if actor().role is Role.HR:
        return opened.elsewhere
    since = opened.register.case_first_day
    if since is None:
        return ()
    return tuple(line for line in opened.elsewhere if line.end_on is None or line.end_on >= since)


def _other_registers(opened: Opened) -> list[str]:
    here = opened.register.employment_id
    return [register_address(one.id) for one in opened.kept.employments if one.id != here]
