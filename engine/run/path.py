"""The path of a run's training through its weights, from states that were kept."""

from collections.abc import Iterable, Mapping

from engine.arrays import HostArray
from engine.run.checkpoint import read_checkpoint

WEIGHTS = "weights/"


def path_of_training(kept: Iterable[tuple[int, bytes]]) -> list[tuple[int, Mapping[str, HostArray]]]:
    """Weights by name with their steps.

    Args:
        kept: steps and checkpoints, oldest first.
    """
    return [
        (step, {name: array for name, array in read_checkpoint(state)[1].items() if name.startswith(WEIGHTS)})
        for step, state in kept
    ]
