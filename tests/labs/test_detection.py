"""C12: a network with one default box per cell finds several shapes per image."""

import pytest

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.labs.tasks import SHAPES_BOXES
from tests.engine.experiments import make_run, train

pytestmark = [pytest.mark.full, pytest.mark.slow, pytest.mark.usefixtures("quick_programs")]


@pytest.mark.parametrize(("steps", "least"), [pytest.param(192, 0.5, id="soon"), pytest.param(768, 0.8, id="later")])
def test_c12_boxes_are_precise_and_suppression_makes_them_more_so(steps: int, least: float) -> None:
    spec = SHAPES_BOXES.spec
    run = make_run(spec, prepare(spec.data, None), ExecutableCache())
    train(run, steps, steps)
    suppressed, every = run.view("detections").arrays["mean"]
    print(f"mean average precision at 0.5: {suppressed:.3f}, without suppression {every:.3f}")
    assert suppressed > least
    assert suppressed > every
