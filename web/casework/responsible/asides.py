"""Decides what else can be done in a case besides the next step: back at work, away again, asking for help."""

from flask import url_for
from flask_babel import gettext as _

from web.casework.responsible.next_step import form_href
from web.casework.responsible.verbs import ASIDE
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.domain.stages import TIMELINE
from workflow.domain.steps import Nature, Step
from workflow.machine import open_steps, unmet


def asides(followed: FollowedCase, role: Role) -> list[dict[str, str]]:
    """The forms that are always at hand at this stage, in the order of the process."""
    found = [
        {"href": form_href(followed.id, kind), "label": _(ASIDE[kind])}
        for step in open_steps(followed.file.stage)
        if step.at_once
        and step.nature is not Nature.MAIN
        and role in step.by
        and _is_possible(step, followed)
        for kind in [next(need.mended_by for need in step.needs if need.mended_by)]
        if can_be_filed(followed.file.stage, kind, role)
    ]
    if can_be_filed(followed.file.stage, DocumentKind.MEETING_MINUTES, role):
        minutes = form_href(followed.id, DocumentKind.MEETING_MINUTES)
        found.append({"href": minutes, "label": _("Minutes of a conversation")})
    if followed.file.stage in TIMELINE:
        register = url_for(".register", employment_id=followed.record.employment_id)
        told = url_for(".told", case_id=followed.id)
        found.insert(1, {"href": register, "label": _("New sick note or period")})
        found.append({"href": told, "label": _("Told by Nav")})
    return found


def _is_possible(step: Step, followed: FollowedCase) -> bool:
    """Whether nothing but a form is missing."""
    return all(requirement.mended_by for requirement in unmet(step, followed.file))
