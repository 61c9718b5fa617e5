"""Decides which form belongs to which kind of document; one file per form."""

from collections.abc import Mapping

from forms.base import DocumentForm
from forms.steps.absence_notice import AbsenceNoticeForm
from forms.steps.first_conversation_minutes import FirstConversationMinutesForm
from forms.steps.follow_up_plan import FollowUpPlanForm
from workflow.domain.documents import DocumentKind

_ALL: tuple[type[DocumentForm], ...] = (
    AbsenceNoticeForm,
    FirstConversationMinutesForm,
    FollowUpPlanForm,
)

FORMS: Mapping[DocumentKind, type[DocumentForm]] = {form.kind: form for form in _ALL}
"""Every document form by the kind it files."""
