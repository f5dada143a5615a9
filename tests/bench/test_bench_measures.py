"""What `make bench` measures can be measured: both our sides train, and stand beside the loop written by hand."""

import asyncio
import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock, create_autospec

import numpy as np
import pytest

from bench import __main__ as bench
from bench import commits, first_report, full_steps, judging, keyframes, page_scores, peer, side_by_side
from bench.__main__ import measure, measure_keyframes, measure_peer
from bench.nets import NETS, PYTORCH, PYTORCH_ALONE, Net, make_loader
from bench.stream import Stream
from bench.timing import in_turns
from engine.datasets.definition import PreparedData


def test_the_smallest_net_is_measured_against_the_hand_written_loop() -> None:
    net = NETS[0]
    data, label = make_loader()(net)
    results = measure(net, data, label, seconds=0.02, turns=1)
    assert {"P5", "P4"} <= {result["id"] for result in results}
    assert all(np.isfinite(result["value"]) and result["value"] > 0 for result in results)


@pytest.mark.full
def test_what_keyframes_cost_is_measured_in_turns_with_a_run_without_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    net, costs = NETS[0], list[keyframes.Cost]()
    take = keyframes.measure

    def measured(net: Net, data: PreparedData, seconds: float, turns: int) -> keyframes.Cost:
        costs.append(take(net, data, seconds, turns))
        return costs[0]

    monkeypatch.setattr(keyframes, "measure", measured)
    data, label = make_loader()(net)
    result = measure_keyframes(net, data, label, 0.2, 1)
    [cost] = costs
    assert cost.counts[0] >= 1
    assert 0 < cost.shares[0] < 1
    assert result["ratio"] == pytest.approx(result["value"] / result["peer"], abs=2e-3)
    assert "could not write" not in capsys.readouterr().out


def test_runs_side_by_side_are_measured_against_the_same_in_turn() -> None:
    net = NETS[0]
    data, _ = make_loader()(net)
    cost = side_by_side.measure(net, data, 64, 1)
    assert len(cost.wall) == len(cost.processor) == 1
    assert min(*cost.wall, *cost.processor, *cost.steps_per_second) > 0


def test_the_way_to_the_first_reports_is_measured_part_by_part() -> None:
    net = NETS[0]
    data, _ = make_loader()(net)
    parts = list(first_report.measure(net, data))
    assert [part.name for part in parts] == [
        "plan",
        "look compiled",
        "first picture",
        "first step compiled",
        "first step",
        "further steps compiled",
        "evaluation of the start, second step",
    ]
    assert all(part.seconds > 0 and part.processor_s > 0 for part in parts[:5])


def test_a_peer_with_a_clock_of_its_own_is_measured_by_that() -> None:
    ours, worked = iter(range(100)), iter(range(0, 200, 2))
    rate, other, ratios = in_turns(lambda: 3, lambda: 5, 1.0, 2, lambda: next(ours), lambda: next(worked))
    assert (rate, other, ratios) == (1.5, 1.25, [1.2, 1.2])


def test_two_trees_are_compared_by_what_a_process_of_each_measures() -> None:
    losses_only, watched = commits.measure(commits.HERE, NETS[0].name, seconds=0.02)
    assert min(losses_only, watched) > 0


def test_a_net_that_a_tree_lacks_is_said_to_be_missing_there() -> None:
    with pytest.raises(SystemExit, match="no such net cannot be measured in"):
        commits.measure(commits.HERE, "no such net", seconds=0.02)


def test_a_reported_step_is_measured_against_one_of_the_loop() -> None:
    net = NETS[0]
    data, _ = make_loader()(net)
    cost = full_steps.measure(net.spec, data, 0.05, 1)
    assert cost.full_ms > cost.lean_ms > 0
    assert cost.ratio == pytest.approx(cost.full_ms / cost.lean_ms)


def test_the_share_of_judging_is_part_of_a_run() -> None:
    net = NETS[0]
    data, _ = make_loader()(net)
    cost = judging.measure(net, data, 1, 64)
    assert 0 < cost.shares[0] < 1
    assert cost.asked >= 31


