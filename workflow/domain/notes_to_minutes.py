"""Decides into which field of which minutes a note from the talk goes; what is left out, its writer decides."""

from workflow.domain.documents import DocumentKind
from workflow.domain.guide import Ask

GENERAL_MINUTES = "meeting_minutes"
"""The minutes of any kind of meeting that has none of its own."""

ELSE = "else"
_AGREED = "agreed"
_NEXT = "next_conversation_on"

_CALLED_BY_NAV: dict[Ask | str, str] = {
    ELSE: _AGREED,
    Ask.FROM_MANAGER: "employer_does",
    Ask.FIRST_STEP: "employee_does",
    Ask.OTHERS_HELP: "others_do",
    Ask.WHEN_NEXT: _NEXT,
}

FIELDS: dict[str, dict[Ask | str, str]] = {
    GENERAL_MINUTES: {ELSE: "discussed", Ask.AGREED: _AGREED, Ask.WHEN_NEXT: _NEXT},
    DocumentKind.FIRST_CONVERSATION_MINUTES: {
        ELSE: "ability",
        Ask.WORK_RELATED: "obstacles",
        Ask.WORK_BEFORE: "obstacles",
        Ask.OBSTACLES: "obstacles",
        Ask.UNSURE: "obstacles",
        Ask.COVER: "tasks_to_cover",
        Ask.LIMITS: "accommodation",
        Ask.TRIED: "accommodation",
        Ask.HELPED_BEFORE: "accommodation",
        Ask.A_LITTLE_MORE: "accommodation",
        Ask.OTHERS_HELP: "accommodation",
        Ask.FIRST_STEP: _AGREED,
        Ask.FROM_MANAGER: _AGREED,
        Ask.IN_TOUCH: _AGREED,
        Ask.COLLEAGUES: _AGREED,
        Ask.AGREED: _AGREED,
        Ask.HOW_WAS_THE_TALK: _AGREED,
        Ask.WHEN_NEXT: _NEXT,
    },
    DocumentKind.DIALOGUE_MEETING_1_MINUTES: {
        ELSE: "measures_evaluated",
        Ask.STRENGTHS: "new_measures",
        Ask.LIMITS: "new_measures",
        Ask.UNSURE: "new_measures",
        Ask.FIRST_STEP: "new_measures",
        Ask.A_LITTLE_MORE: "new_measures",
        Ask.OTHERS_HELP: "new_measures",
        Ask.FROM_MANAGER: _AGREED,
        Ask.IN_TOUCH: _AGREED,
        Ask.COLLEAGUES: _AGREED,
        Ask.AGREED: _AGREED,
        Ask.HOW_WAS_THE_TALK: _AGREED,
        Ask.WHEN_NEXT: _NEXT,
    },
    DocumentKind.DIALOGUE_MEETING_2_OUTCOME: _CALLED_BY_NAV,
    DocumentKind.DIALOGUE_MEETING_3_OUTCOME: _CALLED_BY_NAV,
    DocumentKind.EARLY_CONTACT_NOTE: {ELSE: "how_it_goes", Ask.FROM_MANAGER: "what_helps"},
    DocumentKind.AFTERCARE_NOTE: {
        ELSE: "notes",
        Ask.FIRST_STEP: _AGREED,
        Ask.FROM_MANAGER: _AGREED,
        Ask.IN_TOUCH: _AGREED,
        Ask.AGREED: _AGREED,
        Ask.WHEN_NEXT: "next_on",
    },
}
"""For each form the field of each question; `ELSE` is the field of all others."""

LEFT_OUT_AT_FIRST = frozenset({Ask.HOW_IT_IS, Ask.HOW_WAS_THE_TALK})
"""Notes that seldom belong in minutes: they go in only when their writer says so."""


def field_of(form: str, ask: Ask) -> str:
    """The field of a form a note goes to."""
    fields = FIELDS[form]
    return fields.get(ask, fields[ELSE])


def agreed_field(form: str) -> str:
    """Where a note goes that was meant for a day but names none."""
    return FIELDS[form][Ask.AGREED] if Ask.AGREED in FIELDS[form] else FIELDS[form][ELSE]
