"""Baselines over HTTP: fitted outside the event loop, one at a time, with our errors."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.routes import baselines
from engine.baselines.running import BaselineReport, run_baseline
from engine.spec import Component, Data


def ask(client: TestClient, data: dict[str, Any], kind: str, **config: Any) -> Any:
    return client.post("/api/baselines", json={"data": data, "baseline": {"type": kind, "config": config}})


def test_a_baseline_answers_with_its_metrics_and_its_boundary(client: TestClient) -> None:
    answer = ask(client, {"type": "circle"}, "k_nearest_neighbours", k=3)
    assert answer.status_code == 200
    reported = answer.json()
    assert reported["metrics"]["validation"]["accuracy"] > 0.9
    assert reported["examples"] == [300, 100]
    assert (len(reported["grid"]), len(reported["grid"][0])) == (40, 40)


def test_groups_come_with_their_points(client: TestClient) -> None:
    reported = ask(client, {"type": "iris"}, "k_means", k=3).json()
    assert len(reported["points"]) == len(reported["groups"]) == reported["examples"][0]
    assert set(reported["groups"]) == {0, 1, 2}


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        ({"type": "cats"}, "pca", "unknown_type"),
        ({"type": "iris"}, "cats", "unknown_type"),
        ({"type": "iris"}, "linear_regression", "baseline_does_not_fit"),
        ({"type": "iris", "split": {"train": 10_000}}, "pca", "split_too_large"),
    ],
)
def test_what_cannot_be_is_refused_with_our_error_body(
    client: TestClient, data: dict[str, Any], kind: str, code: str
) -> None:
    answer = ask(client, data, kind)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["code"] == code


def test_when_too_many_wait_the_next_is_sent_away(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[int] = []

    def slow(data: Data, baseline: Component, directory: object) -> BaselineReport:
        """While the first is being fitted, another asks."""
        if not answers:
            answers.append(ask(client, {"type": "iris"}, "pca").status_code)
        return run_baseline(data, baseline, None)

    monkeypatch.setattr(baselines, "run_baseline", slow)
    monkeypatch.setattr(baselines, "MOST_WAITING", 1)
    assert ask(client, {"type": "iris"}, "pca").status_code == 200
    assert answers == [429]
