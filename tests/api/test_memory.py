"""Threads that compute share their memory where the C library lets them."""

from __future__ import annotations

import platform

from api.memory import limit_arenas


def test_arenas_are_limited_where_glibc_is() -> None:
    assert limit_arenas() == (platform.libc_ver()[0] == "glibc")
