"""Decides who may read the mails a trial installation caught instead of sending: everybody there, nobody elsewhere."""

from http import HTTPStatus

from flask import abort, render_template

from web.current import settings
from web.public import blueprint
from web.roles import allow_anyone
from workflow.adapters.mail.mailbox import find_message, list_messages


@blueprint.get("/inbox/")
@allow_anyone
def inbox() -> str:
    """All caught mail, the newest first."""
    _only_in_a_trial()
    return render_template("public/inbox.html", mails=list_messages(settings().mail_folder))


@blueprint.get("/inbox/<key>")
@allow_anyone
def inbox_mail(key: str) -> str:
    """One caught mail."""
    _only_in_a_trial()
    mail = find_message(settings().mail_folder, key)
    if mail is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template("public/inbox_mail.html", mail=mail)


def _only_in_a_trial() -> None:
    if settings().is_production or not settings().embedded_mail:
        abort(HTTPStatus.NOT_FOUND)
