"""Takes a step of the process: guards, move, history and ordered effects in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import NotFound, StepNotOpen
from workflow.domain.people import Actor, Role
from workflow.domain.requirements import RETURN_NOTED
from workflow.domain.stages import Stage
from workflow.domain.steps import Belongs, Step
from workflow.foresight import consequences
from workflow.machine import take
from workflow.process import TRIGGERS
from workflow.services.chores import Chore
from workflow.services.moved_dates import detail_of
from workflow.services.office import Office
from workflow.services.orders import work_of_step
from workflow.services.other_positions import move_others
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.reckoning import file_of, reckoned
from workflow.services.records import CaseRecord, Event, Move
from workflow.services.relapse import Relapse, relapse_in, write_relapse
from workflow.services.returning import back_at_work, never_away
from workflow.timetable import come

ADVANCE = Right(Act.ADVANCE, Thing.CASE)

IN_ERROR = "cancel_registration"
_FIELDS = frozenset(field.name for field in fields(CaseRecord))


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step that was taken: from where to where."""

    trigger: str
    from_stage: Stage
    to_stage: Stage


def take_step(
    office: Office, case_id: UUID, trigger: str, *, actor: Actor, version: int, submission: UUID | None = None
) -> TakenStep:
    """Take `trigger` on a case that still has `version`.

    Raises `NotFound` (not there, or not for this actor), `Stale`, `AlreadyDone` (the same `submission` again),
    `StepNotOpen` and `StepRefused` with every unmet requirement.
    """
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, ADVANCE, office.clock.today(), version=version)
        return take_in(office, tx, case, trigger, actor=actor, submission=submission)


def take_in(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    trigger: str,
    *,
    actor: Actor,
    submission: UUID | None = None,
) -> TakenStep:
    """Take a step inside a transaction that is already open."""
    step = TRIGGERS.get(trigger)
    if step is None:
        raise StepNotOpen(trigger, case.stage)
    if actor.role not in step.by:
        raise NotFound
    now = office.clock.now()
    file = file_of(case, tx.documents.on_file(case), office.clock.today(), tx.house_rules.book())
    before = file
    relapse = relapse_in(office, tx, case, file) if step.dest is Belongs.ON_TIMELINE else None
    if relapse is not None:
        file = relapse.seen_in(file)
    to_stage = take(trigger, file)
    changes, after = _changes(office, tx, case, step, file, to_stage, actor, relapse)
    turns = relapse is not None or RETURN_NOTED in step.needs
    moved = detail_of(consequences(before, after, office.days)) if turns else {}
    subject_id = _spend(tx, case, step)
    ended = to_stage in (Stage.AFTERCARE, Stage.CLOSED) and step.dest is not None
    tx.moves.write(
        Move(
            case=case,
            changes=changes,
            event=_event(step, file.stage, to_stage, actor, submission, moved),
            work=work_of_step(step, case.version + 1, subject_id),
            at=now,
            ordered_at=office.clock.wall(),
            settles=file.stage if to_stage is not file.stage and not ended else None,
        )
    )
    if turns or step.trigger == IN_ERROR:
        move_others(office, tx, case, actor)
    if ended:
        _settle_what_is_open(tx, case, to_stage, now)
    return TakenStep(trigger, file.stage, to_stage)


def _changes(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    step: Step,
    file: CaseFile,
    to_stage: Stage,
    actor: Actor,
    relapse: Relapse | None,
) -> tuple[dict[str, Any], CaseFile]:
    """The columns that change with the step, and the case as the rules then see it."""
    if step.dest is None:
        return {}, file
    changes: dict[str, Any] = {"stage": to_stage, "closed_at": None}
    if relapse is not None:
        write_relapse(office, tx, case, relapse, actor)
        changes |= relapse.changes(case)
    elif step.trigger == IN_ERROR:
        never_away(office, tx, case, actor)
    elif RETURN_NOTED in step.needs:
        changes |= back_at_work(office, tx, case, file, actor)
    if to_stage in (Stage.AFTERCARE, Stage.CLOSED):
        changes["outcome"] = _outcome(step, file)
    if to_stage is Stage.CLOSED:
        changes["closed_at"] = office.clock.now()
    after = {kind: document for kind, document in file.documents.items() if kind not in step.spends}
    moved = replace(case, **{name: value for name, value in changes.items() if name in _FIELDS})
    seen = file_of(moved, after, file.today, file.rules)
    changes |= reckoned(moved, seen, office.days, file)
    if (relapse is not None or file.stage is Stage.REPORTED) and come(seen, office.days):
        changes["next_alarm_on"] = seen.today  # nothing of it was told before the absence was registered
    return changes, seen


def _outcome(step: Step, file: CaseFile) -> str:
    if step.trigger == IN_ERROR:
        return "registered_in_error"
    summed_up = file.on_file(DocumentKind.PREVENTION_OUTCOME)
    if step.trigger == "conclude_prevention" and summed_up is not None:
        return str(summed_up.facts["outcome"])
    clarified = file.on_file(DocumentKind.CLARIFICATION_OUTCOME)
    if step.trigger == "clarify_end" and clarified is not None:
        return str(clarified.facts["outcome"])
    return "returned"


def _event(
    step: Step,
    from_stage: Stage,
    to_stage: Stage,
    actor: Actor,
    submission: UUID | None,
    moved: Mapping[str, Any],
) -> Event:
    """The line of history; what `moved` is told but for the stage, which it has fields of its own for."""
    return Event(
        event="step_taken",
        word=step.trigger,
        actor_id=actor.person_id,
        acted_as=actor.role,
        law=step.law.code,
        from_stage=from_stage,
        to_stage=to_stage,
        detail={name: value for name, value in moved.items() if name != "stages"},
        submission=submission,
    )


def _spend(tx: Transaction, case: CaseRecord, step: Step) -> UUID | None:
    """Use up the documents a step spends; the first of them is what its effects are about."""
    if not step.spends:
        return None
    spent = tx.documents.current(case, step.spends[0])
    tx.documents.retire(case.id, step.spends)
    return spent.id if spent else None


def _settle_what_is_open(tx: Transaction, case: CaseRecord, to_stage: Stage, now: datetime) -> None:
    """Close the tasks of a case that ended. After clarification pay must still be stopped: that task stays payroll's.

    Back at work, what was agreed as accommodation goes on, and is evaluated.
    """
    pay_goes_on = case.stage is not Stage.CLARIFICATION or to_stage is Stage.AFTERCARE
    roles = tuple(Role) if pay_goes_on else tuple(role for role in Role if role is not Role.PAYROLL)
    goes_on = (Chore.EVALUATE_MEASURES,) if to_stage is Stage.AFTERCARE else ()
    tx.beside.settle_all(case.id, roles, now, to_stage, but=goes_on)
