"""Decides what somebody is told whose file is not kept: what is the matter, and what to do instead."""

from workflow.domain.text import N_
from workflow.services.paper_ports import PaperFault

FAULTS: dict[PaperFault, str] = {
    PaperFault.EMPTY: N_("The file is empty. Choose another, or scan the paper once more."),
    PaperFault.TOO_LARGE: N_(
        "The file is too large. Scan in black and white or with a lower resolution (200 dots per inch is enough), or send the pages in several files."
    ),
    PaperFault.WEB_PAGE: N_(
        "This is a web page, whatever its name says. Print it to a PDF file, and send that."
    ),
    PaperFault.DRAWING: N_("This is a drawing (SVG). Save it as PNG or PDF, and send that."),
    PaperFault.HEIC: N_(
        "Your phone has saved the picture as HEIC, which not everybody can open. Save or share it as JPEG, or scan to PDF."
    ),
    PaperFault.OLD_WORD: N_(
        "This is a file from an older Office program. Save it as PDF or as a Word file that ends in .docx."
    ),
    PaperFault.OTHER_OFFICE: N_(
        "This is neither a Word file nor one of the others we take. Save it as PDF, and send that."
    ),
    PaperFault.UNKNOWN: N_(
        "We take PDF, Word (.docx), JPEG and PNG. Save it as one of these, and send it again."
    ),
    PaperFault.TWO_IN_ONE: N_(
        "There is something more in this file than one paper. Print or scan it to a new PDF file, and send that."
    ),
    PaperFault.LOCKED: N_(
        "The file is locked with a password. Save it without a password, or print it to a new PDF file."
    ),
    PaperFault.ACTIVE: N_(
        "There is a program or a form that acts by itself in this PDF file. Print it to a new PDF file, and send that."
    ),
    PaperFault.ATTACHMENTS: N_("There are other files inside this one. Send each of them by itself."),
    PaperFault.MACROS: N_("There are macros in this Word file. Save it without them, or as PDF."),
    PaperFault.REACHES_OUT: N_(
        "This Word file fetches something from elsewhere when it is opened. Save it as PDF, and send that."
    ),
    PaperFault.UNPACKS_TOO_LARGE: N_("Unpacked, the file is far too large. Save it as PDF, and send that."),
    PaperFault.TOO_MANY_POINTS: N_(
        "The picture is larger than 40 million points. Scan with a lower resolution, 200 dots per inch is enough."
    ),
    PaperFault.TOO_MANY_PAGES: N_(
        "The file has more than 500 pages. Send only the pages that belong to the case."
    ),
    PaperFault.DAMAGED: N_(
        "The file cannot be opened as it is; perhaps it was damaged on the way. Save or scan it anew."
    ),
}
"""One sentence a fault, or two."""
