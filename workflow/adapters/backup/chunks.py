"""Decides how a stream is sealed piece by piece, so that nothing can be cut off, moved, repeated or changed unseen.

A chunk is: 4 bytes length, 1 byte whether it is the last, sealed content with its tag (AES-256-GCM). Its nonce is its number
and that mark, under a key of this one file; the header is bound to each.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workflow.adapters.backup.errors import BadBackup

CHUNK_BYTES = 256 * 1024
TAG_BYTES = 16
_LENGTH = struct.Struct(">IB")
CUT = "the backup is cut: its end is missing"
CHANGED = "the backup was changed since it was made"


class SealedWriter:
    """Takes bytes of any length; `finish` writes the last chunk."""

    def __init__(self, stream: BinaryIO, key: bytes, header: bytes) -> None:
        self._stream, self._cipher, self._header = stream, AESGCM(key), header
        self._waiting, self._number = bytearray(), 0

    def write(self, content: bytes) -> None:
        """Seal what makes whole chunks."""
        self._waiting += content
        while len(self._waiting) > CHUNK_BYTES:
            self._seal(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]

    def finish(self) -> None:
        """Seal the rest, marked as the last."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, content: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), content, self._header)
        self._stream.write(_LENGTH.pack(len(sealed), last) + sealed)
        self._number += 1


def opened(stream: BinaryIO, key: bytes, header: bytes) -> Iterator[bytes]:
    """The content again, chunk by chunk; raises `BadBackup` at the first that is not as it was sealed."""
    cipher, number = AESGCM(key), 0
    while True:
        head = stream.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            raise BadBackup(CUT)
        length, mark = _LENGTH.unpack(head)
        if mark > 1 or not TAG_BYTES <= length <= CHUNK_BYTES + TAG_BYTES:
            raise BadBackup(CHANGED)
        sealed = stream.read(length)
        if len(sealed) < length:
            raise BadBackup(CUT)
        try:
            content = cipher.decrypt(_nonce(number, last=bool(mark)), sealed, header)
        except InvalidTag:
            raise BadBackup(CHANGED) from None
        yield content
        number += 1
        if mark:
            break
    if stream.read(1):
        raise BadBackup(CHANGED)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((last,))
