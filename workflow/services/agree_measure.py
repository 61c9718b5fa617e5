"""Agrees on an accommodation measure, and changes one: stored with its dates, and filed as a document each time."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import Invalid, NotFound, StepNotOpen
from workflow.domain.filing import can_be_filed
from workflow.domain.measures import MeasureArea, MeasureStatus
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.file_document import Filled, file_in
from workflow.services.measure_dates import check_end, check_evaluation, follow_task, with_reminders
from workflow.services.measures import MeasureRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.records import CaseRecord

WRITE = Right(Act.WRITE, Thing.MEASURE)

OVER = N_("This measure is over. Agree on a new one instead.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """What was agreed, and from when to when."""

    area: MeasureArea
    what: str
    from_on: date
    until_on: date
    evaluate_on: date


def agree_measure(
    office: Office,
    case_id: UUID,
    agreed: Agreement,
    filled: Filled,
    *,
    actor: Actor,
    version: int,
    option_id: UUID | None = None,
    source_id: UUID | None = None,
    submission: UUID | None = None,
) -> UUID:
    """Store a new measure with its document; returns its id.

    `option_id` must stand on the list of the unit, `source_id` be a paper of the case. Raises `NotFound`, `Stale`,
    `AlreadyDone`, `StepNotOpen`, `Invalid`.
    """
    today, measure_id = office.clock.today(), office.new_id()
    with office.once(submission) as tx:
        case = reached(tx, case_id, actor, today, version, DocumentKind.ACCOMMODATION_MEASURE)
        _check_origin(tx, case, option_id, source_id)
        check_end(tx, case, agreed.from_on, agreed.until_on, today)
        check_evaluation(agreed.from_on, agreed.until_on, agreed.evaluate_on, today)
        document = about(filled, measure_id)
        file_in(office, tx, case, document, actor=actor, submission=submission)
        tx.measures.add(
            MeasureRecord(
                id=measure_id,
                case_id=case.id,
                area=agreed.area,
                what=agreed.what,
                from_on=agreed.from_on,
                agreed_at=office.clock.now(),
                agreed_by=actor.person_id,
                option_id=option_id,
                source_id=source_id,
                **with_reminders(office, tx, agreed.until_on, agreed.evaluate_on),
            )
        )
    return measure_id


def change_measure(
    office: Office,
    case_id: UUID,
    measure_id: UUID,
    agreed: Agreement,
    filled: Filled,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Store a measure anew with a new version of its document. It lasts no longer than it could; else it is renewed.

    Raises as `agree_measure`.
    """
    today = office.clock.today()
    with office.once(submission) as tx:
        case = reached(tx, case_id, actor, today, version, DocumentKind.ACCOMMODATION_MEASURE)
        measure = measure_in_use(tx, case, measure_id, today)
        begun_on = min(agreed.from_on, measure.from_on) if measure.from_on <= today else agreed.from_on
        if agreed.until_on > measure.until_on:
            check_end(tx, case, begun_on, agreed.until_on, today)
        elif agreed.until_on < max(agreed.from_on, today):
            raise Invalid("until_on", N_("The last day has passed. Choose a later day."))
        check_evaluation(agreed.from_on, agreed.until_on, agreed.evaluate_on, today)
        file_in(office, tx, case, about(filled, measure_id), actor=actor, submission=submission)
        changes = {"area": agreed.area, "what": agreed.what, "from_on": agreed.from_on}
        dates = with_reminders(office, tx, agreed.until_on, agreed.evaluate_on)
        tx.measures.change(measure_id, changes | dates)
        follow_task(office, tx, case, actor, done=False)


def reached(
    tx: Transaction, case_id: UUID, actor: Actor, today: date, version: int, kind: DocumentKind
) -> CaseRecord:
    """The case, when the actor follows it up and a paper of this kind has a place in it now."""
    case = reach(tx, case_id, actor, WRITE, today, version=version)
    if not can_be_filed(case.stage, kind, actor.role):
        raise StepNotOpen(kind, case.stage)
    return case


def measure_in_use(tx: Transaction, case: CaseRecord, measure_id: UUID, today: date) -> MeasureRecord:
    """A measure of the case that is not over."""
    measure = tx.measures.load(measure_id)
    if measure is None or measure.case_id != case.id:
        raise NotFound
    if measure.status(today) in (MeasureStatus.STOPPED, MeasureStatus.ENDED):
        raise Invalid("what", OVER)
    return measure


def about(filled: Filled, subject_id: UUID) -> Filled:
    """The form as a paper about a measure, or about one evaluation of it."""
    return replace(filled, about_id=subject_id)


def _check_origin(tx: Transaction, case: CaseRecord, option_id: UUID | None, source_id: UUID | None) -> None:
    if option_id is not None and option_id not in {one.id for one in tx.unit_lists.standing(case.unit_id)}:
        raise NotFound
    source = tx.documents.load(source_id) if source_id is not None else None
    if source_id is not None and (source is None or source.case_id != case.id):
        raise NotFound
