"""PDF documents that can be archived for decades and read aloud."""

from workflow.adapters.documents.typst_renderer import TypstRenderer

__all__ = ["TypstRenderer"]
