"""Decides where a paper has a place: at which stage of a case, and who writes it."""

from workflow.domain.documents import DocumentKind as K
from workflow.domain.people import Role
from workflow.domain.stages import Stage

BY_EMPLOYEE = frozenset(
    {K.ABSENCE_NOTICE, K.EARLIER_MEETING_REQUEST, K.PREVENTION_NOTE, K.SELF_CERTIFICATION}
)
"""What the employee may file; everything else is written by the manager or HR."""

WITH_OWN_USE_CASE = frozenset({K.CONSENT})
"""What is only filed by the use case of the object it is about: keep_consent.py."""

OF_EMPLOYEE_ALONE = frozenset({K.SELF_CERTIFICATION})
"""What nobody else can say for the employee."""

OF_HR_ALONE = frozenset(
    {
        K.CONTESTED_SICK_NOTE,
        K.EMPLOYER_PERIOD_REFUND,
        K.SELF_CERTIFICATION_WITHDRAWAL,
        K.POSITION_BANK_REGISTRATION,
    }
)
"""What HR decides; a manager asks HR for it."""

AT_ANY_TIME = frozenset(
    {
        K.SELF_CERTIFICATION,
        K.EXPERT_ASSISTANCE_BASIS,
        K.EMPLOYER_PERIOD_REFUND,
        K.SELF_CERTIFICATION_WITHDRAWAL,
    }
)
"""What has a place also when nobody is away any more, and on a closed case."""

ONCE_CLOSED = frozenset({K.RELAPSE_NOTICE})
"""What can be filed on a case that has been ended, to take it up again."""

_TALKS_AND_MEASURES = frozenset(
    {
        K.ACCOMMODATION_MEASURE,
        K.CONTACT_ATTEMPT,
        K.DISAGREEMENT_MINUTES,
        K.HELP_REQUEST,
        K.MEASURE_EVALUATION,
        K.MEETING_INVITATION,
        K.MEETING_MINUTES,
        K.NO_SHOW_NOTE,
        K.OCCUPATIONAL_HEALTH_REFERRAL,
    }
)
"""What belongs to talking with each other, whether or not somebody is away."""

IN_AFTERCARE = _TALKS_AND_MEASURES | {
    K.AFTERCARE_NOTE,
    K.CONTESTED_SICK_NOTE,
    K.DELEGATION,
    K.NAV_HELP_REQUEST,
    K.PLAN_EVALUATION,
    K.REGISTRATION_ERROR_NOTE,
}
"""What can still be filed when the employee is back at work."""

ONLY_IN_PREVENTION = frozenset({K.PREVENTION_NOTE, K.PREVENTION_OUTCOME})

IN_PREVENTION = _TALKS_AND_MEASURES | ONLY_IN_PREVENTION | {K.EXPERT_ASSISTANCE_BASIS}
"""What can be filed before any absence."""


def can_be_filed(stage: Stage, kind: K, role: Role) -> bool:
    """Whether a document has a place in a case at this stage, for this role."""
    if kind in WITH_OWN_USE_CASE or not _is_ones_own(kind, role):
        return False
    if stage is Stage.PREVENTION:
        return kind in IN_PREVENTION
    if kind in AT_ANY_TIME:
        return True
    if stage is Stage.CLOSED:
        return kind in ONCE_CLOSED
    if kind is K.ABSENCE_NOTICE:
        return stage is Stage.REPORTED
    if kind in ONCE_CLOSED:
        return stage is Stage.AFTERCARE
    if stage is Stage.AFTERCARE:
        return kind in IN_AFTERCARE
    return kind is not K.AFTERCARE_NOTE and kind not in ONLY_IN_PREVENTION


def _is_ones_own(kind: K, role: Role) -> bool:
    """Whether a kind is this role's to write."""
    if role is Role.EMPLOYEE:
        return kind in BY_EMPLOYEE
    return kind not in OF_EMPLOYEE_ALONE and (role is Role.HR or kind not in OF_HR_ALONE)
