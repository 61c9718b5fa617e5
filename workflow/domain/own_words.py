"""Says to whoever it is about what is kept, what for and since when: “you”, where the page of all classes says “the employee”.

What names nobody there is said in the same words here.
"""

from dataclasses import dataclass, replace

from workflow.domain.retention import SINCE, DataClass, Kept, Since
from workflow.domain.text import N_


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWords:
    """What is said otherwise of a class; empty: in its own words."""

    title: str = ""
    holds: str = ""
    purpose: str = ""


OWN_WORDS: dict[Kept, OwnWords] = {
    Kept.DRAFTS: OwnWords(
        holds=N_("Forms you began to fill in and have not sent."),
        purpose=N_("So that you do not lose what you have written."),
    ),
    Kept.PREPARATIONS: OwnWords(holds=N_("What you wrote or ticked before a talk.")),
    Kept.PLAN_ANSWERS: OwnWords(
        holds=N_("What you and your manager each shared before a version of the plan was filed.")
    ),
    Kept.SELF_CERTIFICATIONS: OwnWords(
        holds=N_("Periods you certified yourself, and the self-certifications."),
        purpose=N_("To know how many days you have left, and what your sick pay rests on."),
    ),
    Kept.SICK_NOTES: OwnWords(
        holds=N_(
            "Days and grade of each of your sick notes, holiday and leave in between, and sick notes sent in as paper."
        ),
        purpose=N_("To work out dates, and when your sick pay ends."),
    ),
    Kept.CASES: OwnWords(
        title=N_("Your follow-ups"),
        holds=N_("That you were away and followed up: stage, dates, grade, outcome."),
    ),
    Kept.DOCUMENTS: OwnWords(
        holds=N_("Plans, minutes, exemptions, tries to get in touch, and how you answered them.")
    ),
    Kept.CONSENTS: OwnWords(
        title=N_("Your consents"), holds=N_("What you allowed, for how long, and when you took it back.")
    ),
    Kept.PAPERS: OwnWords(
        holds=N_("Letters, signed copies and applications that you or others put on your follow-up.")
    ),
    Kept.INVITATIONS: OwnWords(
        title=N_("Your invitations to representatives"),
        holds=N_("Whom you let in, to what, and until when."),
        purpose=N_("To open your follow-up to them and to nobody else."),
    ),
    Kept.HISTORY: OwnWords(holds=N_("Who did what in your follow-ups, and when.")),
    Kept.READ_LOG: OwnWords(
        holds=N_("Who has opened what of your follow-ups, and when."),
        purpose=N_("So that you can see who has read it."),
    ),
    Kept.TASKS: OwnWords(
        holds=N_("What you and others were asked to do in your follow-ups, and when it was done.")
    ),
    Kept.ACKNOWLEDGEMENTS: OwnWords(
        title=N_("What you have read of the routine"),
        holds=N_("When you read a version, were there when it was gone through, or were reminded of it."),
    ),
    Kept.SUGGESTIONS: OwnWords(
        title=N_("Your suggestions for a unit's list"),
        holds=N_("What you suggested the unit could adapt. What stands on the list stays there."),
    ),
    Kept.SESSIONS: OwnWords(
        title=N_("Your sessions"),
        holds=N_("When and with which browser you were signed in."),
        purpose=N_("To keep you signed in, and to let you see where."),
    ),
    Kept.ACCOUNTS: OwnWords(
        title=N_("Your account"),
        holds=N_("Your user name, your roles, and what you need to sign in, in a form nobody can read."),
        purpose=N_("So that you can sign in."),
    ),
    Kept.EMPLOYMENTS: OwnWords(title=N_("Your employments"), purpose=N_("To know who follows you up.")),
    Kept.PEOPLE: OwnWords(
        title=N_("You yourself"),
        holds=N_("Your name and language, and how you can be reached while you work here."),
    ),
    Kept.CONTACT_DETAILS: OwnWords(
        title=N_("Your contact details after you have left"),
        holds=N_(
            "Your e-mail, telephone, birthday and identity number, when you are only a name in the papers of others."
        ),
        purpose=N_("To reach you, and to tell people apart."),
    ),
    Kept.MANDATES: OwnWords(
        title=N_("Your mandates, and the units you represent"),
        holds=N_(
            "For whom you stood in or who stood in for you, and whose figures you saw, from when to when."
        ),
        purpose=N_("To show on what grounds you or others could read."),
    ),
    Kept.SECURITY_LOG: OwnWords(
        holds=N_(
            "Sign-ins, changed accounts and exports, with numbers only. Once your account is deleted they tell nobody who you were."
        )
    ),
}
OWN_SINCE: dict[Since, str] = SINCE | {
    Since.UNTOUCHED: N_("the last time you touched it"),
    Since.EMPLOYMENT_ENDED: N_("the last day of your last employment here"),
    Since.LEFT: N_(
        "the last day of your last employment, or the day your account was disabled if that was later"
    ),
}
"""The event the time is counted from."""


def to_you(one: DataClass) -> DataClass:
    """The class, told to whoever it is about."""
    words = OWN_WORDS.get(one.word, OwnWords())
    return replace(
        one,
        title=words.title or one.title,
        holds=words.holds or one.holds,
        purpose=words.purpose or one.purpose,
    )
