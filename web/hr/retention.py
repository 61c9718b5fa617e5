"""What is kept how long and why, what would be deleted on a day, and the receipts of what was."""

from datetime import date

from flask import render_template, request, url_for
from flask_babel import gettext as _

from forms.base import FormContext
from forms.hr.preview_day import PreviewDayForm
from web.casework.keeping_words import kept_for
from web.casework.rule_values import value_in_words
from web.current import actor, settings, today, wiring
from web.hr import blueprint
from web.i18n import format_day, format_instant, format_short_day
from web.queries.demonstration import everybody_is_invented
from web.queries.holds import HoldLine, all_holds
from web.queries.house_rules import rule_book
from web.queries.retention import last_runs, names_of_cases, receipts, run_that_asks, would_go
from web.queries.sight import listed
from web.roles import allow
from workflow.adapters.persistence.keeping_runs import ReceiptLine
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.retention import BY_WORD, CLASSES, Kept
from workflow.domain.rule_table import ALL_RULES
from workflow.domain.text import N_
from workflow.services.retention import HeldUp, Run, RunState, day_of_deletion

RAN_BY = {"scheduler": N_("The nightly run"), "command": N_("By command on the server")}
STATES: dict[RunState, str] = {
    RunState.PLANNED: N_("Begins"),
    RunState.RUNNING: N_("Goes on"),
    RunState.HELD_UP: N_("Waits for HR"),
    RunState.FINISHED: N_("Finished"),
    RunState.STOPPED: N_("Stopped by HR"),
}
WHY_ASKED: dict[str, str] = {
    HeldUp.MANY: N_(
        "That is far more than usual. Has somebody changed a rule, or is the clock of the server wrong?"
    ),
    HeldUp.JUMP: N_("Nothing has been deleted for more than a month. Is the clock of the server right?"),
}


@blueprint.get("/retention")
@allow(Act.READ, Thing.RETENTION, Role.HR)
def retention() -> str:
    """The classes with their rules, what waits, and the last runs."""
    with wiring().reading.connect() as connection:
        book, asks = rule_book(connection), run_that_asks(connection)
        runs, holds = last_runs(connection), all_holds(connection, listed(actor(), today()))
    return render_template(
        "hr/retention.html",
        classes=[
            {
                "title": _(one.title),
                "holds": _(one.holds),
                "purpose": _(one.purpose),
                "kept": kept_for(one, book, day_today()),
                "source": _(one.rule.source) if one.rule else "",
                "href": url_for("hr.rule_change", rule_name=one.rule.name) if one.rule else "",
            }
            for one in CLASSES
        ],
        asks=asks and _asking(asks),
        holds=[_hold(one) for one in holds],
        runs=[_run(one) for one in runs],
    )


@blueprint.get("/retention/preview")
@allow(Act.READ, Thing.RETENTION, Role.HR)
def retention_preview() -> str:
    """What would go, by class and rule, and which follow-ups."""
    form = PreviewDayForm(request.args or None, context=FormContext(today=today()))
    chosen = form.on.data if request.args and form.validate() else None
    day = chosen or day_today()
    with wiring().reading.connect() as connection:
        seen = would_go(connection, day)
        cases = names_of_cases(connection, listed(actor(), today()), seen.cases)
    return render_template(
        "hr/retention_preview.html",
        form=form,
        day=format_day(day),
        rows=[_row(one.word, one.rule, one.value, one.count) for one in seen.lines],
        cases=[{"href": url_for("hr.case_page", case_id=case_id), "name": name} for case_id, name in cases],
        gone=len(seen.cases),
        all_cases=seen.all_cases,
    )


@blueprint.get("/retention/receipts")
@allow(Act.READ, Thing.RETENTION, Role.HR)
def retention_receipts() -> str:
    """What was deleted, when, by which rule, and by what."""
    with wiring().reading.connect() as connection:
        found = receipts(connection)
    return render_template("hr/retention_receipts.html", rows=[_receipt(one) for one in found])


def day_today() -> date:
    """The day deletion lives by: the real one, but in a demonstration."""
    return day_of_deletion(wiring().clock, demonstration=everybody_is_invented(settings()))


def _asking(run: Run) -> dict[str, object]:
    sentence = _(
        "%(cases)s of %(all)s follow-ups would go, %(total)s entries in all. Nothing has been deleted yet.",
        cases=run.cases,
        all=run.all_cases,
        total=run.total,
    )
    return {
        "sentence": sentence,
        "why": _(WHY_ASKED.get(run.held_up_because or "", "")) if run.held_up_because else "",
        "preview_href": url_for("hr.retention_preview", on=run.day.isoformat()),
        "go_on_href": url_for("hr.retention_go_on", run_id=run.id),
        "stop_href": url_for("hr.retention_stop", run_id=run.id),
        "total": run.total,
    }


def _hold(one: HoldLine) -> dict[str, object]:
    return {
        "who": one.employee,
        "href": url_for("hr.hold", case_id=one.case_id),
        "what": _("Everything about the person") if one.of_person else _("This follow-up"),
        "since": format_short_day(one.placed_at.date()),
        "review": format_day(one.review_on),
        "late": one.review_on <= today(),
    }


def _run(run: Run) -> list[object]:
    return [format_day(run.day), _(STATES[run.state]), _(RAN_BY[run.ran_by]), run.deleted]


def _row(word: Kept, rule: str, value: int, count: int) -> list[object]:
    known = ALL_RULES[rule]
    return [_(BY_WORD[word].title), count, {"text": _(known.title), "small": value_in_words(known, value)}]


def _receipt(one: ReceiptLine) -> list[object]:
    known = BY_WORD[Kept(one.kept_as)]
    rule = ALL_RULES[one.rule]
    return [
        format_instant(one.deleted_at),
        _(known.title),
        one.count,
        {"text": _(rule.title), "small": value_in_words(rule, one.value)},
        _(RAN_BY[one.ran_by]),
    ]
