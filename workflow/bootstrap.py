"""Decides which adapter answers for which port: the only place where adapters meet services."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from workflow.adapters.calendar import IcalendarWriter, NorwegianWorkingDays
from workflow.adapters.clock import SystemClock
from workflow.adapters.crypto import load_keys
from workflow.adapters.documents import DocxRenderer, TypstRenderer
from workflow.adapters.mail import SmtpMailer
from workflow.adapters.papers import ClamavScanner, ContentChecks
from workflow.adapters.persistence.directory import SqlDirectory
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.store import SqlStore
from workflow.adapters.pictures import PillowPictures
from workflow.adapters.words import CatalogueWords
from workflow.services.directory import DirectoryStore
from workflow.services.evidence.manifest import Seal
from workflow.services.office import Office
from workflow.services.paper_ports import PaperChecks, Scanner
from workflow.services.ports import Cipher, Clock, Pictures, Renderer, WordRenderer
from workflow.services.print_document import Press
from workflow.services.workbench import Workbench

CATALOGUES = Path(__file__).parents[1] / "locales"


@dataclass(frozen=True, kw_only=True)
class Wiring:
    """What every entry point (web, tasks, command line) works with.

    `reading` is the same database for transactions that only read: on SQLite they do not wait for a writer.
    """

    engine: sa.Engine
    reading: sa.Engine
    clock: Clock
    keys: Cipher
    office: Office
    directory: DirectoryStore
    pictures: Pictures
    renderer: Renderer
    word_renderer: WordRenderer
    paper_checks: PaperChecks
    scanner: Scanner | None
    seal: Seal
    press: Press


def wire(
    *,
    database_url: str,
    data: Path,
    key_file: Path | None = None,
    keys: str | None = None,
    create_keys: bool = False,
    today: date | None = None,
    clock: Clock | None = None,
    scanner: str = "",
) -> Wiring:
    """Connect the real parts; a `clock` given replaces the machine's (tests), `scanner` is the address of a ClamAV daemon."""
    engine = connect(database_url)
    loaded = load_keys(key_file, text=keys, create=create_keys)
    running = clock or SystemClock(data, initial_day=today)
    reading = engine.execution_options(reads_only=True)
    renderer, word_renderer = TypstRenderer(), DocxRenderer()
    return Wiring(
        engine=engine,
        reading=reading,
        clock=running,
        keys=loaded,
        office=Office(SqlStore(engine, loaded), running, NorwegianWorkingDays()),
        directory=SqlDirectory(engine, loaded),
        pictures=PillowPictures(),
        renderer=renderer,
        word_renderer=word_renderer,
        paper_checks=ContentChecks(),
        scanner=ClamavScanner(scanner) if scanner else None,
        seal=loaded,
        press=Press(
            reading=SqlStore(reading, loaded),
            renderer=renderer,
            word_renderer=word_renderer,
            words=CatalogueWords(CATALOGUES),
        ),
    )


def workbench(wiring: Wiring, *, smtp_url: str, mailbox: str, base_url: str) -> Workbench:
    """What workers perform effects with: `mailbox` is the address mail comes from, `base_url` where its links lead."""
    return Workbench(
        office=wiring.office,
        store=SqlStore(wiring.engine, wiring.keys),
        reading=SqlStore(wiring.reading, wiring.keys),
        renderer=wiring.renderer,
        word_renderer=wiring.word_renderer,
        mailer=SmtpMailer(smtp_url, mailbox, wiring.clock),
        calendar=IcalendarWriter(),
        words=CatalogueWords(CATALOGUES),
        base_url=base_url,
        mailbox=mailbox,
        seal=wiring.seal,
        scanner=wiring.scanner,
    )
