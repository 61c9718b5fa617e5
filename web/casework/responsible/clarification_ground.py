"""Puts beside the form of a clarification what the case tells already, and the way to the position bank. It advises nothing."""

from collections.abc import Mapping
from dataclasses import replace

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from web.casework.responsible.form_page import FormPlace
from web.casework.responsible.next_step import form_href
from web.current import actor, today, wiring
from web.i18n import format_day
from web.queries.followed_case import FollowedCase
from web.queries.measures import case_measures
from workflow.domain.dismissal import protected_until
from workflow.domain.documents import DocumentKind as K
from workflow.domain.filing import can_be_filed
from workflow.domain.law import AML_15_8
from workflow.domain.people import Role


def with_ground(place: FormPlace, followed: FollowedCase) -> FormPlace:
    """The form with what is on file beside it."""
    return replace(place, template="case/clarification.html", around={"ground": _ground(followed)})


def _ground(followed: FollowedCase) -> Mapping[str, object]:
    until = protected_until(followed.record.first_day)
    passed = today() > until
    return {
        "protection": _("Ended %(day)s", day=format_day(until))
        if passed
        else _("Lasts until and including %(day)s", day=format_day(until)),
        "protection_law": _(AML_15_8.paragraph),
        "measures": _measures(followed),
        "plan": _plan(followed),
        "position_bank": _position_bank(followed),
        "position_bank_way": _way(followed),
    }


def _measures(followed: FollowedCase) -> str:
    with wiring().reading.connect() as connection:
        found = case_measures(wiring(), connection, followed.id)
    count = len(found)
    return (
        str(ngettext("%(num)s measure on file", "%(num)s measures on file", count))
        if count
        else _("None on file")
    )


def _plan(followed: FollowedCase) -> str:
    plan = followed.file.on_file(K.FOLLOW_UP_PLAN)
    if plan is None:
        return str(_("None on file"))
    return str(_("Version %(number)s, %(day)s", number=plan.version, day=format_day(plan.filed_on)))


def _position_bank(followed: FollowedCase) -> str:
    registered = followed.file.on_file(K.POSITION_BANK_REGISTRATION)
    if registered is None:
        return str(_("Not registered"))
    return str(_("Registered %(day)s", day=format_day(registered.filed_on)))


def _way(followed: FollowedCase) -> tuple[str, str] | None:
    """HR registers; a manager asks HR for it."""
    stage, role = followed.file.stage, actor().role
    if followed.file.on_file(K.POSITION_BANK_REGISTRATION) is not None:
        return None
    if can_be_filed(stage, K.POSITION_BANK_REGISTRATION, role):
        return form_href(followed.id, K.POSITION_BANK_REGISTRATION), _("Register in the position bank")
    if role is Role.MANAGER and can_be_filed(stage, K.HELP_REQUEST, role):
        return url_for(".document_form", case_id=followed.id, slug="help-request"), _(
            "Ask HR about the position bank"
        )
    return None
