"""What an effect is performed with: the use cases' surroundings, paper, post, calendars, words."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from workflow.services.evidence.manifest import Seal
from workflow.services.office import Office
from workflow.services.paper_ports import Scanner
from workflow.services.ports import CalendarWriter, Mailer, Renderer, WordRenderer
from workflow.services.questions import Transaction
from workflow.services.results import Folder
from workflow.services.words import Words


class EffectTransaction(Transaction, Protocol):
    """A transaction that also knows what effects leave behind."""

    @property
    def folder(self) -> Folder: ...


class EffectStore(Protocol):
    """The database as workers know it."""

    def transaction(self) -> AbstractContextManager[EffectTransaction]:
        """One transaction: committed at the end, undone by any exception."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbench:
    """The surroundings of an effect.

    `reading` is the same database for transactions that only read. `base_url` has no slash at its end; `mailbox` is the
    address mail and invitations come from. Without a `scanner` papers are kept as they come.
    """

    office: Office
    store: EffectStore
    reading: EffectStore
    renderer: Renderer
    word_renderer: WordRenderer
    mailer: Mailer
    calendar: CalendarWriter
    words: Words
    base_url: str
    mailbox: str
    seal: Seal
    scanner: Scanner | None = None

    @property
    def domain(self) -> str:
        """The domain that Message-IDs and appointments are named under."""
        return self.mailbox.rpartition("@")[2]
