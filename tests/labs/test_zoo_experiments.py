"""What the networks of the zoo show beside their history: size and cost of heads, larger images, a thousand layers."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.checks import check
from engine.compile.cache import ExecutableCache
from engine.compile.forms import Forms
from engine.compile.program import Program, make_program
from engine.compile.start import first_state, predict
from engine.compile.update import TrainState
from engine.datasets.prepare import prepare
from engine.findings.evidence import evidence_of
from engine.groups import DENSE_RESIDUAL, INCEPTION, INCEPTION_NAIVE
from engine.groups.compose import make_node
from engine.report import StepReport
from engine.run import Run
from engine.spec import Data, ExperimentSpec, Network
from engine.zoo import ZOO
from engine.zoo.compose import conv, counted, dense, make_network, repeated, trained

BY_TYPE = {entry.type: entry for entry in ZOO}


def facts(spec: ExperimentSpec) -> dict[str, int]:
    """Weights by node."""
    return {fact.node_id: fact.weights for fact in check(spec.model_dump(mode="json")).nodes}


def test_c9_the_first_dense_layer_of_vgg_holds_most_weights_and_a_mean_needs_few() -> None:
    spec = BY_TYPE["vgg_16"].spec
    assert facts(spec)["dense_1"] == 102_764_544
    head = make_network([make_node("mean", "global_avg_pool"), dense("logits", 1000)])
    assert facts(counted(head, side=7, channels=512))["logits"] == 513_000


def test_c10_a_reduced_inception_module_costs_less_than_a_naive_one() -> None:
    """Module 3a of GoogLeNet at 28×28×192: 5x5 with 32 maps alone has 153,632 weights, 15,888 when reduced to 16."""
    filters = {"filters_1x1": 64, "filters_3x3": 128, "filters_5x5": 32}
    reduced = {**filters, "reduce_3x3": 96, "reduce_5x5": 16, "pool_projection": 32}

    def module(network: Network) -> tuple[int, int]:
        found = {fact.node_id: fact for fact in check(counted(network, side=28, channels=192).model_dump()).nodes}
        return found["module"].weights, found["module"].operations

    end = [make_node("mean", "global_avg_pool"), dense("logits", 1000)]
    naive = module(make_network([make_node("module", INCEPTION_NAIVE.type, **filters), *end], ready=[INCEPTION_NAIVE]))
    cheap = module(make_network([make_node("module", INCEPTION.type, **reduced), *end], ready=[INCEPTION]))
    assert naive[0] == (192 + 1) * 64 + (9 * 192 + 1) * 128 + (25 * 192 + 1) * 32
    assert cheap[0] == 193 * 64 + 193 * 96 + (9 * 96 + 1) * 128 + 193 * 16 + (25 * 16 + 1) * 32 + 193 * 32
    assert naive[1] == 784 * 192 * (64 + 9 * 128 + 25 * 32)
    assert cheap[1] / naive[1] < 0.45


def program_of(spec: ExperimentSpec) -> Program:
    return make_program(spec, prepare(spec.data, None), "cpu")


def initial_weights(program: Program) -> TrainState:
    shapes = Forms(program).inputs
    root, salts = jnp.ones(shapes.root.shape, jnp.uint32), jnp.arange(shapes.salts.shape[0], dtype=jnp.uint32)
    return jax.jit(partial(first_state, program))(root, salts)


def outputs(program: Program, state: TrainState, image: NDArray[np.float32]) -> NDArray[np.float32]:
    """What a network predicts with these weights, its live settings being 0."""
    shapes = Forms(program).inputs
    live = jnp.zeros(shapes.live.shape, shapes.live.dtype)
    return np.asarray(jax.jit(partial(predict, program))(state, jnp.asarray(image), live))


def on_images_of(side: int, name: str) -> ExperimentSpec:
    twin = BY_TYPE[name].twin
    data = Data(type="shapes_segmentation", config={"side": side, "examples": 20})
    return twin.model_copy(update={"data": data})


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["fcn_unpooling", *(pytest.param(f"fcn_{way}", marks=pytest.mark.full) for way in ("interpolation", "transposed"))],
)
def test_c9_a_fully_convolutional_network_gives_the_same_outputs_inside_a_larger_image(name: str) -> None:
    """Weights of the small form, shapes of the large: what sees no border is equal."""
    small, large = program_of(on_images_of(48, name)), program_of(on_images_of(64, name))
    state = initial_weights(small)
    image = np.random.default_rng(7).normal(size=(1, 64, 64, 1)).astype(np.float32)
    whole, part = outputs(large, state, image), outputs(small, state, image[:, 8:56, 8:56])
    assert whole.shape == (1, 64, 64, 4)
    assert part.shape == (1, 48, 48, 4)
    np.testing.assert_allclose(part[:, 20:28, 20:28], whole[:, 28:36, 28:36], atol=1e-5)
    assert np.abs(part[:, 0] - whole[:, 8, 8:56]).max() > 1e-3


def test_c9_a_dense_layer_as_a_convolution_has_the_same_weights_and_takes_a_larger_image() -> None:
    """AlexNet's first dense layer sees 6×6×256: as a convolution of 6×6 it has as many weights."""
    assert facts(BY_TYPE["alexnet"].spec)["dense_6"] == 37_752_832
    converted = make_network(
        [conv("dense_6", 4096, 6, padding="valid"), make_node("mean", "global_avg_pool"), dense("logits", 1000)]
    )
    for side in (6, 9):
        assert facts(counted(converted, side=side, channels=256))["dense_6"] == 37_752_832


def thousand_layers(blocks: int) -> ExperimentSpec:
    """Two dense layers in every block."""
    nodes = [
        make_node("flat", "flatten"),
        dense("wide", 16),
        repeated("blocks", DENSE_RESIDUAL.type, blocks, units=16),
        make_node("norm", "batch_norm"),
        dense("logits", 10),
    ]
    return trained(make_network(nodes, ready=[DENSE_RESIDUAL]), learning_rate=0.01)


def test_a_thousand_residual_layers_are_one_block_and_are_counted() -> None:
    result = check(thousand_layers(500).model_dump(mode="json"))
    assert result.problems == ()
    assert len(result.nodes) == 6
    assert result.weights == 65 * 16 + 500 * (16 * 16 + 32 + 16 * 16 + 16) + 32 + 17 * 10


@pytest.mark.full
def test_a_thousand_residual_layers_learn_the_digits_in_one_loop() -> None:
    """Always guessing the same costs ln 10 = 2.30; copies in a row are compiled once, so this is minutes, not hours."""
    spec = thousand_layers(500)
    run = Run(spec, prepare(spec.data, None), cache=ExecutableCache())
    reports: list[StepReport] = []
    while run.step < 104:
        reports += run.advance(104 - run.step).reports
    evidence = evidence_of(spec, run.schema, [(report.step, report.arrays) for report in reports], [])
    assert evidence is not None
    assert evidence.evaluations[0, 0] == 0
    assert np.isfinite(evidence.evaluations[0, 1]), "before the first step, on running statistics of no batch"
    assert evidence.evaluations[-1, 1] < 2.30 / 2
