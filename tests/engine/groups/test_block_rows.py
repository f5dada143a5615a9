"""Rows of everything in one block, on request: those of frames bit for bit, and those that frames leave out."""

import json
from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest

from backend.protocol.frames import Frame, encode_frame
from engine.checks import require_valid
from engine.compile.block_rows import rows_of as rows_in
from engine.compile.program import make_program
from engine.compile.statistics import Statistics
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.report import NODE_COLUMNS, ViewReport
from engine.run import Run
from engine.spec import ExperimentSpec
from engine.views import block_rows
from tests.engine.experiments import roomy_cache
from tests.engine.groups.specs import RESIDUAL, grouped, node, wires
from tests.engine.groups.test_runs import frames, run_of

pytestmark = pytest.mark.usefixtures("quick_programs")
COPIES = 150
INNER = RESIDUAL["nodes"]
LAYERS = len(INNER)
"""Of a copy."""


@pytest.fixture(scope="module", name="many")
def _many() -> Run:
    """A run of which only what its tests ask for is compiled."""
    spec = require_valid(ExperimentSpec.model_validate(grouped(COPIES)))
    return Run(spec, prepare(spec.data, None), cache=roomy_cache())


def test_a_run_with_many_copies_reports_some_of_them(many: Run) -> None:
    report = frames(many, 1)[-1]
    copies = sorted({int(name.split("/")[1]) for name in many.schema.nodes if "/" in name})
    assert copies[0] == 1
    assert copies[-1] == COPIES
    rows = len(report.arrays["node_statistics"])
    assert len(many.schema.nodes) == rows == len(report.arrays["node_histograms"]) <= 400
    assert len(many.schema.edges) == len(report.arrays["edge_statistics"])
    assert len(json.dumps(many.schema.nodes)) < 20_000
    assert np.isfinite(report.arrays["node_statistics"][:, 0]).all()


def addresses(view: ViewReport) -> list[str]:
    return view.arrays["addresses"].tobytes().decode().split("\n")


def rows_of(view: ViewReport) -> dict[str, Any]:
    return dict(zip(addresses(view), view.arrays["statistics"], strict=True))


def test_rows_on_request_are_those_of_the_last_frame_and_of_all_copies(many: Run) -> None:
    report = frames(many, 1)[-1]
    view = many.view("block_rows", {"block": "deep"})
    assert view.step == report.step == many.step
    found = rows_of(view)
    assert sorted(found) == sorted(f"deep/{copy}/{each['id']}" for copy in range(1, COPIES + 1) for each in INNER)
    assert len(many.schema.nodes) < len(found)
    shown = dict(zip(many.schema.nodes, report.arrays["node_statistics"], strict=True))
    both = shown.keys() & found.keys()
    assert len(both) > 300
    for name in both:
        np.testing.assert_array_equal(found[name], shown[name], err_msg=name)
    places = {name: place for place, name in enumerate(addresses(view))}
    for row, name in enumerate(many.schema.nodes):
        if name in places:
            for whole, part in (("node_histograms", "histograms"), ("histogram_ranges", "ranges")):
                np.testing.assert_array_equal(view.arrays[part][places[name]], report.arrays[whole][row], err_msg=name)
    assert view.arrays["histograms"].max(axis=1).min() == 255
    hidden = [row for name, row in found.items() if name not in shown]
    norms = np.asarray([row[NODE_COLUMNS.index("activation_std")] for row in hidden])
    assert np.isfinite(norms).all()
    assert len(set(norms.tolist())) > len(norms) / 2


def wires_of(view: ViewReport) -> dict[str, float]:
    names = view.arrays["edges"].tobytes().decode().split("\n")
    return dict(zip(names, view.arrays["edge_statistics"][:, 0].tolist(), strict=True))


def test_wires_on_request_are_those_of_the_last_frame_and_of_all_copies(many: Run) -> None:
    report = frames(many, 1)[-1]
    found = wires_of(many.view("block_rows", {"block": "deep"}))
    inner = len(RESIDUAL["edges"]) * COPIES
    assert len(found) == inner + 1  # and the one that leaves the last copy
    shown = {
        f"{source}.{port}>{target}.{into}": float(value)
        for (source, port, target, into), (value,) in zip(
            many.schema.edges, report.arrays["edge_statistics"], strict=True
        )
    }
    both = shown.keys() & found.keys()
    assert len(both) > 300
    assert {name: shown[name] for name in both} == {name: found[name] for name in both}
    hidden = [found[name] for name in found.keys() - shown.keys()]
    assert hidden
    assert min(hidden) > 0
    copy = wires_of(many.view("block_rows", {"block": "deep/77"}))
    assert all("deep/77/" in name for name in copy)
    assert {name: found[name] for name in copy} == copy


