"""Writes the process page as a table and a diagram for people; `workflow/README.md` holds what this makes of it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from workflow.domain.deadlines import AtMaxDate, AtPlanEvaluation, BeforeMeeting, Due, OnAgreedDay, Within
from workflow.domain.recurring import AfterMaxDate, ByContactRhythm, Recurring
from workflow.domain.reminders import AUDIENCES, LADDER, NOBODY_THERE, Row, Rung
from workflow.domain.stages import FOLLOWED_UP, OPEN_STAGES, TIMELINE, Stage
from workflow.domain.steps import Alarm, Belongs, DutyBeside, Step
from workflow.domain.tracks.table import TABLE, Track
from workflow.process import ALARMS, DUTIES_BESIDE, ON_CONFIRMING, ON_FILING, PROCESS

README = Path(__file__).parent / "README.md"
_GROUPS = {
    TIMELINE: "any of the eight",
    OPEN_STAGES: "any open stage",
    FOLLOWED_UP: "any open stage, before an absence too",
}


def steps_table() -> str:
    """Every step: from, to, who, what must be on file, by when, what follows."""
    head = ("step", "from", "to", "by", "must be on file", "due", "law", "then")
    return _markdown(head, (_step_row(step) for step in PROCESS))


def duties_table() -> str:
    """Duties with a day of their own within a stage."""
    head = ("duty", "due", "law", "in these stages", "done when")
    return _markdown(head, (_duty_row(beside) for beside in DUTIES_BESIDE))


def alarms_table() -> str:
    """What time brings about."""
    head = ("alarm", "on", "in these stages", "unless", "then")
    return _markdown(head, (_alarm_row(alarm) for alarm in ALARMS))


def filing_table() -> str:
    """What follows when a document is filed."""
    rows = ((_code(kind), _list(_code(effect) for effect in effects)) for kind, effects in ON_FILING.items())
    return _markdown(("document", "then"), rows)


def diagram() -> str:
    """The stages and the steps between them, in the Mermaid notation."""
    lines = ["stateDiagram-v2", f"    [*] --> {Stage.REPORTED}", f"    [*] --> {Stage.PREVENTION}"]
    for step in PROCESS:
        if step.source in _GROUPS or step.dest in (None, Belongs.ON_TIMELINE):
            continue
        lines += [f"    {source} --> {step.dest}: {step.trigger}" for source in step.source]
    lines += [
        f"    note right of {Stage.AFTERCARE}",
        "        return_to_work leads here from each of the eight stages, and end_short_absence past it;",
        "        take_up_again leads back to where the case belongs on the timeline",
        "    end note",
        f"    {Stage.CLOSED} --> [*]",
    ]
    return "\n".join(lines)


NOBODY_HEARS = "nobody; the next rung comes"


def page() -> str:
    """All of it, as it stands in the README between its marks."""
    return "\n\n".join(
        (
            "### Stages",
            f"```mermaid\n{diagram()}\n```",
            "### Steps",
            steps_table(),
            "### Duties within a stage",
            duties_table(),
            "### When a day comes",
            alarms_table(),
            "### Who hears of a deadline",
            ladder_table(),
            "### When a document is filed",
            filing_table(),
            "### When the employee confirms a document",
            confirming_table(),
            "### Requests for help",
            tracks_table(),
        )
    )


def written(readme: str) -> str:
    """The README with the part between its marks made anew."""
    between = re.compile(r"(<!-- process -->\n).*?(\n<!-- end of process -->)", re.DOTALL)
    return between.sub(lambda found: found[1] + page() + found[2], readme)


def ladder_table() -> str:
    """Who hears of a deadline and when, with the numbers the service comes with."""
    rows = (
        (_code(row.rung), _ladder_day(row), "; ".join(AUDIENCES[one] for one in row.to), _instead(row))
        for row in LADDER
    )
    return _markdown(("rung", "when", "who hears", "where nobody is there"), rows)


def _ladder_day(row: Row) -> str:
    if row.rung is Rung.ON_THE_DAY:
        return f"on the day (`{row.number.name}`)"
    unit = "working days before" if row.ahead else "days after"
    return f"{row.number.value} {unit} (`{row.number.name}`)"


def _instead(row: Row) -> str:
    instead = NOBODY_THERE[row.to[0]]
    if instead is not None:
        return AUDIENCES[instead]
    return "–" if row.rung is Rung.HR else NOBODY_HEARS


def confirming_table() -> str:
    """What follows besides when the employee confirms a document as it stands."""
    rows = ((_code(kind), _list(_code(effect) for effect in then)) for kind, then in ON_CONFIRMING.items())
    return _markdown(("document", "then"), rows)


def tracks_table() -> str:
    """Every request: who asks, who decides, what must be on file, what goes to whom, and when HR is reminded."""
    head = (
        "request",
        "asked by",
        "decided by",
        "must be on file",
        "helps",
        "goes out",
        "to",
        "law",
        "reminded",
    )
    return _markdown(head, (_track_row(track) for track in TABLE))


def _track_row(track: Track) -> Sequence[str]:
    reminded = (
        f"{state}: {one if isinstance(one, str) else one.name}" for state, one in track.reminds.items()
    )
    return (
        _code(track.kind),
        _list(track.asked_by),
        "hr" if track.decided else "the law gives the right",
        _list(one.name for one in track.needs) or "–",
        _list(one.name for one in track.helps) or "–",
        _list(_code(kind) for kind in track.papers) or "–",
        track.to or "–",
        track.law.paragraph,
        _list(reminded),
    )


def _step_row(step: Step) -> Sequence[str]:
    return (
        _code(step.trigger),
        _GROUPS.get(step.source) or _list(step.source),
        str(step.dest) if step.dest else "stays",
        _list(step.by),
        _list(requirement.name for requirement in step.needs),
        _due(step.due) if step.due else "–",
        step.law.paragraph,
        _list(_code(effect) for effect in step.then) or "–",
    )


def _duty_row(beside: DutyBeside) -> Sequence[str]:
    needs = _list(requirement.name for requirement in beside.needs)
    return _code(beside.duty), _due(beside.due), beside.due.law.paragraph, f"up to {beside.during[-1]}", needs


def _alarm_row(alarm: Alarm) -> Sequence[str]:
    during = _GROUPS.get(alarm.during) or _stages(alarm.during)
    unless = _list(requirement.name for requirement in alarm.unless) or "–"
    return _code(alarm.name), _due(alarm.at), during, unless, _list(_code(effect) for effect in alarm.then)


def _stages(during: Sequence[Stage]) -> str:
    return f"up to {during[-1]}" if during[0] is TIMELINE[0] else _list(during)


def _due(due: Due | Recurring) -> str:
    match due:
        case Within(number=number):
            term = f"day {number.value}" if number.unit == "day" else f"{number.value} {number.unit}"
            return f"{term}, when wholly absent" if due.only_wholly_absent else term
        case AtMaxDate(number=number):
            return f"{number.value} weeks before the max date" if number else "the max date"
        case BeforeMeeting(number=number):
            return f"{number.value} days before the announced meeting"
        case AtPlanEvaluation():
            return "the day the plan is looked at again"
        case ByContactRhythm(before=before):
            return f"{before.value} working day before each contact by the agreed rhythm"
        case AfterMaxDate(every=every):
            return f"every {every.value} weeks after the max date, or after the plan was at work last"
        case OnAgreedDay(kind=kind, fact=fact):
            return f"{fact} of {kind}"
        case _:
            raise TypeError(due)


def _markdown(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _list(words: Iterator[str] | Sequence[str]) -> str:
    return ", ".join(words)


def _code(word: str) -> str:
    return f"`{word}`"
