"""What HR's page and the administrator's of work that failed have in common: its rows, and having it tried or set aside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.drop_work import DropWorkForm
from web.casework.work_words import ANOTHER, ANOTHER_REMEDY, CAUSES, EFFECTS, SOMETHING, UNKNOWN
from web.current import actor, today, wiring
from web.i18n import format_instant
from web.posted import number_from, submission
from web.queries.failed_work import (
    Condition,
    FailedKind,
    FailedRow,
    failed_kinds,
    failed_work,
    work_still_tried,
)
from web.queries.reading_log import Reading, note_list
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.services.retry_work import (
    DROP_REASONS,
    LEAVES_TASK,
    drop_work,
    hurry_work,
    retry_kind,
    retry_work,
)

LIST = ".failed_work_list"
"""The endpoint each audience names its page by."""
Page = tuple[str, HTTPStatus]


@dataclass(frozen=True, kw_only=True, slots=True)
class FailingPlace:
    """The page of one audience: its template, whether there is a case to leave a task on, what it shows besides."""

    template: str
    with_tasks: bool
    more: Callable[[], Mapping[str, object]] = dict


def show_failing(place: FailingPlace, theirs: Condition) -> str:
    """The page: what is still tried, what was given up, by kind and one by one."""
    return _drawn(place, theirs)


def retry_posted() -> Response:
    """Let one be tried again."""
    work_id = _work_id()
    again = _once(lambda: retry_work(wiring().office, work_id, actor=actor(), submission=submission()))
    if again:
        flash(_("It is tried again within a minute. If it fails once more, it is back here."), "success")
    return _back()


def retry_kind_posted() -> Response:
    """Let all of one kind be tried again."""
    kind = request.form.get("effect", "")
    if kind not in set(Effect):
        abort(HTTPStatus.NOT_FOUND)
    count = retry_kind(wiring().office, Effect(kind), actor=actor())
    if count:
        flash(
            ngettext(
                "%(num)s is tried again within a minute.", "%(num)s are tried again within a minute.", count
            ),
            "success",
        )
    else:
        _told_already()
    return _back()


def hurry_posted() -> Response:
    """Let one be tried at once."""
    work_id = _work_id()
    if _once(lambda: hurry_work(wiring().office, work_id, actor=actor(), submission=submission())):
        flash(_("It is tried within a minute. If it fails again, it is still here."), "success")
    return _back()


def drop_posted(place: FailingPlace, theirs: Condition) -> Response | Page:
    """Set one aside, with the reason."""
    work_id, form = _work_id(), _drop_form(place, posted=True)
    if not form.validate():
        return _drawn(place, theirs, refused=form, refused_id=work_id), HTTPStatus.UNPROCESSABLE_ENTITY
    left: list[bool] = []
    reason = form.reason.data
    done = _once(
        lambda: left.append(
            drop_work(wiring().office, work_id, reason, actor=actor(), submission=submission())
        )
    )
    if done:
        flash(
            _("It is set aside, and somebody has the task to do it by hand.")
            if any(left)
            else _("It is set aside, and kept with its reason."),
            "success",
        )
    return _back()


def _once(act: Callable[[], object]) -> bool:
    """Act; whoever comes second, or after it went well, changes nothing and hears that."""
    try:
        act()
    except AlreadyDone:
        _told_already()
        return False
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return True


def _told_already() -> None:
    flash(_("Nothing was left to do: it has been done meanwhile, or is being tried already."), "info")


def _back() -> Response:
    return redirect(url_for(LIST), HTTPStatus.SEE_OTHER)


def _work_id() -> int:
    number = number_from(request.form.get("work_id", ""))
    if number is None:
        abort(HTTPStatus.NOT_FOUND)
    return number


def _drop_form(place: FailingPlace, *, posted: bool = False) -> DropWorkForm:
    """Where there is no case, there is nobody to give a task to."""
    reasons = [
        (code, _(words))
        for code, words in DROP_REASONS.items()
        if place.with_tasks or code not in LEAVES_TASK
    ]
    context = FormContext(today=today(), choices={"reason": reasons})
    return DropWorkForm(request.form if posted else None, context=context)


def _drawn(
    place: FailingPlace,
    theirs: Condition,
    *,
    refused: DropWorkForm | None = None,
    refused_id: int | None = None,
) -> str:
    after, tried_after = (number_from(request.args.get(name, "")) for name in ("after", "tried_after"))
    with wiring().reading.connect() as connection:
        rows, next_after = failed_work(connection, theirs, after)
        tried, next_tried = work_still_tried(connection, theirs, wiring().clock.wall(), tried_after)
        kinds = failed_kinds(connection, theirs)
    note_list(wiring(), actor(), [row.case_id for row in (*rows, *tried) if row.case_id], Reading.TASKS)
    return render_template(
        place.template,
        rows=[_row(row) for row in rows],
        kinds=_kinds(kinds),
        tried=[_row(row) | {"next": format_instant(row.due_at)} for row in tried],
        tried_first_href=url_for(LIST) if tried_after else "",
        tried_next_href=url_for(LIST, tried_after=next_tried) if next_tried else "",
        form=refused or _drop_form(place),
        refused_id=refused_id,
        first_href=url_for(LIST) if after else "",
        next_href=url_for(LIST, after=next_after) if next_after else "",
        **place.more(),
    )


def _kinds(kinds: Sequence[FailedKind]) -> list[dict[str, object]]:
    """Kinds of which several failed: often of one cause."""
    return [
        {"effect": one.effect, "what": _(EFFECTS.get(one.effect, SOMETHING)), "count": one.count}
        for one in kinds
        if one.count > 1
    ]


def _row(row: FailedRow) -> dict[str, object]:
    why, remedy = told_cause(row.reason)
    return {
        "id": row.id,
        "again": uuid4(),
        "aside": uuid4(),
        "what": _(EFFECTS.get(row.effect, SOMETHING)),
        "employee": row.employee,
        "href": _case_href(row.case_id),
        "since": format_instant(row.created_at),
        "attempts": row.attempts,
        "why": why,
        "remedy": remedy,
    }


def _case_href(case_id: UUID | None) -> str:
    return url_for(".case_page", case_id=case_id) if case_id else ""


def told_cause(name: str | None) -> tuple[str, str]:
    """Why it failed, and what one can do."""
    cause = CAUSES.get(name or "")
    if cause is not None:
        return str(_(cause.why)), str(_(cause.remedy))
    return str(_(ANOTHER, name=name) if name else _(UNKNOWN)), str(_(ANOTHER_REMEDY))
