"""Tells that something has no place in a case as it stands now, and leads back to the case."""

from http import HTTPStatus

from flask import render_template, url_for
from flask_babel import gettext as _

from web.casework.names import STAGE_NAMES
from web.queries.followed_case import FollowedCase


def show_not_open(followed: FollowedCase) -> tuple[str, HTTPStatus]:
    """The page for a step or form that does not belong to the stage the case is in."""
    stage = _(STAGE_NAMES[followed.file.stage])
    page = render_template(
        "page_message.html",
        title=_("This does not fit where the case stands"),
        text=[
            _(
                "The case now stands at: %(stage)s. What you wanted to do belongs to another part of it.",
                stage=stage,
            ),
            _("Perhaps somebody has gone on with it meanwhile. The case shows what is next."),
        ],
        href=url_for(".case_page", case_id=followed.id),
        label=_("Open the case"),
    )
    return page, HTTPStatus.CONFLICT
