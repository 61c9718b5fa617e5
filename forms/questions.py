"""Questions that several papers ask in the very same words."""

from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.options import TALKED_HOW
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence

HELD_HOW = ChoiceAnswer(_l("How did you talk?"), options=TALKED_HOW)
ALSO_PRESENT = LineAnswer(
    _l("Who else took part?"),
    hint=_l("Name and role. Leave it open if it was the two of you."),
    unchecked="a role may be a trade of health",
)
AGREED = TextAnswer(
    _l("What did you agree?"),
    required=_l("Write what you agreed, even if it is only to talk again."),
    hint=_l("Who does what, and by when."),
)
LAST_DAY_WITH_SICK_PAY = DateAnswer(
    _l("Last day with sick pay"),
    toward=Toward.FUTURE,
    required=_l("Write the last day with sick pay."),
    hint=_l("Our date is an estimate. If Nav has given a date, write Nav's."),
    checks=(not_before_absence,),
)
