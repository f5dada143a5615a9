"""Writes the arrays that `make test` compares with: inputs and what PyTorch makes of them, float64.

Run it in the environment of `make oracle`: `.oracle/bin/python -m tests.oracle.generate_reference`.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from tests.engine.components.cases import LAYER_CASES, Arrays, draw_arrays
from tests.engine.components.loss_cases import LOSS_CASES, draw_loss_arrays
from tests.engine.components.optimizer_cases import OPTIMIZER_CASES, draw_optimizer_arrays
from tests.oracle.network_cases import NETWORK_CASES
from tests.oracle.network_runs import draw_network_arrays
from tests.oracle.stored import REFERENCE
from tests.oracle.torch_layers import run_torch_layer
from tests.oracle.torch_losses import run_torch_loss
from tests.oracle.torch_networks import run_torch_network
from tests.oracle.torch_optimizers import run_torch_optimizer


def write(
    family: str, cases: Sequence[Any], draw: Callable[[Any], Arrays], compute: Callable[[Any, Arrays], Arrays]
) -> None:
    """One file a family; arrays are named case/given/name and case/result/name."""
    arrays: Arrays = {}
    for case in cases:
        given = draw(case)
        arrays |= {f"{case.name}/given/{name}": value for name, value in given.items()}
        arrays |= {f"{case.name}/result/{name}": value for name, value in compute(case, given).items()}
    np.savez_compressed(REFERENCE / f"{family}.npz", **arrays)


def main() -> None:
    """Writes all files."""
    REFERENCE.mkdir(exist_ok=True)
    write("layers", LAYER_CASES, draw_arrays, run_torch_layer)
    write("networks", NETWORK_CASES, draw_network_arrays, run_torch_network)
    write("losses", LOSS_CASES, draw_loss_arrays, run_torch_loss)
    write(
        "optimizers",
        OPTIMIZER_CASES,
        draw_optimizer_arrays,
        lambda case, arrays: {"path": run_torch_optimizer(case, arrays)},
    )


if __name__ == "__main__":
    main()
