"""Runs a plan forward: any directed acyclic graph, with taps where the caller wants gradients."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import jax
import jax.numpy as jnp
from jax.typing import DTypeLike

from engine.compile.live import LiveInputs
from engine.compile.plan import Plan
from engine.compile.program import Program
from engine.compile.taps import tap
from engine.layers.definition import LayerContext
from engine.layers.initialize import start_state

LayerStates = tuple[dict[str, jax.Array], ...]
"""For each node of the plan, its running statistics by name."""


@dataclass(frozen=True)
class Catchers:
    """Dummy inputs whose gradients are the deltas: by node, and by wire where an output is used several times."""

    nodes: Mapping[int, jax.Array] = field(default_factory=dict[int, jax.Array])
    wires: Mapping[int, jax.Array] = field(default_factory=dict[int, jax.Array])


jax.tree_util.register_dataclass(Catchers, data_fields=["nodes", "wires"], meta_fields=[])


@dataclass(frozen=True)
class Pass:
    """One forward pass.

    Attributes:
        inputs: [batch, *shape] as the input node gives them out. mask: [batch], 1 for a real example.
        key: stream of this step, None in evaluation.
    """

    inputs: jax.Array
    mask: jax.Array
    key: jax.Array | None
    salts: jax.Array


def first_states(plan: Plan, dtype: DTypeLike) -> LayerStates:
    """Running statistics before the first step."""
    return tuple(start_state(node.layer, node.config, node.input_shapes, dtype) for node in plan.nodes)


def make_catchers(program: Program, batch: int) -> Catchers:
    """One catcher for every node, and one for every use of an output that has several."""
    plan = program.plan
    nodes: dict[int, jax.Array] = {}
    wires: dict[int, jax.Array] = {}
    for index, node in enumerate(plan.nodes):
        nodes[index] = jnp.zeros((batch, *node.output_shape), program.dtype)
        readers = plan.readers(index)
        if len(readers) > 1:
            wires.update({wire: nodes[index] for _, wire in readers})
    return Catchers(nodes, wires)


def forward(
    program: Program,
    weights: Sequence[Mapping[str, jax.Array]],
    states: LayerStates,
    run: Pass,
    live: LiveInputs,
    catchers: Catchers | None = None,
) -> tuple[list[jax.Array], LayerStates, tuple[jax.Array, ...]]:
    """Every node's output.

    Args:
        weights: by node and name. catchers: where deltas are wanted.

    Returns:
        (outputs by node, new running statistics, what each loss reads).
    """
    caught = catchers or Catchers()
    outputs: list[jax.Array] = []
    new_states: list[dict[str, jax.Array]] = []
    read: dict[int, jax.Array] = {}
    for index, node in enumerate(program.plan.nodes):
        for wire, source in zip(node.wires, node.sources, strict=True):
            value = outputs[source]
            read[wire] = tap(value, caught.wires[wire]) if wire in caught.wires else value
        inputs = tuple(read[wire] for wire in node.wires) or (run.inputs,)
        training = run.key is not None and not (node.frozen and node.has_state)
        context = LayerContext(
            training=training,
            example_mask=run.mask,
            key=jax.random.fold_in(run.key, run.salts[index]) if training and run.key is not None else None,
            live=live.node(index),
            platform=program.platform,
        )
        output, state = node.layer.apply(node.config, weights[index], states[index], inputs, context)
        outputs.append(tap(output, caught.nodes[index]) if index in caught.nodes else output)
        new_states.append(dict(state) if training else dict(states[index]))
    reads = tuple(outputs[goal.read] if goal.fold_wire is None else read[goal.fold_wire] for goal in program.objectives)
    return outputs, tuple(new_states), reads
