"""Decides which key a backup is sealed with: one of its own, out of a key of the ring and a random salt."""

from workflow.adapters.backup.errors import KeyMissing
from workflow.adapters.crypto import KeyRing, UnknownKey
from workflow.adapters.crypto.key_ring import KEY_BYTES

SALT_BYTES = 32
FITS_BYTES = 8
PURPOSE = "tilbake backup"


def secret_of(keys: KeyRing, key_id: str, salt: bytes) -> tuple[bytes, str]:
    """The key, and a mark by which a wrong one is told from a changed file."""
    try:
        both = keys.derived(key_id, salt=salt, purpose=PURPOSE, length=KEY_BYTES + FITS_BYTES)
    except UnknownKey:
        raise KeyMissing(
            f"the backup was sealed with the key {key_id}, which is not in the key file: "
            "use the key file of that time, or `tilbake keys take-back` the file it was exported to"
        ) from None
    return both[:KEY_BYTES], both[KEY_BYTES:].hex()
