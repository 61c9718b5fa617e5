"""Decides when the demonstration may be built, and builds it whole or not at all."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, time
from uuid import NAMESPACE_URL, UUID, uuid5

import sqlalchemy as sa
from babel.support import Translations

from forms import translating
from web.auth.passwords import hash_password
from web.demo.cases import STORIES
from web.demo.municipality import Municipality
from web.demo.offered import OFFERED
from web.demo.rehearsal import rehearse
from web.demo.story import Stage
from web.i18n import CATALOGUES
from web.queries.demonstration import write_demonstration
from web.settings import Settings
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.store import SqlTransaction
from workflow.adapters.persistence.tables import person, unit
from workflow.bootstrap import Wiring, wire
from workflow.services.office import Office

SPACE = uuid5(NAMESPACE_URL, "https://lerkedal.example/")


class AlreadyInUse(Exception):
    """There are people in the database already; inventing more among them would be a mess."""


def build_demo(settings: Settings, today: date | None = None) -> None:
    """Fill an empty database with an invented municipality as it stands on a day, by default the service's own.

    The same day gives the same data. Raises `AlreadyInUse`; then nothing is changed.
    """
    if settings.is_production:
        raise AlreadyInUse("in production there are real people; the demonstration stays out")
    wiring = wire(
        database_url=settings.database_url,
        data=settings.data,
        key_file=settings.key_file,
        keys=settings.keys,
        create_keys=True,
        today=settings.today,
    )
    try:
        fill(wiring, today or wiring.clock.today())
    finally:
        wiring.engine.dispose()
    write_demonstration(settings.data, OFFERED)


def fill(wiring: Wiring, today: date) -> None:
    """Build everything in one transaction: nobody ever meets half a municipality."""
    names = uuid5(SPACE, today.isoformat())
    clock = FixedClock(today, time(0, 5))
    municipality = Municipality(names, today)
    with wiring.engine.begin() as connection:
        _refuse_if_in_use(connection)
        municipality.fill(connection, wiring.keys, hash_password(OFFERED.password), clock.now())
        store = _OneTransaction(SqlTransaction(connection, wiring.keys))
        office = Office(store, clock, wiring.office.days, new_id=_Names(names))
        stage = Stage(
            office=office,
            clock=clock,
            days=wiring.office.days,
            municipality=municipality,
            speaking=_speaking,
        )
        rehearse(stage, STORIES)


def _refuse_if_in_use(connection: sa.Connection) -> None:
    for table in (person, unit):
        if connection.scalar(sa.select(table.c.id).limit(1)) is not None:
            raise AlreadyInUse("the database is not empty")


def _speaking(language: str) -> AbstractContextManager[None]:
    return translating.spoken_by(Translations.load(str(CATALOGUES), [language]).gettext)


class _Names:
    """Gives one new id after another, the same ones each time."""

    def __init__(self, space: UUID) -> None:
        self._space = space
        self._count = 0

    def __call__(self) -> UUID:
        self._count += 1
        return uuid5(self._space, f"{self._count}")


class _OneTransaction:
    """A store whose transactions are all the same one, which somebody else ends."""

    def __init__(self, transaction: SqlTransaction) -> None:
        self._transaction = transaction

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """The one transaction."""
        yield self._transaction
