"""Decides the order of a rotation: the new key first, everything sealed with it, then nothing left, then the old keys out."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from workflow.adapters.crypto import BadKeys
from workflow.adapters.crypto.key_file import document_of
from workflow.adapters.crypto.rotation import alone, begin, end, export
from workflow.adapters.crypto.watched_keys import LOOK_EVERY_SECONDS
from workflow.adapters.persistence.audit_events import note_event
from workflow.adapters.persistence.resealing import reseal
from workflow.adapters.persistence.sealed_with import (
    NO_KEY,
    OlderTransactions,
    await_older_transactions,
    keys_in_use,
    sealed_with,
)
from workflow.bootstrap import Wiring
from workflow.services.ports import UnreadableText
from workflow.services.security_log import Happening, SecurityEvent

NO_FILE = (
    "Write the next ones with `tilbake keys next FILE`, put them in place of the present ones, "
    "start all processes again together, then run `tilbake keys reseal`."
)
SETTLED_SECONDS = LOOK_EVERY_SECONDS + 1.0
MOST_ROUNDS = 20


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """One rotation of the keys in a file. Every step can be repeated, so whatever ends it, the next one goes on."""

    file: Path
    wiring: Wiring
    say: Callable[[str], None]

    def run(self, *, retire: bool, target: Path | None) -> None:
        """All of it; raises `BadKeys` or `click.ClickException` with the sentence for whoever runs it."""
        with alone(self.file):
            active = self._begin()
            time.sleep(SETTLED_SECONDS)  # until then a process may not have looked at the file
            self._await_writers()
            self._seal_until_nothing_is_left()
            self._prove(active)
            old = sorted(set(document_of(self.file)["keys"]) - {active})
            if retire and old and target:
                export(self.file, old, target)
                self.say(f"Kept for older backups: {', '.join(old)} in {target}")
            end(self.file, retire=old if retire else ())
            self._note()
            self.say(f"Done. Everything is sealed with {active}.")
            if old:
                self.say(f"Taken out: {', '.join(old)}." if retire else _still_there(old))

    def _note(self) -> None:
        """Put it on the log that cannot be rewritten."""
        wiring = self.wiring
        with wiring.engine.begin() as connection:
            rotated = SecurityEvent(what=Happening.KEYS_ROTATED)
            note_event(connection, wiring.keys, wiring.clock.wall(), rotated)

    def _begin(self) -> str:
        try:
            active, new = begin(self.file)
        except BadKeys as error:
            raise click.ClickException(f"{str(error)[:1].upper()}{str(error)[1:]}. {NO_FILE}") from None
        self.say(f"Key {active} is made and active." if new else f"Going on with key {active}.")
        return active

    def _await_writers(self) -> None:
        try:
            await_older_transactions(self.wiring.engine)
        except OlderTransactions as error:
            message = f"Not finished: {error}. Nothing was taken out; run the same command again later."
            raise click.ClickException(message) from None

    def _seal_until_nothing_is_left(self) -> None:
        for _ in range(MOST_ROUNDS):
            count = 0
            for table, anew in self._round():
                count += anew
                if anew:
                    self.say(f"{table:<22}{anew:>8} sealed anew")
            if not count:
                return
        raise click.ClickException("Not finished: values with older keys keep coming. Run it again later.")

    def _round(self) -> list[tuple[str, int]]:
        try:
            return list(reseal(self.wiring.reading, self.wiring.engine, self.wiring.keys))
        except UnreadableText as error:
            message = (
                f"A value cannot be opened: {error}. Nothing was taken out. If its key was exported, "
                "`tilbake keys take-back FILE` brings it back; then run the same command again."
            )
            raise click.ClickException(message) from None

    def _prove(self, active: str) -> None:
        used = keys_in_use(sealed_with(self.wiring.reading))
        others = sorted(set(used) - {active})
        if others:
            named = ", ".join("values that name no key" if one == NO_KEY else one for one in others)
            raise click.ClickException(f"Something is still sealed with: {named}. Nothing was taken out.")
        self.say(f"Looked at {used[active]} values: none is sealed with an older key.")


def _still_there(old: list[str]) -> str:
    return (
        f"Older keys on the ring: {', '.join(old)}. Backups made before need them; "
        "`tilbake keys rotate --retire --export FILE` takes them out next time."
    )
