"""Letting somebody in."""

from uuid import UUID

import structlog
from flask import render_template, request
from flask_babel import gettext as _

from forms.accounts.new_user import NewUserForm
from forms.accounts.roles import RolesForm
from forms.base import FormContext
from web.admin import blueprint
from web.admin.account import made_password
from web.admin.users import user_or_404, user_page
from web.auth.accounts import normal_username
from web.current import signed_in, today, wiring
from web.queries.units import unit_choices
from web.queries.users import managers
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.directory import NewEmployment, NewUser
from workflow.services.register_user import register_user

log = structlog.get_logger("web.admin")


@blueprint.get("/users/new")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
def new_user() -> str:
    """The form."""
    return _page(NewUserForm(context=_context()))


@blueprint.post("/users/new")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you let in a new user."))
def create_user() -> str:
    """Create the account and show the password to hand over, this once."""
    form = NewUserForm(request.form, context=_context())
    if not form.validate():
        return _page(form)
    password, kept = made_password()
    try:
        account_id = register_user(
            wiring().directory, wiring().clock, _submitted(form), kept, by=signed_in().account_id
        )
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(form)
    log.info("account_created", account=str(account_id), by=str(signed_in().account_id))
    found = user_or_404(account_id)
    roles = RolesForm(context=FormContext(today=today(), known={"roles": ",".join(found.roles)}))
    return user_page(found, roles, handed_out=password)


def _page(form: NewUserForm) -> str:
    return render_template("admin/form.html", form=form)


def _context() -> FormContext:
    with wiring().reading.connect() as connection:
        choices = {"unit": unit_choices(connection), "manager": managers(connection)}
    return FormContext(today=today(), choices=choices)


def _submitted(form: NewUserForm) -> NewUser:
    return NewUser(
        given_name=form.given_name.data,
        family_name=form.family_name.data,
        email=form.email.data,
        username=normal_username(form.username.data or form.email.data),
        language=form.language.data,
        roles=[Role(code) for code in form.roles.data],
        employment=_employment(form) if form.unit.data else None,
    )


def _employment(form: NewUserForm) -> NewEmployment:
    return NewEmployment(
        unit_id=UUID(form.unit.data),
        manager_id=UUID(form.manager.data) if form.manager.data else None,
        position=form.position.data,
        percentage=form.percentage.data,
        start_on=form.start_on.data,
    )
