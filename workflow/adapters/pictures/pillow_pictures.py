"""Decides what is kept of a picture that somebody sent: its points, no larger than needed, and nothing else of the file."""

import struct
import zlib
from io import BytesIO
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

from workflow.services.logos import Picture
from workflow.services.ports import PictureFault, UnusablePicture

FORMATS = ("PNG", "JPEG")
LARGEST_SIDE = 4_000
"""In points. Unpacked, such a picture takes 64 MB; a bomb of a few kB would claim a hundred times that."""
LOGO_POINTS = (600, 300)
"""Enough for 60 mm at 250 points an inch."""
_QUALITY = 90
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What the library raises for files that are cut off, contradict themselves or were made to break readers.
_DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    zlib.error,
)


class PillowPictures:
    """Opens pictures with Pillow, by what is in them and not by their names."""

    def logo(self, content: bytes) -> Picture:
        """The picture written anew; raises `UnusablePicture`."""
        try:
            with catch_warnings():
                # What it murmurs of damaged remarks in a photograph is no matter: they are not kept.
                simplefilter("ignore")
                # Without this the library only murmurs about the smaller ones of the bombs.
                simplefilter("error", Image.DecompressionBombWarning)
                return _anew(_opened(content))
        except _BOMBS:
            raise UnusablePicture(PictureFault.TOO_MANY_POINTS) from None
        except _DAMAGE:
            raise UnusablePicture(PictureFault.DAMAGED) from None


def _opened(content: bytes) -> Image.Image:
    """The picture with its size known and no point unpacked yet."""
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        raise UnusablePicture(PictureFault.NO_PICTURE) from None
    if max(picture.size) > LARGEST_SIDE:
        raise UnusablePicture(PictureFault.TOO_MANY_POINTS)
    return picture


def _anew(picture: Image.Image) -> Picture:
    """A fresh picture holds no text, no place where a photograph was taken, no preview of what was cut away."""
    is_photograph = picture.format != "PNG"
    upright = ImageOps.exif_transpose(picture)
    points = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    points.thumbnail(LOGO_POINTS, Image.Resampling.LANCZOS)
    fresh = Image.new(points.mode, points.size)
    fresh.paste(points)
    out = BytesIO()
    fresh.save(out, "JPEG" if is_photograph else "PNG", quality=_QUALITY, optimize=True)
    return Picture(
        media_type="image/jpeg" if is_photograph else "image/png",
        content=out.getvalue(),
        width=fresh.width,
        height=fresh.height,
    )
