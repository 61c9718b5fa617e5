"""A process of a service that never rests: stores sealed values and opens what it and others stored, until told to stop."""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.adapters.crypto import load_keys
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import person
from workflow.services.ports import Cipher


def row_of(person_id: UUID, keys: Cipher) -> dict[str, object]:
    sealed = keys.encrypt_text(f"number of {person_id}", context=place("person", "national_id", person_id))
    return {
        "id": person_id,
        "given_name": "A",
        "family_name": "B",
        "sort_name": "B, A",
        "national_id_sealed": sealed,
    }


def is_readable(person_id: UUID, blob: bytes, keys: Cipher) -> bool:
    opened = keys.decrypt_text(blob, context=place("person", "national_id", person_id))
    return opened == f"number of {person_id}"


def work(url: str, key_file: Path, goes_on: Callable[[], bool]) -> int:
    engine, keys, mine = connect(url), load_keys(key_file), []
    reading = engine.execution_options(reads_only=True)
    while goes_on():
        mine.append(uuid4())
        with engine.begin() as connection:
            connection.execute(person.insert(), row_of(mine[-1], keys))
        with reading.connect() as connection:
            query = sa.select(person.c.id, person.c.national_id_sealed).where(
                person.c.id == random.choice(mine)
            )
            found = connection.execute(query).one()
        if not is_readable(found.id, found.national_id_sealed, keys):
            raise AssertionError("a value came back as another one")
    return len(mine)


if __name__ == "__main__":
    stop = Path(sys.argv[3])
    done = work(sys.argv[1], Path(sys.argv[2]), lambda: not stop.exists())
    sys.stdout.write(str(done))
