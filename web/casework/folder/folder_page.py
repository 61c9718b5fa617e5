"""Shows the folder of a case: narrowed by kind, period and words of the title, a page at a time."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.context import FormContext
from forms.received_paper import FolderFilterForm
from web.casework.folder.entries import Entry, entries_of
from web.casework.folder.evidence_lines import evidence_block
from web.casework.folder.groups import GROUP_NAMES, Group
from web.casework.folder.reached import is_own, party_case, reading_party_case
from web.casework.responsible.form_page import Page
from web.current import actor, today, wiring
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading

PAGE = 30
KEPT = "folder_filter"
LONGEST_PLACE = 60


@dataclass(frozen=True)
class Narrowed:
    """What is asked for. Words and days lie in the session: what somebody types belongs in no address."""

    group: Group | None
    text: str
    first: date | None
    last: date | None

    def takes(self, entry: Entry) -> bool:
        """Whether an entry is among what is asked for. Mails that only said that something waits are not, unasked."""
        if entry.is_notice and self.group is not Group.DELIVERIES:
            return False
        in_time = (self.first or date.min) <= entry.on <= (self.last or date.max)
        return (
            in_time and self.group in {None, entry.group} and self.text.casefold() in entry.title.casefold()
        )


def show_folder(case_id: UUID) -> str:
    """The newest entries that fit; that the folder was read is noted."""
    with reading_party_case(case_id) as (connection, followed):
        everything = entries_of(connection, case_id)
    note_reading(wiring(), actor(), case_id, Reading.FOLDER)
    form = FolderFilterForm(_kept(case_id), context=FormContext(today=today()))
    return _page(followed, everything, form if form.validate() else FolderFilterForm(context=form.context))


def narrow_folder(case_id: UUID) -> Response | Page:
    """Keep what is asked for, or forget it."""
    followed = party_case(case_id)
    form = FolderFilterForm(request.form, context=FormContext(today=today()))
    if "forget" in request.form:
        session.pop(KEPT, None)
    elif not form.validate():
        with reading_party_case(case_id) as (connection, _followed):
            return _page(followed, entries_of(connection, case_id), form), HTTPStatus.UNPROCESSABLE_ENTITY
    else:
        answers = {"text": form.text.shown(), "first": form.first.shown(), "last": form.last.shown()}
        session[KEPT] = {"case": str(case_id), "answers": answers}
    group = _group(request.form.get("kind", ""))
    return redirect(_href(case_id, group), HTTPStatus.SEE_OTHER)


def _page(followed: FollowedCase, everything: list[Entry], form: FolderFilterForm) -> str:
    group = _group(request.args.get("kind", ""))
    narrowed = _narrowed(form, group)
    fitting = [entry for entry in everything if narrowed.takes(entry)]
    page, after = _page_of(fitting)
    return render_template(
        "folder/folder.html",
        followed=followed,
        own=is_own(),
        entries=[entry.shown for entry in page],
        is_empty=not everything,
        form=form,
        narrowed=bool(narrowed.text or narrowed.first or narrowed.last),
        group=group.value if group else "",
        filters=_filters(followed.id, group),
        next_href=_href(followed.id, group, after) if after else "",
        first_href=_href(followed.id, group) if request.args.get("after") else "",
        paper_href=url_for(".paper_form", case_id=followed.id),
        back=url_for(".case_page", case_id=followed.id),
        evidence=evidence_block(followed.id),
    )


def _narrowed(form: FolderFilterForm, group: Group | None) -> Narrowed:
    if form.errors:
        return Narrowed(group, "", None, None)
    return Narrowed(group, form.text.data or "", form.first.data, form.last.data)


def _page_of(fitting: list[Entry]) -> tuple[list[Entry], str]:
    """The entries behind the place in the address, and the place of the last one when there are more."""
    after = tuple(request.args.get("after", "")[:LONGEST_PLACE].partition("_")[::2])
    rest = [entry for entry in fitting if entry.place < after] if all(after) else fitting
    page = rest[:PAGE]
    return page, "_".join(page[-1].place) if len(rest) > PAGE else ""


def _filters(case_id: UUID, group: Group | None) -> list[dict[str, object]]:
    everything = {"label": _("Everything"), "href": _href(case_id, None), "current": group is None}
    return [
        everything,
        *(
            {"label": _(name), "href": _href(case_id, one), "current": one is group}
            for one, name in GROUP_NAMES.items()
        ),
    ]


def _href(case_id: UUID, group: Group | None, after: str = "") -> str:
    where: dict[str, Any] = {"kind": group, "after": after or None}
    return url_for(".folder", case_id=case_id, **where)


def _group(code: str) -> Group | None:
    return Group(code) if code in set(Group) else None


def _kept(case_id: UUID) -> dict[str, str] | None:
    kept = session.get(KEPT)
    if not isinstance(kept, dict) or kept.get("case") != str(case_id):
        return None
    return dict(kept["answers"])
