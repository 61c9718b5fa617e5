"""Decides what the case page shows as next: the step, its checklist, its one button, and the lawful ways round it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.casework.responsible.duties import DUTIES, told
from web.casework.responsible.verbs import verb_for
from web.i18n import NORWAY, format_day_without_year
from web.queries.case_documents import DocumentLine
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import CONFIRMED_BY_EMPLOYEE, DocumentKind
from workflow.domain.law import HOUSE_RULE
from workflow.domain.people import Role
from workflow.domain.requirements import Requirement
from workflow.domain.stages import Stage
from workflow.domain.steps import Nature, Step
from workflow.machine import open_steps, unmet
from workflow.timetable import deadlines

Item = dict[str, str | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class NextStep:
    """What is next in a case: `ready` says whether the button will be accepted, `missing` how many things are not there."""

    trigger: str
    title: str
    due: str
    overdue: bool
    why: str
    law: str
    checklist: list[Item]
    ready: bool
    missing: int
    exemptions: list[Item]
    others: list[tuple[str, list[Item]]]


def slug_of(kind: DocumentKind | str) -> str:
    """The part of an address that names a form."""
    return kind.replace("_", "-")


def ways_on(stage: Stage, role: Role) -> list[Step]:
    """The steps that lead on from a stage for a role: those of the timeline first, then the exemptions."""
    found = [step for step in open_steps(stage) if role in step.by and not step.at_once]
    return sorted(found, key=lambda step: step.nature is not Nature.MAIN)


def chosen_step(steps: Sequence[Step], followed: FollowedCase) -> Step | None:
    """The step to show: the first that can be taken, else the one of the timeline that is nearest to it."""
    ready = next((step for step in steps if not unmet(step, followed.file)), None)
    main = [step for step in steps if step.nature is Nature.MAIN]
    return ready or max(main, key=lambda step: _met(step, followed), default=None)


def next_step(
    followed: FollowedCase, documents: Iterable[DocumentLine], role: Role, today: date
) -> NextStep | None:
    """What is next, or None when nothing is (a closed case)."""
    steps = ways_on(followed.file.stage, role)
    step = chosen_step(steps, followed)
    if step is None:
        return None
    duty, own = DUTIES[followed.file.stage], _own_deadline(followed)
    lines = list(documents)
    missing = unmet(step, followed.file)
    return NextStep(
        trigger=step.trigger,
        title=_(step.title),
        due=told(followed.file.stage, own, today) if own else "",
        overdue=bool(own and own < today),
        why=_(duty.why),
        law=_(step.law.paragraph),
        checklist=checklist(step, followed, lines),
        ready=not missing,
        missing=len(missing),
        exemptions=[_exemption(each, followed) for each in steps if _is_offered(each, step, followed)],
        others=_others(steps, step, followed, lines),
    )


def checklist(step: Step, followed: FollowedCase, documents: Sequence[DocumentLine]) -> list[Item]:
    """Each requirement of a step: done, missing with the form that mends it, or waiting for the employee."""
    return _without_repeats([_item(requirement, step, followed, documents) for requirement in step.needs])


def _without_repeats(items: list[Item]) -> list[Item]:
    """What one form mends together is asked for once, with a button on what to do first."""
    seen: set[str] = set()
    for item in items:
        href = item["href"]
        if href is None:
            continue
        if href in seen:
            item["action"] = str(_("In the same form"))
        elif not seen and item["state"] == "missing":
            item["main"] = "yes"
        seen.add(href)
    return items


def form_href(case_id: UUID, kind: DocumentKind) -> str:
    """The form that files a document."""
    return url_for(".document_form", case_id=case_id, slug=slug_of(kind))


def mend(requirement: Requirement, followed: FollowedCase) -> tuple[str, str] | None:
    """Where a missing thing is mended, and the words of that link; None when time or others must."""
    if requirement.mended_by is None:
        return None
    filed = followed.file.on_file(requirement.mended_by) is not None
    return form_href(followed.id, requirement.mended_by), _(verb_for(requirement.mended_by, on_file=filed))


def _item(
    requirement: Requirement, step: Step, followed: FollowedCase, documents: Sequence[DocumentLine]
) -> Item:
    item: Item = {"text": _(requirement.sentence), "state": "done", "law": None, "href": None}
    if requirement.met(followed.file):
        return item | {"detail": _done_on(requirement, step, documents)}
    if requirement.law not in (step.law, HOUSE_RULE):
        item["law"] = _(requirement.law.paragraph)
    if requirement.waits_for_employee:
        waiting = _waiting_document(step, documents)
        return item | (_waiting(followed, waiting) if waiting else _not_asked_yet(followed))
    found = mend(requirement, followed)
    return item | {"state": "missing"} | ({"href": found[0], "action": found[1]} if found else {})


def _done_on(requirement: Requirement, step: Step, documents: Sequence[DocumentLine]) -> str | None:
    """When a thing was done: the day its document was filed or answered."""
    kind = _waited_for(step) if requirement.waits_for_employee else requirement.mended_by
    line = next((line for line in documents if line.kind is kind and line.is_current), None)
    if line is None:
        return None
    answered = line.answered_at if requirement.waits_for_employee else None
    day = answered.astimezone(NORWAY).date() if answered else line.filed_on
    return str(_("Done %(day)s", day=format_day_without_year(day)))


def _waiting(followed: FollowedCase, waiting: DocumentLine) -> Item:
    return {
        "state": "waiting",
        "detail": _since(followed, waiting),
        "href": url_for(".silence_form", case_id=followed.id, document_id=waiting.id),
        "action": _("No answer, or a no? Write down what you tried"),
    }


def _since(followed: FollowedCase, waiting: DocumentLine) -> str:
    name, day = followed.given_name, format_day_without_year(waiting.filed_on)
    if waiting.answer_by is None:
        return str(_("%(name)s has had it since %(day)s.", name=name, day=day))
    last = format_day_without_year(waiting.answer_by)
    if waiting.answer_by < followed.file.today:
        return str(
            _(
                "%(name)s has had it since %(day)s, and was asked to answer by %(last)s.",
                name=name,
                day=day,
                last=last,
            )
        )
    return str(
        _(
            "%(name)s has had it since %(day)s, and has until %(last)s to answer.",
            name=name,
            day=day,
            last=last,
        )
    )


def _not_asked_yet(followed: FollowedCase) -> Item:
    name = followed.given_name
    return {
        "state": "missing",
        "detail": _("Comes when it is written: then %(name)s is asked to read and answer.", name=name),
    }


def _waited_for(step: Step) -> DocumentKind | None:
    """The document among a step's needs that the employee answers."""
    kinds = (requirement.mended_by for requirement in step.needs)
    return next((kind for kind in kinds if kind in CONFIRMED_BY_EMPLOYEE), None)


