"""What every written invitation says besides its answers: what is talked about, what can be adapted, what is good to know."""

from collections.abc import Iterator

from forms.context import FormContext
from forms.translating import _l
from workflow.domain.documents import ShownAnswer, ShownSection

GUIDE: tuple[tuple[str, str], ...] = (
    (_l("How it is now"), _l("How work was before, how it is now, and how long it may last.")),
    (_l("What works"), _l("What you manage well, and what gives you energy.")),
    (_l("What can be adapted"), _l("Tasks, hours and place: what helps, and which limits to keep.")),
    (
        _l("The way on"),
        _l("A good first step, what you need from your manager, and what colleagues are told."),
    ),
    (_l("What you agree"), _l("You sum up together and agree when you talk next.")),
)
"""What the conversation goes through, each part in one line."""

GOOD_TO_KNOW: tuple[tuple[str, str], ...] = (
    (
        _l("Somebody you trust"),
        _l("You may bring somebody with you: a representative, a friend, a relative."),
    ),
    (_l("Your health is your own"), _l("You never need to say what is wrong with you. We talk about work.")),
    (_l("If the time does not suit you"), _l("Answer the invitation and propose another one.")),
)
"""What the employee should know of every conversation."""


def said_to_everybody(context: FormContext) -> Iterator[ShownSection]:
    """The parts below the answers; the unit's possibilities only where it has a list of them."""
    yield _lines(_l("What we talk about"), GUIDE)
    if context.possibilities:
        numbered = tuple((_l("Possibility"), line) for line in context.possibilities)
        yield _lines(_l("What our unit can adapt"), numbered)
    yield _lines(_l("Good to know"), GOOD_TO_KNOW)


def _lines(title: str, lines: tuple[tuple[str, str], ...]) -> ShownSection:
    shown = (
        ShownAnswer(name=f"said_{number}", label=str(label), shown=str(text))
        for number, (label, text) in enumerate(lines, start=1)
    )
    return ShownSection(title=str(title), answers=tuple(shown))
