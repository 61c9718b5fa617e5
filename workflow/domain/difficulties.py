"""Decides what can make a follow-up difficult, and what helps then: codes with their words, the list to tick."""

from enum import StrEnum

from workflow.domain.text import N_


class Category(StrEnum):
    """Why it is difficult; about the situation, never a diagnosis."""

    ILLNESS_OR_INJURY = "illness_or_injury"
    CONFLICT = "conflict"
    BULLYING = "bullying"
    DISSATISFACTION = "dissatisfaction"
    PRIVATE_MATTERS = "private_matters"
    SUBSTANCE_ABUSE = "substance_abuse"
    PERSONNEL_MATTER = "personnel_matter"


CATEGORY_NAMES: dict[Category, str] = {
    Category.ILLNESS_OR_INJURY: N_("Illness or injury that makes the way back long"),
    Category.CONFLICT: N_("A conflict at work"),
    Category.BULLYING: N_("Bullying or harassment"),
    Category.DISSATISFACTION: N_("Not content with the work"),
    Category.PRIVATE_MATTERS: N_("Private matters"),
    Category.SUBSTANCE_ABUSE: N_("Alcohol, drugs or gambling (AKAN)"),
    Category.PERSONNEL_MATTER: N_("A personnel matter that is under way"),
}


class Help(StrEnum):
    """What helps when it is difficult; each is ticked with its day."""

    CLOSE_DIALOGUE = "close_dialogue"
    SICK_PAY_ASSESSED = "sick_pay_assessed"
    OCCUPATIONAL_HEALTH = "occupational_health"
    REPRESENTATIVE = "representative"
    TRIAL = "trial"
    CLARIFICATION = "clarification"


HELP_NAMES: dict[Help, str] = {
    Help.CLOSE_DIALOGUE: N_("Close dialogue: the two talk often, and what is agreed is written down"),
    Help.SICK_PAY_ASSESSED: N_("The right to sick pay is looked at with Nav"),
    Help.OCCUPATIONAL_HEALTH: N_("The occupational health service is brought in"),
    Help.REPRESENTATIVE: N_("The employee was told that a representative can help"),
    Help.TRIAL: N_("Other work is tried"),
    Help.CLARIFICATION: N_("What comes next is clarified with the employee"),
}
