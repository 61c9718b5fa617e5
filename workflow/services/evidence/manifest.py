"""Decides how the list of files in a package is written, and the seal over it.

The list has the SHA-256 of every file, and of every document the fingerprint that was stored when it was filed. The seal
is a signature over the list, so that whoever changes a file and the list must also have the employer's key.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Protocol, runtime_checkable

FORMAT = "tilbake.evidence"
VERSION = 1
MANIFEST = "manifest.json"
SEAL = "seal.json"
ALGORITHM = "Ed25519"


@runtime_checkable
class Seal(Protocol):
    """Signs for the employer; the key lies in the key file and is not replaced when other keys are."""

    @property
    def public_key(self) -> str:
        """What a signature is checked with, in hexadecimal; no secret."""

    def sign(self, content: bytes) -> str:
        """The signature in hexadecimal; the same content gives the same one."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the package."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedDocument:
    """A filed document: its answers lie in `file`, and their fingerprint was stored when it was filed."""

    id: str
    kind: str
    version: int
    language: str
    file: str
    answers_sha256: str


def listed(name: str, content: bytes) -> ListedFile:
    """A file as it stands in the list."""
    return ListedFile(name, len(content), digest(content))


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


def manifest(
    case_id: str, language: str, files: Sequence[ListedFile], documents: Sequence[ListedDocument]
) -> bytes:
    """The list of files."""
    return as_json(
        {
            "format": FORMAT,
            "version": VERSION,
            "case": case_id,
            "language": language,
            "languages_of_documents": sorted({one.language for one in documents}),
            "files": [asdict(one) for one in files],
            "documents": [asdict(one) for one in documents],
        }
    )


def sealed(content: bytes, seal: Seal) -> bytes:
    """The seal over the list of files."""
    return as_json(
        {
            "format": f"{FORMAT}.seal",
            "version": VERSION,
            "algorithm": ALGORITHM,
            "manifest_sha256": digest(content),
            "public_key": seal.public_key,
            "signature": seal.sign(content),
        }
    )


def as_json(value: Mapping[str, Any]) -> bytes:
    """JSON that people can read, always written the same way."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()


def canonical(value: object) -> bytes:
    """JSON without a blank, keys in order: what the fingerprint of a document's answers is of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
