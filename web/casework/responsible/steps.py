"""Takes a step of the process when its button is pressed, or says everything that is missing."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.names import STAGE_NAMES
from web.casework.responsible.case_page import show_case
from web.casework.responsible.form_page import case_address
from web.casework.responsible.next_step import mend
from web.casework.responsible.overtaken import changes_since
from web.casework.responsible.reached import followed_case
from web.casework.responsible.unavailable import show_not_open
from web.current import actor, wiring
from web.posted import case_version, submission
from workflow.domain.errors import AlreadyDone, Stale, StepNotOpen, StepRefused
from workflow.domain.stages import Stage
from workflow.process import TRIGGERS
from workflow.services.take_step import TakenStep, take_step

Answer = Response | tuple[str, HTTPStatus]


def take_posted_step(case_id: UUID, trigger: str) -> Answer:
    """Take the step on the version of the case the page was made from."""
    followed = followed_case(case_id)
    if trigger not in TRIGGERS:
        abort(HTTPStatus.NOT_FOUND)
    try:
        taken = take_step(
            wiring().office,
            case_id,
            trigger,
            actor=actor(),
            version=case_version(),
            submission=submission(),
        )
    except StepRefused as refusal:
        return show_case(case_id, _reasons(case_id, refusal)), HTTPStatus.UNPROCESSABLE_ENTITY
    except StepNotOpen:
        return show_not_open(followed)
    except Stale as stale:
        return _show_overtaken(stale)
    except AlreadyDone:
        return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)
    flash(_told(taken), "success")
    return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)


def _reasons(case_id: UUID, refusal: StepRefused) -> list[dict[str, str | None]]:
    """Every missing thing, each leading to the form that mends it."""
    followed = followed_case(case_id)
    reasons: list[dict[str, str | None]] = []
    for requirement in refusal.missing:
        found = mend(requirement, followed)
        reasons.append({"text": str(_(requirement.sentence)), "href": found[0] if found else "#next"})
    return reasons


def _show_overtaken(stale: Stale) -> Answer:
    changed = changes_since(stale.case_id, case_version(), stale.version)
    page = render_template(
        "errors/409.html", theirs="; ".join(changed), kept=[], retry_href=case_address(stale.case_id)
    )
    return page, HTTPStatus.CONFLICT


def _told(taken: TakenStep) -> str:
    if taken.to_stage is Stage.CLOSED:
        return str(_("The case is closed. Thank you for following up."))
    return str(_("Done. Next: %(stage)s.", stage=_(STAGE_NAMES[taken.to_stage])))
