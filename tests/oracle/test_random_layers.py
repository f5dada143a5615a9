"""Layers and their gradients against PyTorch, in forms that nobody thought of."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.errors import ShapeError
from engine.layers import LAYERS
from tests.engine.components.cases import LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT32, FLOAT64, differences, run_layer
from tests.oracle.layer_strategies import PLAIN, SHAPED, layer_cases
from tests.oracle.stored import FLOAT32_TOLERANCE, FLOAT64_TOLERANCE

pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

from tests.oracle.torch_layers import run_torch_layer

pytestmark = pytest.mark.oracle
EXAMPLES = settings(max_examples=12, suppress_health_check=list(HealthCheck))


def test_every_layer_has_a_strategy() -> None:
    assert {layer.type for layer in LAYERS} == {*SHAPED, *PLAIN, "add", "multiply", "concat", "max_unpool2d"}


@pytest.mark.parametrize("layer_type", [layer.type for layer in LAYERS])
def test_a_layer_in_random_forms_equals_pytorch(layer_type: str) -> None:
    @EXAMPLES
    @given(case=layer_cases(layer_type), seed=st.integers(0, 999))
    def compare(case: LayerCase, seed: int) -> None:
        try:
            case.layer.output_shape(case.settings, case.shapes)
        except ShapeError:
            assume(False)
        arrays = draw_arrays(case, seed)
        expected = run_torch_layer(case, arrays)
        exact = differences(run_layer(case, arrays, FLOAT64), expected)
        assert max(exact.values()) <= FLOAT64_TOLERANCE, exact
        elsewhere = differences(run_layer(case, arrays, FLOAT64, platform="gpu"), expected)
        assert max(elsewhere.values()) <= FLOAT64_TOLERANCE, elsewhere
        single = differences(run_layer(case, arrays, FLOAT32), expected)
        assert max(single.values()) <= FLOAT32_TOLERANCE, single

    compare()
