"""The cockpit: few numbers that are doors, what is next, and what waits for HR."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import render_template, url_for
from flask_babel import gettext as _

from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.case_lines import max_date_lines, soonest_lines
from web.hr.exemptions import exemptions_by_area
from web.hr.overdue import overdue_by_area
from web.hr.tasks import task_item
from web.missed_runs import missed_banner
from web.queries.case_filter import ANY_EXEMPTION, Problem, Wanted, count_cases
from web.queries.escalations import Show
from web.queries.failed_work import failing
from web.queries.hr_cases import HrCaseRow, Order, hr_cases
from web.queries.hr_numbers import (
    deletions_waiting,
    exempted_cases,
    help_wanted,
    open_tasks,
    overdue_cases,
)
from web.queries.reading_log import Reading, note_list
from web.queries.role_tasks import role_tasks
from web.queries.storms import storm_that_asks
from web.queries.units import unit_tree
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

TASKS_SHOWN = 3
LINES_SHOWN = 6
SOON, MAX_DATES_AHEAD = Wanted(due_within=7), Wanted(max_date_within=56)
Item = dict[str, object]


@dataclass(frozen=True)
class _Door:
    """A number, what it counts, where it leads, and the shape it has while there is something."""

    number: int
    label: str
    href: str
    kind: str

    @property
    def item(self) -> Item:
        kind = self.kind if self.number else "done"
        return {"number": self.number, "label": self.label, "href": self.href, "kind": kind}


@blueprint.get("/")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def home() -> str:
    """How things stand across the organisation."""
    with wiring().reading.connect() as connection:
        late, used = (
            overdue_cases(connection, sight(), today()),
            exempted_cases(connection, sight(), closed=False),
        )
        tree = unit_tree(connection)
        first, more = _first_doors(connection), _more_doors(connection)
        tasks = role_tasks(connection, actor(), today(), later=False).rows[:TASKS_SHOWN]
        soonest = _lines(connection, SOON, Order.URGENCY)
        max_dates = _lines(connection, MAX_DATES_AHEAD, Order.MAX_DATE)
    note_list(wiring(), actor(), [task.case_id for task in tasks], Reading.TASKS)
    note_list(wiring(), actor(), [row.id for row in (*soonest, *max_dates)])
    return render_template(
        "hr/home.html",
        missed=missed_banner(),
        doors=[door.item for door in first],
        more=[door.item for door in more if door.number],
        overdue=overdue_by_area(tree, late) if late else None,
        exemptions=exemptions_by_area(tree, used) if used else None,
        soonest=soonest_lines(soonest),
        max_dates=max_date_lines(max_dates),
        tasks=[task_item(task) for task in tasks],
        all_done=not any(door.number for door in (*first, *more)),
    )


def _first_doors(connection: sa.Connection) -> list[_Door]:
    """What HR looks at first; these stand there also when they are nought."""
    return [
        _of_cases(connection, Problem.OVERDUE, _("Cases with something overdue"), "overdue"),
        _Door(
            count_cases(connection, sight(), SOON, today()),
            _("Deadlines in the next 7 days"),
            url_for("hr.cases", within=SOON.due_within),
            "soon",
        ),
        _of_cases(connection, Problem.UNMANAGED, _("Cases without a responsible"), "missing"),
        _requests(connection, Show.FOR_HR, _("Requests that wait for HR"), "waiting"),
        _Door(open_tasks(connection, sight(), today()), _("Tasks for HR"), url_for("hr.tasks"), "soon"),
    ]


def _more_doors(connection: sa.Connection) -> list[_Door]:
    """What is worth a look; shown only where there is something."""
    storm = storm_that_asks(connection)
    return [
        _Door(
            storm.found if storm else 0,
            _("Unusually many reminders wait"),
            url_for("hr.reminders"),
            "overdue",
        ),
        _requests(connection, Show.LATE, _("Requests that are late"), "overdue"),
        _of_cases(connection, Problem.OBJECTED, _("Objections nobody has looked at"), "waiting"),
        _of_cases(connection, Problem.UNDELIVERED, _("Letters and messages that did not arrive"), "overdue"),
        _Door(
            failing(connection, sight(), wiring().clock.wall()),
            _("Things that failed or are delayed"),
            url_for("hr.failed_work_list"),
            "overdue",
        ),
        _Door(
            count_cases(connection, sight(), MAX_DATES_AHEAD, today()),
            _("Max dates in the next 8 weeks"),
            url_for("hr.cases", max_within=MAX_DATES_AHEAD.max_date_within, order=Order.MAX_DATE),
            "soon",
        ),
        _Door(
            count_cases(connection, sight(), Wanted(exempted=ANY_EXEMPTION), today()),
            _("Open cases with an exemption"),
            url_for("hr.cases", exempted=ANY_EXEMPTION),
            "exempt",
        ),
        _Door(
            deletions_waiting(connection, sight(), today()),
            _("Deletion: waits for you"),
            url_for("hr.retention"),
            "waiting",
        ),
    ]


def _requests(connection: sa.Connection, show: Show, label: str, kind: str) -> _Door:
    number = help_wanted(connection, sight(), show, today())
    return _Door(number, label, url_for("hr.escalation_list", show=show.value), kind)


def _of_cases(connection: sa.Connection, problem: Problem, label: str, kind: str) -> _Door:
    narrowing: dict[str, Any] = {problem.value: 1}
    number = count_cases(connection, sight(), Wanted(problems=frozenset({problem})), today())
    return _Door(number, label, url_for("hr.cases", **narrowing), kind)


def _lines(connection: sa.Connection, wanted: Wanted, order: Order) -> tuple[HrCaseRow, ...]:
    return hr_cases(connection, sight(), wanted, order, today(), most=LINES_SHOWN).rows
