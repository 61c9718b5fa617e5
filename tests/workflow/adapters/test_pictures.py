"""Pictures that somebody sent: only their points are kept, and nothing breaks the one who opens them."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.workflow.adapters.pictures import SECRET, claims, jpeg, png
from workflow.adapters.pictures import PillowPictures
from workflow.adapters.pictures.pillow_pictures import LARGEST_SIDE
from workflow.services.ports import PictureFault, Pictures, UnusablePicture

OPEN = PillowPictures().logo
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def test_the_adapter_is_what_the_services_ask_for() -> None:
    assert isinstance(PillowPictures(), Pictures)


@pytest.mark.parametrize(
    ("sent", "media_type", "size"),
    [
        (png(), "image/png", (300, 120)),
        (png(1200, 300), "image/png", (600, 150)),
        (jpeg(), "image/jpeg", (100, 200)),
        (jpeg("CMYK"), "image/jpeg", (100, 200)),
        (jpeg("L"), "image/jpeg", (100, 200)),
    ],
    ids=["png", "large png", "turned photograph", "photograph for print", "grey photograph"],
)
def test_a_picture_stands_upright_in_the_size_a_letterhead_needs(
    sent: bytes, media_type: str, size: tuple[int, int]
) -> None:
    kept = OPEN(sent)
    with Image.open(BytesIO(kept.content)) as again:
        assert (kept.media_type, again.get_format_mimetype()) == (media_type, media_type)
        assert (kept.width, kept.height) == again.size == size


@pytest.mark.parametrize("sent", [png(), jpeg(), png() + SECRET.encode()], ids=["png", "jpeg", "at the end"])
def test_nothing_of_the_file_is_kept_but_its_points(sent: bytes) -> None:
    assert SECRET.encode() in sent
    kept = OPEN(sent)
    assert SECRET.encode() not in kept.content
    with Image.open(BytesIO(kept.content)) as again:
        assert not again.getexif()
        assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_one_sees_through_stays_so() -> None:
    with Image.open(BytesIO(OPEN(png()).content)) as again:
        assert again.getpixel((290, 60)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (b"%PDF-1.7 a paper called logo.png", PictureFault.NO_PICTURE),
        (SVG, PictureFault.NO_PICTURE),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", PictureFault.NO_PICTURE),
        (b"PK\x03\x04", PictureFault.NO_PICTURE),
        (b"", PictureFault.NO_PICTURE),
        (claims(LARGEST_SIDE + 1, 1), PictureFault.TOO_MANY_POINTS),
        (claims(10_000, 10_000), PictureFault.TOO_MANY_POINTS),
        (claims(60_000, 60_000), PictureFault.TOO_MANY_POINTS),
        (claims(300, 300), PictureFault.DAMAGED),
        (png()[:-200], PictureFault.DAMAGED),
        (jpeg()[:-200], PictureFault.DAMAGED),
    ],
)
def test_what_is_no_usable_picture_is_refused_with_the_reason(sent: bytes, fault: PictureFault) -> None:
    with pytest.raises(UnusablePicture) as told:
        OPEN(sent)
    assert told.value.fault is fault


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([png(40, 20), jpeg()]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
)
def test_a_damaged_picture_is_either_opened_or_refused(sent: bytes, changes: list[tuple[float, int]]) -> None:
    broken = bytearray(sent)
    for place, value in changes:
        broken[int(place * (len(broken) - 1))] = value
    with suppress(UnusablePicture):
        kept = OPEN(bytes(broken))
        assert kept.width <= 600
        assert kept.height <= 300
