"""Draws the page of a form in a case, the same for every form: draft, errors, and what happened meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import render_template, url_for
from flask_babel import gettext as _

from forms.base import AnswerForm
from web.casework.responsible.draft import Draft
from web.casework.responsible.overtaken import changes_since
from workflow.domain.errors import Invalid, Stale
from workflow.domain.tracks.going_on import TrackRefused

Page = tuple[str, HTTPStatus]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormPlace:
    """Where a form is shown: whom it is about, the case's version, where it is sent, kept and left.

    A form with a page of its own names its template, and what that page reads besides.
    `secondary` are further buttons of the form, with `label`, `name` and `value`.
    """

    about: str
    version: int | None
    action: str
    draft_href: str
    forget_href: str
    back: str
    back_label: str
    template: str = "case/form.html"
    around: Mapping[str, object] = field(default_factory=dict)
    secondary: Sequence[dict[str, str]] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """What stands beside a form: a draft that was kept, the version it is copied from, what was changed by others.

    `said` is the employee's answer to that version; `instead` another form that this meeting may need: where, and what
    one does there.
    """

    draft: Draft | None = None
    former_version: int | None = None
    changed: Sequence[str] = field(default_factory=tuple)
    overtaken: bool = False
    existing_case: str = ""
    overlaps: bool = False
    said: Mapping[str, object] | None = None
    instead: tuple[str, str] | None = None


def show_form(form: AnswerForm, place: FormPlace, beside: Beside | None = None) -> str:
    """The form, to be filled in; each showing has its own id, so that a double click counts once."""
    return render_template(
        place.template, form=form, place=place, beside=beside or Beside(), submission=uuid4()
    )


def show_refused(form: AnswerForm, place: FormPlace) -> Page:
    """The form with what must be put right."""
    return show_form(form, place), HTTPStatus.UNPROCESSABLE_ENTITY


def show_overtaken(form: AnswerForm, place: FormPlace, stale: Stale) -> Page:
    """The form as it was filled in, on the new version of the case, with what changed since."""
    changed = changes_since(stale.case_id, place.version or 0, stale.version)
    return show_form(
        form, replace(place, version=stale.version), Beside(changed=changed, overtaken=True)
    ), HTTPStatus.CONFLICT


def put_beside_field(form: AnswerForm, refusal: Invalid, sentence: str) -> None:
    """Show a refusal of a use case where it is mended; on top when the form has no such question."""
    if refusal.field in form:
        form[refusal.field].errors = [sentence]
    else:
        form.form_errors = [sentence]


def put_reasons(form: AnswerForm, refused: TrackRefused) -> None:
    """Show every reason: at its question where the form has that, else on top."""
    form.form_errors = []
    for reason in refused.reasons:
        if reason.field and reason.field in form:
            form[reason.field].errors = [_(reason.sentence)]
        else:
            form.form_errors.append(_(reason.sentence))


def case_address(case_id: UUID) -> str:
    """The page of a case."""
    return url_for(".case_page", case_id=case_id)
