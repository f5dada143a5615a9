"""Receptive fields by hand, by arithmetic and measured."""

from typing import Any

import numpy as np
import pytest

from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.run import Run
from engine.zoo import ZOO
from engine.zoo.definition import Architecture
from tests.engine.experiments import Experiment, chain, dense, images, make_run, mlp, node, points, roomy_cache
from tests.engine.probes.small_network import measured, text

CACHE = roomy_cache()
PREPARED = images(side=20)


def convolution(name: str, size: int, **config: Any) -> dict[str, Any]:
    return node(name, "conv2d", filters=3, kernel_size=size, **config)


def network() -> dict[str, Any]:
    """Same padding, a pool, a stride, a convolution without padding."""
    return chain(
        convolution("a", 3, padding="same"),
        node("relu", "relu"),
        node("pool", "max_pool2d", pool_size=2),
        convolution("b", 3, padding="same"),
        convolution("c", 3, padding="valid", stride=2),
        node("flat", "flatten"),
        dense("out", 3),
    )


def make(drawn: dict[str, Any]) -> Run:
    return make_run(Experiment(drawn, "out", data="digits").spec(), PREPARED, CACHE)


def test_sizes_places_and_steps_are_those_counted_by_hand() -> None:
    found = measured(make(network()), "receptive_fields", {"example": "validation:1"})
    assert text(found["layers"]) == ["a", "pool", "b", "c"]
    # size 3, + 1, + 2 × 2, + 2 × 2; the step doubles behind the pool and behind c
    assert found["theory"][:, 2].tolist() == [3, 4, 8, 12]
    assert found["step"].tolist() == [1, 2, 2, 4]
    # The middle of 20×20 is (10, 10), of 10×10 (5, 5), of the 4×4 behind c (2, 2): it looks from 4 of b's 10 on.
    assert found["theory"][:, 0].tolist() == [9, 9, 7, 5]
    np.testing.assert_array_equal(found["measured"], found["inside"])
    np.testing.assert_allclose(found["input"], PREPARED.inputs[25] / 255, atol=1e-6)


def test_the_gradient_of_a_unit_is_zero_outside_its_field() -> None:
    found = measured(make(network()), "receptive_fields")
    for (top, left, height, width), gradient in zip(found["inside"].astype(int), found["gradient"], strict=True):
        inside = np.zeros((20, 20), bool)
        inside[top : top + height, left : left + width] = True
        assert not gradient[~inside].any()
    assert found["gradient"].max() == 1


def test_a_field_at_the_border_is_cut_to_the_image() -> None:
    deep = chain(*(convolution(f"c{number}", 5, padding="same") for number in range(6)), node("flat", "flatten"))
    drawn = {**deep, "nodes": [*deep["nodes"], dense("out", 3)], "edges": [*deep["edges"], _edge("flat", "out")]}
    found = measured(make(drawn), "receptive_fields")
    assert found["theory"][-1].tolist() == [-2, -2, 25, 25]
    assert found["inside"][-1].tolist() == [0, 0, 20, 20]
    assert found["measured"][-1].tolist() == [0, 0, 20, 20]


def _edge(source: str, target: str) -> dict[str, str]:
    return {"source": source, "target": target}


def test_a_network_without_windows_is_refused() -> None:
    with pytest.raises(EngineError, match="No layer of this network sees a patch"):
        measured(make(chain(node("flat", "flatten"), dense("out", 3))), "receptive_fields")


def test_points_have_no_receptive_fields() -> None:
    run = make_run(Experiment(mlp(3), "out").spec(), points(), CACHE)
    with pytest.raises(EngineError, match="no view receptive_fields"):
        run.measure("receptive_fields")


def _has_windows(entry: Architecture) -> bool:
    return "conv2d" in entry.twin.network.model_dump_json()


@pytest.mark.full
@pytest.mark.parametrize("entry", [entry for entry in ZOO if _has_windows(entry)], ids=lambda entry: entry.type)
def test_fields_of_the_networks_of_the_zoo_are_those_measured(entry: Architecture) -> None:
    run = make_run(entry.twin, prepare(entry.twin.data, None), CACHE)
    found = measured(run, "receptive_fields")
    np.testing.assert_array_equal(found["measured"], found["inside"])
