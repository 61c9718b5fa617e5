"""Opens everything sealed once: the proof that the keys at hand are the ones for these rows."""

import sqlalchemy as sa

from workflow.services.ports import Cipher, UnreadableText

from .resealing import SEALED

LARGE_ROWS_AT_ONCE = 8


def opened_and_not(reading: sa.Engine, keys: Cipher) -> tuple[int, int]:
    """How many sealed values open, and how many do not."""
    opens = fails = 0
    for sealed in SEALED:
        with reading.connect().execution_options(yield_per=LARGE_ROWS_AT_ONCE) as connection:
            query = sa.select(*sealed.key, sealed.column).where(sa.func.length(sealed.column) > 0)
            for row in connection.execute(query):
                try:
                    keys.decrypt_bytes(row[-1], context=sealed.context(tuple(row[:-1])))
                    opens += 1
                except UnreadableText:
                    fails += 1
    return opens, fails
