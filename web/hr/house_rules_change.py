"""Changing one of the house's own rules from a day on, and taking a change back before it begins."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.house_rule import HouseRuleForm
from forms.posted import Submitted
from web.casework.rule_values import value_in_words
from web.current import actor, today, wiring
from web.hr import blueprint
from web.hr.house_rules import coming_changes
from web.i18n import format_day
from web.posted import submission
from web.queries.house_rules import rule_book, rule_changes
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.dated_rules import COUNTS_BY
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.rule_table import HOUSE_RULES
from workflow.services.change_house_rule import change_house_rule, withdraw_house_rule


@blueprint.get("/rules/<rule_name>")
@allow(Act.DECIDE, Thing.HOUSE_RULES, Role.HR)
def rule_change(rule_name: str) -> str:
    """The form of one rule."""
    return _page(_form(rule_name))


@blueprint.post("/rules/<rule_name>")
@allow(Act.DECIDE, Thing.HOUSE_RULES, Role.HR)
def rule_change_now(rule_name: str) -> Response | tuple[str, HTTPStatus]:
    """Set it from the day that was chosen; a second click changes nothing more."""
    form = _form(rule_name, request.form)
    if not form.validate() or not _set(form):
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(
        _(
            "Saved: from %(day)s it is %(value)s.",
            day=format_day(form.valid_from.data),
            value=value_in_words(form.rule, form.value.data),
        ),
        "success",
    )
    return _back(rule_name)


@blueprint.post("/rules/changes/<uuid:change_id>/withdraw")
@allow(Act.DECIDE, Thing.HOUSE_RULES, Role.HR)
def withdraw_rule_change(change_id: UUID) -> Response:
    """Take back a change that has not begun."""
    try:
        name = withdraw_house_rule(wiring().office, change_id, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
        return redirect(url_for("hr.rules"), HTTPStatus.SEE_OTHER)
    flash(_("The change is taken back. What counts today goes on."), "success")
    return _back(name)


def _set(form: HouseRuleForm) -> bool:
    """Store the change, or put beside its field why not; the second of two clicks finds it stored."""
    try:
        change_house_rule(
            wiring().office,
            form.rule.name,
            form.value.data,
            form.valid_from.data,
            actor=actor(),
            submission=submission(),
        )
    except AlreadyDone:
        return True
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return False
    return True


def _form(name: str, posted: Submitted | None = None) -> HouseRuleForm:
    rule = HOUSE_RULES.get(name)
    if rule is None or rule.bounds is None:
        abort(HTTPStatus.NOT_FOUND)
    return HouseRuleForm(posted, rule=rule, bounds=rule.bounds, context=FormContext(today=today()))


def _page(form: HouseRuleForm) -> str:
    rule = form.rule
    with wiring().reading.connect() as connection:
        book, changes = rule_book(connection), rule_changes(connection)
    return render_template(
        "hr/rule_change.html",
        form=form,
        rule=rule,
        title=_(rule.title),
        now=value_in_words(rule, book.value(rule, today())),
        hint=_(rule.hint),
        counts_by=_(COUNTS_BY[rule.counts_by]),
        coming=coming_changes(rule, changes, today()),
        back_href=_list_href(rule.name),
        submission=uuid4(),
    )


def _back(name: str) -> Response:
    return redirect(_list_href(name), HTTPStatus.SEE_OTHER)


def _list_href(name: str) -> str:
    return url_for("hr.rules", _anchor=f"rule-{name}")
