"""The page a data-protection officer reads: every kind of personal data, what it is for, how long it is kept, counted from when.

Every table with personal data stands here in exactly one class (one whose rows differ by kind, in two that complete each
other); a test compares this page with the database. How rows are found and removed is decided in adapters/persistence.
"""

from dataclasses import dataclass
from enum import StrEnum

from workflow.domain import rules_of_keeping as rules
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.dated_rules import DatedNumber
from workflow.domain.documents import DocumentKind
from workflow.domain.papers import PaperKind
from workflow.domain.text import N_


class Since(StrEnum):
    """The event the time is counted from."""

    UNTOUCHED = "untouched"
    MEETING = "meeting"
    PERIOD_ENDED = "period_ended"
    CASE_CLOSED = "case_closed"
    EMPLOYMENT_ENDED = "employment_ended"
    LEFT = "left"
    ANSWERED = "answered"
    ORDERED = "ordered"
    DONE = "done"
    NEVER = "never"


SINCE: dict[Since, str] = {
    Since.UNTOUCHED: N_("the last time somebody touched it"),
    Since.MEETING: N_("the day of the talk, or the last time somebody wrote in them if that was later"),
    Since.PERIOD_ENDED: N_("the last day of the period; for a paper, the day it came"),
    Since.CASE_CLOSED: N_("the day the follow-up was closed"),
    Since.EMPLOYMENT_ENDED: N_("the last day of the person's last employment here"),
    Since.LEFT: N_(
        "the last day of the last employment, or the day the account was disabled if that was later"
    ),
    Since.ANSWERED: N_("the day it was declined or taken off the list, or made and never answered"),
    Since.ORDERED: N_("the day it was ordered"),
    Since.DONE: N_("the day it was done; for a follow-up, not before that is closed"),
    Since.NEVER: N_("not counted: kept as long as the workplace uses the service"),
}


class Kept(StrEnum):
    """The classes."""

    DRAFTS = "drafts"
    TALK_NOTES = "talk_notes"
    PREPARATIONS = "preparations"
    PLAN_ANSWERS = "plan_answers"
    SELF_CERTIFICATIONS = "self_certifications"
    SICK_NOTES = "sick_notes"
    CASES = "cases"
    DOCUMENTS = "documents"
    LETTERS = "letters"
    MEETINGS = "meetings"
    MEASURES = "measures"
    CONSENTS = "consents"
    PAPERS = "papers"
    REQUESTS = "requests"
    INVITATIONS = "invitations"
    HISTORY = "history"
    READ_LOG = "read_log"
    HOLDS = "holds"
    TASKS = "tasks"
    PACKAGES = "packages"
    WORK_DONE = "work_done"
    ACKNOWLEDGEMENTS = "acknowledgements"
    SUGGESTIONS = "suggestions"
    SESSIONS = "sessions"
    SIGN_IN_ATTEMPTS = "sign_in_attempts"
    ACCOUNTS = "accounts"
    EMPLOYMENTS = "employments"
    PEOPLE = "people"
    CONTACT_DETAILS = "contact_details"
    MANDATES = "mandates"
    SECURITY_LOG = "security_log"
    WORKPLACE = "workplace"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """A table of the database; `only` or `but` these kinds where its rows belong to two classes."""

    table: str
    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DataClass:
    """A kind of data: what it holds, what it is for, and the rule that ends it; `rule` is None for what is not personal to anybody here.

    `goes_with` names the class whose end is the end of this one too.
    """

    word: Kept
    title: str
    holds: str
    purpose: str
    rule: DatedNumber | None
    since: Since
    rows: tuple[Rows, ...]
    goes_with: Kept | None = None


def _all(*tables: str) -> tuple[Rows, ...]:
    return tuple(Rows(table=name) for name in tables)


def _with_the_case(word: Kept, title: str, holds: str, purpose: str, *rows: Rows) -> DataClass:
    return DataClass(
        word=word,
        title=title,
        holds=holds,
        purpose=purpose,
        rule=rules.KEEP_CASES,
        since=Since.EMPLOYMENT_ENDED,
        rows=rows,
        goes_with=Kept.CASES,
    )


