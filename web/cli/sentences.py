"""Decides with which sentence and number a command ends when the database, the keys or a file are not as it needs them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import sqlalchemy as sa

from workflow.adapters.backup.errors import BadBackup, KeyMissing, NotEmpty, WrongSchema
from workflow.adapters.crypto import BadKeys

REFUSED, KEY_MISSING, NOT_WHOLE = 1, 2, 3
MAY_NOT = "42501"  # what PostgreSQL calls a right that is not there


@contextmanager
def sentences() -> Iterator[None]:
    """What goes wrong ends the command with one sentence and a number of its kind."""
    try:
        yield
    except KeyMissing as error:
        _end(str(error), KEY_MISSING)
    except BadBackup as error:
        _end(str(error), NOT_WHOLE)
    except (BadKeys, NotEmpty, WrongSchema) as error:
        _end(str(error), REFUSED)
    except OSError as error:
        _end(f"the file cannot be written or read ({error.strerror})", REFUSED)
    except sa.exc.OperationalError:
        # The driver's own words name the machine and the account.
        _end("the database cannot be reached", REFUSED)
    except sa.exc.ProgrammingError as error:
        if getattr(error.orig, "sqlstate", "") != MAY_NOT:
            raise
        _end("this role may not make tables in the database: name its owner in DATABASE_OWNER_URL", REFUSED)


def _end(sentence: str, number: int) -> None:
    click.echo(f"{sentence[:1].upper()}{sentence[1:]}.", err=True)
    sys.exit(number)