def _waiting_document(step: Step, documents: Sequence[DocumentLine]) -> DocumentLine | None:
    kind = _waited_for(step)
    return next((line for line in documents if line.kind is kind and line.waits_for_answer), None)


def _met(step: Step, followed: FollowedCase) -> int:
    return len(step.needs) - len(unmet(step, followed.file))


def _own_deadline(followed: FollowedCase) -> date | None:
    """The open duty of the stage itself; a duty that does not apply has no date to show."""
    own = (each for each in deadlines(followed.file) if each.duty is followed.file.stage and each.is_open)
    return next((each.due_on for each in own), None)


def _is_offered(step: Step, shown: Step, followed: FollowedCase) -> bool:
    """An exemption is offered when nothing but its own documentation is missing."""
    if step is shown or step.nature is not Nature.EXEMPTION:
        return False
    return all(requirement.mended_by for requirement in unmet(step, followed.file))


def _exemption(step: Step, followed: FollowedCase) -> Item:
    missing = unmet(step, followed.file)
    kinds = [requirement.mended_by for requirement in missing or step.needs if requirement.mended_by]
    return {
        "text": _(step.title),
        "detail": " ".join(_(requirement.sentence) for requirement in missing),
        "law": _(step.law.paragraph),
        "href": form_href(followed.id, kinds[0]),
    }


def _others(
    steps: Sequence[Step], shown: Step, followed: FollowedCase, documents: Sequence[DocumentLine]
) -> list[tuple[str, list[Item]]]:
    """The other ways along the timeline, with what they lack."""
    others = (step for step in steps if step is not shown and step.nature is Nature.MAIN)
    return [(_(step.title), checklist(step, followed, documents)) for step in others]
