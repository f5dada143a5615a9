"""A group frozen while it trains: the change is compiled meanwhile, and holds from the step where it is applied."""

import pytest

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.spec import ExperimentSpec
from tests.engine.experiments import make_run, same, train
from tests.engine.groups.specs import grouped
from tests.engine.run.test_freezing import assert_same, own

CACHE = ExecutableCache()


@pytest.mark.usefixtures("quick_programs")
@pytest.mark.parametrize(
    ("path", "repeat"),
    [
        ("network.groups.block.nodes.fit.frozen", 7),
        pytest.param("network.nodes.deep.frozen", 7, marks=pytest.mark.full),
        pytest.param("network.groups.block.nodes.fit.frozen", 2, marks=pytest.mark.full),
        pytest.param("network.nodes.deep.frozen", 2, marks=pytest.mark.full),
    ],
)
def test_a_group_is_frozen_where_training_stands_once_that_is_compiled(path: str, repeat: int) -> None:
    """Seven copies are a loop, two are not. Steps taken while it compiles still learn; from the change on the run is
    as if it had been compiled before.
    """
    spec = ExperimentSpec.model_validate(grouped(repeat))
    prepared = prepare(spec.data, None)
    delayed, at_once = (make_run(spec, prepared, CACHE) for _ in range(2))
    train(delayed, 3, 3)
    delayed.compile_change(path, 1.0)
    before = own(delayed, "deep")
    train(delayed, 2, 1)
    assert not same(own(delayed, "deep")["weights/deep/1/fit/kernel"], before["weights/deep/1/fit/kernel"])
    train(at_once, 5, 5)
    stood = own(at_once, "deep")
    for run in (delayed, at_once):
        assert run.set_live(path, 1.0).step == 5
        train(run, 3, 3)
    assert_same(delayed.state(), at_once.state())
    for copy in range(1, repeat + 1):
        names = [f"weights/deep/{copy}/{layer}/kernel" for layer in ("fit", "back")]
        still = [same(own(delayed, "deep")[name], stood[name]) for name in names]
        assert still == [True, path.startswith("network.nodes")]
