"""Decides which filed papers become letters, to whom each goes, and what stands around the answers."""

from dataclasses import dataclass

from workflow.domain.documents import DocumentKind
from workflow.domain.text import N_
from workflow.services.chores import Chore

NAV = N_("To Nav")
OCCUPATIONAL_HEALTH = N_("To the occupational health service")


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterTo:
    """A letter of a paper's own answers, to somebody who does not use the service: HR sends it, by hand."""

    to: str
    addressed: str
    subject: str
    opening: str
    closing: str
    task: Chore


def _to_nav(subject: str, opening: str, closing: str) -> LetterTo:
    return LetterTo(
        to="nav",
        addressed=NAV,
        subject=subject,
        opening=opening,
        closing=closing,
        task=Chore.SEND_LETTER_TO_NAV,
    )


LETTERS_OUT: dict[DocumentKind, LetterTo] = {
    DocumentKind.NAV_HELP_REQUEST: _to_nav(
        N_("Request for help"),
        N_("We ask Nav to help us with the follow-up of an employee. This is how things stand:"),
        N_("We are glad to meet, and to send the follow-up plan."),
    ),
    DocumentKind.EXPERT_ASSISTANCE_BASIS: _to_nav(
        N_("Basis for expert assistance"),
        N_("We ask for a grant for expert assistance. Employer and employee agree on it. This is the basis:"),
        N_("Nothing begins before Nav has said yes."),
    ),
    DocumentKind.CONTESTED_SICK_NOTE: _to_nav(
        N_("We contest a sick note"),
        N_("We ask Nav to decide whether the conditions for sick pay are met. These are our grounds:"),
        N_("The employee can read this letter and tell Nav their view."),
    ),
    DocumentKind.EMPLOYER_PERIOD_REFUND: _to_nav(
        N_("Refund of sick pay in the employer period"),
        N_("We ask Nav to refund sick pay for the days below."),
        N_("Health information goes from the employee to Nav, not through the employer."),
    ),
    DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL: LetterTo(
        to="occupational_health",
        addressed=OCCUPATIONAL_HEALTH,
        subject=N_("We ask for your help"),
        opening=N_(
            "We ask you to look at a matter of work. This is what we want to know, and what we may share:"
        ),
        closing=N_("Please answer about work, tasks and possibilities, and leave health information out."),
        task=Chore.SEND_LETTER_TO_OCCUPATIONAL_HEALTH,
    ),
}
"""Those that leave the house."""

UNNAMED_WITHOUT = "employee_agrees"
"""The answer without which the letter to the occupational health service does not say whom it is about."""

SAID_TO_OTHERS: dict[DocumentKind, dict[str, str]] = {
    DocumentKind.NAV_HELP_REQUEST: {
        "help_kind": N_("What kind of help"),
        "wanted": N_("What we ask Nav to do"),
        "situation": N_("How things stand at work"),
        "tried": N_("What was tried"),
        "employee_knows": N_("The employee knows that we ask"),
        "reply_to": N_("Whom Nav can call"),
    },
    DocumentKind.EXPERT_ASSISTANCE_BASIS: {
        "nav_consulted": N_("We have talked it over with Nav"),
        "nav_contact": N_("Whom at Nav we have talked with"),
    },
    DocumentKind.CONTESTED_SICK_NOTE: {
        "grounds": N_("The grounds"),
        "evidence": N_("What can show it"),
        "talked": N_("We have talked with the employee about it"),
        "talked_on": N_("When we talked"),
        "employee_view": N_("What the employee says"),
    },
    DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL: {
        "asked_for": N_("What we ask for"),
        "question": N_("What we want to know"),
        "work_situation": N_("What the work consists of"),
        "employee_agrees": N_("The employee agrees to be named"),
        "reply_to": N_("Who gets the answer"),
    },
}
"""How a question reads to whoever gets the letter, where the form asks its writer; a test compares with the forms."""
