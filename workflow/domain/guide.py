"""Decides what is asked in a conversation: open questions in five parts, said to the employee as "you".

The same words are read aloud by the manager and thought through by the employee beforehand. None asks for a diagnosis.
Which kind of meeting asks which of them stands in guide_kinds.py; the short help beside them in guide_help.py.
"""

from dataclasses import dataclass
from enum import StrEnum

from workflow.domain.guide_help import Help
from workflow.domain.text import N_


class Part(StrEnum):
    """The five parts of a conversation, in their order."""

    SITUATION = "situation"
    MASTERY = "mastery"
    ADAPTATION = "adaptation"
    FOLLOW_UP = "follow_up"
    SUMMARY = "summary"


PART_NAMES: dict[Part, str] = {
    Part.SITUATION: N_("The situation"),
    Part.MASTERY: N_("What you master"),
    Part.ADAPTATION: N_("What can be adapted"),
    Part.FOLLOW_UP: N_("The way on"),
    Part.SUMMARY: N_("Summing up"),
}


class Ask(StrEnum):
    """A question of the guide; the word stands in addresses and in the database."""

    HOW_IT_IS = "how_it_is"
    HOW_LONG = "how_long"
    WORK_RELATED = "work_related"
    WORK_BEFORE = "work_before"
    CAN_DO = "can_do"
    WORKS_WELL = "works_well"
    GIVES_DRIVE = "gives_drive"
    STRENGTHS = "strengths"
    COVER = "cover"
    OBSTACLES = "obstacles"
    UNSURE = "unsure"
    LIMITS = "limits"
    TRIED = "tried"
    HELPED_BEFORE = "helped_before"
    FIRST_STEP = "first_step"
    A_LITTLE_MORE = "a_little_more"
    FROM_MANAGER = "from_manager"
    OTHERS_HELP = "others_help"
    IN_TOUCH = "in_touch"
    COLLEAGUES = "colleagues"
    AGREED = "agreed"
    HOW_WAS_THE_TALK = "how_was_the_talk"
    WHEN_NEXT = "when_next"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is asked, in which part; `topic` heads the note in the minutes, `hint` makes the question easier to answer."""

    part: Part
    words: str
    topic: str
    hint: str = ""
    helps: tuple[Help, ...] = ()


QUESTIONS: dict[Ask, Question] = {
    Ask.HOW_IT_IS: Question(
        part=Part.SITUATION,
        words=N_("How are things with you now?"),
        topic=N_("How it is"),
        hint=N_("As much or as little as you like. What the illness is called does not belong here."),
        helps=(Help.SILENCE, Help.NO_DIAGNOSIS),
    ),
    Ask.HOW_LONG: Question(
        part=Part.SITUATION,
        words=N_("How long do you think you will be away, in full or in part?"),
        topic=N_("How long"),
        hint=N_("A guess is enough: days, weeks or months."),
        helps=(Help.NO_DIAGNOSIS,),
    ),
    Ask.WORK_RELATED: Question(
        part=Part.SITUATION,
        words=N_("What at work may have played a part in your being away?"),
        topic=N_("What work has to do with it"),
        hint=N_("Something, everything, nothing, or do not know: every answer is fine."),
        helps=(Help.OPEN_QUESTIONS, Help.SILENCE),
    ),
    Ask.WORK_BEFORE: Question(
        part=Part.SITUATION,
        words=N_("How was work for you in the time before?"),
        topic=N_("Work before"),
        helps=(Help.OPEN_QUESTIONS,),
    ),
    Ask.CAN_DO: Question(
        part=Part.MASTERY,
        words=N_("What of your work can you do now, in full or in part?"),
        topic=N_("What is possible now"),
        hint=N_("Think of tasks, hours, pace and place. “Nothing just now” is an answer too."),
        helps=(Help.NO_DIAGNOSIS,),
    ),
    Ask.WORKS_WELL: Question(
        part=Part.MASTERY,
        words=N_("What works well for you at work?"),
        topic=N_("What works well"),
        helps=(Help.OPEN_QUESTIONS,),
    ),
    Ask.GIVES_DRIVE: Question(
        part=Part.MASTERY,
        words=N_("What at work gives you energy?"),
        topic=N_("What gives energy"),
        hint=N_("Tasks, people, a place, a time of the day."),
    ),
    Ask.STRENGTHS: Question(
        part=Part.ADAPTATION,
        words=N_("How can we make better use of what you are good at?"),
        topic=N_("Use of strengths"),
    ),
    Ask.COVER: Question(
        part=Part.ADAPTATION,
        words=N_("Which of your tasks must somebody else take for now, and what must they know?"),
        topic=N_("Tasks others take"),
    ),
    Ask.OBSTACLES: Question(
        part=Part.ADAPTATION,
        words=N_("What at the workplace stands in the way of your coming back?"),
        topic=N_("What stands in the way"),
        hint=N_("It may be tasks, noise, hours, cooperation, or the way to work."),
        helps=(Help.OPEN_QUESTIONS, Help.SILENCE),
    ),
    Ask.UNSURE: Question(
        part=Part.ADAPTATION,
        words=N_("Which tasks or situations make you unsure?"),
        topic=N_("Where there is doubt"),
        helps=(Help.SILENCE, Help.NO_DIAGNOSIS),
    ),
    Ask.LIMITS: Question(
        part=Part.ADAPTATION,
        words=N_("Which limits should we take care to heed?"),
        topic=N_("Limits to heed"),
        hint=N_("What you should not do for now, and for how long. The reason is yours."),
        helps=(Help.NO_DIAGNOSIS,),
    ),
    Ask.TRIED: Question(
        part=Part.ADAPTATION,
        words=N_("How does what we have tried so far work for you?"),
        topic=N_("How the measures work"),
        hint=N_("One thing at a time: keep, change or stop."),
    ),
    Ask.HELPED_BEFORE: Question(
        part=Part.ADAPTATION,
        words=N_("When you came back to work some other time, what helped?"),
        topic=N_("What helped before"),
        helps=(Help.NO_DIAGNOSIS,),
    ),
    Ask.FIRST_STEP: Question(
        part=Part.FOLLOW_UP,
        words=N_("What would be a good first step?"),
        topic=N_("A first step"),
        hint=N_("A small one is fine: a coffee with the others, two hours, one task."),
    ),
    Ask.A_LITTLE_MORE: Question(
        part=Part.FOLLOW_UP,
        words=N_("What would it take for you to be a little more at work than now?"),
        topic=N_("A little more at work"),
        helps=(Help.OPEN_QUESTIONS,),
    ),
    Ask.FROM_MANAGER: Question(
        part=Part.FOLLOW_UP,
        words=N_("What do you need from your manager?"),
        topic=N_("Needed from the manager"),
        helps=(Help.SILENCE,),
    ),
    Ask.OTHERS_HELP: Question(
        part=Part.FOLLOW_UP,
        words=N_("Who else could help us, and with what?"),
        topic=N_("Help from others"),
        hint=N_("For instance the occupational health service, Nav, or a representative."),
    ),
    Ask.IN_TOUCH: Question(
        part=Part.FOLLOW_UP,
        words=N_("How do we keep in touch from now on?"),
        topic=N_("Keeping in touch"),
        hint=N_("How often, in which way, and who calls whom."),
    ),
    Ask.COLLEAGUES: Question(
        part=Part.FOLLOW_UP,
        words=N_("What shall your colleagues be told, and by whom?"),
        topic=N_("What colleagues are told"),
        hint=N_("You decide. Nothing at all is fine too."),
    ),
    Ask.AGREED: Question(
        part=Part.SUMMARY,
        words=N_("What have we agreed: who does what, and by when?"),
        topic=N_("Agreed"),
    ),
    Ask.HOW_WAS_THE_TALK: Question(
        part=Part.SUMMARY,
        words=N_("How was this talk for you?"),
        topic=N_("How the talk was"),
        helps=(Help.SILENCE,),
    ),
    Ask.WHEN_NEXT: Question(
        part=Part.SUMMARY,
        words=N_("When do we talk next?"),
        topic=N_("The next talk"),
        hint=N_("A day, for instance “Tuesday” or “in two weeks”."),
    ),
}
"""Every question, in the order of a conversation."""


def taken_at_the_end(ask: Ask) -> bool:
    """Whether the two answer it together when they part, so that there is nothing to prepare."""
    return QUESTIONS[ask].part is Part.SUMMARY
