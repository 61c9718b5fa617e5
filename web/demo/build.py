"""Decides when the demonstration may be built, and builds it whole or not at all."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import sqlalchemy as sa

from forms import translating
from web.auth.passwords import hash_password
from web.demo.cases import AT_WORK, STORIES
from web.demo.desk import Surroundings
from web.demo.municipality import MAIL_DOMAIN, Municipality
from web.demo.numbers import invented_organisation_number
from web.demo.offered import OFFERED
from web.demo.rehearsal import rehearse
from web.demo.workers import RECENT, Postbox, Workers
from web.i18n import CATALOGUES
from web.queries.demonstration import write_demonstration
from web.settings import Settings
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.store import SqlTransaction
from workflow.adapters.persistence.tables import account, house_rule_change, person, unit
from workflow.adapters.words import catalogue_of
from workflow.bootstrap import Wiring, wire, workbench
from workflow.domain.rules_of_reminders import MAIL_FROM_HOUR, MAIL_ON_FREE_DAYS, MAIL_UNTIL_HOUR
from workflow.services.count_figures import count_settled
from workflow.services.office import Office
from workflow.services.receive_paper import PaperDesk
from workflow.services.workbench import Workbench

LARGEST_PAPER = 1024 * 1024
"""Of what is invented here; nobody else has sent it, so no scanner is asked about it."""
DECIDES = "hanne"
EVER = date(2015, 1, 1)
UNREACHABLE = frozenset({f"zofia@{MAIL_DOMAIN}"})
"""Whose mail comes back: HR finds it among the things that failed."""
SPACE = uuid5(NAMESPACE_URL, "https://lerkedal.example/")


class NotBuilt(Exception):
    """The demonstration was not built; the message says why."""


class AlreadyInUse(NotBuilt):
    """There are people in the database already; inventing more among them would be a mess."""


class OnlyForTrial(NotBuilt):
    """This installation is for real people."""


def build_demo(settings: Settings, today: date | None = None) -> None:
    """Fill an empty database with an invented municipality as it stands on a day, by default the service's own.

    The same day gives the same data. Raises `AlreadyInUse` and `OnlyForTrial`; then nothing is changed.
    """
    if settings.is_production:
        raise OnlyForTrial(
            "in production there are real people, and everybody knows the demonstration's password"
        )
    wiring = wire(
        database_url=settings.database_url,
        data=settings.data,
        key_file=settings.key_file,
        keys=settings.keys,
        create_keys=True,
        today=settings.today,
    )
    bench = workbench(
        wiring, smtp_url=settings.smtp_url, mailbox=settings.mailbox, base_url=settings.base_url
    )
    folder = settings.mail_folder if settings.embedded_mail else None
    try:
        fill(wiring, bench, today or wiring.clock.today(), folder)
    finally:
        _offer(wiring.engine, settings.data)


def fill(wiring: Wiring, bench: Workbench, today: date, mail_folder: Path | None) -> None:
    """Build everything in one transaction: nobody ever meets half a municipality."""
    names = uuid5(SPACE, today.isoformat())
    clock = FixedClock(today, time(0, 5))
    municipality = Municipality(names, today)
    with wiring.engine.begin() as connection:
        if _holds_people(connection):
            raise AlreadyInUse("the database is not empty")
        municipality.fill(connection, wiring.keys, hash_password(OFFERED.password), clock.now())
        _mail_at_any_hour(connection, municipality, clock)
        new_id = _Names(names)
        store = _OneTransaction(SqlTransaction(connection, wiring.keys, new_id))
        office = Office(store, clock, wiring.office.days, new_id=new_id)
        postbox = Postbox(
            mail_folder, sender=bench.mailbox, clock=clock, since=today - RECENT, refuses=UNREACHABLE
        )
        bench = replace(bench, office=office, store=store, reading=store, mailer=postbox)
        around = Surroundings(
            office=office,
            bench=bench,
            papers=PaperDesk(checks=wiring.paper_checks, scans=False, largest=LARGEST_PAPER),
            clock=clock,
            days=wiring.office.days,
            municipality=municipality,
            speaking=_speaking,
            connection=connection,
            keys=wiring.keys,
        )
        rehearse(around, Workers(bench=bench, connection=connection, clock=clock), STORIES, AT_WORK)
        count_settled(office)


def _mail_at_any_hour(connection: sa.Connection, municipality: Municipality, clock: FixedClock) -> None:
    """Whoever tries the service at night, or on a day that is a Saturday there, sees its mail at once all the same."""
    rows = [
        {
            "id": municipality.id_of("house_rule", rule.name),
            "rule": rule.name,
            "value": value,
            "old_value": rule.value,
            "valid_from": EVER,
            "set_by": municipality.id_of("person", DECIDES),
            "set_at": clock.now(),
        }
        for rule, value in ((MAIL_FROM_HOUR, 0), (MAIL_UNTIL_HOUR, 24), (MAIL_ON_FREE_DAYS, 1))
    ]
    connection.execute(house_rule_change.insert(), rows)


def _offer(engine: sa.Engine, data: Path) -> None:
    """List the accounts beside the data, also when an earlier start was cut off between the two."""
    invented = invented_organisation_number(1)
    with engine.begin() as connection:
        found = connection.scalar(sa.select(unit.c.id).where(unit.c.organisation_number == invented))
    engine.dispose()
    if found:
        write_demonstration(data, OFFERED)


def _holds_people(connection: sa.Connection) -> bool:
    return any(
        connection.scalar(sa.select(table.c.id).limit(1)) is not None for table in (person, account, unit)
    )


def _speaking(language: str) -> AbstractContextManager[None]:
    return translating.spoken_by(catalogue_of(CATALOGUES, language).gettext)


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
