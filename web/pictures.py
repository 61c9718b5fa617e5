"""Decides how a stored picture is answered: as the picture it was checked to be, and as nothing else."""

from http import HTTPStatus
from io import BytesIO

from flask import abort, send_file
from werkzeug.wrappers import Response

from workflow.services.logos import Picture


def shown_picture(picture: Picture | None) -> Response:
    """The picture; not found when there is none."""
    if picture is None:
        abort(HTTPStatus.NOT_FOUND)
    return send_file(BytesIO(picture.content), mimetype=picture.media_type, max_age=0)
