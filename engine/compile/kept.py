"""What a process keeps for runs to come, each with a bound: executables by number, data sets on the device by bytes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import jax
import numpy as np

T = TypeVar("T")
_ARRAYS = (jax.Array, np.ndarray, np.generic)

Executable = Callable[..., Any]
"""A compiled function; what it takes and gives back depends on its kind (see `engine.compile.cache.Executables`)."""


class Entry:
    """An executable, or the place of one that is being compiled.

    Attributes:
        lock: held by whoever compiles it. executable: None until then. holders: runs that use it.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.executable: Executable | None = None
        self.holders: WeakSet[object] = WeakSet()


class KeptExecutables:
    """Executables by key. Those that a run uses stay; of the others the ones used longest ago go first. Thread-safe.

    Args:
        most_unused: so many stay though no run uses them.
    """

    def __init__(self, most_unused: int) -> None:
        self._most_unused = most_unused
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, Entry] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def take(self, key: str, holder: object) -> Entry:
        """The entry under a key, made where there is none. holder: uses it for as long as it lives."""
        with self._lock:
            entry = self._entries.setdefault(key, Entry())
            entry.holders.add(holder)
            self._entries.move_to_end(key)
        self.drop_unused(self._most_unused)
        return entry

    def holds(self, key: str) -> bool:
        """Whether an executable is ready."""
        with self._lock:
            entry = self._entries.get(key)
        return entry is not None and entry.executable is not None

    @property
    def unused(self) -> int:
        """Executables that no run uses."""
        with self._lock:
            return sum(not entry.holders for entry in self._entries.values())

    def drop_unused(self, keep: int) -> int:
        """Drops executables that no run uses, but the newest `keep`; how many."""
        with self._lock:
            unused = [key for key, entry in self._entries.items() if not entry.holders]
            doomed = unused[: max(0, len(unused) - keep)]
            for key in doomed:
                del self._entries[key]
        return len(doomed)


class KeptData(Generic[T]):
    """Trees of arrays by key, within so many bytes; the one used longest ago goes first, the newest stays. Thread-safe.

    Args:
        most_bytes: of all arrays together.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._sizes: dict[Hashable, int] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The tree under a key, made where there is none."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made = make()
                self._sizes[key] = array_bytes(made)
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and sum(self._sizes.values()) > self._most_bytes:
                old, _ = self._kept.popitem(last=False)
                del self._sizes[old]
            return self._kept[key]

    @property
    def bytes_kept(self) -> int:
        """Of all arrays together."""
        with self._lock:
            return sum(self._sizes.values())


def array_bytes(tree: object) -> int:
    """Bytes of the arrays in a tree; records are looked into.

    >>> import numpy as np
    >>> array_bytes((np.zeros(3, np.float32), {"a": np.zeros((2, 2), np.uint8)}, None))
    16
    """
    return sum(
        array_bytes(vars(leaf)) if is_dataclass(leaf) else leaf.nbytes if isinstance(leaf, _ARRAYS) else 0
        for leaf in jax.tree.leaves(tree)
    )
