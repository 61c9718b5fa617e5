"""Decides who may do what with what: the whole of it, as one table. Deny by default: what no row grants is refused.

A row gives a role, standing in some relation, certain acts on certain things. How a relation is recognised in the database is
`adapters/persistence/relations.py`; every page, file, list, search, form and use case asks one of the two, and nothing else decides.
`tilbake access` prints the table for whoever has to answer for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workflow.domain.people import REPRESENTATIVES, Role
from workflow.domain.text import N_


class Act(StrEnum):
    """What is done. To read is to be shown; to take is to be handed a file to keep, made for that."""

    READ = "read"
    WRITE = "write"
    ADVANCE = "advance"
    ANSWER = "answer"
    DECIDE = "decide"
    TAKE = "take"


class Thing(StrEnum):
    """What it is done with; the sentence in `THINGS` says what belongs to it."""

    CASE = "case"
    DATES = "dates"
    DOCUMENT = "document"
    PLAN = "plan"
    PLAN_ANSWERS = "plan_answers"
    MEETING = "meeting"
    PREPARATION = "preparation"
    TALK_NOTES = "talk_notes"
    REGISTER = "register"
    MEASURE = "measure"
    CONTACTS = "contacts"
    CONSENT = "consent"
    FOLDER = "folder"
    PACKAGE = "package"
    ESCALATION = "escalation"
    DIFFICULTY = "difficulty"
    TASK = "task"
    READ_LOG = "read_log"
    INVITATION = "invitation"
    OWN_REQUEST = "own_request"
    OWN_DATA = "own_data"
    CASE_LIST = "case_list"
    SAVED_VIEW = "saved_view"
    PERSON_SEARCH = "person_search"
    NEW_CASE = "new_case"
    HAND_OVER = "hand_over"
    SUBSTITUTION = "substitution"
    WORK = "work"
    ROUTINE = "routine"
    UNIT_LIST = "unit_list"
    FIGURES = "figures"
    HOUSE_RULES = "house_rules"
    RETENTION = "retention"
    HOLD = "hold"
    USERS = "users"
    UNITS = "units"
    INTEGRITY = "integrity"
    GUIDE = "guide"
    OWN_READINGS = "own_readings"


class Relation(StrEnum):
    """How somebody stands to what is asked for; the sentence in `RELATIONS` says when it holds."""

    OWN = "own"
    RESPONSIBLE = "responsible"
    SUBSTITUTE = "substitute"
    OVERSIGHT = "oversight"
    PAY = "pay"
    INVITED_TO_MEETING = "invited_to_meeting"
    INVITED_TO_PLAN = "invited_to_plan"
    INVITED_TO_CASE = "invited_to_case"
    AT_WORK = "at_work"
    COVERS = "covers"
    LEADS = "leads"
    SERVICE = "service"


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """A row: in this role, standing so, one may do this with that. `why` says what it is needed for."""

    roles: tuple[Role, ...]
    relations: tuple[Relation, ...]
    acts: tuple[Act, ...]
    things: tuple[Thing, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Right:
    """One act on one thing: what an address or a use case asks for."""

    act: Act
    thing: Thing

    def __str__(self) -> str:
        return f"{self.act} {self.thing}"


FOLLOWING = (Relation.RESPONSIBLE, Relation.SUBSTITUTE)
INVITED = (Relation.INVITED_TO_MEETING, Relation.INVITED_TO_PLAN, Relation.INVITED_TO_CASE)
OF_A_CASE = (
    Thing.CASE, Thing.DATES, Thing.DOCUMENT, Thing.PLAN, Thing.PLAN_ANSWERS, Thing.MEETING, Thing.PREPARATION,
    Thing.TALK_NOTES, Thing.REGISTER, Thing.MEASURE, Thing.CONTACTS, Thing.CONSENT, Thing.FOLDER, Thing.TASK,
)  # fmt: skip
"""What whoever follows a case up works with."""
R, T, A, L = Role, Thing, Act, Relation

ACCESS: tuple[Grant, ...] = (
    # --- the employee, about themselves ---------------------------------------------------------------------------
    Grant(
        roles=(R.EMPLOYEE,), relations=(L.OWN,), acts=(A.READ,),
        things=(T.CASE, T.DATES, T.DOCUMENT, T.PLAN, T.PLAN_ANSWERS, T.MEETING, T.PREPARATION, T.REGISTER, T.MEASURE, T.CONTACTS,
                T.CONSENT, T.FOLDER, T.ESCALATION, T.READ_LOG, T.INVITATION, T.OWN_DATA),
        why=N_("Employees read all of their own case, and who has read it."),
    ),
    Grant(
        roles=(R.EMPLOYEE,), relations=(L.OWN,), acts=(A.ANSWER,),
        things=(T.DOCUMENT, T.PLAN, T.PLAN_ANSWERS, T.MEETING, T.MEASURE, T.CONTACTS, T.TASK),
        why=N_("They confirm, comment, object, answer invitations and say how contact suits them."),
    ),
    Grant(
        roles=(R.EMPLOYEE,), relations=(L.OWN,), acts=(A.WRITE,),
        things=(T.DOCUMENT, T.PLAN_ANSWERS, T.PREPARATION, T.CONSENT, T.FOLDER, T.INVITATION, T.OWN_REQUEST, T.NEW_CASE),
        why=N_("They report, prepare, consent, send papers, invite representatives and ask for meetings."),
    ),
    Grant(
        roles=(R.EMPLOYEE,), relations=(L.OWN,), acts=(A.ADVANCE,), things=(T.CASE,),
        why=N_("They take the steps the process leaves to either side."),
    ),
    Grant(
        roles=(R.EMPLOYEE,), relations=(L.OWN,), acts=(A.TAKE,), things=(T.PACKAGE, T.OWN_DATA),
        why=N_("They get everything about themselves as files."),
    ),
    # --- whoever follows up ------------------------------------------------------------------------------------------
    Grant(
        roles=(R.MANAGER,), relations=FOLLOWING, acts=(A.READ, A.WRITE), things=OF_A_CASE,
        why=N_("The responsible manager follows up the running absence, or a substitute for the time of the mandate."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=FOLLOWING, acts=(A.ADVANCE,), things=(T.CASE,),
        why=N_("They take the steps of the process."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=FOLLOWING, acts=(A.READ,), things=(T.READ_LOG, T.CASE_LIST, T.PERSON_SEARCH),
        why=N_("They find their own employees and cases, and see which roles have read a case."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=FOLLOWING, acts=(A.READ, A.WRITE), things=(T.ESCALATION,),
        why=N_("They see how a request to HR stands, and take their own back while nobody has decided."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=FOLLOWING, acts=(A.READ, A.WRITE), things=(T.DIFFICULTY,),
        why=N_("They mark a follow-up that is difficult, to get help with it and to see that it is looked at again."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=FOLLOWING, acts=(A.WRITE,), things=(T.NEW_CASE,),
        why=N_("They report an absence, or begin a talk before there is one."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=(L.RESPONSIBLE,), acts=(A.READ, A.WRITE), things=(T.SUBSTITUTION,),
        why=N_("They leave their cases to a substitute for a time, with a mandate on file."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=(L.LEADS,), acts=(A.READ, A.TAKE), things=(T.FIGURES,),
        why=N_("Figures of the units they lead, and of those below: how the follow-up goes, without identities, small numbers hidden."),
    ),
    # --- HR ------------------------------------------------------------------------------------------------------------
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.READ, A.WRITE), things=(*OF_A_CASE, T.SUBSTITUTION),
        why=N_("HR supports managers in every case but their own; opening one outside an open task takes a reason."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.ADVANCE,), things=(T.CASE,),
        why=N_("HR takes steps where no manager can."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.READ,), things=(T.READ_LOG, T.CASE_LIST, T.PERSON_SEARCH),
        why=N_("HR watches deadlines across the organisation, and who reads what."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.TAKE,), things=(T.CASE_LIST,),
        why=N_("HR takes the list along as a file, to go through it with others; each case in it is noted."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.SERVICE,), acts=(A.READ, A.WRITE), things=(T.SAVED_VIEW,),
        why=N_("HR keeps views of the list under names of their own; nobody else sees them."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.WRITE,), things=(T.NEW_CASE, T.HAND_OVER),
        why=N_("HR reports absences and gives a case a new responsible."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.READ, A.DECIDE), things=(T.WORK, T.HOLD),
        why=N_("HR decides on what must not be deleted yet, and sees to failed work of cases."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.READ, A.WRITE, A.DECIDE), things=(T.ESCALATION,),
        why=N_("HR decides on requests for help, and takes them on to their end."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.READ, A.WRITE), things=(T.DIFFICULTY,),
        why=N_("HR helps with follow-ups that are difficult; what is written there comes with everything about the employee."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.OVERSIGHT,), acts=(A.TAKE,), things=(T.PACKAGE,),
        why=N_("HR takes out the documentation of a case; each time is noted."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.SERVICE,), acts=(A.READ, A.DECIDE), things=(T.HOUSE_RULES, T.RETENTION),
        why=N_("HR sets the rules of the house and how long things are kept."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.SERVICE,), acts=(A.READ, A.TAKE), things=(T.FIGURES,),
        why=N_("Figures of all units, without identities, small numbers hidden: HR answers for how the follow-up goes."),
    ),
    # --- payroll -------------------------------------------------------------------------------------------------------
    Grant(
        roles=(R.PAYROLL,), relations=(L.PAY,), acts=(A.READ,), things=(T.DATES,),
        why=N_("Payroll reads dates and percentages, to stop pay on the right day."),
    ),
    Grant(
        roles=(R.PAYROLL,), relations=(L.PAY,), acts=(A.ANSWER,), things=(T.TASK,),
        why=N_("Payroll closes its own tasks."),
    ),
    # --- representatives: reading only ------------------------------------------------------------------------------------
    Grant(
        roles=REPRESENTATIVES, relations=INVITED, acts=(A.READ,), things=(T.MEETING, T.CASE_LIST),
        why=N_("Whom the employee has invited sees the meetings they are invited to, until the last day."),
    ),
    Grant(
        roles=REPRESENTATIVES, relations=(L.INVITED_TO_PLAN, L.INVITED_TO_CASE), acts=(A.READ,), things=(T.PLAN, T.DATES),
        why=N_("Invited to the plan: also the plan that counts, and the dates."),
    ),
    Grant(
        roles=REPRESENTATIVES, relations=(L.INVITED_TO_CASE,), acts=(A.READ,), things=(T.CASE, T.DOCUMENT, T.CONTACTS),
        why=N_("Invited to the whole case: also its documents and the contact log."),
    ),
    Grant(
        roles=REPRESENTATIVES, relations=(L.COVERS,), acts=(A.READ, A.TAKE), things=(T.FIGURES,),
        why=N_("Figures of the units they cover, without identities, small numbers hidden."),
    ),
    Grant(
        roles=REPRESENTATIVES, relations=(L.SERVICE,), acts=(A.READ,), things=(T.UNIT_LIST, T.OWN_READINGS),
        why=N_("The lists of accommodation possibilities name nobody; what one has read oneself is one's own."),
    ),
    # --- everybody at work -------------------------------------------------------------------------------------------------
    Grant(
        roles=(R.EMPLOYEE, R.MANAGER), relations=(L.AT_WORK,), acts=(A.READ, A.ANSWER), things=(T.ROUTINE,),
        why=N_("The routine is read and acknowledged by all who work where it counts."),
    ),
    Grant(
        roles=(R.EMPLOYEE,), relations=(L.AT_WORK,), acts=(A.READ, A.ANSWER), things=(T.UNIT_LIST,),
        why=N_("The list of the own unit is read by all, and added to by suggestion."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=(L.AT_WORK,), acts=(A.READ, A.WRITE), things=(T.UNIT_LIST,),
        why=N_("Managers keep the lists of the units they answer for."),
    ),
    Grant(
        roles=(R.MANAGER,), relations=(L.AT_WORK,), acts=(A.WRITE,), things=(T.ROUTINE,),
        why=N_("Managers go through the routine with their people."),
    ),
    Grant(
        roles=(R.HR,), relations=(L.SERVICE,), acts=(A.READ, A.WRITE, A.DECIDE), things=(T.ROUTINE, T.UNIT_LIST),
        why=N_("HR writes the routine and keeps the lists of all units."),
    ),
    Grant(
        roles=(R.EMPLOYEE, R.MANAGER, R.HR), relations=(L.SERVICE,), acts=(A.READ,), things=(T.GUIDE,),
        why=N_("The conversation guide is the same for everybody and tells of nobody."),
    ),
    # --- the administrator: no case ------------------------------------------------------------------------------------------
    Grant(
        roles=(R.ADMIN,), relations=(L.SERVICE,), acts=(A.READ, A.WRITE), things=(T.USERS, T.UNITS),
        why=N_("Administrators keep accounts and units, and see no case."),
    ),
    Grant(
        roles=(R.ADMIN,), relations=(L.SERVICE,), acts=(A.READ, A.DECIDE), things=(T.WORK,),
        why=N_("Administrators see to failed work of no case; of the rest they see how much there is and why, not of whom."),
    ),
    Grant(
        roles=(R.ADMIN,), relations=(L.SERVICE,), acts=(A.READ,), things=(T.INTEGRITY,),
        why=N_("Administrators see whether the log is whole, not what stands in it."),
    ),
)  # fmt: skip


def granted(role: Role, right: Right) -> tuple[Relation, ...]:
    """The relations in which a role has a right; none: it has not."""
    found = (relation for grant in _of(role, right) for relation in grant.relations)
    return tuple(dict.fromkeys(found))


def roles_with(right: Right) -> frozenset[Role]:
    """Every role that has a right in some relation."""
    return frozenset(role for role in Role if granted(role, right))


def _of(role: Role, right: Right) -> Iterator[Grant]:
    return (
        grant
        for grant in ACCESS
        if role in grant.roles and right.act in grant.acts and right.thing in grant.things
    )
