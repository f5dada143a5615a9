"""How much of a gradient at the end of a sequence reaches its beginning, measured on a simple recurrent layer.

NumPy in float64, on a few training examples: h_t = f(x_t W + h_{t-1} U + b) forwards, then a unit vector v backwards by
v <- (v f'(h_t)) U^T. Layers that read the input itself are measured; what feeds others is not known here.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from engine.compile.facts import preprocessed
from engine.compile.program import Program
from engine.datasets.definition import PreparedData
from engine.layers.definition import Recurrence

EXAMPLES = 8
FIRST_STEP = 128
SMALLEST = 1e-300

Weights = Mapping[str, Mapping[str, NDArray[np.floating]]]


def measured_nodes(program: Program) -> list[tuple[int, Recurrence]]:
    """The simple recurrent layers that read an input: index and recurrence."""
    nodes = program.plan.nodes
    return [
        (index, recurrence)
        for index, node in enumerate(nodes)
        if (recurrence := node.layer.recurrence(node.config)) and not nodes[node.sources[0]].layer.inputs
    ]


def measure_fading(
    program: Program, prepared: PreparedData, step: int, weights: Callable[[], Weights]
) -> list[tuple[int, float]]:
    """For each such layer its index, and log10 of what is left of a gradient from one end of the sequence to the other.

    Measured at powers of two from step 128 on; [] at other steps.

    Args:
        weights: fetches the weights of every node.

    Source:
        Bengio, Simard, Frasconi 1994; Pascanu, Mikolov, Bengio 2013, section 2.2 (product of Jacobians).
    """
    if not measured_nodes(program) or step < FIRST_STEP or step & (step - 1):
        return []
    return fading(program, prepared, weights())


def fading(program: Program, prepared: PreparedData, weights: Weights) -> list[tuple[int, float]]:
    """The same for given weights."""
    found: list[tuple[int, float]] = []
    for index, recurrence in measured_nodes(program):
        inputs = preprocessed(prepared, 1, EXAMPLES)
        found.append((index, _left(recurrence, inputs, weights[program.plan.nodes[index].node_id])))
    return found


def _left(recurrence: Recurrence, inputs: NDArray[np.float64], weights: Mapping[str, NDArray[np.floating]]) -> float:
    kernel, recurrent = (weights[name].astype(np.float64) for name in ("kernel", "recurrent_kernel"))
    bias = weights["bias"].astype(np.float64) if "bias" in weights else 0.0
    sums = np.swapaxes(inputs @ kernel + bias, 0, 1)
    sums = sums[::-1] if recurrence.reverse else sums
    hidden = np.zeros(sums.shape[1:])
    slopes: list[NDArray[np.float64]] = []
    for given in sums:
        summed = given + hidden @ recurrent
        hidden = np.tanh(summed) if recurrence.squashes else np.maximum(summed, 0)
        slopes.append(1 - np.square(hidden) if recurrence.squashes else (summed > 0).astype(np.float64))
    return _carried(slopes, recurrent)


def _carried(slopes: list[NDArray[np.float64]], recurrent: NDArray[np.float64]) -> float:
    """log10 of the length of a unit vector carried back from the last state to the first, as a mean over examples."""
    vector = np.full(slopes[0].shape, 1 / np.sqrt(slopes[0].shape[1]))
    length = np.zeros(len(vector))
    for slope in slopes[:0:-1]:
        vector = (vector * slope) @ recurrent.T
        size = np.maximum(np.linalg.norm(vector, axis=1), SMALLEST)
        vector, length = vector / size[:, None], length + np.log10(size)
    return float(length.mean())
