"""An amount in whole kroner, written as people write it: 24900, 24 900, 24.900, kr 24 900,-."""

from forms.fields import LONGEST_NUMBER, NumberAnswer
from forms.translating import _l

_AROUND = ("kroner", "kr.", "kr", "NOK", "nok")


class KronerAnswer(NumberAnswer):
    """Whole kroner within bounds."""

    def __init__(self, label: str, **rest: object) -> None:
        super().__init__(label, unit=str(_l("kroner")), **rest)  # type: ignore[arg-type]

    def read(self, text: str) -> int | None:
        """The amount, whatever stands around and between its digits; half kroner are not guessed."""
        bare = text.strip()
        for word in _AROUND:
            bare = bare.removeprefix(word).removesuffix(word).strip()
        bare = bare.removesuffix(",-").removesuffix(",00")
        digits = (
            "".join(sign for sign in bare if sign not in " \u00a0\u202f.")
            if len(bare) <= LONGEST_NUMBER
            else bare
        )
        return super().read(digits)


def in_kroner(amount: int) -> str:
    """Thousands apart by a no-break space."""
    return f"{amount:,}".replace(",", "\u00a0")
