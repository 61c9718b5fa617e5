"""Pictures made in memory for tests, whole ones and ones that were made to break readers."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = "tatt i stua til Kari"


def png(width: int = 300, height: int = 120) -> bytes:
    """A round mark on nothing, with a remark in the file that is nobody's business."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((0, 0, height, height), fill=(20, 90, 160, 255))
    remark = PngInfo()
    remark.add_text("Comment", SECRET)
    return _saved(picture, "PNG", pnginfo=remark)


def jpeg(mode: str = "RGB") -> bytes:
    """A photograph lying on its side that says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010E] = SECRET
    return _saved(Image.new(mode, (200, 100)), "JPEG", exif=exif)


def claims(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says it is as large as that."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    points = zlib.compress(b"\0" * 1000)
    chunks = ((b"IHDR", header), (b"IDAT", points), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()