CLASSES: tuple[DataClass, ...] = (
    DataClass(
        word=Kept.DRAFTS,
        title=N_("Drafts"),
        holds=N_("Forms somebody began to fill in and has not sent."),
        purpose=N_("So that nobody loses what they have written."),
        rule=rules.KEEP_DRAFTS,
        since=Since.UNTOUCHED,
        rows=_all("draft"),
    ),
    DataClass(
        word=Kept.TALK_NOTES,
        title=N_("Notes of talks"),
        holds=N_("Working notes of whoever held a talk, where no minutes were filed."),
        purpose=N_("To write the minutes from."),
        rule=rules.KEEP_TALK_NOTES,
        since=Since.MEETING,
        rows=_all("talk_note"),
    ),
    DataClass(
        word=Kept.PREPARATIONS,
        title=N_("Preparation for talks"),
        holds=N_("What each side wrote or ticked before a talk."),
        purpose=N_("To come prepared."),
        rule=rules.KEEP_PREPARATIONS,
        since=Since.CASE_CLOSED,
        rows=_all("preparation", "preparation_check"),
    ),
    DataClass(
        word=Kept.PLAN_ANSWERS,
        title=N_("Answers to the plan's questions"),
        holds=N_("What manager and employee each shared before a version of the plan was filed."),
        purpose=N_("To make the plan together."),
        rule=rules.KEEP_PLAN_ANSWERS,
        since=Since.CASE_CLOSED,
        rows=_all("plan_voice"),
    ),
    DataClass(
        word=Kept.SELF_CERTIFICATIONS,
        title=N_("Self-certified absence"),
        holds=N_("Periods the employee certified, and the self-certifications themselves."),
        purpose=N_("To know how many days are left, and what sick pay rests on."),
        rule=rules.KEEP_SELF_CERTIFICATIONS,
        since=Since.PERIOD_ENDED,
        rows=(
            Rows(table="absence_period", only=(AbsenceKind.SELF_CERTIFIED,)),
            Rows(table="document", only=(DocumentKind.SELF_CERTIFICATION,)),
        ),
    ),
    DataClass(
        word=Kept.SICK_NOTES,
        title=N_("Periods with a sick note"),
        holds=N_(
            "Days and grade of each sick note, holiday and leave in between, and sick notes sent in as paper."
        ),
        purpose=N_("To work out dates, and when sick pay ends."),
        rule=rules.KEEP_SICK_NOTES,
        since=Since.PERIOD_ENDED,
        rows=(
            Rows(table="absence_period", but=(AbsenceKind.SELF_CERTIFIED,)),
            Rows(table="received_paper", only=(PaperKind.SICK_NOTE,)),
        ),
    ),
    DataClass(
        word=Kept.CASES,
        title=N_("Follow-ups"),
        holds=N_("That somebody was away and followed up: stage, dates, grade, outcome."),
        purpose=N_("To follow up as the law asks, and to be able to show it."),
        rule=rules.KEEP_CASES,
        since=Since.EMPLOYMENT_ENDED,
        rows=_all("follow_up_case"),
    ),
    _with_the_case(
        Kept.DOCUMENTS,
        N_("Documents and the contact log"),
        N_("Plans, minutes, exemptions, tries to get in touch, and how the employee answered them."),
        N_("What the law asks the employer to write down."),
        Rows(table="document", but=(DocumentKind.SELF_CERTIFICATION,)),
        Rows(table="confirmation"),
    ),
    _with_the_case(
        Kept.LETTERS,
        N_("Letters and copies"),
        N_("The papers made of documents, and to whom something was sent or handed over."),
        N_("To show what left the house, when, and on what grounds."),
        *_all("filed_copy", "delivery"),
    ),
    _with_the_case(
        Kept.MEETINGS,
        N_("Meetings"),
        N_("When meetings were, who was invited, and what was answered."),
        N_("To hold the meetings the law asks for."),
        *_all("meeting", "meeting_answer", "talk"),
    ),
    _with_the_case(
        Kept.MEASURES,
        N_("Accommodation measures"),
        N_("What was agreed for a time, and how it worked."),
        N_("To find out what helps."),
        *_all("measure", "measure_evaluation"),
    ),
    _with_the_case(
        Kept.CONSENTS,
        N_("Consents"),
        N_("What the employee allowed, for how long, and when it was taken back."),
        N_("Nobody outside is contacted without one."),
        Rows(table="consent"),
    ),
    _with_the_case(
        Kept.PAPERS,
        N_("Papers that came from outside"),
        N_("Letters, signed copies and applications that somebody put on the follow-up."),
        N_("To have the evidence where it belongs."),
        Rows(table="received_paper", but=(PaperKind.SICK_NOTE,)),
    ),
    _with_the_case(
        Kept.REQUESTS,
        N_("Requests for help"),
        N_("What HR or Nav was asked for, and what came of it."),
        N_("To get help in time."),
        Rows(table="escalation"),
    ),
    _with_the_case(
        Kept.INVITATIONS,
        N_("Invitations to representatives"),
        N_("Whom the employee let in, to what, and until when."),
        N_("To open the follow-up to them and to nobody else."),
        Rows(table="invitation"),
    ),
    _with_the_case(
        Kept.HISTORY,
        N_("History"),
        N_("Who did what in a follow-up, and when."),
        N_("To be able to show what happened."),
        Rows(table="history"),
    ),
    _with_the_case(
        Kept.READ_LOG,
        N_("Log of readings"),
        N_("Who has opened what of a follow-up, and when."),
        N_("So that the employee can see who has read it."),
        *_all("read_log", "access_reason"),
    ),
    _with_the_case(
        Kept.HOLDS,
        N_("Legal holds"),
        N_("That something must not be deleted yet, why, and who decided it."),
        N_("To keep evidence while a dispute lasts."),
        Rows(table="legal_hold"),
    ),
    DataClass(
        word=Kept.TASKS,
        title=N_("Tasks"),
        holds=N_("What somebody was asked to do in a follow-up, and when it was done."),
        purpose=N_("So that nothing is forgotten."),
        rule=rules.KEEP_TASKS,
        since=Since.CASE_CLOSED,
        rows=_all("work_item"),
    ),
    DataClass(
        word=Kept.PACKAGES,
        title=N_("Evidence packages and exports"),
        holds=N_("That a package was ordered. Its content is gone after seven days."),
        purpose=N_("To hand out what is on file, and to see who took it."),
        rule=rules.KEEP_EXPORTS,
        since=Since.ORDERED,
        rows=_all("evidence_package", "evidence_part"),
    ),
    DataClass(
        word=Kept.WORK_DONE,
        title=N_("Work the service has done"),
        holds=N_(
            "Which message or paper was due, who was reminded, and that it was done. No texts, no names."
        ),
        purpose=N_("So that nothing is done twice."),
        rule=rules.KEEP_WORK_DONE,
        since=Since.DONE,
        rows=_all("outbox", "reminder"),
    ),
    DataClass(
        word=Kept.ACKNOWLEDGEMENTS,
        title=N_("Who has read the routine"),
        holds=N_("When somebody read a version, was there when it was gone through, or was reminded of it."),
        purpose=N_("To show that the routine is known."),
        rule=rules.KEEP_ACKNOWLEDGEMENTS,
        since=Since.EMPLOYMENT_ENDED,
        rows=_all("routine_reading", "routine_presence"),
    ),
    DataClass(
        word=Kept.SUGGESTIONS,
        title=N_("Suggestions for a unit's list"),
        holds=N_("What somebody suggested the unit could adapt. What stands on the list stays there."),
        purpose=N_("To find more that can be adapted."),
        rule=rules.KEEP_SUGGESTIONS,
        since=Since.ANSWERED,
        rows=_all("accommodation_option"),
    ),
    DataClass(
        word=Kept.SESSIONS,
        title=N_("Sessions"),
        holds=N_("When and with which browser somebody was signed in."),
        purpose=N_("To keep somebody signed in, and to let them see where."),
        rule=rules.KEEP_SESSIONS,
        since=Since.UNTOUCHED,
        rows=_all("web_session"),
    ),
    DataClass(
        word=Kept.SIGN_IN_ATTEMPTS,
        title=N_("Tries to sign in"),
        holds=N_("When a try failed or succeeded, with an unreadable mark of the account and the address."),
        purpose=N_("To slow down whoever guesses passwords."),
        rule=rules.KEEP_SIGN_IN_ATTEMPTS,
        since=Since.ORDERED,
        rows=_all("sign_in_attempt"),
    ),
    DataClass(
        word=Kept.ACCOUNTS,
        title=N_("Accounts of people who left"),
        holds=N_("User name, roles, and what is needed to sign in, in a form nobody can read."),
        purpose=N_("To sign in."),
        rule=rules.KEEP_ACCOUNTS,
        since=Since.LEFT,
        rows=_all(
            "account",
            "account_role",
            "totp_factor",
            "passkey",
            "recovery_code",
            "known_browser",
            "oidc_identity",
            "calendar_feed",
        ),
    ),
    DataClass(
        word=Kept.EMPLOYMENTS,
        title=N_("Employments"),
        holds=N_("Unit, position, percentage, manager, first and last day."),
        purpose=N_("To know who follows up whom."),
        rule=rules.KEEP_PEOPLE,
        since=Since.EMPLOYMENT_ENDED,
        rows=_all("employment"),
        goes_with=Kept.PEOPLE,
    ),
    DataClass(
        word=Kept.PEOPLE,
        title=N_("People of whom nothing else is left"),
        holds=N_("Name and language."),
        purpose=N_("To know whom the rest is about."),
        rule=rules.KEEP_PEOPLE,
        since=Since.EMPLOYMENT_ENDED,
        rows=_all("person"),
    ),
    DataClass(
        word=Kept.CONTACT_DETAILS,
        title=N_("Contact details of people who left"),
        holds=N_(
            "E-mail, telephone, birthday and identity number of somebody who is only a name in the papers of others."
        ),
        purpose=N_("To reach somebody, and to tell people apart."),
        rule=rules.KEEP_PEOPLE,
        since=Since.EMPLOYMENT_ENDED,
        rows=(),
    ),
    DataClass(
        word=Kept.MANDATES,
        title=N_("Mandates and the units of representatives"),
        holds=N_("Who stood in for a manager, or saw the figures of a unit, from when to when."),
        purpose=N_("To show on what grounds somebody could read."),
        rule=rules.KEEP_MANDATES,
        since=Since.PERIOD_ENDED,
        rows=_all("substitution", "covered_unit"),
    ),
    DataClass(
        word=Kept.SECURITY_LOG,
        title=N_("The security log"),
        holds=N_(
            "Sign-ins, changed accounts and exports, with numbers only. Once the account is deleted they tell nobody who it was."
        ),
        purpose=N_("To find misuse, and to show that nothing was rewritten."),
        rule=None,
        since=Since.NEVER,
        rows=_all("audit_event"),
    ),
    DataClass(
        word=Kept.WORKPLACE,
        title=N_("Who decided for the workplace"),
        holds=N_("Who wrote a routine or changed a rule, and when the routine was gone through."),
        purpose=N_("To know what counted when, and who decided it."),
        rule=None,
        since=Since.NEVER,
        rows=_all("routine", "routine_talk", "house_rule_change", "reminder_storm"),
    ),
)
BY_WORD: dict[Kept, DataClass] = {one.word: one for one in CLASSES}

NOT_PERSONAL: dict[str, str] = {
    "unit": "Units and their names",
    "unit_logo": "Logos",
    "process_heartbeat": "Which processes are alive",
    "recomputation": "The daily run through open cases, in numbers",
    "audit_chain": "Keyed hashes over the log",
    "audit_head": "How far the log reaches",
    "audit_release": "Which lines of the log a receipt let go",
    "retention_pass": "Empty but inside a deletion",
    "used_challenge": "Marks of questions that were answered",
    "oidc_used": "Marks of sign-ins that were used up",
    "figure": "Figures that tell of nobody",
    "counted_quarter": "Which quarters were counted",
    "retention_run": "Runs of deletion, in numbers",
    "retention_receipt": "Receipts: how many, when, by which rule",
    "retention_mark": "Marks of what was deleted, unreadable without the key and the id",
}
"""Tables without personal data."""


def class_of(table: str, kind: str | None) -> Kept:
    """The class a row belongs to."""
    for one in CLASSES:
        for rows in one.rows:
            if rows.table == table and (not rows.only or kind in rows.only) and kind not in rows.but:
                return one.word
    raise KeyError(table)
