"""Decides how the web service is put together; nothing happens at import."""

from types import ModuleType

from flask import Flask

from web import account, admin, employee, guide, hr, manager, payroll, public, representative
from web.assets import start_assets
from web.auth.late_forms import keep_as_draft
from web.auth.oidc.links import start_providers
from web.auth.rescue import Keep, start_rescue
from web.auth.sessions import Sessions
from web.casework.guide.late_notes import keep_late_notes
from web.casework.responsible.late_forms import keep_late_forms
from web.current import SETTINGS, WIRING
from web.employee.drafts import keep_own_late_forms
from web.i18n import start_languages
from web.logs import start_logs
from web.navigation import NAVIGATION
from web.roles import allow_anyone
from web.security.csrf import start_csrf
from web.security.errors import Application, start_errors
from web.security.guard import start_guard
from web.security.headers import start_headers
from web.security.limits import start_limits
from web.security.proxies import TrustedProxies
from web.settings import Settings, load_settings
from web.shell import start_shell
from web.unnoted import start_net
from workflow.bootstrap import Wiring, wire
from workflow.services.office import Office
from workflow.services.ports import Clock

AUDIENCES: tuple[ModuleType, ...] = (
    public,
    account,
    manager,
    employee,
    hr,
    guide,
    payroll,
    representative,
    admin,
)


def create_app(
    settings: Settings | None = None, clock: Clock | None = None, wiring: Wiring | None = None
) -> Flask:
    """The web service; without settings those of the environment, without wiring the real parts."""
    settings = settings or load_settings()
    wiring = wiring or _wire(settings, clock)
    app = Application("web")
    app.secret_key = settings.secret_key
    app.extensions.update({SETTINGS: settings, WIRING: wiring})
    app.session_interface = Sessions(wiring, settings)
    start_logs()
    for start in (start_limits, start_headers, start_errors, start_guard, start_csrf):
        start(app)
    for start in (start_assets, start_languages, start_shell):
        start(app)
    start_net(app)
    start_rescue(app, _keeper(wiring.office))
    start_providers(app, settings.providers)
    _open_audiences(app)
    if settings.trusted_proxies:
        app.wsgi_app = TrustedProxies(app.wsgi_app, settings.trusted_proxies)  # type: ignore[method-assign]
    return app


def _keeper(office: Office) -> Keep:
    """Who is asked to keep a form that came too late: the responsible's pages, the employee's, any other with a draft."""
    own = keep_own_late_forms(office, keep_as_draft(office))
    return keep_late_forms(office, keep_late_notes(office, own))


def _wire(settings: Settings, clock: Clock | None) -> Wiring:
    return wire(
        database_url=settings.database_url,
        data=settings.data,
        key_file=settings.key_file,
        keys=settings.keys,
        create_keys=not settings.is_production,
        today=settings.today,
        scanner=settings.clamav,
        clock=clock,
    )


def _open_audiences(app: Flask) -> None:
    app.extensions[NAVIGATION] = {audience.blueprint.name: audience.NAVIGATION for audience in AUDIENCES}
    for audience in AUDIENCES:
        app.register_blueprint(audience.blueprint)
    allow_anyone(app.view_functions["static"])
