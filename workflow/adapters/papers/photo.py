"""Decides what is kept of a photographed or scanned page: its points, the right way up, and nothing else of the file."""

import struct
import zlib
from io import BytesIO
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

from workflow.services.paper_ports import CheckedPaper, PaperFault, UnusablePaper

FORMATS = ("PNG", "JPEG")
MOST_POINTS = 40_000_000
"""An A4 page at 600 points an inch has 35 million; unpacked such a picture takes 120 MB."""
LONGEST_SIDE = 5_000
"""An A4 page at 400 points an inch: small print can be read, and the picture stays some MB."""
_QUALITY = 88
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_DAMAGE = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, MemoryError, struct.error, zlib.error,
)  # fmt: skip


def written_anew(content: bytes) -> CheckedPaper:
    """The picture drawn again from its points; raises `UnusablePaper`."""
    try:
        with catch_warnings():
            simplefilter("ignore")  # damaged remarks in a photograph are no matter: they are not kept
            simplefilter("error", Image.DecompressionBombWarning)
            return _anew(_opened(content))
    except _BOMBS:
        raise UnusablePaper(PaperFault.TOO_MANY_POINTS) from None
    except _DAMAGE:
        raise UnusablePaper(PaperFault.DAMAGED) from None


def _opened(content: bytes) -> Image.Image:
    """The picture with its size known and no point unpacked yet."""
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        raise UnusablePaper(PaperFault.DAMAGED) from None
    if picture.width * picture.height > MOST_POINTS:
        raise UnusablePaper(PaperFault.TOO_MANY_POINTS)
    return picture


def _anew(picture: Image.Image) -> CheckedPaper:
    is_photograph = picture.format != "PNG"
    ImageOps.exif_transpose(picture, in_place=True)  # a copy of a large picture would be a second 120 MB
    grey = picture.mode in {"1", "L"}
    mode = "L" if grey else "RGBA" if picture.has_transparency_data and not is_photograph else "RGB"
    points: Image.Image = picture if picture.mode == mode else picture.convert(mode)
    points.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    points.info = {}  # remarks, profiles and places ride along here
    out = BytesIO()
    points.save(out, "JPEG" if is_photograph else "PNG", quality=_QUALITY, optimize=True)
    return CheckedPaper(media_type="image/jpeg" if is_photograph else "image/png", content=out.getvalue())
