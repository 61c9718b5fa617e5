"""Decides what answers a form that was sent: back to the case with one sentence, or the form again with the reason."""

from collections.abc import Callable
from http import HTTPStatus

from flask import abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import AnswerForm
from web.casework.responsible.form_page import (
    FormPlace,
    Page,
    case_address,
    put_beside_field,
    put_reasons,
    show_overtaken,
    show_refused,
)
from web.casework.responsible.unavailable import show_not_open
from web.queries.followed_case import FollowedCase
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.tracks.going_on import TrackRefused


def send(
    form: AnswerForm,
    place: FormPlace,
    followed: FollowedCase,
    do: Callable[[], str],
    *,
    to: Callable[[], str] | None = None,
) -> Response | Page:
    """Do what the form asks when it is filled in as it should be; `do` returns the sentence that tells of it.

    `to` says where it leads afterwards, when that is not the case.
    """
    if not form.validate():
        return show_refused(form, place)
    try:
        flash(do(), "success")
    except Stale as stale:
        return show_overtaken(form, place, stale)
    except StepNotOpen:
        return show_not_open(followed)
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return show_refused(form, place)
    except TrackRefused as refused:
        put_reasons(form, refused)
        return show_refused(form, place)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        return redirect(case_address(followed.id), HTTPStatus.SEE_OTHER)  # the first click has told of it
    return redirect((to() if to else "") or case_address(followed.id), HTTPStatus.SEE_OTHER)
