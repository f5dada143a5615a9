"""The example of docs/adding-a-layer.md is real: its record works as it stands there."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.layers import activations
from engine.layers.definition import LayerDef
from tests.engine.components import cases
from tests.engine.components.cases import LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, run_layer

PAGE = Path(__file__).resolve().parents[3] / "docs" / "adding-a-layer.md"


@pytest.fixture
def elu(monkeypatch: pytest.MonkeyPatch) -> LayerDef:
    source = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)[0]
    names: dict[str, Any] = dict(vars(activations))
    exec(compile(source, str(PAGE), "exec"), names)
    monkeypatch.setitem(cases.LAYERS_BY_TYPE, "elu", names["ELU"])
    return names["ELU"]


def test_the_layer_of_the_page_computes_what_its_formula_says(elu: LayerDef) -> None:
    case = LayerCase("elu", "elu", {"alpha": 0.7})
    arrays = draw_arrays(case)
    results = run_layer(case, arrays, FLOAT64)
    z = arrays["input_0"]
    np.testing.assert_allclose(results["output"], np.where(z > 0, z, 0.7 * np.expm1(z)), rtol=1e-12)
    slope = np.where(z > 0, 1.0, 0.7 * np.exp(z))
    np.testing.assert_allclose(results["gradient_input_0"], slope * arrays["cotangent"], rtol=1e-12)


def test_the_layer_of_the_page_stays_finite_far_out(elu: LayerDef) -> None:
    case = LayerCase("elu", "elu", {}, ((3,),), batch=1)
    arrays = {"input_0": np.array([[1e4, -1e4, 0.0]]), "cotangent": np.ones((1, 3))}
    assert all(np.all(np.isfinite(value)) for value in run_layer(case, arrays, FLOAT64).values())