def test_one_copy_and_one_layer_can_be_asked_for(many: Run) -> None:
    copy, layer = many.view("block_rows", {"block": "deep/77"}), many.view("block_rows", {"block": "deep/77/fit"})
    assert len(addresses(copy)) == LAYERS
    assert all(name.startswith("deep/77/") for name in addresses(copy))
    np.testing.assert_array_equal(rows_of(layer)["deep/77/fit"], rows_of(copy)["deep/77/fit"])
    assert addresses(many.view("block_rows", {"block": "first"})) == ["first"]


def test_between_reports_rows_are_those_of_the_last_one_and_say_of_which_step() -> None:
    run = run_of(grouped(3))
    run.set_stride(64)
    reported = frames(run, 21)
    view = run.view("block_rows", {"block": "deep"})
    assert view.step == reported[-1].step < run.step == 21
    assert int(view.arrays["step"][0]) == view.step
    found = rows_of(view)
    for name, row in zip(run.schema.nodes, reported[-1].arrays["node_statistics"], strict=True):
        if name.startswith("deep/"):
            np.testing.assert_array_equal(found[name], row, err_msg=name)


def test_before_the_first_step_there_are_rows_without_an_update_and_a_request_moves_nothing() -> None:
    run, other = run_of(grouped(3)), run_of(grouped(3))
    view = run.view("block_rows", {"block": "deep"})
    columns = {name: view.arrays["statistics"][:, NODE_COLUMNS.index(name)] for name in NODE_COLUMNS}
    assert view.step == 0
    assert np.isnan(columns["update_ratio"]).all()
    assert np.isfinite(columns["activation_mean"]).all()
    for one, two in zip(frames(run, 3), frames(other, 3), strict=True):
        np.testing.assert_array_equal(one.arrays["node_statistics"], two.arrays["node_statistics"])


def test_an_answer_stays_within_its_budget_of_bytes(many: Run) -> None:
    view = many.view("block_rows", {"block": "deep"})
    data = encode_frame(Frame("view", "block_rows", "0" * 32, 0, 0, view.step, view.step, 0, view.arrays))
    assert len(data) < 250 * COPIES * LAYERS < block_rows.MOST_ROWS * 250 <= 500_000


def test_a_block_in_a_group_has_an_address_too() -> None:
    raw = grouped(1)
    raw["network"]["groups"]["stage"] = {
        "nodes": [{**node("many", "block"), "repeat": 2}, node("end", "tanh")],
        "edges": wires("in many end"),
        "ports": {"output": "end"},
    }
    raw["network"]["nodes"][2] = {**node("deep", "stage"), "repeat": 2}
    spec = require_valid(ExperimentSpec.model_validate(raw))
    plan = make_program(spec, prepare(spec.data, None), "cpu").plan
    numbers = np.arange(len(plan.nodes) * len(NODE_COLUMNS), dtype=np.float32).reshape(len(plan.nodes), -1)
    count = len(plan.nodes)
    rest = jnp.zeros((len(plan.edges), 1)), jnp.zeros(0), jnp.zeros((count, 32)), jnp.zeros((count, 2))
    found = rows_in(plan, 7, Statistics(jnp.asarray(numbers), *rest), "deep/2/many")
    assert found.step == 7
    assert sorted(found.addresses) == sorted(f"deep/2/many/{copy}/{each['id']}" for copy in (1, 2) for each in INNER)
    for name, row in zip(found.addresses, found.statistics, strict=True):
        np.testing.assert_array_equal(row, numbers[plan.index(name)])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, "unknown_view_option"),
        ({"block": 3}, "unknown_view_option"),
        ({"block": "deep", "copy": "1"}, "unknown_view_option"),
        ({"block": ""}, "unknown_block"),
        ({"block": "dee"}, "unknown_block"),
        ({"block": "deep/151"}, "unknown_block"),
        ({"block": "deep/"}, "unknown_block"),
        ({"block": "x" * 10_000}, "unknown_block"),
    ],
)
def test_what_is_no_block_is_refused(many: Run, options: dict[str, Any], code: str) -> None:
    with pytest.raises(EngineError) as refused:
        many.view("block_rows", options)
    problem = refused.value.problems[0]
    assert problem.code == code
    assert len(json.dumps(problem.model_dump())) < 1000


def test_a_block_of_too_many_layers_is_refused_with_what_to_ask_for(many: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_rows, "MOST_ROWS", COPIES * LAYERS - 1)
    with pytest.raises(EngineError, match="900 layers"):
        many.view("block_rows", {"block": "deep"})
    assert len(addresses(many.view("block_rows", {"block": "deep/150"}))) == LAYERS


def test_rows_on_request_are_no_picture_that_a_run_offers(many: Run) -> None:
    assert "block_rows" not in many.schema.views
