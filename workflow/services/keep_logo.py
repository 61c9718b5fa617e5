"""Keeps the logo of the employer or of a unit, checked by what is in the file and not by its name."""

from datetime import datetime
from uuid import UUID

from workflow.domain.errors import Invalid, NotFound
from workflow.domain.text import N_
from workflow.services.directory import DirectoryStore
from workflow.services.ports import PictureFault, Pictures, UnusablePicture

LARGEST_LOGO = 1024 * 1024
"""In bytes, as it is sent."""
FIELD = "logo"
NO_FILE = N_("Choose a file with the logo.")
TOO_LARGE = N_("The file is larger than 1 MB. Save the logo as a smaller picture and try again.")
WHY_NOT = {
    PictureFault.NO_PICTURE: N_(
        "This is neither a PNG nor a JPEG picture. Ask whoever made the logo for a PNG file."
    ),
    PictureFault.TOO_MANY_POINTS: N_(
        "The picture is more than 4000 points wide or high. Save it smaller and try again."
    ),
    PictureFault.DAMAGED: N_(
        "The picture cannot be opened; perhaps it was damaged on the way. Try to save it anew."
    ),
}


def keep_logo(
    store: DirectoryStore, pictures: Pictures, unit_id: UUID, content: bytes, *, at: datetime
) -> None:
    """Store a logo in place of the one before; raises `NotFound` and `Invalid`."""
    if not content:
        raise Invalid(FIELD, NO_FILE)
    if len(content) > LARGEST_LOGO:
        raise Invalid(FIELD, TOO_LARGE)
    try:
        picture = pictures.logo(content)
    except UnusablePicture as refusal:
        raise Invalid(FIELD, WHY_NOT[refusal.fault]) from None
    with store.transaction() as directory:
        try:
            directory.parent_of(unit_id)
        except LookupError:
            raise NotFound from None
        directory.put_logo(unit_id, picture, at)


def remove_logo(store: DirectoryStore, unit_id: UUID) -> None:
    """Take the logo of a unit away; the papers that carry it stay as they are."""
    with store.transaction() as directory:
        directory.remove_logo(unit_id)
