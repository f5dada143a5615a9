"""What `check` lets through can be trained: random valid specs take one real step each."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from engine.checks import check
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.run import Run
from tests.strategies import valid_specs

FEW, MANY = 8, 400


@pytest.mark.slow
@pytest.mark.usefixtures("quick_programs")
@pytest.mark.parametrize("examples", [FEW, pytest.param(MANY, marks=pytest.mark.full)])
def test_valid_specs_take_one_real_step(examples: int, tell: Callable[[str], None]) -> None:
    cache = ExecutableCache()
    prepared: dict[str, PreparedData] = {}
    trained: list[str] = []

    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(valid_specs(most_layers=2))
    def run(raw: dict[str, Any]) -> None:
        raw["data"]["split"]["validation"] = 0  # evaluating would compile twice as much, and is no step
        result = check(raw)
        assert result.spec is not None
        key = result.spec.data.model_dump_json()
        data = prepared.setdefault(key, prepare(result.spec.data, None))
        made = Run(result.spec, data, cache=cache)
        reported = made.advance(1)
        assert (reported.steps, made.step, made.status) == (1, 1, "ready")
        assert np.all(np.isfinite(reported.reports[0].arrays["scalar_buckets"]))
        assert {node.node_id for node in result.nodes} == set(made.schema.nodes)
        trained.append(str(result.spec_hash))

    run()
    tell(f"{len(trained)} specs took a step, {len(set(trained))} of them different")
    assert len(trained) >= examples
