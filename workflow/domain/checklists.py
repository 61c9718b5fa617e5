"""Decides what manager and employee can tick off before a meeting; each list is short enough to be done the day before."""

from dataclasses import dataclass
from enum import StrEnum

from workflow.domain.meetings import MeetingKind
from workflow.domain.text import N_


class Side(StrEnum):
    """Who prepares."""

    MANAGER = "manager"
    EMPLOYEE = "employee"


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing to have done; `code` is how the tick is kept."""

    code: str
    words: str


Checklist = tuple[Item, ...]

_TIME = Item(code="time", words=N_("I have set aside enough time, and nothing waits right after"))
_ROOM = Item(code="room", words=N_("We have a quiet place where nobody looks in or listens"))
_TRUSTED = Item(code="trusted", words=N_("I have said that somebody they trust may come along"))
_GUIDE = Item(code="guide", words=N_("I have read the questions, and know which matter most this time"))
_SHARED = Item(code="shared", words=N_("I have read what was shared with me beforehand"))
_LAST = Item(code="last", words=N_("I have read what we agreed last time, and done my part"))

_SUITS = Item(code="time", words=N_("I know when and where we talk, and it suits me"))
_COMPANY = Item(code="company", words=N_("I have thought about whether I want somebody with me"))
_MATTERS = Item(code="matters", words=N_("I know what matters most for me to say"))
_CAN = Item(code="can", words=N_("I have thought through what I can do at work, and what I cannot for now"))
_LIMIT = Item(code="limit", words=N_("I have decided what I want to keep to myself"))

MANAGERS: dict[MeetingKind | None, Checklist] = {
    MeetingKind.FIRST_CONVERSATION: (
        _TIME,
        _ROOM,
        _TRUSTED,
        Item(code="tasks", words=N_("I know which tasks must be covered, and have an idea by whom")),
        Item(code="possible", words=N_("I have looked at what our unit can adapt")),
        _GUIDE,
        _SHARED,
    ),
    MeetingKind.PLAN_MEETING: (
        _TIME,
        _ROOM,
        _TRUSTED,
        Item(code="day", words=N_("I have gone through an ordinary working day, task by task")),
        Item(code="possible", words=N_("I have looked at what our unit can adapt")),
        Item(code="part", words=N_("I have thought about whether work in part is possible, and how")),
        Item(code="short", words=N_("I can suggest measures with a start, an end and a day to look back")),
        _SHARED,
    ),
    MeetingKind.DIALOGUE_MEETING_1: (
        Item(code="invited", words=N_("Everybody who takes part is invited, and knows why")),
        Item(code="consent", words=N_("A doctor is invited only if the employee has said yes")),
        _TRUSTED,
        Item(code="plan", words=N_("I have read the plan again, and know how each measure has worked")),
        Item(code="new", words=N_("I have new suggestions, also for other tasks for a while")),
        Item(code="roles", words=N_("It is settled who leads the meeting, and who writes")),
        _SHARED,
    ),
    None: (_TIME, _ROOM, _TRUSTED, _LAST, _GUIDE, _SHARED),
}
"""The manager's lists; None is the general one."""

EMPLOYEES: dict[MeetingKind | None, Checklist] = {
    MeetingKind.FIRST_CONVERSATION: (
        _SUITS,
        _COMPANY,
        _CAN,
        Item(code="length", words=N_("I have a thought about how long it may last, even if I am unsure")),
        Item(code="cover", words=N_("I know which tasks must not lie still while I am away")),
        _MATTERS,
        _LIMIT,
    ),
    MeetingKind.PLAN_MEETING: (
        _SUITS,
        _COMPANY,
        _CAN,
        Item(code="wishes", words=N_("I have a few suggestions for what could be adapted")),
        Item(code="own", words=N_("I have thought about what I can do myself")),
        Item(code="step", words=N_("I know what would be a good first step for me")),
        _LIMIT,
    ),
    MeetingKind.DIALOGUE_MEETING_1: (
        Item(code="who", words=N_("I have said who I want to be there, and who not")),
        Item(code="doctor", words=N_("I have decided whether my doctor may take part")),
        Item(code="plan", words=N_("I have read the plan again")),
        Item(code="worked", words=N_("I know which measures help, and which do not")),
        Item(code="next", words=N_("I have thought about what could be the next step")),
        _MATTERS,
        _LIMIT,
    ),
    None: (_SUITS, _COMPANY, _CAN, _MATTERS, _LIMIT),
}
"""The employee's lists; None is the general one."""

_LISTS = {Side.MANAGER: MANAGERS, Side.EMPLOYEE: EMPLOYEES}


def checklist(side: Side, kind: str) -> Checklist:
    """What one side ticks off before a kind of meeting."""
    lists = _LISTS[side]
    return next((lists[known] for known in lists if known is not None and known == kind), lists[None])


def is_on_list(side: Side, kind: str, code: str) -> bool:
    """Whether there is such a thing to tick off."""
    return any(item.code == code for item in checklist(side, kind))
