"""Runs of a search that findings end early, on a pool that trains at once: who ends where, and what is written."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.settings import Settings
from tests.backend.conftest import open_client
from tests.backend.studies.paced import PacedPool, begin, read, until

TOO_HIGH, DEAD = "learning_rate_too_high", "dying_relu"


class IllPool(PacedPool):
    """Runs by their seed: 1 has a finding from step 20 on, 2 another one, 3 has one that has ended at the same step."""

    async def train_until(self, session_id: str, step: int) -> int:
        run = self._run(session_id)
        begun = run.step
        if begun < 20 <= step:
            await super().train_until(session_id, 20)
            if run.step == 20:  # unless the pool holds it before
                self.report(session_id, run.spec["training"]["seed"])
        await super().train_until(session_id, step)
        return begun

    def report(self, session_id: str, seed: int) -> None:
        reported = {1: [(TOO_HIGH, True)], 2: [(DEAD, True)], 3: [(TOO_HIGH, True), (TOO_HIGH, False)]}
        for code, active in reported.get(seed, []):
            self.event(session_id, "finding", {"code": code, "severity": "warning", "active": active, "cures": []})


def search(spec: dict[str, Any], kind: str, steps: int, **config: Any) -> dict[str, Any]:
    axes = [{"path": "training.seed", "values": [0, 1, 2, 3]}]
    return {"spec": spec, "study": {"type": kind, "config": {"axes": axes, "budget": budget(steps), **config}}}


def budget(steps: int) -> dict[str, Any]:
    return {"unit": "step", "n": steps}


def ends(study: dict[str, Any]) -> dict[int, tuple[str, int, str | None]]:
    """Status, last step and finding of each member, by seed."""
    return {
        one["changes"][0]["value"]: (one["status"], one["step"], one["figures"]["ended_by"]) for one in study["members"]
    }


@pytest.mark.parametrize(("kind", "config"), [("grid", {}), ("random", {"count": 4})])
def test_a_finding_ends_a_run_where_it_was_looked_at_and_the_books_know(
    settings: Settings, spec: dict[str, Any], kind: str, config: dict[str, Any]
) -> None:
    with open_client(settings, IllPool()) as client:
        name, _ = begin(client, search(spec, kind, 320, stop_at=[TOO_HIGH], **config))
        study = until(client, name, "finished")
    done = ("done", 80, None)
    assert ends(study) == {0: done, 1: ("stopped", 20, TOO_HIGH), 2: done, 3: done}
    result = study["result"]
    assert (result["budget_steps"], result["trained_steps"], study["steps_done"]) == (320, 260, 260)
    assert [(rung["trained_steps"], len(rung["entered"]), len(rung["kept"])) for rung in result["rungs"]] == [
        (260, 4, 3)
    ]


def test_without_the_option_every_run_is_trained_to_the_end(settings: Settings, spec: dict[str, Any]) -> None:
    pool = IllPool()
    with open_client(settings, pool) as client:
        name, _ = begin(client, search(spec, "grid", 320))
        study = until(client, name, "finished")
    assert ends(study) == dict.fromkeys(range(4), ("done", 80, None))
    assert [step for _, step in pool.asked if step == 80] == [80] * 4


def test_halving_gives_the_place_of_an_ill_run_to_the_next(settings: Settings, spec: dict[str, Any]) -> None:
    with open_client(settings, IllPool()) as client:
        asked = search(spec, "halving", 960, count=4, factor=2, stop_at=[DEAD, TOO_HIGH])
        name, _ = begin(client, asked)
        study = until(client, name, "finished")
    # Three stages of 320 steps: 80 each, of which 0 and 3 go on, not 0 and whoever is first of the ill ones.
    found = ends(study)
    assert (found[1], found[2]) == (("stopped", 20, TOO_HIGH), ("stopped", 20, DEAD))
    assert {found[0], found[3]} == {("done", 560, None), ("stopped", 240, None)}
    result = study["result"]
    assert [rung["trained_steps"] for rung in result["rungs"]] == [80 + 20 + 20 + 80, 320, 320]
    assert result["trained_steps"] == 840


def test_a_run_that_is_taken_up_again_is_looked_at_where_it_stands(settings: Settings, spec: dict[str, Any]) -> None:
    pool = IllPool()
    pool.held_at = 10
    with open_client(settings, pool) as client:
        name, owner = begin(client, search(spec, "grid", 320, stop_at=[TOO_HIGH]))
        while [step for _, step in pool.asked].count(20) < len(read(client, name)["members"]):
            pass
        client.post(f"/api/studies/{name}/commands", json={"type": "pause"}, headers=owner)
        pool.held_at = None
        client.post(f"/api/studies/{name}/commands", json={"type": "resume"}, headers=owner)
        study = until(client, name, "finished")
    assert ends(study)[1] == ("stopped", 20, TOO_HIGH)
    assert study["result"]["trained_steps"] == 260


def test_a_finding_that_does_not_exist_is_refused_with_those_that_do(client: TestClient, spec: dict[str, Any]) -> None:
    answer = client.post("/api/studies", json=search(spec, "grid", 320, stop_at=[TOO_HIGH, "too_hot"]))
    (problem,) = answer.json()["problems"]
    reported = (answer.status_code, problem["code"], problem["path"], problem["got"])
    assert reported == (422, "unknown_choice", "study.config.stop_at.1", "too_hot")
    assert TOO_HIGH in problem["expected"]
