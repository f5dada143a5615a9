"""LABS O4 on the page's own experiment: runs on a surface walk the path of an independent recursion in float64."""

from collections.abc import Callable
from typing import Any

import jax
import numpy as np
import pytest
from numpy.typing import NDArray

from engine import registry
from engine.checks import check, require_valid
from engine.datasets.prepare import prepare
from engine.labs.surfaces import ON_SURFACES, STARTS, on_surface
from engine.run import Run
from engine.spec import Component, ExperimentSpec
from engine.studies.figures import read_evaluations
from engine.surfaces import SURFACES, SurfaceName
from tests.engine.components.exact_run import ExactRun
from tests.engine.components.test_optimizers import RECURSIONS
from tests.labs.test_race import beale, ravine
from tests.labs.training import CACHE

Point = NDArray[np.float64]
STEPS = 100


def saddle(w: Point) -> Point:
    """Of x²/2 + (y² - 1)²/4."""
    return np.array([w[0], w[1] ** 3 - w[1]])


SLOPES: dict[SurfaceName, Callable[[Point], Point]] = {"ravine": ravine, "beale": beale, "saddle": saddle}
RACES: list[tuple[SurfaceName, str]] = [("ravine", "momentum"), ("beale", "adam"), ("saddle", "rmsprop")]


def spec_of(surface: SurfaceName, racer: str, precision: str) -> ExperimentSpec:
    kind = "sgd" if racer == "momentum" else racer
    spec = on_surface(surface, Component(type=kind, config=ON_SURFACES[racer]))
    training = spec.training.model_copy(update={"precision": precision})
    return require_valid(spec.model_copy(update={"training": training}))


def walked(surface: SurfaceName, racer: str) -> NDArray[np.float64]:
    """[steps + 1, 2] the path of the recursion, which reads the slope where it is itself."""
    kind = "sgd" if racer == "momentum" else racer
    config: dict[str, Any] = registry.optimizer(kind).Config.model_validate(ON_SURFACES[racer]).model_dump()
    path, slopes = [np.array(STARTS[surface])], list[Point]()
    for step in range(STEPS):
        slopes.append(SLOPES[surface](path[-1]))
        arrays = {"weights": path[0], "gradients": np.array(slopes)}
        path.append(RECURSIONS[kind](config, arrays, [config["learning_rate"]] * (step + 1))[-1])
    return np.array(path)


@pytest.mark.usefixtures("quick_programs")
@pytest.mark.parametrize(("surface", "racer"), RACES, ids=[surface for surface, _ in RACES])
def test_o4_a_run_on_a_surface_walks_the_path_of_the_recursion(surface: SurfaceName, racer: str) -> None:
    spec, expected = spec_of(surface, racer, "float64"), walked(surface, racer)
    with jax.enable_x64(True):
        run = ExactRun(spec, prepare(spec.data, None))
        path, heights = [run.weights], list[float]()
        for _ in range(STEPS):
            heights += run.step().tolist()
            path.append(run.weights)
    np.testing.assert_allclose(path, expected, rtol=1e-9, atol=1e-9)
    x, y = expected[:-1].T
    np.testing.assert_allclose(heights, SURFACES[surface].height(x, y), rtol=1e-9)


@pytest.mark.usefixtures("quick_programs")
def test_o4_the_record_holds_the_point_of_every_step_and_the_view_the_surface_it_is_on() -> None:
    spec = spec_of("beale", "adam", "float32")
    run = Run(spec, prepare(spec.data, None), cache=CACHE)
    reports = run.advance(STEPS).reports
    rows = read_evaluations((report.arrays for report in reports), 2)
    expected = walked("beale", "adam")
    np.testing.assert_array_equal(rows[:, 0], np.arange(STEPS + 1))
    np.testing.assert_allclose(rows[:, 2:], expected, rtol=1e-4)
    picture = run.view("surface").arrays
    np.testing.assert_allclose(picture["point"], rows[-1, 2:], rtol=1e-6)
    assert float(picture["height"][0]) == pytest.approx(rows[-1, 1], rel=1e-5)
    # Row 0 is y = -1.5 and column 0 is x = -0.5: (1.5 + 0.5 + 0.75)² + (2.25 + 0.5 - 1.125)² + (2.625 + 0.5 + 1.6875)²
    assert picture["heights"][0, 0] == pytest.approx(2.75**2 + 1.625**2 + 4.8125**2, rel=1e-6)
    assert tuple(picture["range"]) == (-0.5, 4.5, -1.5, 2.0)


@pytest.mark.parametrize("surface", list(SURFACES))
def test_every_surface_has_its_minima_where_its_record_says(surface: SurfaceName) -> None:
    record = SURFACES[surface]
    x, y = np.meshgrid(np.linspace(-5, 5, 401), np.linspace(-5, 5, 401))
    assert record.height(x, y).min() >= record.least
    for across, up in record.minima:
        assert record.height(np.array(across), np.array(up)) == pytest.approx(record.least, abs=1e-12)
        x_from, x_to, y_from, y_to = record.extent
        assert x_from < across < x_to
        assert y_from < up < y_to


@pytest.mark.parametrize(
    ("units", "loss", "code"),
    [(3, {"type": "surface"}, "prediction_is_no_point"), (2, {"type": "sparsity_l1"}, "objective_without_target")],
)
def test_a_surface_stands_alone_and_needs_a_point(units: int, loss: dict[str, str], code: str) -> None:
    raw: Any = on_surface("ravine", Component(type="sgd")).model_dump(mode="json")
    node = raw["network"]["nodes"][1]
    node["config"] = {"units": units, "use_bias": False}
    raw["objectives"][0]["loss"] = {**loss, "config": {}}
    assert [problem.code for problem in check(raw).problems] == [code]
