"""Shows who outside has the plan and exactly what would leave, and makes a copy ready once it was seen."""

from functools import partial
from http import HTTPStatus
from io import BytesIO
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.plan_lines import behind_lines, delivery_shown
from web.casework.plan_words import GROUNDS, RECIPIENTS
from web.casework.responsible.form_page import Page, case_address
from web.casework.responsible.next_step import form_href
from web.casework.responsible.plan_bench import bench
from web.casework.responsible.reached import reading_case
from web.casework.responsible.sent_to_nav import note_href
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, sight, wiring
from web.i18n import language
from web.posted import submission
from web.queries.followed_case import FollowedCase
from web.queries.plan_deliveries import plan_deliveries
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, StepNotOpen
from workflow.domain.plan_sharing import Recipient, grounds_for
from workflow.domain.stages import Stage
from workflow.services.share_plan import Choice, LooksDifferent, Packed, pack_plan, share_plan
from workflow.services.words import LANGUAGES

PLAN = DocumentKind.FOLLOW_UP_PLAN
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
PARTS = ("letter", "plan")


def show_share_plan(case_id: UUID) -> str | Page:
    """Who has the plan; with a recipient chosen, also the papers that would leave."""
    return _page(case_id)


def share_plan_now(case_id: UUID) -> Response | str | Page:
    """Make the copy ready that was seen."""
    with reading_case(case_id) as (_connection, followed):
        choice = _chosen(followed)
    if choice is None:
        return _page(case_id)
    try:
        share_plan(
            bench(),
            case_id,
            choice,
            seen=request.form.get("mark", ""),
            actor=actor(),
            submission=submission(),
        )
    except LooksDifferent:
        flash(_("The papers changed while you looked at them. Look at them once more."), "warning")
        return _with(_page(case_id), HTTPStatus.CONFLICT)
    except AlreadyDone:
        return redirect(_href(case_id), HTTPStatus.SEE_OTHER)
    except StepNotOpen:
        return show_not_open(followed)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
        return _with(_page(case_id), HTTPStatus.UNPROCESSABLE_ENTITY)
    flash(_("The papers lie ready below. Tell us here when they are delivered."), "success")
    return redirect(_href(case_id), HTTPStatus.SEE_OTHER)


def preview_paper(case_id: UUID) -> Response:
    """The letter or the plan, as it would leave."""
    with reading_case(case_id) as (_connection, followed):
        choice, part = _chosen(followed), request.args.get("part", PARTS[0])
    if choice is None or part not in PARTS:
        return redirect(_href(case_id), HTTPStatus.SEE_OTHER)
    packed = _packed(case_id, choice)
    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT)
    paper = packed.letter if part == PARTS[0] else packed.plan
    content = BytesIO(paper.printed.content)
    name = f"{paper.name}.pdf"
    return send_file(content, paper.printed.media_type, as_attachment=True, download_name=name, max_age=0)


def _page(case_id: UUID) -> str | Page:
    with reading_case(case_id) as (connection, followed):
        lines = plan_deliveries(wiring(), connection, case_id)
        current = followed.file.on_file(PLAN)
        plan_id = _plan_id(followed)
        plan = find_document(wiring(), connection, plan_id, sight()) if plan_id else None
    if followed.file.stage is Stage.CLOSED and not lines:
        return show_not_open(followed)
    may_send = current is not None and followed.file.stage is not Stage.CLOSED
    version, spell = current.version if current else 0, followed.record.spell
    return render_template(
        "case/share_plan.html",
        followed=followed,
        back=case_address(case_id),
        plan_href=form_href(case_id, PLAN),
        plan=plan,
        may_send=may_send,
        behind=behind_lines(lines, spell, version) if may_send else [],
        href_of=partial(_delivery_href, case_id),
        note_href=note_href(followed, lines),
        deliveries=[delivery_shown(line) for line in lines],
        recipients=_recipients(followed) if may_send else [],
        preview=_preview(followed, plan) if plan else None,
        submission=uuid4(),
    )


def _with(page: str | Page, status: HTTPStatus) -> Page:
    return (page, status) if isinstance(page, str) else page


def _plan_id(followed: FollowedCase) -> UUID | None:
    with reading() as tx:
        current = tx.documents.current(followed.record, PLAN)
    return current.id if current else None


def _recipients(followed: FollowedCase) -> list[dict[str, object]]:
    """Who can be chosen, and for whom the plan must first say what is asked."""
    plan = followed.file.on_file(PLAN)
    facts = plan.facts if plan else {}
    asked = request.values.get("recipient", "")
    return [
        {
            "code": recipient.value,
            "name": _(RECIPIENTS[recipient]),
            "possible": bool(grounds_for(recipient, facts)),
            "grounds": [(each.value, _(GROUNDS[each])) for each in grounds_for(recipient, facts)],
            "chosen": recipient.value == asked,
            "href": url_for(".share_plan", case_id=followed.id, recipient=recipient.value, _anchor="preview"),
        }
        for recipient in Recipient
    ]


def _chosen(followed: FollowedCase) -> Choice | None:
    """What was chosen so far; with one ground only, that one. None without a plan or a known recipient."""
    plan = followed.file.on_file(PLAN)
    word = request.values.get("recipient", "")
    if plan is None or word not in set(Recipient):
        return None
    recipient = Recipient(word)
    possible = grounds_for(recipient, plan.facts)
    asked = request.values.get("grounds", "")
    grounds = next((each for each in possible if each.value == asked), possible[0] if possible else None)
    if grounds is None:
        return None
    return Choice(recipient=recipient, language=_language(), grounds=grounds)


def _language() -> str:
    asked = request.values.get("language", language())
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _preview(followed: FollowedCase, plan: ReadDocument) -> dict[str, object] | None:
    choice = _chosen(followed)
    if choice is None or followed.file.stage is Stage.CLOSED:
        return None
    packed = _packed(followed.id, choice)
    note_reading(wiring(), actor(), followed.id, Reading.DOCUMENT, plan.line.id)
    known = {
        "recipient": choice.recipient.value,
        "language": choice.language,
        "grounds": choice.grounds.value,
    }
    return {
        "who": _(RECIPIENTS[choice.recipient]),
        "known": known,
        "grounds": choice.grounds.value,
        "languages": [(code, LANGUAGE_NAMES[code], code == choice.language) for code in LANGUAGES],
        "letter_href": _preview_href(followed.id, choice, "letter"),
        "plan_href": _preview_href(followed.id, choice, "plan"),
        "mark": packed.mark,
        "version": packed.version,
    }


def _packed(case_id: UUID, choice: Choice) -> Packed:
    try:
        return pack_plan(bench(), case_id, choice, actor=actor())
    except (NotFound, StepNotOpen):
        abort(HTTPStatus.NOT_FOUND)


def _preview_href(case_id: UUID, choice: Choice, part: str) -> str:
    return url_for(
        ".preview_plan",
        case_id=case_id,
        part=part,
        recipient=choice.recipient.value,
        language=choice.language,
        grounds=choice.grounds.value,
    )


def _delivery_href(case_id: UUID, delivery_id: UUID) -> str:
    return url_for(".plan_delivery", case_id=case_id, delivery_id=delivery_id)


def _href(case_id: UUID) -> str:
    return url_for(".share_plan", case_id=case_id)


VIEWS = FormViews(show_share_plan, share_plan_now)
