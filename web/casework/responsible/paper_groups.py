"""Decides in which groups the forms and letters beside the timeline are offered, to whoever may write them."""

from flask_babel import gettext as _

from web.casework.responsible.next_step import form_href
from web.casework.responsible.verbs import verb_for
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import SEVERAL, DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.domain.text import N_

GROUPS: dict[str, tuple[DocumentKind, ...]] = {
    N_("Help from outside"): (
        DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL,
        DocumentKind.NAV_HELP_REQUEST,
        DocumentKind.EXPERT_ASSISTANCE_BASIS,
    ),
    N_("The absence and sick pay"): (
        DocumentKind.AAP_REMINDER,
        DocumentKind.EMPLOYER_PERIOD_REFUND,
        DocumentKind.CONTESTED_SICK_NOTE,
        DocumentKind.SELF_CERTIFICATION_WITHDRAWAL,
    ),
    N_("Work and responsibility"): (DocumentKind.DELEGATION,),
}
"""The registration in the position bank is not among them: it is written from the request, after a trial that went well."""


def paper_groups(followed: FollowedCase, role: Role) -> list[dict[str, object]]:
    """The groups with what this role may write now; an empty group is left out."""
    groups = (
        (title, [kind for kind in kinds if _may(followed, kind, role)]) for title, kinds in GROUPS.items()
    )
    return [
        {"title": _(title), "links": [_link(followed, kind) for kind in kinds]}
        for title, kinds in groups
        if kinds
    ]


def _may(followed: FollowedCase, kind: DocumentKind, role: Role) -> bool:
    return can_be_filed(followed.file.stage, kind, role)


def _link(followed: FollowedCase, kind: DocumentKind) -> dict[str, str]:
    """Where a case may have several, the link writes the next one."""
    on_file = kind not in SEVERAL and followed.file.on_file(kind) is not None
    return {"href": form_href(followed.id, kind), "label": _(verb_for(kind, on_file=on_file))}
