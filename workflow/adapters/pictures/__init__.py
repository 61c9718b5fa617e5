"""Pictures that somebody sent, made safe to keep and to show."""

from workflow.adapters.pictures.pillow_pictures import PillowPictures

__all__ = ["PillowPictures"]
