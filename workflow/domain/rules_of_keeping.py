"""How long each kind of data is kept, as dated data; what each kind is: retention.py.

None of these is the law's: the law asks that nothing is kept longer than it is needed. The bounds keep a slip of the finger
from deleting what is needed, and the service from keeping what nobody needs.
"""

from workflow.domain.dated_rules import Bounds, CountsBy, DatedNumber, Unit
from workflow.domain.rule_sources import by_house
from workflow.domain.text import N_


def _kept(name: str, title: str, value: int, unit: Unit, bounds: Bounds, hint: str) -> DatedNumber:
    return by_house(name, title, value, unit, bounds, hint, counts_by=CountsBy.RUN_DAY)


MANAGER_ACCESS_MONTHS_AFTER_SPELL = by_house(
    "manager_access_months_after_spell",
    N_("How long the manager can open a follow-up after the absence has ended"),
    4,
    Unit.MONTHS,
    Bounds(0, 12),
    N_("Long enough for the talk after the return. After that, HR and the employee have it."),
    counts_by=CountsBy.RUN_DAY,
)
KEEP_DRAFTS = _kept(
    "keep_drafts_months",
    N_("How long a draft lies untouched"),
    4,
    Unit.MONTHS,
    Bounds(1, 12),
    N_("A draft that nobody has written in for so long is not coming back."),
)
KEEP_TALK_NOTES = _kept(
    "keep_talk_notes_months",
    N_("How long notes of a talk are kept when no minutes were filed"),
    4,
    Unit.MONTHS,
    Bounds(1, 12),
    N_("Notes end with the minutes. These are the ones that never became minutes."),
)
KEEP_PREPARATIONS = _kept(
    "keep_preparations_months",
    N_("How long preparation for a talk is kept after the follow-up is closed"),
    4,
    Unit.MONTHS,
    Bounds(0, 12),
    N_("It helped before the talk. What was agreed stands in the minutes."),
)
KEEP_PLAN_ANSWERS = _kept(
    "keep_plan_answers_months",
    N_("How long what each side wrote for the plan is kept after the follow-up is closed"),
    12,
    Unit.MONTHS,
    Bounds(0, 60),
    N_("The plan itself is kept with the follow-up. This is what led to it."),
)
KEEP_TASKS = _kept(
    "keep_tasks_months",
    N_("How long tasks are kept after the follow-up is closed"),
    12,
    Unit.MONTHS,
    Bounds(1, 60),
    N_("What was done stands in the history. The list of tasks is not needed for long."),
)
KEEP_DIFFICULTIES = _kept(
    "keep_difficulties_months",
    N_("How long the mark that a follow-up is difficult is kept after it is closed"),
    4,
    Unit.MONTHS,
    Bounds(0, 12),
    N_("It is there to get help. What was done stands in the documents and with each request."),
)
KEEP_SELF_CERTIFICATIONS = _kept(
    "keep_self_certifications_years",
    N_("How long self-certified absence is kept"),
    3,
    Unit.YEARS,
    Bounds(1, 5),
    N_("Counted from the last day of the period. Nothing goes while a follow-up of the person is open."),
)
KEEP_SICK_NOTES = _kept(
    "keep_sick_notes_years",
    N_("How long periods with a sick note are kept"),
    5,
    Unit.YEARS,
    Bounds(3, 10),
    N_(
        "Sick pay looks three years back, so three years at least. Nothing goes while a follow-up of the person is open."
    ),
)
KEEP_CASES = _kept(
    "keep_cases_years",
    N_("How long a follow-up is kept after the employment has ended"),
    10,
    Unit.YEARS,
    Bounds(1, 10),
    N_("Ten years at most. A new employment here means that counting has not begun."),
)
KEEP_ACKNOWLEDGEMENTS = _kept(
    "keep_acknowledgements_months",
    N_("How long we remember that somebody read the routine, after they left"),
    12,
    Unit.MONTHS,
    Bounds(0, 60),
    N_("While somebody works here it shows that the routine is known."),
)
KEEP_SUGGESTIONS = _kept(
    "keep_suggestions_months",
    N_("How long a suggestion that does not stand on a unit's list is kept"),
    24,
    Unit.MONTHS,
    Bounds(1, 60),
    N_("Counted from when it was declined, taken off the list, or made and never answered."),
)
KEEP_ACCOUNTS = _kept(
    "keep_accounts_months",
    N_("How long an account is kept after its owner has left"),
    6,
    Unit.MONTHS,
    Bounds(1, 24),
    N_("Time to fetch one's own papers. An account that does other work here stays until it is disabled."),
)
KEEP_PEOPLE = _kept(
    "keep_people_months",
    N_("How long the name of somebody who left is kept when nothing else is"),
    12,
    Unit.MONTHS,
    Bounds(1, 60),
    N_(
        "As long as a document of somebody else names them, the name stays, and address, telephone, birthday and identity number go."
    ),
)
KEEP_EXPORTS = _kept(
    "keep_exports_months",
    N_("How long we remember that somebody ordered everything about themselves"),
    12,
    Unit.MONTHS,
    Bounds(1, 24),
    N_("The file itself is gone after seven days."),
)
KEEP_WORK_DONE = _kept(
    "keep_work_done_months",
    N_("How long the list of work the service has done is kept"),
    6,
    Unit.MONTHS,
    Bounds(1, 24),
    N_("It shows that a message went out once and not twice. Work of an open follow-up stays."),
)
KEEP_SESSIONS = _kept(
    "keep_sessions_days",
    N_("How long an old session is remembered"),
    30,
    Unit.DAYS,
    Bounds(1, 90),
    N_("So that everybody can see where they have been signed in lately."),
)
KEEP_MANDATES = _kept(
    "keep_mandates_months",
    N_("How long a mandate or a representative's units are remembered after the last day"),
    24,
    Unit.MONTHS,
    Bounds(1, 120),
    N_("It shows on what grounds somebody could read. What they did stands in the history."),
)
KEEP_SIGN_IN_ATTEMPTS = _kept(
    "keep_sign_in_attempts_days",
    N_("How long tries to sign in are remembered"),
    90,
    Unit.DAYS,
    Bounds(30, 365),
    N_("They slow down whoever guesses passwords. Names and addresses are not readable in them."),
)
KEEPING: tuple[DatedNumber, ...] = (
    KEEP_DRAFTS,
    KEEP_TALK_NOTES,
    KEEP_PREPARATIONS,
    KEEP_PLAN_ANSWERS,
    KEEP_TASKS,
    KEEP_DIFFICULTIES,
    KEEP_SELF_CERTIFICATIONS,
    KEEP_SICK_NOTES,
    KEEP_CASES,
    KEEP_ACKNOWLEDGEMENTS,
    KEEP_SUGGESTIONS,
    KEEP_ACCOUNTS,
    KEEP_PEOPLE,
    KEEP_EXPORTS,
    KEEP_WORK_DONE,
    KEEP_SESSIONS,
    KEEP_SIGN_IN_ATTEMPTS,
    KEEP_MANDATES,
)
