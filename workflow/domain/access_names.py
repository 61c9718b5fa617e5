"""Says the words of the access table: when a relation holds, what belongs to a thing."""

from workflow.domain.access import Act, Relation, Thing
from workflow.domain.text import N_

ACTS: dict[Act, str] = {
    Act.READ: N_("reads"),
    Act.WRITE: N_("writes"),
    Act.ADVANCE: N_("takes steps"),
    Act.ANSWER: N_("answers"),
    Act.DECIDE: N_("decides"),
    Act.TAKE: N_("takes out files"),
}

RELATIONS: dict[Relation, str] = {
    Relation.OWN: N_("it is their own case"),
    Relation.RESPONSIBLE: N_(
        "they are the manager responsible for the running absence; a former one is out the same day, and after the absence the "
        "access ends with the months the house rule gives; never in their own case"
    ),
    Relation.SUBSTITUTE: N_(
        "they stand in for the responsible manager, from the first to the last day of a mandate on file that was not taken back; "
        "never in their own case"
    ),
    Relation.OVERSIGHT: N_("they work at HR; never in their own case"),
    Relation.PAY: N_("they work at payroll; never in their own case"),
    Relation.INVITED_TO_MEETING: N_("the employee has invited them to a meeting, and neither withdrawn it nor is the last day past"),
    Relation.INVITED_TO_PLAN: N_("the employee has invited them to the plan, and neither withdrawn it nor is the last day past"),
    Relation.INVITED_TO_CASE: N_("the employee has invited them to the whole case, and neither withdrawn it nor is the last day past"),
    Relation.AT_WORK: N_("they work there, or answer for somebody who does"),
    Relation.COVERS: N_("they represent the people of the unit"),
    Relation.LEADS: N_("everybody who works in the unit answers to them, themselves or through others"),
    Relation.SERVICE: N_("no case is involved"),
}  # fmt: skip

THINGS: dict[Thing, str] = {
    Thing.CASE: N_("the case: where it stands, what is missing, its history"),
    Thing.DATES: N_("dates, deadlines and percentages, and why they are what they are"),
    Thing.DOCUMENT: N_("documents and their copies"),
    Thing.PLAN: N_("the follow-up plan"),
    Thing.PLAN_ANSWERS: N_("what each side answers to the questions of the plan"),
    Thing.MEETING: N_("meetings"),
    Thing.PREPARATION: N_("what is shared before a talk; what the employee keeps is the employee's alone"),
    Thing.TALK_NOTES: N_("notes taken during a talk, until the minutes are filed"),
    Thing.REGISTER: N_("periods of absence"),
    Thing.MEASURE: N_("accommodation that was agreed"),
    Thing.CONTACTS: N_("the log of contacts"),
    Thing.CONSENT: N_("consents"),
    Thing.FOLDER: N_("the personnel folder and papers from outside"),
    Thing.PACKAGE: N_("the documentation package of a case"),
    Thing.ESCALATION: N_("requests for help, and how each stands"),
    Thing.DIFFICULTY: N_("the mark that a follow-up is difficult, and what has been tried"),
    Thing.TASK: N_("tasks"),
    Thing.READ_LOG: N_("who has read the case"),
    Thing.INVITATION: N_("invitations of representatives"),
    Thing.OWN_REQUEST: N_("own requests and notices"),
    Thing.OWN_DATA: N_("everything about oneself"),
    Thing.CASE_LIST: N_("lists of cases"),
    Thing.SAVED_VIEW: N_("own views of the list of cases"),
    Thing.PERSON_SEARCH: N_("finding an employee"),
    Thing.NEW_CASE: N_("beginning a case"),
    Thing.HAND_OVER: N_("giving a case a new responsible"),
    Thing.SUBSTITUTION: N_("substitutes and their mandates"),
    Thing.WORK: N_("automatic work that failed"),
    Thing.ROUTINE: N_("the sick-leave routine"),
    Thing.UNIT_LIST: N_("the list of accommodation possibilities"),
    Thing.FIGURES: N_("figures without identities"),
    Thing.HOUSE_RULES: N_("rules of the house"),
    Thing.RETENTION: N_("how long things are kept, and what was deleted"),
    Thing.HOLD: N_("what must not be deleted for the time being"),
    Thing.USERS: N_("accounts and roles"),
    Thing.UNITS: N_("units"),
    Thing.INTEGRITY: N_("whether the log is whole"),
    Thing.GUIDE: N_("the conversation guide"),
    Thing.OWN_READINGS: N_("what one has read oneself"),
}
