"""Encryption of sensitive values at rest, and lookup of values that must stay unreadable."""

from workflow.adapters.crypto.errors import (
    BadKeys,
    NoKeys,
    ReadOnlyKeys,
    RotationRuns,
    TamperedText,
    UnknownKey,
)
from workflow.adapters.crypto.key_file import add_key, load_keys
from workflow.adapters.crypto.key_ring import KeyRing

__all__ = [
    "BadKeys",
    "KeyRing",
    "NoKeys",
    "ReadOnlyKeys",
    "RotationRuns",
    "TamperedText",
    "UnknownKey",
    "add_key",
    "load_keys",
]
