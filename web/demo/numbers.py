"""Makes identity and organisation numbers that pass their checks and can belong to nobody."""

from datetime import date

from stdnum.no import fodselsnummer, orgnr

SYNTHETIC_MONTHS = 80
"""Added to the month in numbers for testing; the National Population Register gives such numbers to no person."""
LENGTH = 11
NEW_CENTURY = 2000
"""Who was born from then on has an individual number from 500 to 999."""
_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def invented_identity_number(born_on: date, nth: int) -> str:
    """The `nth` synthetic identity number of somebody born on a day in this or the last century."""
    day = f"{born_on.day:02}{born_on.month + SYNTHETIC_MONTHS:02}{born_on.year % 100:02}"
    individual = (999 if born_on.year >= NEW_CENTURY else 499) - nth * 7
    while individual > 0:
        found = _with_check_digits(f"{day}{individual:03}")
        if found:
            return found
        individual -= 1
    raise ValueError("there is no such number left")


def invented_organisation_number(nth: int) -> str:
    """The `nth` organisation number that begins with 1000000: real ones begin with 8 or 9."""
    found = 0
    for serial in range(1000):
        digits = f"10000{serial:03}"
        check = -sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11
        found += orgnr.is_valid(f"{digits}{check}")
        if found == nth:
            return f"{digits}{check}"
    raise ValueError("there is no such number left")


def _with_check_digits(digits: str) -> str | None:
    first = fodselsnummer.calc_check_digit1(digits)
    second = fodselsnummer.calc_check_digit2(digits + first)
    whole = f"{digits}{first}{second}"
    return (
        whole if len(whole) == LENGTH else None
    )  # a check digit of 10 is no digit: the number is not given out
