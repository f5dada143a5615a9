"""Runs laid over one another on every axis and by any column: what the charts read, against the records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.record import Record

STEPS_PER_EPOCH, BATCH = 30, 10
SHARE = 0.6
"""Of the width of a plot: where it is pointed at."""


@dataclass(frozen=True)
class Reading:
    """What a chart reads: the place in words, the step of the run in focus, and the numbers of each run."""

    place: str
    step: int
    numbers: Mapping[str, list[str]]


def read(page: Playground, chart: str, run_ids: list[str], share: float = SHARE) -> Reading:
    """Points at a chart, at a share of its width."""
    box = page.part(chart).locator(".u-over").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
    page.wait_frames(30)
    readout = page.part(f"{chart}-readout")
    found = re.fullmatch(r"(.*) \(step (\d+)\)", readout.inner_text().partition("\n")[0])
    assert found, readout.inner_text()
    numbers = {each: readout.locator(f'[data-run="{each}"] > span').all_inner_texts()[2:] for each in run_ids}
    return Reading(found[1], int(found[2]), numbers)


def seconds_at(record: Record, step: int) -> float:
    """Seconds of training until a step, from the times that the server keeps."""
    steps, seconds = np.array(record.detail["times"], np.float64).T
    assert steps[0] == 0
    assert steps[-1] >= step
    return float(np.interp(step, steps, seconds))


def step_after(record: Record, seconds: float) -> int | None:
    """The last step of a run that had been taken after so many seconds; None where it had ended before."""
    steps, times = np.array(record.detail["times"], np.float64).T
    return None if seconds > times[-1] else floor(float(np.interp(seconds, times, steps)) + 1e-9)


def loss_text(record: Record, step: int) -> str:
    """The last validation loss by a step, to three digits."""
    rows = record.evaluations()
    return f"{float(rows[rows[:, 0] <= step][-1][1]):.3g}"


def own_steps(axis: str, at: Reading, records: Mapping[str, Record], focus: str) -> dict[str, int | None]:
    """The step of every run at a place; of runs with the same data and batches the same, but on the axis of time."""
    assert axis in ("epoch", "examples", "time")
    if axis != "time":
        return dict.fromkeys(records, at.step)
    seconds = seconds_at(records[focus], at.step)
    return {each: at.step if each == focus else step_after(record, seconds) for each, record in records.items()}


def assert_every_axis_reads_the_record(page: Playground, focus: str, records: Mapping[str, Record]) -> None:
    """On the axes of epochs, examples and seconds each run is read at its own step there."""
    for axis in ("epoch", "examples", "time"):
        page.part("chart-axis").select_option(axis)
        ends = {each: record.detail["times"][-1][1] for each, record in records.items()}
        share = SHARE * ends[focus] / max(ends.values()) if axis == "time" else SHARE
        at = read(page, "loss-chart", list(records), share)
        assert at.step > 0
        if axis == "epoch":
            assert at.place == f"epoch {at.step / STEPS_PER_EPOCH:.2f}"
        elif axis == "examples":
            assert at.place == f"examples {at.step * BATCH}"
        else:
            assert float(at.place.removesuffix(" s")) == pytest.approx(seconds_at(records[focus], at.step), rel=5e-3)
        for run_id, step in own_steps(axis, at, records, focus).items():
            _, validation = at.numbers[run_id]
            reported = "–" if step is None else loss_text(records[run_id], step)
            assert (axis, run_id, number(validation)) == (axis, run_id, number(reported))
    page.part("chart-axis").select_option("epoch")


def assert_any_column_reads_the_record(page: Playground, records: Mapping[str, Record]) -> None:
    """A statistic of one block of every run, and a metric, over epochs."""
    page.page.get_by_role("tab", name="Metrics").click()
    for column in ("weight_norm", "update_ratio"):
        page.part("metrics-column").select_option(column)
        page.part("metrics-block").select_option("d1")
        at = read(page, "metrics-chart", list(records))
        for run_id, record in records.items():
            report = max(step for step in record.steps() if step <= at.step)
            shown = number(at.numbers[run_id][0])
            assert shown == pytest.approx(record.node_value(report, "d1", column), rel=5e-3), (column, run_id)
    page.part("metrics-column").select_option("metric:accuracy")
    at = read(page, "metrics-chart", list(records))
    for run_id, record in records.items():
        rows = record.evaluations()
        accuracy = rows[rows[:, 0] <= at.step][-1, 2 + record.schema["metrics"].index("accuracy")]
        assert number(at.numbers[run_id][0]) == pytest.approx(accuracy, rel=5e-3), run_id


def number(text: str) -> float | None:
    """A number of a readout; None where there is none."""
    return None if text == "–" else float(text)


def lay_over(page: Playground, run_ids: list[str]) -> None:
    """Draws runs of the list over the one in focus."""
    for each in run_ids:
        shown = page.page.locator(f'[data-testid="run-row"][data-run="{each}"]').get_by_test_id("run-visible")
        shown.check()
        expect(shown).to_be_checked()
