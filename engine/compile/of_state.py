"""What was last computed of a state, kept until the state changes: several pictures of one step share it."""

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

import jax

from engine.compile.update import TrainState

Value = TypeVar("Value")


class OfState(Generic[Value]):
    """The last value, with the state and the key that it belongs to. Keeps no state in memory; thread-safe."""

    def __init__(self) -> None:
        self._last: tuple[weakref.ref[jax.Array], bytes, Value] | None = None

    def get(self, state: TrainState, key: bytes, compute: Callable[[], Value]) -> Value:
        """The value for this state and key, computed where it is not the last one."""
        weights = state.weights[0] if state.weights else None
        last = self._last
        if weights is not None and last is not None and last[0]() is weights and last[1] == key:
            return last[2]
        value = compute()
        self._last = None if weights is None else (weakref.ref(weights), key, value)
        return value
