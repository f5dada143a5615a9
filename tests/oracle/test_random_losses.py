"""Losses and their gradients against PyTorch, in forms that nobody thought of."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.losses import LOSSES
from tests.engine.components.loss_cases import LossCase, draw_loss_arrays, run_loss
from tests.engine.components.run_layer import FLOAT32, FLOAT64, differences
from tests.oracle.stored import FLOAT32_TOLERANCE, FLOAT64_TOLERANCE

pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

from tests.oracle.torch_losses import run_torch_loss

pytestmark = pytest.mark.oracle
EXAMPLES = settings(max_examples=20, suppress_health_check=list(HealthCheck))
Draw = Callable[[st.SearchStrategy[Any]], Any]
CHOICES: dict[str, dict[str, tuple[Any, ...]]] = {
    "cross_entropy": {},
    "binary_cross_entropy": {},
    "mse": {"half": (True, False)},
    "mae": {},
    "huber": {"delta": (0.1, 1.0, 3.0), "form": ("huber", "smooth_l1")},
    "nll": {"reads": ("probabilities", "log_probabilities")},
    "kl_divergence": {"smoothing": (0.0, 0.1, 0.9)},
    "hinge": {"margin": (0.1, 1.0, 3.0), "over": ("sum", "mean", "max"), "power": (1, 2)},
    "pixel_cross_entropy": {},
    "multibox": {"anchor": (0.2, 0.5), "match": (0.2, 0.5, 1.0), "box_weight": (0.5, 1.0, 5.0)},
    "sparsity_l1": {},
    "sparsity_kl": {"rho": (0.01, 0.5, 0.9)},
    "surface": {"surface": ("ravine", "beale", "saddle", "rosenbrock")},
}


def test_every_loss_has_a_strategy() -> None:
    assert {loss.type for loss in LOSSES} == set(CHOICES)


@st.composite
def loss_cases(draw: Draw, kind: str) -> LossCase:
    """A random form of one loss."""
    loss = next(loss for loss in LOSSES if loss.type == kind)
    config = {name: draw(st.sampled_from(values)) for name, values in CHOICES[kind].items()}
    if "reduction" in loss.Config.model_fields:
        config["reduction"] = draw(st.sampled_from(("mean", "sum")))
    classes = draw(st.integers(2, 6))
    positions = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=2)))
    target = draw(st.sampled_from(loss.targets))
    binary = target == "label" and kind in ("binary_cross_entropy", "mse", "mae", "huber")
    named = target in ("label", "one_hot")
    if target == "boxes":
        config["cells"] = draw(st.integers(1, 5))
        shape = (config["cells"], config["cells"], 1 + classes + 4)
        return LossCase("random", kind, target, shape, classes, config, draw(st.sampled_from((0.1, 2.0))))
    shape = (*positions, classes) if loss.positions or not named else (1,) if binary else (classes,)
    shape = draw(st.sampled_from(((2,), (1, 2), (2, 1, 1)))) if loss.surface is not None else shape
    values = "activities" if kind == "sparsity_kl" else "normal"
    values = "probabilities" if kind == "nll" and config["reads"] == "probabilities" else values
    scale = draw(st.sampled_from((0.1, 2.0, 30.0))) if values == "normal" else 1.0
    return LossCase("random", kind, target, shape, 2 if binary else classes if named else None, config, scale, values)


@pytest.mark.parametrize("kind", sorted(CHOICES))
def test_a_loss_in_random_forms_equals_pytorch(kind: str) -> None:
    @EXAMPLES
    @given(case=loss_cases(kind), seed=st.integers(0, 999))
    def compare(case: LossCase, seed: int) -> None:
        arrays = draw_loss_arrays(case, seed)
        expected = run_torch_loss(case, arrays)
        exact = differences(run_loss(case, arrays, FLOAT64), expected)
        assert max(exact.values()) <= FLOAT64_TOLERANCE, exact
        single = differences(run_loss(case, arrays, FLOAT32), expected)
        assert max(single.values()) <= FLOAT32_TOLERANCE, single

    compare()
