"""What is asked of somebody who puts a paper on a case: what it is, when it came, and what a signed copy says."""

from collections.abc import Mapping
from typing import ClassVar

from forms.accounts.choose import ListAnswer
from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.files import FileAnswer
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import not_in_future
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.papers import PAPER_NAMES, PaperKind

KINDS = tuple((kind.value, _l(name)) for kind, name in PAPER_NAMES.items())
ONLY_A_COPY = "only_a_copy"
SAYS = (
    (ConfirmationOutcome.CONFIRMED.value, _l("Read and confirmed")),
    (ConfirmationOutcome.COMMENTED.value, _l("Read, with a comment written on it")),
    (ConfirmationOutcome.OBJECTED.value, _l("Read, with an objection written on it")),
    (ONLY_A_COPY, _l("It is only a copy for the folder")),
)


class ReceivedPaperForm(AnswerForm):
    """One file at a time."""

    name = "received_paper"
    title = _l("Put a paper on the case")
    intro = _l(
        "A signed copy, or a letter that came. It is kept encrypted. Only the employee, the manager and HR can open it."
    )
    submit_label = _l("Put it in the folder")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The paper"), ("kind", "document_id", "says", "received_on", "line", "file")),
    )

    kind = ChoiceAnswer(_l("What is it?"), options=KINDS, required=_l("Choose what kind of paper it is."))
    document_id = ListAnswer(
        _l("Which document was signed?"),
        required=_l("Choose which document it is a signed copy of."),
        when=only_if("kind", PaperKind.SIGNED_COPY),
    )
    says = ChoiceAnswer(
        _l("What does the signed paper say?"),
        options=SAYS,
        required=_l("Choose what stands on the signed paper."),
        hint=_l(
            "If the document waits for an answer, this counts as the answer. It can still be answered here, and that answer goes first."
        ),
        when=only_if("kind", PaperKind.SIGNED_COPY),
    )
    received_on = DateAnswer(
        _l("When did it come?"),
        toward=Toward.PAST,
        required=_l("Write the day it came, for instance “today”."),
        checks=(not_in_future,),
    )
    line = TextAnswer(
        _l("A line about it"),
        rows=2,
        limit=500,
        hint=_l("What others need to know to find it again. Not the illness."),
    )
    file = FileAnswer(
        _l("The file"),
        required=_l("Choose the file."),
        accept=".pdf,.docx,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png",
        hint=_l(
            "PDF, Word (.docx), JPEG or PNG. Of a sick note only the part that is meant for the employer."
        ),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually sent when it comes."""
        return {"received_on": self.context.today}


class WithdrawnPaperForm(AnswerForm):
    """A paper that should not be there goes; that it was there, and why it went, stays."""

    name = "withdrawn_paper"
    title = _l("Take the paper away")
    intro = _l(
        "Its content is deleted and cannot be brought back. That it was here, and why it went, stays in the history."
    )
    submit_label = _l("Delete the content")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("because",)),)

    because = TextAnswer(
        _l("Why should it not be here?"),
        rows=2,
        limit=500,
        required=_l("Write why it should not be here."),
        hint=_l("For instance: it belongs to another case, or it tells more than an employer may know."),
    )


class FolderFilterForm(AnswerForm):
    """Narrows what is shown of the folder."""

    name = "folder_filter"
    title = _l("Find in the folder")
    intro = ""
    submit_label = _l("Show")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("text", "first", "last")),)

    text = LineAnswer(_l("Word in the title"), limit=100, unchecked="it is not kept")
    first = DateAnswer(_l("From"), toward=Toward.PAST)
    last = DateAnswer(_l("Until"), toward=Toward.PAST)
