"""Whole networks in which wires part and meet, and their gradients as the compiled loop computes them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal
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
from engine.layers.definition import Shape
from engine.spec import ExperimentSpec
from tests.engine.components.cases import Arrays
from tests.engine.components.run_layer import FLOAT64


@dataclass(frozen=True)
class NetworkCase:
    """A network and its objective.

    Attributes:
        nodes: id -> (type, config). wires: (source, target), in their order.
        real: real examples of the batch; the others are padding.
    """

    name: str
    input_shape: Shape
    nodes: Mapping[str, tuple[str, dict[str, Any]]]
    wires: tuple[tuple[str, str], ...]
    loss: tuple[str, dict[str, Any]]
    prediction: str
    target: Literal["label", "one_hot", "value", "input"]
    classes: int = 0
    batch: int = 4
    real: int = 4

    @property
    def spec_json(self) -> dict[str, Any]:
        """The experiment but for its precision."""
        return {
            "network": {
                "nodes": [{"id": name, "type": kind, "config": config} for name, (kind, config) in self.nodes.items()],
                "edges": [{"source": source, "target": target} for source, target in self.wires],
            },
            "data": {"type": "digits"},
            "objectives": [
                {
                    "loss": {"type": self.loss[0], "config": self.loss[1]},
                    "prediction": self.prediction,
                    "target": self.target,
                }
            ],
            "training": {"batch_size": self.batch},
        }


def _dense(units: int, **config: Any) -> tuple[str, dict[str, Any]]:
    return "dense", {"units": units, **config}


def _conv(filters: int, **config: Any) -> tuple[str, dict[str, Any]]:
    return "conv2d", {"filters": filters, "padding": "same", **config}


def _chain(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple(pairwise(names))


INPUT: tuple[str, dict[str, Any]] = ("input", {})

NETWORK_CASES: tuple[NetworkCase, ...] = (
    NetworkCase(
        "skip_connection",
        (6,),
        {
            "x": INPUT,
            "first": _dense(5),
            "bend": ("tanh", {}),
            "second": _dense(5),
            "sum": ("add", {}),
            "light": ("relu", {}),
            "logits": _dense(3),
        },
        (*_chain("x", "first", "bend", "second", "sum", "light", "logits"), ("bend", "sum")),
        ("cross_entropy", {}),
        "logits",
        "label",
        classes=3,
    ),
    NetworkCase(
        "shared_input",
        (4,),
        {
            "x": INPUT,
            "left": _dense(3),
            "left_bend": ("tanh", {}),
            "right": _dense(2),
            "right_bend": ("sigmoid", {}),
            "both": ("concat", {}),
            "values": _dense(2),
        },
        (
            *_chain("x", "left", "left_bend"),
            *_chain("x", "right", "right_bend"),
            ("right_bend", "both"),
            ("x", "both"),
            ("left_bend", "both"),
            ("both", "values"),
        ),
        ("mse", {"half": True, "reduction": "sum"}),
        "values",
        "value",
    ),
    NetworkCase(
        "residual_images_padded",
        (6, 6, 2),
        {
            "x": INPUT,
            "maps": _conv(3),
            "norm": ("batch_norm", {}),
            "light": ("leaky_relu", {}),
            "more": _conv(3, use_bias=False),
            "sum": ("add", {}),
            "pool": ("max_pool2d", {}),
            "mean": ("global_avg_pool", {}),
            "logits": _dense(3),
            "shares": ("softmax", {}),
        },
        (*_chain("x", "maps", "norm", "light", "more", "sum", "pool", "mean", "logits", "shares"), ("light", "sum")),
        ("cross_entropy", {}),
        "shares",
        "one_hot",
        classes=3,
        batch=5,
        real=3,
    ),
    NetworkCase(
        "autoencoder",
        (3, 3, 1),
        {
            "x": INPUT,
            "code": _dense(4),
            "bend": ("leaky_relu", {"negative_slope": 0.1}),
            "wide": _dense(9),
            "image": ("reshape", {"shape": [3, 3, 1]}),
            "bright": ("sigmoid", {}),
        },
        _chain("x", "code", "bend", "wide", "image", "bright"),
        ("binary_cross_entropy", {"reduction": "sum"}),
        "bright",
        "input",
    ),
)


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
            targets=jnp.asarray(arrays["targets"], jnp.int32 if case.target == "label" else dtype),
            labels=jnp.zeros(case.batch, jnp.int32),
            mask=mask,
            real=jnp.sum(mask),
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
