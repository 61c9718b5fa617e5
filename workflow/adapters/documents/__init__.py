"""Documents as PDF that can be archived for decades and read aloud, and as Word files with the same words."""

from workflow.adapters.documents.typst_renderer import TypstRenderer
from workflow.adapters.documents.word_renderer import DocxRenderer

__all__ = ["DocxRenderer", "TypstRenderer"]