async def test_a_stream_counts_reports_and_pictures_by_their_view() -> None:
    vectors = Path(__file__).parents[1] / "contract" / "vectors"
    reader = asyncio.StreamReader()
    stream = Stream(reader, create_autospec(asyncio.StreamWriter, instance=True))
    for name in ("view_confusion.bin", "record.bin"):
        data = (vectors / name).read_bytes()
        reader.feed_data(struct.pack(">BBH", 130, 126, len(data)) + data)
    await stream.until_picture("confusion")
    await stream.until_step(100)
    assert (stream.frames, dict(stream.pictures)) == (1, {"confusion": 1})
    stream.close()


def test_lighthouse_is_locked_without_addresses_of_a_registry() -> None:
    lock = json.loads((page_scores.LOCKED / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((page_scores.LOCKED / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages["node_modules/lighthouse"]["version"] == wanted["lighthouse"]
    assert all("integrity" in package and "resolved" not in package for package in packages.values())


def test_where_lighthouse_cannot_be_installed_the_scores_are_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(page_scores, "INSTALLED", tmp_path / "lighthouse")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(page_scores, "BIN", tmp_path)
    monkeypatch.setattr("sys.argv", ["bench.page_scores"])
    page_scores.main()
    assert capsys.readouterr().out == "P14  not measured: npm could not install Lighthouse\n"


def test_the_median_score_is_reported_with_those_of_all_turns() -> None:
    audits = {name: {"numericValue": 1500.0} for name in page_scores.FIGURES}
    reports: list[dict[str, Any] | None] = [
        {"categories": {"performance": {"score": score}}, "audits": audits} for score in (0.9, 0.99, 0.97)
    ]
    reported = page_scores.line("desktop", 0.95, reports)
    assert reported.startswith("P14    0.97 (at least 0.95; 0.90, 0.99, 0.97)  Lighthouse, desktop: ")
    assert "largest-contentful-paint 1.50 s" in reported
    assert page_scores.line("desktop", 0.95, [None, reports[2]]).startswith("P14    0.97 (at least 0.95; 0.97)  ")


def test_a_lighthouse_that_fails_leaves_its_score_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_scores, "INSTALLED", tmp_path)
    program = tmp_path / "node_modules" / ".bin" / "lighthouse"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    found = page_scores.audited("http://127.0.0.1:9", ())
    assert found is None
    assert page_scores.line("phone", 0.85, [found]) == (
        "P14  not measured on a phone: Lighthouse failed, or took more than 300 s"
    )


KEPT: dict[str, Any] = {"id": "P11", "name": "kept", "value": 1.0, "unit": "steps/s", "peer": 1.0, "ratio": 1.0}
"""In the place of a measurement that takes seconds and has a test of its own."""


def test_where_pytorch_is_not_installed_its_rate_is_marked_as_measured_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `make bench` prints and writes without `make oracle`: our rate is measured, the peer's is the table's."""
    net = replace(NETS[0], peer=(50.0, PYTORCH_ALONE))
    monkeypatch.setattr(peer, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(bench, "NETS", (net,))
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(bench, "measure_keyframes", Mock(return_value=KEPT))
    monkeypatch.setattr(bench, "measure_lanes", Mock(return_value=[]))
    monkeypatch.setattr("sys.argv", ["bench", "--seconds", "0.02", "--turns", "1"])
    bench.main()
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    apart = [result for result in results if result["name"].endswith(f" / {PYTORCH_ALONE}, measured apart")]
    assert [result["id"] for result in apart] == ["P3", "P3"]
    assert all(result["peer"] == 50.0 and result["value"] > 0 for result in apart)
    assert all(result["ratio"] == pytest.approx(result["value"] / 50.0, rel=1e-2) for result in apart)
    lines = [line for line in capsys.readouterr().out.splitlines() if "PyTorch" in line]
    assert len(lines) == 2
    assert all(line.endswith("measured apart") and "against         50.0 steps/s" in line for line in lines)


@pytest.mark.parametrize(("processor", "named"), [(False, ["P2"]), (True, [])])
def test_what_is_measured_apart_has_no_processor_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, processor: bool, named: list[str]
) -> None:
    monkeypatch.setattr(peer, "PYTHON", tmp_path / "python")
    net, side = replace(NETS[0], peer=(50.0, PYTORCH)), Mock(advance=Mock(return_value=3))
    data, _ = make_loader()(net)
    results = measure_peer(net, data, "net", side, side, (0.01, 1), processor=processor)
    assert [result["id"] for result in results] == named
    assert all(result["name"] == f"net: diagnostics on / {PYTORCH}, measured apart" for result in results)
