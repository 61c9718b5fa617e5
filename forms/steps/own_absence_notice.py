"""The absence notice in the employee's own voice: the same document, asked of the one who is away."""

from typing import ClassVar

from forms.base import Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.options import PROOF, Options
from forms.steps.absence_notice import AbsenceNoticeForm
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start
from workflow.domain.documents import Fact

HERE = "here"
WORK_RELATED: Options = (
    ("wholly", _l("Yes, wholly")),
    ("partly", _l("Yes, partly")),
    ("no", _l("No")),
    ("not_said", _l("I would rather not say")),
)


class OwnAbsenceNoticeForm(AbsenceNoticeForm):
    """Speaks to the employee. Reporting here is how it was reported, so that is not asked."""

    title = _l("Report that you are away")
    intro = _l(
        "The first day and how much you are away is enough. Your manager gets the notice at once. "
        "You never need to say what is wrong with you."
    )
    submit_label = _l("Send the notice to your manager")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Your absence"), ("first_day", "grade", "proof")),
        Section(_l("How long"), ("expected_length", "expected_end")),
        Section(_l("Work"), ("work_related", "workplace_note", "ability", "cover_needed", "cover_note")),
    )

    grade = NumberAnswer(
        _l("How much are you away?"),
        low=1,
        high=100,
        unit="%",
        required=_l("Write how many per cent you are away; 100 is your whole position."),
        hint=_l("100 means away from all work. With a graded sick note, write its percentage."),
    )
    proof = ChoiceAnswer(
        _l("Do you certify it yourself, or has a doctor?"),
        options=PROOF,
        when=only_if("grade", "100"),
        required=_l("Choose whether it is self-certified or there is a sick note."),
        hint=_l("It can be changed later; your manager adds the sick note when it comes."),
    )
    expected_end = DateAnswer(
        _l("Last day, if you know it"), toward=Toward.FUTURE, checks=(end_not_before_start("first_day"),)
    )
    reported_how = ChoiceAnswer(_l("How was it reported?"), options=((HERE, _l("Here in Tilbake")),))
    work_related = ChoiceAnswer(
        _l("Does it have to do with work?"),
        options=WORK_RELATED,
        hint=_l(
            "You decide whether to say this. What your manager knows about causes at work can be mended."
        ),
    )
    workplace_note = TextAnswer(
        _l("What at work should be looked at?"),
        when=only_if("work_related", "wholly", "partly"),
        hint=_l("Write about tasks, workload, surroundings or cooperation, not about your health."),
    )
    ability = TextAnswer(
        _l("What can you do now?"),
        hint=_l("Tasks, hours or places that still work for you. Leave it open if you do not know yet."),
    )
    cover_needed = YesNoAnswer(_l("Must somebody take over tasks of yours?"))
    cover_note = TextAnswer(_l("Which tasks, and until when?"), when=only_if("cover_needed", "yes"), rows=3)

    def facts(self) -> dict[str, Fact]:
        """The facts of the notice; reported here."""
        return super().facts() | {"reported_how": HERE}
