"""Evaluates an accommodation measure: how it went and what comes next, filed as a document; or hears the employee first."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.answering import ANSWERED_WITH, RENEWS
from workflow.domain.documents import Answers, DocumentKind, Fact, ShownAnswer, ShownSection
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.measures import HowItWent, WhatNext, midway
from workflow.domain.people import Actor
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.agree_measure import about, measure_in_use, reached
from workflow.services.file_document import Filled, file_in
from workflow.services.measure_dates import (
    check_end,
    check_evaluation,
    day_after,
    follow_task,
    with_reminders,
)
from workflow.services.measures import EvaluationRecord, MeasureRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import CaseRecord, Event

ANSWER = Right(Act.ANSWER, Thing.MEASURE)

LONGEST_VOICE = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """How a measure went, and what was agreed: a new end where it is renewed, and when to look again."""

    how_it_went: HowItWent
    what_next: WhatNext
    new_until: date | None = None
    next_on: date | None = None


def evaluate_measure(
    office: Office,
    case_id: UUID,
    measure_id: UUID,
    evaluation: Evaluation,
    filled: Filled,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """File an evaluation and let the measure follow it. Renewed, the measure itself gets a new version too.

    Raises `NotFound`, `Stale`, `AlreadyDone`, `StepNotOpen`, `Invalid`.
    """
    today, evaluation_id = office.clock.today(), office.new_id()
    with office.once(submission) as tx:
        case = reached(tx, case_id, actor, today, version, DocumentKind.MEASURE_EVALUATION)
        measure = measure_in_use(tx, case, measure_id, today)
        changes = _changes(office, tx, case, measure, evaluation)
        renews = evaluation.what_next is WhatNext.RENEW
        facts: dict[str, Fact] = {**filled.facts, RENEWS: str(measure_id)} if renews else {**filled.facts}
        paper = replace(about(filled, evaluation_id), facts=facts)
        filed = file_in(office, tx, case, paper, actor=actor, submission=submission)
        if renews:
            _file_renewed(office, tx, case, measure, changes | {ANSWERED_WITH: str(filed.id)}, actor)
        tx.measures.add_evaluation(
            EvaluationRecord(
                id=evaluation_id,
                measure_id=measure_id,
                document_id=filed.id,
                evaluated_on=today,
                how_it_went=evaluation.how_it_went,
                what_next=evaluation.what_next,
            )
        )
        said = {"evaluated_on": today, "how_it_went": evaluation.how_it_went, "voice": "", "voice_at": None}
        tx.measures.change(measure_id, said | changes)
        follow_task(office, tx, case, actor, done=True)


def say_how_it_works(
    office: Office,
    measure_id: UUID,
    words: str,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Keep the employee's own words for the next evaluation. Raises `NotFound`, `Stale`, `AlreadyDone`, `Invalid`."""
    only(actor, ANSWER)
    if not words.strip() or len(words) > LONGEST_VOICE:
        raise Invalid("voice", N_("Write how it works for you, in a few lines."))
    now = office.clock.now()
    with office.once(submission) as tx:
        found = tx.measures.load(measure_id)
        if found is None:
            raise NotFound
        case = reach(tx, found.case_id, actor, ANSWER, office.clock.today(), version=version)
        if case.stage is Stage.CLOSED:
            raise NotFound
        measure_in_use(tx, case, measure_id, office.clock.today())
        tx.cases.change(case, {})  # whoever evaluates meanwhile is shown these words first
        tx.measures.change(measure_id, {"voice": words, "voice_at": now})
        told = Event(
            event="measure_voice_given",
            word=DocumentKind.MEASURE_EVALUATION,
            actor_id=actor.person_id,
            acted_as=actor.role,
            submission=submission,
        )
        tx.history.add(case.id, now, told)


def _changes(
    office: Office, tx: Transaction, case: CaseRecord, measure: MeasureRecord, evaluation: Evaluation
) -> dict[str, Any]:
    """What becomes of the measure."""
    today = office.clock.today()
    match evaluation.what_next:
        case WhatNext.STOP:
            return {
                "stopped_on": today,
                "evaluate_on": None,
                "evaluation_reminder_on": None,
                "end_reminder_on": None,
            }
        case WhatNext.RENEW:
            return _renewal(office, tx, case, measure, evaluation)
        case WhatNext.CHANGE:
            if measure.until_on < today:
                raise Invalid(
                    "what_next", N_("The last day has passed. Renew it until a new last day instead.")
                )
            return with_reminders(office, tx, measure.until_on, None)
        case WhatNext.KEEP:
            if evaluation.next_on is not None:
                check_evaluation(day_after(today), measure.until_on, evaluation.next_on, today)
            return with_reminders(office, tx, measure.until_on, evaluation.next_on)


def _renewal(
    office: Office, tx: Transaction, case: CaseRecord, measure: MeasureRecord, evaluation: Evaluation
) -> dict[str, Any]:
    today, until = office.clock.today(), evaluation.new_until
    if until is None or until <= max(measure.until_on, today):
        raise Invalid("new_until", N_("Choose a new last day, later than the one before."))
    try:
        check_end(tx, case, today, until, today)
    except Invalid as refusal:
        raise Invalid("new_until", refusal.sentence) from refusal
    again = evaluation.next_on or max(midway(today, until), day_after(today))
    check_evaluation(day_after(today), until, again, today)
    return {"renewed_on": today} | with_reminders(office, tx, until, again)


def _file_renewed(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    measure: MeasureRecord,
    changes: dict[str, Any],
    actor: Actor,
) -> None:
    """The measure's own paper with its new days; the answer to the evaluation is the answer to it."""
    kind = DocumentKind.ACCOMMODATION_MEASURE
    paper = tx.documents.current_about(case.id, kind, measure.id)
    if paper is None:
        raise NotFound
    days: dict[str, date] = {name: changes[name] for name in ("until_on", "evaluate_on")}
    coded: dict[str, Fact] = {name: day.isoformat() for name, day in days.items()}
    words = tx.documents.wordings(paper.id)
    filled = Filled(
        kind,
        with_days(words.written, days),
        {**paper.facts, **coded, ANSWERED_WITH: changes[ANSWERED_WITH]},
        measure.id,
        tuple(with_days(other, days) for other in words.translated),
    )
    file_in(office, tx, replace(case, version=case.version + 1), filled, actor=actor)


def with_days(answers: Answers, days: dict[str, date]) -> Answers:
    """Answers as shown, with other days in them."""
    sections = tuple(
        ShownSection(title=one.title, answers=tuple(_redated(answer, days) for answer in one.answers))
        for one in answers.sections
    )
    return replace(answers, sections=sections)


def _redated(answer: ShownAnswer, days: dict[str, date]) -> ShownAnswer:
    day = days.get(answer.name)
    return replace(answer, shown=f"{day:%d.%m.%Y}", raw=day.isoformat()) if day else answer
