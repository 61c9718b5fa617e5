"""The employer's logo, which stands on top of every page, that of signing in included."""

from werkzeug.wrappers import Response

from web.current import wiring
from web.pictures import shown_picture
from web.public import blueprint
from web.queries.logos import employer_logo
from web.roles import allow_anyone


@blueprint.get("/logo/<mark>")
@allow_anyone
def logo(mark: str) -> Response:
    """The picture; another one has another address, so that browsers may keep each."""
    with wiring().reading.connect() as connection:
        found = employer_logo(connection, mark)
    return shown_picture(found)
