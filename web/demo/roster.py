"""Who works in the invented municipality: forty people in three units and the town hall. Nobody of them exists."""

from dataclasses import dataclass
from enum import StrEnum

from workflow.domain.people import Role


class Place(StrEnum):
    """Where somebody is employed."""

    TOWN_HALL = "Lerkedal kommune"
    SCHOOL = "Lerkedal skole"
    HOME_CARE = "Hjemmetjenesten"
    WORKS = "Teknisk drift"


COST_NAMES = {
    Place.TOWN_HALL: "1000 Rådhuset",
    Place.SCHOOL: "2100 Lerkedal skole",
    Place.HOME_CARE: "3200 Hjemmetjenesten",
    Place.WORKS: "4300 Teknisk drift",
}


OTHER_LANGUAGE = {"Piotr": "en", "Eva": "nb"}
"""Who wants another language than the one their unit writes in."""


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A person: `age` and `years` (employed) count back from the demonstration's day, so that nobody grows older."""

    username: str
    given_name: str
    family_name: str
    place: Place
    position: str
    percentage: int = 100
    age: int
    years: int
    manager: str | None
    roles: tuple[Role, ...] = ()
    language: str = "nb"
    has_left: bool = False


@dataclass(frozen=True, kw_only=True)
class SecondPosition:
    """Another position of somebody who has one already."""

    username: str
    place: Place
    position: str
    percentage: int
    manager: str


def _people(
    place: Place, manager: str, rows: tuple[tuple[str, str, str, int, int, int], ...]
) -> tuple[Somebody, ...]:
    """Employees of one manager: name, family name, position, per cent of a full position, age, years employed."""
    return tuple(
        Somebody(
            username=given_name.lower(),
            given_name=given_name,
            family_name=family_name,
            place=place,
            position=position,
            percentage=percentage,
            age=age,
            years=years,
            manager=manager,
            language=OTHER_LANGUAGE.get(given_name, "nn" if place is Place.WORKS else "nb"),
        )
        for given_name, family_name, position, percentage, age, years in rows
    )


MANAGERS = (
    Somebody(
        username="torleif", given_name="Torleif", family_name="Engen", place=Place.TOWN_HALL,
        position="Kommunedirektør", age=58, years=9, manager=None, roles=(Role.MANAGER,),
    ),
    Somebody(
        username="mona", given_name="Mona", family_name="Bakke", place=Place.SCHOOL,
        position="Rektor", age=49, years=12, manager="torleif", roles=(Role.MANAGER,),
    ),
    Somebody(
        username="amir", given_name="Amir", family_name="Rahimi", place=Place.HOME_CARE,
        position="Avdelingsleder", age=43, years=8, manager="torleif", roles=(Role.MANAGER,),
    ),
    Somebody(
        username="sigrid", given_name="Sigrid", family_name="Vik", place=Place.WORKS,
        position="Driftsleiar", age=52, years=17, manager="torleif", roles=(Role.MANAGER,), language="nn",
    ),
    Somebody(
        username="rolf", given_name="Rolf", family_name="Bjørge", place=Place.WORKS,
        position="Teamleder vann og avløp", age=63, years=21, manager="sigrid", roles=(Role.MANAGER,), has_left=True,
    ),
)  # fmt: skip

STAFF = (
    Somebody(
        username="hanne", given_name="Hanne", family_name="Kvam", place=Place.TOWN_HALL,
        position="HR-rådgiver", age=41, years=6, manager="torleif", roles=(Role.HR,),
    ),
    Somebody(
        username="lars", given_name="Lars", family_name="Østby", place=Place.TOWN_HALL,
        position="Lønnskonsulent", age=36, years=4, manager="torleif", roles=(Role.PAYROLL,),
    ),
    Somebody(
        username="aud", given_name="Aud", family_name="Lervik", place=Place.TOWN_HALL,
        position="IKT-rådgiver", age=45, years=10, manager="torleif", roles=(Role.ADMIN,),
    ),
    Somebody(
        username="tove", given_name="Tove", family_name="Lien", place=Place.SCHOOL,
        position="Lærer og tillitsvalgt", age=55, years=19, manager="mona", roles=(Role.EMPLOYEE_REP,),
    ),
    Somebody(
        username="jorunn", given_name="Jorunn", family_name="Myrvold", place=Place.HOME_CARE,
        position="Fagarbeider og verneombud", age=48, years=14, manager="amir", roles=(Role.SAFETY_REP,),
    ),
)  # fmt: skip

EMPLOYEES = (
    *_people(
        Place.SCHOOL,
        "mona",
        (
            ("Kari", "Solheim", "Lærer", 100, 38, 9),
            ("Jonas", "Myhre", "Lærer", 100, 31, 3),
            ("Ingrid", "Aasen", "Kontaktlærer", 100, 46, 15),
            ("Per", "Lunde", "Vaktmester", 100, 57, 22),
            ("Silje", "Nygård", "Miljøterapeut", 80, 34, 6),
            ("Fatima", "Ali", "Assistent", 75, 29, 4),
            ("Eirik", "Dahl", "Spesialpedagog", 100, 51, 11),
            ("Anne", "Brekke", "SFO-leder", 100, 44, 13),
            ("Magnus", "Hauge", "Lærer", 60, 62, 28),
            ("Leif", "Strand", "Renholder", 80, 53, 7),
        ),
    ),
    *_people(
        Place.HOME_CARE,
        "amir",
        (
            ("Zofia", "Kowalska", "Helsefagarbeider", 100, 37, 5),
            ("Daniel", "Tesfaye", "Helsefagarbeider", 80, 28, 3),
            ("Grete", "Holm", "Sykepleier", 100, 50, 18),
            ("Liv", "Sandvik", "Hjemmehjelp", 60, 59, 24),
            ("Marit", "Haugen", "Vernepleier", 100, 47, 12),
            ("Hassan", "Warsame", "Assistent", 100, 26, 3),
            ("Bente", "Moen", "Sykepleier", 75, 40, 8),
            ("Trine", "Eide", "Sykepleier", 100, 33, 5),
            ("Ole", "Fossum", "Helsefagarbeider", 100, 55, 16),
            ("Sunniva", "Ek", "Ergoterapeut", 50, 30, 3),
        ),
    ),
    *_people(
        Place.WORKS,
        "sigrid",
        (
            ("Odd", "Berge", "Fagarbeidar", 100, 54, 20),
            ("Nils", "Somby", "Maskinførar", 100, 42, 9),
            ("Piotr", "Nowak", "Rørlegger", 100, 39, 7),
            ("Arne", "Tveit", "Feiar", 100, 45, 11),
            ("Hilde", "Røyrvik", "Ingeniør", 100, 35, 4),
            ("Knut", "Bø", "Renovatør", 100, 49, 15),
            ("Astrid", "Førde", "Arealplanleggjar", 80, 32, 3),
            ("Gunnar", "Lid", "Gartnar", 100, 61, 26),
        ),
    ),
    *_people(
        Place.WORKS,
        "rolf",
        (
            ("Eva", "Holte", "Driftsoperatør", 100, 36, 6),
            ("Terje", "Moe", "Driftsoperatør", 100, 47, 10),
        ),
    ),
)

SECOND_POSITIONS = (
    SecondPosition(username="liv", place=Place.SCHOOL, position="Renholder", percentage=30, manager="mona"),
)
"""Who works in two places: absence from one is told of in the other by its days only."""

PEOPLE: tuple[Somebody, ...] = (*MANAGERS, *STAFF, *EMPLOYEES)
