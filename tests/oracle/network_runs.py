"""Whole networks and their gradients as the compiled loop computes them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from zlib import crc32

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.compile.batches import Batch
from engine.compile.live import LiveInputs, as_vector, first_values
from engine.compile.model import Pass, first_states, make_catchers
from engine.compile.program import Program, make_program
from engine.compile.update import TrainState, gradients
from engine.datasets.definition import PreparedData
from engine.spec import ExperimentSpec
from tests.engine.components.cases import Arrays
from tests.engine.components.run_layer import FLOAT64
from tests.oracle.network_cases import NETWORK_CASES, NetworkCase


@contextmanager
def precision(dtype: Any) -> Iterator[None]:
    """Allows 64-bit numbers for a while, as a host for float64 runs does for good."""
    before = jax.config.read("jax_enable_x64")
    jax.config.update("jax_enable_x64", dtype == FLOAT64)
    try:
        yield
    finally:
        jax.config.update("jax_enable_x64", before)


def network_program(case: NetworkCase, dtype: Any) -> Program:
    """The case as the loop compiles it; called within `precision`."""
    spec = case.spec_json
    spec["training"]["precision"] = "float64" if dtype == FLOAT64 else "float32"
    labels = np.zeros(case.batch, np.int32) if case.classes else None
    values = np.zeros((case.batch, 2)) if case.target == "value" else None
    prepared = PreparedData(
        inputs=np.zeros((case.batch, *case.input_shape)),
        offset=np.zeros(case.input_shape),
        scale=np.ones(case.input_shape),
        labels=labels,
        values=values,
        counts=(case.batch, 0, 0),
        classes=tuple(str(number) for number in range(case.classes)),
        input_shape=case.input_shape,
        kind="table",
    )
    return make_program(ExperimentSpec.model_validate(spec), prepared, "cpu")


def draw_network_arrays(case: NetworkCase, seed: int = 0) -> Arrays:
    """Inputs, targets and weights (`weight:node:name`)."""
    rng = np.random.default_rng([crc32(case.name.encode()), seed])
    inputs = rng.uniform(0, 1, (case.batch, *case.input_shape))
    labels = rng.integers(0, max(case.classes, 1), case.batch).astype(np.int32)
    targets: dict[str, NDArray[Any]] = {
        "label": labels,
        "one_hot": np.eye(max(case.classes, 1))[labels],
        "value": rng.normal(size=(case.batch, 2)),
        "input": inputs,
    }
    arrays: Arrays = {"inputs": inputs, "targets": targets[case.target]}
    with precision(FLOAT64):
        program = network_program(case, FLOAT64)
    for array in program.layout.arrays:
        name = f"weight:{program.plan.nodes[array.node].node_id}:{array.name}"
        arrays[name] = rng.normal(scale=0.7, size=array.spec.shape)
    return dict(sorted(arrays.items()))


def _joined(program: Program, arrays: Mapping[str, Any], dtype: Any) -> Any:
    nodes: list[dict[str, jax.Array]] = [{} for _ in program.plan.nodes]
    for array in program.layout.arrays:
        name = f"weight:{program.plan.nodes[array.node].node_id}:{array.name}"
        nodes[array.node][array.name] = jnp.asarray(arrays[name], dtype)
    return program.layout.join(nodes)


Backward = Callable[[TrainState, Batch], Any]


@cache
def _compiled(name: str, dtype: Any) -> tuple[Program, Backward]:
    """The program of a case and its compiled backward pass; called within `precision`."""
    case = next(case for case in NETWORK_CASES if case.name == name)
    program = network_program(case, dtype)
    live = as_vector(program, first_values(program, ExperimentSpec.model_validate(case.spec_json)))
    salts = np.asarray(program.plan.salts, np.uint32)

    @jax.jit
    def backward(given: TrainState, examples: Batch) -> Any:
        run = Pass(examples.inputs, examples.mask, jax.random.key(0), jnp.asarray(salts))
        values = LiveInputs(program, jnp.asarray(live))
        found = gradients(program, given, examples, run, values, make_catchers(program, case.batch))
        return found.loss, program.layout.split(found.weights), found.catchers

    return program, backward


def run_network(case: NetworkCase, arrays: Mapping[str, NDArray[Any]], dtype: Any) -> Arrays:
    """Mean loss, gradients of the weights, delta of every node (real examples), as the training step computes them.

    Names: `loss`, `gradient:node:name`, `delta:node`, and `delta:source:target` for every use of a shared output.
    """
    with precision(dtype):
        program, backward = _compiled(case.name, dtype)
        mask = jnp.asarray(np.arange(case.batch) < case.real, dtype)
        batch = Batch(
            inputs=jnp.asarray(arrays["inputs"], dtype),
            targets=(jnp.asarray(arrays["targets"], jnp.int32 if case.target == "label" else dtype),),
            labels=jnp.zeros(case.batch, jnp.int32),
            mask=mask,
            real=jnp.sum(mask),
            weights=mask,
            total=jnp.sum(mask),
        )
        state = TrainState(_joined(program, arrays, dtype), (), first_states(program.plan, program.dtype), ())
        loss, by_node, catchers = backward(state, batch)
        results = {"loss": loss}
        for index, node in enumerate(program.plan.nodes):
            results[f"delta:{node.node_id}"] = catchers.nodes[index][: case.real]
            results |= {f"gradient:{node.node_id}:{name}": value for name, value in by_node[index].items()}
        for wire, delta in catchers.wires.items():
            edge = program.plan.edges[wire]
            results[f"delta:{edge.source}:{edge.target}"] = delta[: case.real]
        return {name: np.asarray(value) for name, value in results.items()}
