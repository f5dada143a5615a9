"""Every number of a step gone back to is that step's: counters, blocks, wires, strip, charts and picture at once."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from backend.protocol.frames import Frame
from tests.e2e.links import written
from tests.e2e.playground import Playground, magnitude
from tests.e2e.record import Record
from tests.e2e.server import Server
from tests.e2e.test_runs_panel import three_digits
from tests.e2e.test_step_reports import open_spiral
from tests.e2e.test_time_travel import EPOCHS, STEPS, ask, assert_drawn

RECORDED, EVALUATED, BETWEEN = 96, 480, 701
STEPS_PER_EPOCH = STEPS // int(EPOCHS)
LAYERS = ("d1", "o")


def run_stepped_to(playground: Playground, server: Server, step: int) -> Record:
    """The record of a run of the same experiment that was stepped to a step and no further."""
    session = ask(server, "/api/sessions", {"spec": playground.record().detail["spec"]})
    command = {"type": "step", "unit": "step", "n": step, "request_id": "1"}
    answer = ask(server, f"/api/sessions/{session['session_id']}/commands", command, session["owner_token"])
    playground.wait_until(lambda _: step in playground.record_of(answer["run_id"]).steps(), f"step {step}")
    return playground.record_of(answer["run_id"])


def loss_of(exact: Frame, record: Record, step: int) -> float:
    """Training loss of the very step, which lies within what is recorded of the steps around it."""
    loss = record.schema["scalars"].index("loss")
    assert (exact.first_step, exact.bucket_width, exact.arrays["scalar_buckets"].shape[1]) == (step, 1, 1)
    value = float(exact.arrays["scalar_buckets"][loss, 0, 3])
    around = [
        frame.arrays["scalar_buckets"][loss, place]
        for frame in record.frames
        for place in range(frame.arrays["scalar_buckets"].shape[1] if "scalar_buckets" in frame.arrays else 0)
        if 0 <= step - frame.first_step - place * frame.bucket_width < frame.bucket_width
    ]
    assert len(around) == 1
    least, _, most, _ = around[0]
    assert least <= np.float32(value) <= most
    return value


def evaluation_by(record: Record, step: int) -> dict[str, float]:
    """The last evaluation up to a step."""
    row = [each for each in record.evaluations() if each[0] <= step][-1]
    return dict(zip(["step", "loss", *record.schema["metrics"]], map(float, row), strict=True))


def expect_blocks_and_strip(playground: Playground, of: Record, step: int) -> None:
    """Blocks, wires and rows of the health strip."""
    for layer in LAYERS:
        gradient = magnitude(of.node_value(step, layer, "delta_rms"))
        expect(playground.part(f"block-gradient-{layer}")).to_have_text(gradient)
        cells = playground.part(f"health-row-{layer}").locator("td").all_inner_texts()
        assert magnitude(of.node_value(step, layer, "update_ratio")) in cells
    expect(playground.part("blocks-step")).to_have_text(f"step {written(step)}")
    expect(playground.part("health-step")).to_have_text(f"values at step {written(step)}")
    drawn, recorded = playground.wait_at_rest()["edges"], of.edge_values(step)
    values = [edge["value"] for edge in drawn.values()]
    for wire, value in recorded.items():
        assert any(np.isclose(value, each, rtol=1e-6) for each in values), (wire, value, drawn)


def expect_charts(playground: Playground, of: Record, step: int, loss: float) -> None:
    """The rows below the charts of loss, gradients and metrics."""
    evaluation = evaluation_by(of, step)

    def readout(tab: str) -> str:
        playground.page.get_by_role("tab", name=tab, exact=True).click()
        place = playground.part(f"{tab.lower()}-chart-readout")
        expect(place).to_contain_text(f"step {written(step)}")
        return place.inner_text().split("\n")[0]

    gradients = [f"{node.upper()} {magnitude(of.node_value(step, node, 'delta_rms'))}" for node in ("o", "d1")]
    assert readout("Gradient") == " ".join([f"step {written(step)}", *gradients])
    accuracy = re.search(r"accuracy (\d+(?:\.\d+)?)", readout("Metrics").lower())
    assert accuracy
    assert float(accuracy[1]) == pytest.approx(evaluation["accuracy"], abs=6e-3)
    losses = [f"train {three_digits(loss)}", f"validation {three_digits(evaluation['loss'])}"]
    assert readout("Loss") == " ".join([f"step {written(step)}", *losses])


def test_every_number_under_the_cursor_is_of_that_step_as_recorded(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server, epochs=EPOCHS)
    playground.part("play").click()
    expect(playground.part("step-count")).to_have_text(written(STEPS))
    expect(playground.part("standing")).to_have_attribute("data-standing", "latest")
    record = playground.record()
    known = {*record.steps(), *record.detail["keyframes"]}
    assert {RECORDED, EVALUATED} <= set(record.steps())
    assert BETWEEN not in known
    for step in (RECORDED, BETWEEN, EVALUATED):
        frames = playground.go_back_exactly(step)
        stepped = run_stepped_to(playground, server, step)
        if step in record.steps():
            np.testing.assert_array_equal(stepped.statistics_at(step), record.statistics_at(step))
        np.testing.assert_array_equal(frames[0].arrays["node_statistics"], stepped.statistics_at(step))
        expect(playground.part("standing-badge")).to_have_attribute("data-recorded", "true")
        for counter in ("step-count", "shown-step"):
            expect(playground.part(counter)).to_have_text(written(step))
        expect(playground.part("epoch")).to_have_text(f"{step / STEPS_PER_EPOCH:.2f}")
        expect_blocks_and_strip(playground, stepped, step)
        evaluation = evaluation_by(record, step)
        assert evaluation == evaluation_by(stepped, step)
        expect(playground.part("facts-step")).to_have_attribute("data-step", str(int(evaluation["step"])))
        expect(playground.part("validation-loss")).to_have_text(three_digits(evaluation["loss"]))
        expect(playground.part("validation-accuracy")).to_have_text(f"{100 * evaluation['accuracy']:.1f} %")
        expect_charts(playground, stepped, step, loss_of(frames[0], record, step))
        (picture,) = [frame for frame in frames if frame.view == "boundary"]
        expect(playground.part("picture-step")).to_have_attribute("data-step", str(step))
        expect(playground.part("boundary-canvas")).to_have_attribute("data-step", str(step))
        assert_drawn(playground, picture)
