"""A study on a server with a pool that trains at once: begun, steered, read and removed."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.protocol.frames import decode_frame, split_frames
from backend.settings import Settings
from tests.backend.conftest import open_client
from tests.backend.studies.paced import PacedPool, begin, body, read, until, until_step


@pytest.fixture
def pool() -> PacedPool:
    return PacedPool()


def test_every_member_is_trained_to_its_budget_and_no_further(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    name, _ = begin(client, body(spec, 3, 4, 5))
    study = until(client, name, "finished")
    assert [(one["status"], one["step"], one["steps"]) for one in study["members"]] == [("done", 40, 40)] * 3
    assert [one["changes"] for one in study["members"]] == [[{"path": "training.seed", "value": n}] for n in (3, 4, 5)]
    assert [step for _, step in pool.asked] == [40] * 3
    assert (study["steps_done"], study["steps"], study["seconds_left"]) == (120, 120, None)
    assert (study["paths"], study["title"], study["note"]) == (["training.seed"], "seeds", "identical")
    assert [group["members"] for group in study["groups"]] == [[0, 1, 2]]
    figures = study["members"][0]["figures"]
    assert figures["evaluation"] == {"loss": 0.5, "accuracy": 0.5}
    assert figures["loss"]["values"] == pytest.approx([1.0, 1 / 2, 1 / 3, 1 / 4])
    assert sorted(pool.closed) == sorted(one["session_id"] for one in study["members"])


class RestoringPool(PacedPool):
    """Every run has its best weights of step 20 again at its end."""

    async def train_until(self, session_id: str, step: int) -> int:
        begun = await super().train_until(session_id, step)
        restored = {"reason": "epochs", "best_step": 20, "best_loss": 0.5, "restored": True}
        self.event(session_id, "finished", restored)
        return begun


def test_a_member_with_restored_weights_has_their_evaluation(settings: Settings, spec: dict[str, Any]) -> None:
    with open_client(settings, RestoringPool()) as client:
        name, _ = begin(client, body(spec, 3, 4))
        figures = [one["figures"] for one in until(client, name, "finished")["members"]]
    assert [(one["step"], one["evaluated_at"], one["restored_at"]) for one in figures] == [(40, 20, 20)] * 2


def test_a_member_is_a_run_like_any_other_with_its_seed(client: TestClient, spec: dict[str, Any]) -> None:
    name, owner = begin(client, body(spec, 7, 8))
    member = until(client, name, "finished")["members"][1]
    run = client.get(f"/api/runs/{member['run_id']}").json()
    assert (run["spec"]["training"]["seed"], run["run"]["seed"], run["session_id"]) == (8, 8, member["session_id"])
    named = client.patch(f"/api/runs/{member['run_id']}", json={"name": "the better one"}, headers=owner)
    assert named.status_code == 200
    shared = client.post("/api/shares", json={"run_id": member["run_id"]}, headers=owner)
    assert shared.status_code == 201


def test_whoever_has_the_id_reads_and_only_the_owner_steers(client: TestClient, spec: dict[str, Any]) -> None:
    name, owner = begin(client, body(spec, 0, 1))
    until(client, name, "finished")
    for headers, status in (({}, 401), ({"Authorization": "Bearer guess"}, 401), (owner, 204)):
        assert client.delete(f"/api/studies/{name}", headers=headers).status_code == status
    assert client.get(f"/api/studies/{name}").json()["problems"][0]["code"] == "unknown_study"


def test_an_unchanged_study_is_not_sent_again(client: TestClient, spec: dict[str, Any]) -> None:
    name, _ = begin(client, body(spec, 0, 1))
    until(client, name, "finished")
    first = client.get(f"/api/studies/{name}")
    again = client.get(f"/api/studies/{name}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"/api/studies/{name}", headers={"If-None-Match": '"x"'})
    assert (other.status_code, other.json()) == (200, first.json())


def test_a_paused_study_goes_on_where_it_was(client: TestClient, pool: PacedPool, spec: dict[str, Any]) -> None:
    pool.held_at = 20
    name, owner = begin(client, body(spec, 0, 1))
    until_step(client, name, 0, 20)
    paused = client.post(f"/api/studies/{name}/commands", json={"type": "pause"}, headers=owner)
    assert (paused.status_code, paused.json()["status"]) == (200, "paused")
    assert paused.json()["members"][0]["step"] == 20
    assert [one["status"] for one in paused.json()["members"]] == ["training", "waiting"]
    pool.held_at = None
    resumed = client.post(f"/api/studies/{name}/commands", json={"type": "resume"}, headers=owner)
    assert resumed.json()["status"] == "running"
    study = until(client, name, "finished")
    assert [(one["status"], one["step"]) for one in study["members"]] == [("done", 40)] * 2
    assert study["members"][0]["figures"]["loss"]["steps"] == [10, 20, 30, 40]
    assert [step for _, step in pool.asked] == [40] * 3


def test_a_cancelled_study_keeps_what_is_done(client: TestClient, pool: PacedPool, spec: dict[str, Any]) -> None:
    name, owner = begin(client, body(spec, 0, 1, 2))
    until(client, name, "finished")
    pool.held_at = 20
    name, owner = begin(client, body(spec, 0, 1, 2))
    until_step(client, name, 0, 20)
    cancelled = client.post(f"/api/studies/{name}/commands", json={"type": "cancel"}, headers=owner).json()
    assert (cancelled["status"], [one["status"] for one in cancelled["members"]]) == ("cancelled", ["stopped"] * 3)
    assert cancelled["members"][0]["figures"]["step"] == 20
    refused = client.post(f"/api/studies/{name}/commands", json={"type": "resume"}, headers=owner)
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "study_ended")


class DivergingPool(PacedPool):
    """Runs with an odd seed diverge at step 20."""

    async def train_until(self, session_id: str, step: int) -> int:
        run = self._run(session_id)
        if run.spec["training"]["seed"] % 2 == 0:
            return await super().train_until(session_id, step)
        self.train(session_id, 2)
        self.publish_state(session_id, "diverged")
        return 0


def test_a_member_that_diverges_is_no_end_of_the_study(settings: Settings, spec: dict[str, Any]) -> None:
    with open_client(settings, DivergingPool()) as client:
        name, _ = begin(client, body(spec, 0, 1, 2, solved={"metric": "accuracy", "least": 0.5}))
        study = until(client, name, "finished")
    assert [one["status"] for one in study["members"]] == ["done", "diverged", "done"]
    assert (study["groups"][0]["done"], study["groups"][0]["solved"]) == (3, 2)
    assert study["steps_done"] == 40 + 20 + 40


def test_halving_goes_on_with_the_best_and_its_books_are_exact(settings: Settings, spec: dict[str, Any]) -> None:
    axes = [{"path": "training.seed", "values": list(range(9))}]
    config = {"axes": axes, "count": 9, "budget": {"unit": "step", "n": 2700}}
    with open_client(settings, PacedPool()) as client:
        name, _ = begin(client, {"spec": spec, "study": {"type": "halving", "config": config}})
        study = until(client, name, "finished")
    result = study["result"]
    assert (result["budget_steps"], result["trained_steps"], study["steps_done"]) == (2700, 2700, 2700)
    # All have the same loss here, so that of equal ones the first go on.
    assert [(rung["steps"], rung["kept"], rung["trained_steps"]) for rung in result["rungs"]] == [
        (100, [0, 1, 2], 900),
        (400, [0], 900),
        (1300, [0], 900),
    ]
    assert [one["status"] for one in study["members"]] == ["done", *["stopped"] * 8]
    assert [one["step"] for one in study["members"]] == [1300, 400, 400, *[100] * 6]


def test_a_plan_reports_what_would_be_trained_and_starts_nothing(
    client: TestClient, pool: PacedPool, spec: dict[str, Any]
) -> None:
    planned = client.post("/api/studies/plan", json=body(spec, 0, 1, 2))
    assert planned.json()["runs"] == 3
    assert planned.json()["steps"] == 120
    assert planned.json()["members"][2] == [{"path": "training.seed", "value": 2}]
    assert pool.openings == []


@pytest.mark.parametrize("route", ["/api/studies", "/api/studies/plan"])
def test_what_is_wrong_is_refused_with_its_place_and_starts_nothing(
    client: TestClient, pool: PacedPool, spec: dict[str, Any], route: str
) -> None:
    asked = body(spec, 0)
    asked["study"]["config"]["axes"][0]["path"] = "training.sed"
    answer = client.post(route, json=asked)
    (problem,) = answer.json()["problems"]
    assert (answer.status_code, problem["code"], problem["path"], problem["got"]) == (
        422,
        "study_unknown_path",
        "study.config.axes.0.path",
        "training.sed",
    )
    assert problem["hint"]
    assert client.post(route, json={**asked, "spec": {}}).status_code == 422
    assert pool.openings == []


@pytest.mark.parametrize("route", ["/api/studies", "/api/studies/plan"])
@pytest.mark.parametrize("kind", ["grid", "random", "halving"])
def test_a_search_without_a_budget_is_refused_with_the_cure_and_starts_nothing(
    client: TestClient, pool: PacedPool, spec: dict[str, Any], route: str, kind: str
) -> None:
    asked = body(spec, 0, 1)
    asked["study"]["type"] = kind
    del asked["study"]["config"]["budget"]
    answer = client.post(route, json=asked)
    (problem,) = answer.json()["problems"]
    reported = (answer.status_code, problem["code"], problem["path"])
    assert reported == (422, "search_without_budget", "study.config.budget")
    assert problem["hint"] == "Set how many steps or epochs all runs may take together."
    assert pool.openings == []


def test_the_last_picture_of_each_member_is_served(client: TestClient, pool: PacedPool, spec: dict[str, Any]) -> None:
    pool.held_at = 20
    name, _ = begin(client, body(spec, 0, 1))
    session = until_step(client, name, 0, 20)["members"][0]["session_id"]
    assert pool.views[session][0] == ["boundary", "curve", "surface"]
    assert client.portal is not None
    client.portal.call(lambda: pool.picture(session, "boundary"))
    pool.held_at = None
    client.portal.call(pool.die)
    until(client, name, "finished")
    answer = client.get(f"/api/studies/{name}/pictures")
    frames = [decode_frame(frame) for frame in split_frames(answer.content)]
    assert [(frame.view, frame.run_id) for frame in frames] == [
        ("boundary", read(client, name)["members"][0]["run_id"])
    ]
    assert client.get(f"/api/studies/{name}/pictures?view=nothing").content == b""


def test_a_deleted_study_takes_its_runs_along_except_pinned_ones(client: TestClient, spec: dict[str, Any]) -> None:
    name, owner = begin(client, body(spec, 0, 1))
    runs = [one["run_id"] for one in until(client, name, "finished")["members"]]
    client.patch(f"/api/runs/{runs[1]}", json={"pinned": True}, headers=owner)
    assert client.delete(f"/api/studies/{name}", headers=owner).status_code == 204
    assert [client.get(f"/api/runs/{run}").status_code for run in runs] == [404, 200]


def test_a_study_outlives_a_member_that_somebody_deleted(client: TestClient, spec: dict[str, Any]) -> None:
    name, owner = begin(client, body(spec, 0, 1))
    session = until(client, name, "finished")["members"][0]["session_id"]
    assert client.delete(f"/api/sessions/{session}", headers=owner).status_code == 204
    study = read(client, name)
    assert (study["members"][0]["run_id"], study["members"][0]["status"]) == (None, "done")
    assert client.delete(f"/api/studies/{name}", headers=owner).status_code == 204


@pytest.mark.parametrize("route", ["/api/studies", "/api/studies/plan", "/api/sessions"])
def test_a_network_of_a_hundred_million_weights_is_refused_with_the_cure_and_the_studies_before_stay(
    client: TestClient, pool: PacedPool, spec: dict[str, Any], route: str
) -> None:
    name, _ = begin(client, body(spec, 0))
    until(client, name, "finished")
    opened = len(pool.openings)
    wide = {"type": "dense", "config": {"units": 10_000}}
    first, *rest = spec["network"]["nodes"]
    nodes = [first, {"id": "wide_1", **wide}, {"id": "wide_2", **wide}, *rest]
    others = [edge for edge in spec["network"]["edges"] if edge["source"] != "x"]
    chain = [("x", "wide_1"), ("wide_1", "wide_2"), ("wide_2", "dense_1")]
    edges = [*others, *({"source": source, "target": target} for source, target in chain)]
    large = {**spec, "network": {"nodes": nodes, "edges": edges}}
    answer = client.post(route, json={"spec": large} if route == "/api/sessions" else body(large, 0))
    problems = {problem["code"]: problem["hint"] for problem in answer.json()["problems"]}
    assert answer.status_code == 422
    assert problems["too_many_weights"]
    assert len(pool.openings) == opened
    assert read(client, name)["status"] == "finished"
