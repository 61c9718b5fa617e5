"""Decides what is kept of the logo of the employer or of a unit."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture written anew from its points alone; `width` and `height` in points."""

    media_type: str
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LogoRecord:
    """A logo, and the name of the unit it is the logo of."""

    owner: str
    picture: Picture
