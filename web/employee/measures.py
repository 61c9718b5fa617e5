"""One of one's own measures: what is agreed, how it has gone, and a place for one's own words before it is evaluated."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.measures.voice import MeasureVoiceForm
from web.casework.measure_words import STATUSES, days_of, evaluation_day, told_evaluation
from web.casework.responsible.draft import forget_draft, keep_draft, kept_draft
from web.current import actor, sight, today, wiring
from web.employee import blueprint
from web.posted import case_version, submission
from web.queries.measures import ReadMeasure, find_measure
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale
from workflow.domain.law import AML_4_6_1
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.evaluate_measure import say_how_it_works

Page = Response | tuple[str, HTTPStatus]


@blueprint.get("/measures/<uuid:measure_id>")
@allow(Act.READ, Thing.MEASURE, Role.EMPLOYEE)
def measure(measure_id: UUID) -> str:
    """The measure, with the form for one's own words while it is in use."""
    found = _own(measure_id)
    draft = kept_draft(measure_id, MeasureVoiceForm.name)
    known = {"voice": found.record.voice}
    form = MeasureVoiceForm(draft.answers if draft else None, context=FormContext(today=today()), data=known)
    return _page(found, form, draft=draft)


@blueprint.post("/measures/<uuid:measure_id>/voice")
@allow(Act.ANSWER, Thing.MEASURE, Role.EMPLOYEE)
def measure_voice(measure_id: UUID) -> Page:
    """Keep one's own words for the next evaluation."""
    found = _own(measure_id)
    form = MeasureVoiceForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(found, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        _say(measure_id, form)
        flash(_("Thank you. Your words are kept for when you look at it together."), "success")
    except AlreadyDone:
        flash(_("Thank you. Your words are kept for when you look at it together."), "success")
    except Stale:
        return _page(_own(measure_id), form, overtaken=True), HTTPStatus.CONFLICT
    except Invalid as refusal:
        form.form_errors = [_(refusal.sentence)]
        return _page(found, form), HTTPStatus.UNPROCESSABLE_ENTITY
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    forget_draft(measure_id, MeasureVoiceForm.name)
    return redirect(url_for("employee.measure", measure_id=measure_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/measures/<uuid:measure_id>/voice/draft")
@allow(Act.ANSWER, Thing.MEASURE, Role.EMPLOYEE)
def measure_voice_draft(measure_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep words that are not sent yet."""
    _own(measure_id)
    fits = keep_draft(measure_id, MeasureVoiceForm.name)
    return "", HTTPStatus.NO_CONTENT if fits else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@blueprint.post("/measures/<uuid:measure_id>/voice/forget")
@allow(Act.ANSWER, Thing.MEASURE, Role.EMPLOYEE)
def measure_voice_forget(measure_id: UUID) -> Response:
    """Begin anew."""
    _own(measure_id)
    forget_draft(measure_id, MeasureVoiceForm.name)
    return redirect(url_for("employee.measure", measure_id=measure_id), HTTPStatus.SEE_OTHER)


def _own(measure_id: UUID) -> ReadMeasure:
    with wiring().reading.connect() as connection:
        found = find_measure(wiring(), connection, measure_id, sight())
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _say(measure_id: UUID, form: MeasureVoiceForm) -> None:
    say_how_it_works(
        wiring().office,
        measure_id,
        form.voice.data or "",
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )


def _page(
    found: ReadMeasure, form: MeasureVoiceForm, *, draft: object = None, overtaken: bool = False
) -> str:
    record, line = found.record, found.paper.line
    note_reading(wiring(), actor(), record.case_id, Reading.DOCUMENT, line.id)
    word, kind = STATUSES[record.status(today())]
    is_open = not record.is_over(today()) and found.case_stage != Stage.CLOSED
    return render_template(
        "employee/measure.html",
        measure=record,
        case_version=found.case_version,
        dates=days_of(record),
        status={"word": _(word), "kind": kind},
        evaluation=evaluation_day(record, today()),
        answers=found.paper.answers,
        waits=line.waits_for_answer,
        paper_href=url_for("employee.document", document_id=line.id),
        evaluations=[
            told_evaluation(one) | {"href": url_for("employee.document", document_id=one.document_id)}
            for one in found.evaluations
        ],
        form=form if is_open else None,
        draft=draft,
        overtaken=overtaken,
        law=_(AML_4_6_1.paragraph),
        submission=uuid4(),
    )
