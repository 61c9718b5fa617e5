"""Decides how a sensitive value is sealed and opened; where the keys come from is `key_file.py`."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workflow.adapters.crypto.errors import BadKeys, TamperedText, UnknownKey

KEY_BYTES = 32
HEAD_BYTES = 2
NONCE_BYTES = 12
TAG_BYTES = 16
FORMAT = 1
_LONGEST_KEY_ID = 32
LONGEST_HEAD = HEAD_BYTES + _LONGEST_KEY_ID


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What is held at one moment. Exchanged as a whole, so that no thread sees half of a rotation."""

    secrets: Mapping[str, bytes]
    ciphers: Mapping[str, AESGCM]
    active: str


class KeyRing:
    """Several AES-256 keys, one of which seals new values; all of them open old ones.

    A blob is: format (1 byte), length of the key id (1 byte), key id, nonce (12 bytes), sealed content with its tag.
    Everything before the nonce and the context are bound to the content: change either, and it no longer opens.
    """

    def __init__(self, *, keys: Mapping[str, bytes], active: str, index_key: bytes) -> None:
        _check(keys, active, index_key)
        self._keys = Keys(
            secrets=dict(keys),
            ciphers={key_id: AESGCM(key) for key_id, key in keys.items()},
            active=active,
        )
        self._index_key = HKDF(
            algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"tilbake blind index"
        ).derive(index_key)
        # Beside the index key too, which stays when keys rotate: an old log must stay verifiable, and old packages.
        self._log_key = HKDF(
            algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"tilbake log chain"
        ).derive(index_key)
        self._seal_key = Ed25519PrivateKey.from_private_bytes(
            HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"tilbake evidence seal").derive(
                index_key
            )
        )

    @property
    def public_key(self) -> str:
        """What signatures of this ring are checked with, in hexadecimal; no secret."""
        return self._seal_key.public_key().public_bytes_raw().hex()

    def sign(self, content: bytes) -> str:
        """The signature in hexadecimal; the same content gives the same one."""
        return self._seal_key.sign(content).hex()

    @property
    def active(self) -> str:
        """The id of the key that seals new values."""
        return self._held().active

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The ids of all keys on the ring, in order."""
        return tuple(sorted(self._held().secrets))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} active={self._keys.active!r} keys={len(self._keys.secrets)}>"

    def derived(self, key_id: str, *, salt: bytes, purpose: str, length: int) -> bytes:
        """Bytes of a purpose of their own out of one of the keys; raises `UnknownKey`."""
        secret = self._held().secrets.get(key_id) or self._looked_again().secrets.get(key_id)
        if secret is None:
            raise UnknownKey(key_id)
        return HKDF(algorithm=SHA256(), length=length, salt=salt, info=purpose.encode()).derive(secret)

    def encrypt_text(self, text: str, *, context: str) -> bytes:
        """Seal a text for one place."""
        # Half a surrogate pair from a broken client must not be a way to lose a whole note.
        return self.encrypt_bytes(text.encode("utf-8", "surrogatepass"), context=context)

    def decrypt_text(self, blob: bytes, *, context: str) -> str:
        """Open a text; raises `UnknownKey` or `TamperedText`."""
        return self.decrypt_bytes(blob, context=context).decode("utf-8", "surrogatepass")

    def encrypt_bytes(self, content: bytes, *, context: str) -> bytes:
        """Seal any content for one place."""
        keys = self._held()
        head = _head(keys.active)
        nonce = secrets.token_bytes(NONCE_BYTES)
        return head + nonce + keys.ciphers[keys.active].encrypt(nonce, content, _bound(head, context))

    def decrypt_bytes(self, blob: bytes, *, context: str) -> bytes:
        """Open any content; raises `UnknownKey` or `TamperedText`."""
        key_id = key_id_of(blob)
        cipher = self._held().ciphers.get(key_id) or self._looked_again().ciphers.get(key_id)
        if cipher is None:
            raise UnknownKey(key_id)
        head = _head(key_id)
        nonce, sealed = blob[len(head) : len(head) + NONCE_BYTES], blob[len(head) + NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, bytes(sealed), _bound(head, context))
        except InvalidTag:
            raise TamperedText("the value was changed, or belongs to another place") from None

    def needs_rotation(self, blob: bytes) -> bool:
        """Whether a value was sealed with another key than the active one; raises `TamperedText` for no blob at all."""
        return key_id_of(blob) != self._held().active

    def blind_index(self, value: str, *, context: str = "") -> str:
        """A keyed hash to find equal values by; rotation leaves it alone, because it has a key of its own."""
        message = f"{len(context)}:{context}{value}".encode()
        return hmac.new(self._index_key, message, sha256).hexdigest()

    def log_mac(self, content: bytes) -> bytes:
        """A keyed hash for the chain over the log; its key is used for nothing else and stays when keys rotate."""
        return hmac.digest(self._log_key, content, "sha256")

    def _held(self) -> Keys:
        """The keys that count now; a ring that follows a file looks there first."""
        return self._keys

    def _looked_again(self) -> Keys:
        """The keys after a look for one that is not known yet."""
        return self._keys


def key_id_of(blob: bytes) -> str:
    """The id of the key a blob was sealed with; raises `TamperedText` when it is no blob of ours."""
    shortest = HEAD_BYTES + NONCE_BYTES + TAG_BYTES
    if len(blob) < shortest or len(blob) < shortest + blob[1]:
        raise TamperedText("the value is cut or was never encrypted")
    return key_id_of_head(blob)


def key_id_of_head(blob: bytes) -> str:
    """The same of the first `LONGEST_HEAD` bytes of a blob, where the rest was not asked for."""
    if len(blob) < HEAD_BYTES or blob[0] != FORMAT or len(blob) < HEAD_BYTES + blob[1]:
        raise TamperedText("the value is cut or was never encrypted")
    try:
        return bytes(blob[HEAD_BYTES : HEAD_BYTES + blob[1]]).decode("ascii")
    except UnicodeDecodeError:
        raise TamperedText("the value names no key") from None


def _head(key_id: str) -> bytes:
    return bytes((FORMAT, len(key_id))) + key_id.encode("ascii")


def _bound(head: bytes, context: str) -> bytes:
    return head + context.encode("utf-8")


def _check(keys: Mapping[str, bytes], active: str, index_key: bytes) -> None:
    if active not in keys:
        raise BadKeys("the active key is not among the keys")
    for key_id, key in keys.items():
        if not (key_id.isascii() and key_id.isprintable() and 0 < len(key_id) <= _LONGEST_KEY_ID):
            raise BadKeys(f"a key id must be 1 to {_LONGEST_KEY_ID} plain ASCII characters")
        if len(key) != KEY_BYTES:
            raise BadKeys(f"key {key_id!r} must have {KEY_BYTES} bytes")
    if len(index_key) != KEY_BYTES:
        raise BadKeys(f"the index key must have {KEY_BYTES} bytes")
