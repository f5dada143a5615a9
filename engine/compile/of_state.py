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
        self._last: tuple[tuple[weakref.ref[jax.Array], ...], bytes, Value] | None = None

    def get(self, state: TrainState, key: bytes, compute: Callable[[], Value]) -> Value:
        """The value for this state and key, computed where it is not the last one."""
        last = self._last
        if last is not None and last[1] == key and _are(last[0], state.weights):
            return last[2]
        value = compute()
        self._last = tuple(weakref.ref(group, self._forget) for group in state.weights), key, value
        return value

    def _forget(self, gone: "weakref.ref[jax.Array]") -> None:
        """The weights that the value is of are gone, and so is its use."""
        last = self._last
        if last is not None and any(reference is gone for reference in last[0]):
            self._last = None


def _are(known: tuple[weakref.ref[jax.Array], ...], weights: tuple[jax.Array, ...]) -> bool:
    """Whether these are the weights referred to; a network without weights is never known."""
    return len(known) == len(weights) > 0 and all(
        reference() is group for reference, group in zip(known, weights, strict=True)
    )
