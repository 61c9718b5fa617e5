"""Says what has happened when a form was filed, in one sentence or two."""

from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES, STAGE_NAMES
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import CONFIRMED_BY_EMPLOYEE, DocumentKind
from workflow.services.file_document import Filed


def told_of_filing(filed: Filed, followed: FollowedCase) -> str:
    """Where the case stands now, or who is asked to read what was filed."""
    if filed.step is not None and filed.step.to_stage is not filed.step.from_stage:
        return str(_("Done. The case now stands at: %(stage)s.", stage=_(STAGE_NAMES[filed.step.to_stage])))
    name = _(DOCUMENT_NAMES[filed.document.kind])
    if filed.document.kind is DocumentKind.DOCTOR_LETTER:
        return str(
            _(
                "%(name)s is asked to read the letter. It goes nowhere before %(name)s has confirmed it.",
                name=followed.given_name,
            )
        )
    if filed.document.kind in CONFIRMED_BY_EMPLOYEE:
        return str(
            _(
                "%(document)s is sent. %(name)s is asked to read it and answer.",
                document=name,
                name=followed.given_name,
            )
        )
    return str(_("%(document)s is filed.", document=name))
