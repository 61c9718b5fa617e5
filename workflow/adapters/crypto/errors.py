"""Decides how failures of encryption are told; never with a key, a text or any part of them."""

from workflow.services.ports import UnreadableText


class UnknownKey(UnreadableText):
    """The value was encrypted with a key that is not on the ring; an older key file has it."""

    def __init__(self, key_id: str) -> None:
        super().__init__(f"no key {key_id!r} on the key ring: restore the key file that has it")
        self.key_id = key_id


class TamperedText(UnreadableText):
    """The value was changed, cut, or moved to a place it was not encrypted for."""


class BadKeys(Exception):
    """The key ring as configured cannot be used; the message says what to mend."""


class NoKeys(BadKeys):
    """There is no key ring where one was expected."""


class ReadOnlyKeys(BadKeys):
    """The key file is mounted or kept where this process may not write."""


class RotationRuns(BadKeys):
    """Somebody else is changing these keys now."""
