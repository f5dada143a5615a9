"""What layers output for given examples, computed once for all pictures of a step."""

from collections.abc import Callable, Sequence

import jax
import numpy as np

from engine.arrays import Floats, HostArray
from engine.compile.of_state import OfState
from engine.compile.plan import Plan
from engine.compile.update import TrainState
from engine.errors import EngineError
from engine.problems import make_problem

LONGEST_GOT = 100
"""Letters of an address that its refusal repeats."""


class LayerOutputs:
    """The outputs of all stacks, as last computed."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._kept: OfState[tuple[jax.Array, ...]] = OfState()

    def of(
        self,
        state: TrainState,
        examples: HostArray,
        addresses: Sequence[str],
        compute: Callable[[], tuple[jax.Array, ...]],
    ) -> tuple[Floats, ...]:
        """The output of each node: [examples, *output].

        Args:
            compute: the outputs of all stacks for these examples.

        Raises:
            EngineError: `unknown_block`.
        """
        unknown = next((address for address in addresses if address not in self._plan.positions), None)
        if unknown is not None:
            raise EngineError(make_problem("unknown_block", got=unknown[:LONGEST_GOT]))
        found = self._kept.get(state, examples.tobytes(), compute)
        spots = [self._plan.spots[self._plan.index(address)] for address in addresses]
        return tuple(
            np.asarray(found[number])[copy] if self._plan.stacks[number].many else np.asarray(found[number])
            for number, copy in spots
        )
