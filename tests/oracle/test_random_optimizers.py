"""Optimisers with settings drawn by Hypothesis against PyTorch: three steps, in float64 and in float32."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.optimizers import OPTIMIZERS
from tests.engine.components.optimizer_cases import OptimizerCase, draw_optimizer_arrays, run_optimizer
from tests.engine.components.run_layer import FLOAT32, FLOAT64, differences
from tests.oracle.stored import FLOAT32_TOLERANCE, FLOAT64_TOLERANCE

pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

from tests.oracle.torch_optimizers import MAKERS, run_torch_optimizer

pytestmark = pytest.mark.oracle
EXAMPLES = settings(max_examples=12, suppress_health_check=list(HealthCheck))
Draw = Callable[[st.SearchStrategy[Any]], Any]
SHARE = st.floats(0.0, 0.999)
STRATEGIES: dict[str, st.SearchStrategy[Any]] = {
    "learning_rate": st.floats(1e-4, 1.0),
    "momentum": SHARE,
    "form": st.sampled_from(("sum", "average")),
    "beta1": SHARE,
    "beta2": SHARE,
    "decay": SHARE,
    "epsilon": st.floats(1e-10, 1.0),
    "weight_decay": st.floats(0.0, 1.0),
    "momentum_decay": st.floats(0.0, 0.1),
}


@st.composite
def optimizer_cases(draw: Draw, kind: str) -> OptimizerCase:
    """One optimiser with every setting drawn. Nesterov needs momentum, says PyTorch."""
    optimizer = next(entry for entry in OPTIMIZERS if entry.type == kind)
    fields = [name for name in optimizer.Config.model_fields if name != "nesterov"]
    config = {name: draw(STRATEGIES[name]) for name in fields}
    if config.get("momentum"):
        config["nesterov"] = draw(st.booleans())
    return OptimizerCase("random", kind, config)


def test_every_optimizer_that_goes_batch_by_batch_is_drawn() -> None:
    assert {optimizer.type for optimizer in OPTIMIZERS if optimizer.full_batch is None} == set(MAKERS)


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_an_optimizer_with_random_settings_equals_pytorch(kind: str) -> None:
    @EXAMPLES
    @given(case=optimizer_cases(kind), seed=st.integers(0, 999))
    def compare(case: OptimizerCase, seed: int) -> None:
        arrays = draw_optimizer_arrays(case, seed=seed)
        expected = {"path": run_torch_optimizer(case, arrays)}
        for dtype, tolerance in ((FLOAT64, FLOAT64_TOLERANCE), (FLOAT32, FLOAT32_TOLERANCE)):
            gap = differences({"path": run_optimizer(case, arrays, dtype)}, expected)["path"]
            assert gap <= tolerance, (case.config, gap)

    compare()
