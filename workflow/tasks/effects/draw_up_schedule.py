"""Draws up the schedule of a new absence: every duty with its day and its paragraph, as PDF in the personnel folder."""

from collections.abc import Iterator

from workflow.domain.deadlines import Deadline, DutyState
from workflow.domain.text import N_
from workflow.services.chores import TASK_NAMES
from workflow.services.outcomes import Done, Outcome
from workflow.services.papers import NOT_ANSWERED, PAGE, employee_facts, letterhead
from workflow.services.printed_pages import Fact, FiledDocumentPage, PrintedAnswer, PrintedSection
from workflow.services.scene import Scene
from workflow.timetable import deadlines

TITLE = N_("Schedule of the follow-up")
DUTIES = N_("What is to be done, and by when")
FIRST_DAY = N_("First day of absence")
DRAWN_UP_ON = N_("Drawn up on")
END_OF_SICK_PAY = N_("Estimated end of sick pay")
MOVES = N_("The days move when the absence changes; the case page always shows them as they are.")
STATES = {DutyState.DONE: N_("done"), DutyState.EXEMPT: N_("exempt, documented")}


def perform(scene: Scene) -> Outcome:
    """A snapshot of the days as they are now."""
    language = scene.employee.language
    title = scene.say(language, TITLE)
    answers = tuple(_line(scene, language, deadline) for deadline in deadlines(scene.file))
    page = FiledDocumentPage(
        language=language,
        dated=scene.today,
        title=title,
        letterhead=letterhead(scene, language),
        facts=(*employee_facts(scene, language), *_days(scene, language)),
        sections=(PrintedSection(heading=scene.say(language, DUTIES), answers=answers),),
        unanswered=scene.say(language, NOT_ANSWERED),
        page_label=scene.say(language, PAGE),
        footer=scene.say(language, MOVES),
    )
    name = f"{title}, {scene.today:%d.%m.%Y}"
    return Done(results=(scene.copy(name, page),))


def _days(scene: Scene, language: str) -> Iterator[Fact]:
    days = (
        (FIRST_DAY, scene.case.first_day),
        (DRAWN_UP_ON, scene.today),
        (END_OF_SICK_PAY, scene.case.max_date),
    )
    return (
        Fact(label=scene.say(language, label), value=scene.day(language, day)) for label, day in days if day
    )


def _line(scene: Scene, language: str, deadline: Deadline) -> PrintedAnswer:
    words = [scene.day(language, deadline.due_on), f"({scene.say(language, deadline.law.paragraph)})"]
    state = deadline.why_not or STATES.get(deadline.state)
    if state:
        words.append(f"\u2013 {scene.say(language, state)}")
    return PrintedAnswer(question=scene.say(language, TASK_NAMES[deadline.duty]), answer=" ".join(words))
