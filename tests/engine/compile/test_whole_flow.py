"""What the loop of a large network leaves out of its step is worked out again as it was."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.compile.batches import device_data, single_batch
from engine.compile.flow import Flow, Handed, flow_of, handed_catchers, handed_of
from engine.compile.live import LiveInputs, as_vector, first_values
from engine.compile.model import make_catchers
from engine.compile.paths import nodes_before_weights
from engine.compile.program import make_program
from engine.compile.start import first_state
from engine.compile.step import STEP_STREAM, Inputs, Start, batch_at, stream
from engine.compile.update import gradients
from engine.compile.whole_flow import whole_flow
from engine.datasets.definition import PreparedData
from tests.engine.experiments import Experiment, chain, dense, images, node, points

SHARED: dict[str, Any] = {
    "nodes": [
        {"id": "x", "type": "input"},
        node("drop", "dropout", rate=0.4),
        node("bend", "tanh"),
        node("twice", "add"),
        *(dense(name, 4) for name in ("left", "right", "beside")),
        node("sum", "add"),
        dense("out", 2),
    ],
    "edges": [
        {"source": source, "target": target}
        for source, target in (
            *(("x", "drop"), ("x", "twice"), ("drop", "bend"), ("bend", "twice")),
            *(("twice", "left"), ("twice", "right"), ("x", "beside")),
            *(("left", "sum"), ("right", "sum"), ("beside", "sum"), ("sum", "out")),
        )
    ],
}

ROW = [part for number in range(5) for part in (dense(f"dense_{number}", 2), node(f"bend_{number}", "tanh"))]

CASES: dict[str, tuple[Experiment, PreparedData, set[str]]] = {
    "dense": (Experiment(chain(dense("one", 4), node("bend", "relu"), dense("out", 2)), "out"), points(), {"x"}),
    "shared, dropped, joined": (Experiment(SHARED, "out"), points(), {"x", "drop", "bend", "twice"}),
    "batch norm, partial batch": (
        Experiment(chain(node("norm", "batch_norm"), node("drop", "dropout", rate=0.2), dense("out", 2)), "out"),
        points(train=5),
        {"x"},
    ),
    "equal layers in a row": (Experiment(chain(*ROW, dense("out", 2)), "out"), points(), {"x"}),
    "pooled image": (
        Experiment(
            chain(
                node("pool", "max_pool2d", pool_size=2),
                node("conv", "conv2d", filters=3, kernel_size=3, padding="same"),
                node("flat", "flatten"),
                dense("out", 3),
            ),
            "out",
            data="digits",
        ),
        images(train=24, side=8),
        {"x", "pool"},
    ),
    "no weights": (Experiment(chain(node("bend", "tanh")), "bend"), points(), {"x"}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_the_loop_leaves_out_is_that_of_a_pass_through_the_whole_network(case: str) -> None:
    experiment, prepared, left = CASES[case]
    spec = experiment.spec()
    program = make_program(spec, prepared, "cpu")
    plan, root = program.plan, jnp.asarray([0, 5], jnp.uint32)
    live = jnp.asarray(as_vector(program, first_values(program, spec)))
    inputs = Inputs(live, root, jnp.asarray(plan.salts, jnp.uint32), device_data(program, prepared))
    start = Start(*(jnp.uint32(number) for number in (2, 0, program.steps_per_epoch - 1, 1)))

    def flows() -> tuple[Flow, Handed, Flow]:
        state = first_state(program, root, inputs.salts)
        drawn = single_batch(program, inputs.data, root, start.epoch, start.position)
        values = LiveInputs(program, live)
        batch, run, _ = batch_at(program, drawn, start.step, inputs, values, stream(root, STEP_STREAM))
        handed = handed_of(gradients(program, state, batch, run, values, handed_catchers(program)))
        every = make_catchers(program, program.batch_size)
        expected = flow_of(gradients(program, state, batch, run, values, every), batch)
        return expected, handed, whole_flow(program, state, handed, start, inputs)

    expected, handed, found = jax.jit(flows)()
    assert {plan.nodes[place].node_id for place in nodes_before_weights(program)} == left
    bare = {plan.spots[place][0] for place in nodes_before_weights(program)}
    assert handed.outputs.keys() == handed.deltas.nodes.keys() == expected.deltas.nodes.keys() - bare
    assert jax.tree.structure(found) == jax.tree.structure(expected)
    for one, other in zip(jax.tree.leaves(found), jax.tree.leaves(expected), strict=True):
        assert np.any(np.asarray(other))
        np.testing.assert_allclose(one, other, rtol=2e-5, atol=1e-7)
