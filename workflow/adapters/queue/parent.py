"""Decides that a child process does not outlive the one that started it, however that one ended."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
# Loaded before any fork: a forked child should not have to search for libraries.
_LIBC = ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int, sign: signal.Signals) -> None:
    """Ask the kernel to send this process a signal when `parent` is gone; only Linux can, elsewhere nothing happens.

    Call it in the child, right after the fork.
    """
    if sys.platform != "linux":
        return
    _LIBC.prctl(_PR_SET_PDEATHSIG, int(sign))
    # The parent may have died before the line above; then the kernel would never send the signal.
    if os.getppid() != parent:
        os.kill(os.getpid(), sign)
