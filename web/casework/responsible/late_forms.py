"""Keeps a form of a manager or HR that was sent after its session had lapsed, as the draft its page looks for."""

from collections.abc import Mapping
from uuid import UUID

from forms.hr.routine import RoutineForm
from forms.steps.absence_period import AbsenceCorrectionForm, AbsencePeriodForm
from forms.steps.documented_silence import DocumentedSilenceForm
from forms.steps.plan_answers import PlanAnswersForm
from forms.steps.told_by_nav import ToldByNavForm
from web.auth.rescue import Keep, LateForm
from web.casework.responsible import meeting_form
from web.casework.responsible.document_revision import DRAFT
from web.casework.responsible.measure_origin import named_origin
from web.casework.responsible.plan_together import DRAFT as BOTH_SIDES_DRAFT
from web.posted import NOT_ANSWERS, kept_of
from workflow.domain.documents import DocumentKind
from workflow.services.drafts import save_draft
from workflow.services.office import Office

FORM_PAGES = frozenset({"document_form_now", "document_form_draft"})
REGISTERS = frozenset({"register_now", "register_draft"})
CORRECTIONS = frozenset({"correct_period_now", "correct_period_draft"})
TOLD = frozenset({"told_now", "told_draft"})
NO_SHOWS = frozenset({"no_show_now", "no_show_draft"})
CONSENTS = frozenset({"paper_consent_now", "paper_consent_draft"})
SILENCES = frozenset({"silence_form_now", "silence_form_draft"})
MINUTES = frozenset({"meeting_minutes_now", "meeting_minutes_draft"})
REVISIONS = frozenset({"revision_now", "revision_draft"})
NEW_MEASURES = frozenset({"measure_new_now", "measure_new_draft"})
CHANGES = frozenset({"measure_change_now", "measure_change_draft"})
EVALUATIONS = frozenset({"measure_evaluation_now", "measure_evaluation_draft"})
ROUTINES = frozenset({"write_routine_now", "routine_draft"})
PLAN_ANSWERS = frozenset({"plan_answers_now", "plan_answers_draft"})
BOTH_SIDES = frozenset({"plan_together_now", "plan_together_draft"})
NEW_MEETINGS = frozenset({"meeting_new_now", "meeting_new_draft"})
INVITATIONS = frozenset({"meeting_invitation_now", "meeting_invitation_draft"})
NEW_ABSENCES = frozenset({"absence_form_now", "absence_form_draft"})
NEW_PREVENTIONS = frozenset({"prevention_form_now", "prevention_form_draft"})


def keep_late_forms(office: Office, otherwise: Keep) -> Keep:
    """A keeper that stores these forms as drafts, and leaves all others to `otherwise`."""

    def keep(late: LateForm) -> bool:
        subject = subject_of(late.endpoint, late.view_args, late.asked)
        if subject is None:
            return otherwise(late)
        answers = {name: values for name, values in late.fields.items() if name not in NOT_ANSWERS}
        return save_draft(office, late.account_id, *subject, kept_of(answers)) is not None

    return keep


def subject_of(
    endpoint: str, view_args: Mapping[str, object], asked: Mapping[str, str]
) -> tuple[UUID, str] | None:
    """What a draft of the form posted to an endpoint is kept under, or None."""
    view, kind = endpoint.rpartition(".")[2], str(view_args.get("slug", "")).replace("-", "_")
    for views, name, form in (
        (FORM_PAGES, "case_id", kind if kind in set(DocumentKind) else ""),
        (REGISTERS, "employment_id", AbsencePeriodForm.name),
        (CORRECTIONS, "period_id", AbsenceCorrectionForm.name),
        (TOLD, "case_id", ToldByNavForm.name),
        (SILENCES, "document_id", DocumentedSilenceForm.name),
        (NO_SHOWS, "meeting_id", DocumentKind.NO_SHOW_NOTE),
        (CONSENTS, "case_id", DocumentKind.CONSENT),
        (MINUTES, "meeting_id", DocumentKind.MEETING_MINUTES),
        (REVISIONS, "document_id", DRAFT),
        (NEW_MEASURES, "case_id", DocumentKind.ACCOMMODATION_MEASURE),
        (CHANGES, "measure_id", DocumentKind.ACCOMMODATION_MEASURE),
        (EVALUATIONS, "measure_id", DocumentKind.MEASURE_EVALUATION),
        (ROUTINES, "unit_id", RoutineForm.name),
        (PLAN_ANSWERS, "case_id", PlanAnswersForm.name),
        (BOTH_SIDES, "case_id", BOTH_SIDES_DRAFT),
        (NEW_MEETINGS, "case_id", meeting_form.NEW),
        (INVITATIONS, "meeting_id", meeting_form.MOVED),
        (NEW_ABSENCES, "employment_id", DocumentKind.ABSENCE_NOTICE),
        (NEW_PREVENTIONS, "employment_id", DocumentKind.PREVENTION_NOTE),
    ):
        subject_id = view_args.get(name)
        if view in views and form and isinstance(subject_id, UUID):
            return (named_origin(asked) or subject_id) if views is NEW_MEASURES else subject_id, form
    return None
