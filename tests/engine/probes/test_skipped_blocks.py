"""Networks without one of their blocks, and paths through residual blocks, against NumPy float64."""

from math import comb
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.compile.probes.skips import path_lengths, residual_blocks
from engine.compile.program import make_program
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.run import Run
from engine.zoo import ZOO
from tests.engine.experiments import Experiment, chain, dense, make_run, mlp, node, points, residual, roomy_cache, train
from tests.engine.probes.small_network import Array, measured, text, weights_of

CACHE = roomy_cache()
PREPARED = points(train=40, validation=30)
COPIES = 3


def network() -> dict[str, Any]:
    """Three residual blocks in a loop: tanh, dense, sum."""
    group = {
        "nodes": [node("bend", "tanh"), dense("inner", 4), node("sum", "add")],
        "edges": [
            {"source": "in", "target": "bend"},
            {"source": "bend", "target": "inner"},
            {"source": "inner", "target": "sum"},
            {"source": "in", "target": "sum"},
        ],
        "ports": {"inputs": ["in"], "output": "sum"},
    }
    drawn = chain(dense("first", 4), {**node("deep", "block"), "repeat": COPIES}, dense("out", 2))
    return {**drawn, "groups": {"block": group}}


@pytest.fixture(scope="module", name="run")
def _run() -> Run:
    run = make_run(Experiment(network(), "out").spec(), PREPARED, CACHE)
    train(run, 60, 60)
    return run


INNER = [f"deep/{copy}/inner" for copy in range(1, COPIES + 1)]


def logits_without(run: Run, inputs: NDArray[np.floating[Any]], left_out: int | None) -> Array:
    (first, *inner, last) = weights_of(run, "first", *INNER, "out")
    value = np.asarray(inputs, np.float64) @ first[0] + first[1]
    for number, (kernel, bias) in enumerate(inner):
        if number != left_out:
            value = value + np.tanh(value) @ kernel + bias
    return value @ last[0] + last[1]


def loss_and_accuracy(logits: Array, labels: NDArray[np.integer[Any]]) -> tuple[float, float]:
    shifted = logits - logits.max(axis=1, keepdims=True)
    chances = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(labels))
    return -float(chances[rows, labels].mean()), float((logits.argmax(axis=1) == labels).mean())


def test_loss_and_accuracy_without_each_block(run: Run) -> None:
    inputs = (PREPARED.inputs[40:] - 0.25) * 1.5
    assert PREPARED.labels is not None
    expected = [
        loss_and_accuracy(logits_without(run, inputs, left_out), PREPARED.labels[40:])
        for left_out in (None, *range(COPIES))
    ]
    found = measured(run, "skipped_blocks", {"examples": "all"})
    assert text(found["blocks"]) == [f"deep/{copy}/sum" for copy in range(1, COPIES + 1)]
    np.testing.assert_allclose(found["losses"], [loss for loss, _ in expected], rtol=1e-6)
    np.testing.assert_allclose(found["accuracies"], [accuracy for _, accuracy in expected])
    assert len({round(float(loss), 6) for loss in found["losses"]}) == 1 + COPIES
    assert found["residual"].tolist() == [1]


def test_paths_through_blocks_in_a_row_are_binomial(run: Run) -> None:
    found = measured(run, "skipped_blocks")
    assert found["ways"].tolist() == [comb(COPIES, branches) for branches in range(COPIES + 1)]


def test_the_gradient_along_the_shortest_and_the_longest_path(run: Run) -> None:
    """Along the shortest it is that of a linear network, of the values that were computed."""
    inputs = (PREPARED.inputs[:16] - 0.25) * 1.5
    assert PREPARED.labels is not None
    (first, *inner, last) = weights_of(run, "first", *INNER, "out")
    values = [inputs @ first[0] + first[1]]
    for kernel, bias in inner:
        values.append(values[-1] + np.tanh(values[-1]) @ kernel + bias)
    logits = values[-1] @ last[0] + last[1]
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(16), PREPARED.labels[:16]] -= 1
    around = through = chances @ last[0].T
    for value, (kernel, _) in zip(values[:-1][::-1], inner[::-1], strict=True):
        through = (through @ kernel.T) * (1 - np.tanh(value) ** 2)
    found = measured(run, "skipped_blocks")["gradients"]
    expected = [np.linalg.norm(each @ first[0].T, axis=1).mean() for each in (around, through)]
    np.testing.assert_allclose(found[[0, -1]], expected, rtol=1e-6)


def test_a_plain_network_loses_single_layers() -> None:
    drawn = chain(dense("a", 4), node("bend", "tanh"), dense("b", 4), node("turn", "tanh"), dense("out", 2))
    run = make_run(Experiment(drawn, "out").spec(), PREPARED, CACHE)
    train(run, 20, 20)
    found = measured(run, "skipped_blocks", {"part": "train", "examples": "all"})
    a, b, out = weights_of(run, "a", "b", "out")
    inputs = (PREPARED.inputs[:40] - 0.25) * 1.5
    bent = np.tanh(inputs @ a[0] + a[1])
    assert PREPARED.labels is not None
    whole = np.tanh(bent @ b[0] + b[1]) @ out[0] + out[1]
    without = np.tanh(bent) @ out[0] + out[1]
    expected = [loss_and_accuracy(logits, PREPARED.labels[:40])[0] for logits in (whole, without)]
    assert (text(found["blocks"]), found["residual"].tolist()) == (["b"], [0])
    np.testing.assert_allclose(found["losses"], expected, rtol=1e-6)
    assert "gradients" not in found


def test_a_join_of_two_branches_that_learn_alike_is_no_residual_block() -> None:
    run = make_run(Experiment(residual(), "out").spec(), PREPARED, CACHE)
    assert text(measured(run, "skipped_blocks")["blocks"]) == ["sum"]


def test_a_network_with_nothing_to_leave_out_is_refused() -> None:
    run = make_run(Experiment(mlp(5), "out").spec(), PREPARED, CACHE)
    with pytest.raises(EngineError, match="no residual block, and no layer with weights that keeps its shape"):
        measured(run, "skipped_blocks")


def test_blocks_and_paths_of_a_residual_network_of_the_zoo() -> None:
    """Two blocks at full size, one that halves the image, one behind it: projections around blocks are no branches."""
    (entry,) = (entry for entry in ZOO if entry.type == "cifar_resnet_20")
    program = make_program(entry.twin, prepare(entry.twin.data, None), "cpu")
    skips = residual_blocks(program.plan)
    assert len(skips) == 4
    ways = path_lengths(program.plan, skips, program.objective.prediction)
    assert ways.tolist() == [comb(4, branches) for branches in range(5)]
