"""How the C library hands out memory to the threads that compute."""

from __future__ import annotations

import ctypes
import sys

M_ARENA_MAX = -8
ARENAS = 2


def limit_arenas() -> bool:
    """Let all threads share two arenas of glibc; False where there is no glibc.

    Each thread would keep one of its own and what it once took: a worker grew by half in minutes.
    """
    if sys.platform != "linux":
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS))
    except (OSError, AttributeError):
        return False
