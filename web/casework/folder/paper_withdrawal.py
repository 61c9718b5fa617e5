"""Takes a paper away that should not be there: asked once more, with a reason."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.context import FormContext
from forms.received_paper import WithdrawnPaperForm
from web.casework.folder.paper_lines import paper_title
from web.casework.folder.reached import is_own, reading_party_case
from web.casework.responsible.form_page import Page, put_beside_field
from web.casework.route_table import FormViews
from web.current import actor, sight, today, wiring
from web.posted import submission
from web.queries.followed_case import FollowedCase
from web.queries.received_papers import PaperLine, find_paper
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale
from workflow.services.withdraw_paper import may_withdraw, withdraw_paper


def show_withdrawal(case_id: UUID, paper_id: UUID) -> str:
    """The question."""
    followed, line = _found(case_id, paper_id)
    return _page(WithdrawnPaperForm(context=FormContext(today=today())), followed, line)


def take_withdrawal(case_id: UUID, paper_id: UUID) -> Response | Page:
    """Delete the content."""
    followed, line = _found(case_id, paper_id, again=True)
    form = WithdrawnPaperForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(form, followed, line), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        withdraw_paper(
            wiring().office, paper_id, form.because.data or "", actor=actor(), submission=submission()
        )
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return _page(form, followed, line), HTTPStatus.UNPROCESSABLE_ENTITY
    except Stale:
        form.form_errors = [_("Somebody changed the case at this moment. Try it once more.")]
        return _page(form, followed, line), HTTPStatus.CONFLICT
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        return redirect(url_for(".folder", case_id=case_id), HTTPStatus.SEE_OTHER)
    flash(_("The content is deleted. The history tells that the paper was here."), "success")
    return redirect(url_for(".folder", case_id=case_id), HTTPStatus.SEE_OTHER)


def _found(case_id: UUID, paper_id: UUID, *, again: bool = False) -> tuple[FollowedCase, PaperLine]:
    """A paper the actor may take away; a second click finds it gone, and is told so by the use case."""
    with reading_party_case(case_id) as (connection, followed):
        line = find_paper(wiring(), connection, case_id, paper_id, sight())
    if line is None or not (may_withdraw(actor(), line.paper) or (again and line.paper.gone_at)):
        abort(HTTPStatus.NOT_FOUND)
    return followed, line


def _page(form: WithdrawnPaperForm, followed: FollowedCase, line: PaperLine) -> str:
    return render_template(
        "folder/withdrawal.html",
        form=form,
        followed=followed,
        own=is_own(),
        title=paper_title(line),
        action=url_for(".withdraw_paper_now", case_id=followed.id, paper_id=line.paper.id),
        back=url_for(".folder", case_id=followed.id),
        submission=uuid4(),
    )


VIEWS = FormViews(show_withdrawal, take_withdrawal)
