"""The few values that were used last, so that they are not found again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """At most `most` values by their keys; the one that was not used for longest leaves first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, find: Callable[[], Value]) -> Value:
        """The value under a key, found where it is not kept; two threads may both find it."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = find()
        with self._lock:
            self._values[key] = value
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def copy(self) -> Kept[Value]:
        """Another such memory that begins with the same values."""
        other: Kept[Value] = Kept(self._most)
        with self._lock:
            other._values = self._values.copy()
        return other

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._values.clear()
