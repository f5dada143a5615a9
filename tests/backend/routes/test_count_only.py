"""A network on an input shape without examples: seen and counted at any size, and refused where it would be trained."""

from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.backend.fake_pool import FakePool

PROBLEM = ("data_count_only", "data", None)


def codes(answer: Any) -> list[tuple[str, str | None, str | None]]:
    return [(problem["code"], problem["path"], problem["node_id"]) for problem in answer.json()["problems"]]


def vgg_16() -> list[dict[str, Any]]:
    """Simonyan and Zisserman 2014, table 1, column D."""
    nodes: list[dict[str, Any]] = [{"id": "x", "type": "input"}]
    for stage, (count, filters) in enumerate(((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)), start=1):
        for number in range(1, count + 1):
            config = {"filters": filters, "kernel_size": 3, "padding": "same"}
            nodes.append({"id": f"conv_{stage}_{number}", "type": "conv2d", "config": config})
            nodes.append({"id": f"relu_{stage}_{number}", "type": "relu"})
        nodes.append({"id": f"pool_{stage}", "type": "max_pool2d"})
    for number, units in enumerate((4096, 4096, 1000), start=1):
        nodes.append({"id": f"dense_{number}", "type": "dense", "config": {"units": units}})
    return nodes


def spec(nodes: list[dict[str, Any]], **config: int) -> dict[str, Any]:
    names = [node["id"] for node in nodes]
    return {
        "version": 1,
        "network": {
            "nodes": nodes,
            "edges": [{"source": a, "target": b} for a, b in pairwise(names)],
        },
        "data": {"type": "shape_only", "config": config},
        "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": names[-1], "target": "label"}],
        "training": {"batch_size": 64},
    }


def test_a_network_of_138_million_weights_is_counted_and_has_one_problem(client: TestClient, pool: FakePool) -> None:
    answer = client.post("/api/check", json={"spec": spec(vgg_16(), classes=1000)})
    found = answer.json()
    assert (answer.status_code, found["ok"], codes(answer)) == (200, False, [PROBLEM])
    assert (found["weights"], found["operations"]) == (138_357_544, 15_470_264_320)
    assert found["memory_bytes"] > 4 * 138_357_544
    assert (found["steps_per_epoch"], found["training_size"], found["spec"]) == (None, None, None)
    nodes = {node["node_id"]: node for node in found["nodes"]}
    assert all(node["output_shape"] for node in nodes.values())
    assert nodes["x"]["output_shape"] == [224, 224, 3]
    assert nodes["pool_5"]["output_shape"] == [7, 7, 512]
    assert nodes["dense_1"]["weights"] == 102_764_544
    assert nodes["conv_1_1"]["receptive_field"] == [3, 3]
    assert pool.drafts == []


@pytest.mark.parametrize(("height", "width", "channels"), [(227, 227, 3), (1, 1, 1), (1024, 1024, 1)])
def test_any_input_shape_is_counted(client: TestClient, height: int, width: int, channels: int) -> None:
    shape = {"height": height, "width": width, "channels": channels}
    dense = {"id": "out", "type": "dense", "config": {"units": 1000}}
    answer = client.post(
        "/api/check", json={"spec": spec([{"id": "x", "type": "input"}, dense], **shape, classes=1000)}
    )
    assert codes(answer) == [PROBLEM]
    assert answer.json()["weights"] == (height * width * channels + 1) * 1000


def test_other_problems_are_still_found(client: TestClient) -> None:
    wrong = [{"id": "x", "type": "input"}, {"id": "out", "type": "dense", "config": {"units": 3}}]
    answer = client.post("/api/check", json={"spec": spec(wrong, classes=1000)})
    assert {code for code, _, _ in codes(answer)} == {"prediction_classes_differ", "data_count_only"}


@pytest.mark.parametrize("size", [{"height": 0}, {"width": 1025}, {"channels": -1}, {"classes": 1001}])
def test_sizes_out_of_bounds_are_refused(client: TestClient, size: dict[str, int]) -> None:
    dense = {"id": "out", "type": "dense", "config": {"units": 10}}
    answer = client.post("/api/check", json={"spec": spec([{"id": "x", "type": "input"}, dense], **size)})
    assert {code for code, _, _ in codes(answer)} == {"out_of_bounds"}


def test_full_batch_optimisers_are_not_held_against_it(client: TestClient) -> None:
    newton = {"optimizer": {"type": "newton"}}
    answer = client.post("/api/check", json={"spec": spec(vgg_16(), classes=1000) | newton})
    assert codes(answer) == [PROBLEM]


def test_whatever_needs_examples_is_refused_with_the_same_problem(client: TestClient, pool: FakePool) -> None:
    data = {"type": "shape_only"}
    asked = {
        "/api/preview": {"data": data},
        "/api/baselines": {"data": data, "baseline": {"type": "logistic_regression"}},
        "/api/sessions": {"spec": spec(vgg_16(), classes=1000)},
    }
    for path, body in asked.items():
        answer = client.post(path, json=body)
        assert (path, answer.status_code, codes(answer)) == (path, 422, [PROBLEM])
    assert pool.openings == []


def test_the_catalogue_says_that_it_has_no_examples(client: TestClient) -> None:
    entries = client.get("/api/catalog").json()["datasets"]
    assert [entry["type"] for entry in entries if entry["count_only"]] == ["shape_only"]
    (entry,) = [entry for entry in entries if entry["count_only"]]
    assert (entry["size"], entry["available"], len(entry["classes"])) == (0, True, 10)
