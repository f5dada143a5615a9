"""Studies on a pool that trains at once, to the step."""

import asyncio
from typing import Any

from starlette.testclient import TestClient

from backend.link.messages import RunState
from backend.protocol.messages import Schema
from tests.backend.conftest import state_of
from tests.backend.fake_pool import STEPS_A_FRAME, FakePool


class PacedPool(FakePool):
    """Trains to the step that it is asked for; a test may hold it at one.

    Attributes:
        held_at: step that no run passes, None for none. asked: (session, step to train until) of every request.
    """

    def __init__(self) -> None:
        super().__init__()
        self.held_at: int | None = None
        self.asked: list[tuple[str, int]] = []

    async def open_run(self, **asked: Any) -> Schema:
        """A run that is taken up again stands, at first, where its newest checkpoint was: here at its start."""
        schema = await super().open_run(**asked)
        if (run := self._run(asked["session_id"])).next_seq:
            ids = (asked["session_id"], run.run_id, run.generation)
            self._output(RunState(*ids, "running", 0, 0.0, 100.0, 1.0, 2, {}))
        return schema

    async def train_until(self, session_id: str, step: int) -> int:
        run = self._run(session_id)
        assert step % STEPS_A_FRAME == 0
        self.asked.append((session_id, step))
        begun = run.step
        end = step if self.held_at is None else min(step, self.held_at)
        self.train(session_id, max(0, end - begun) // STEPS_A_FRAME)
        self.publish_state(session_id, "paused" if end == step else "running")
        return begun


def body(spec: dict[str, Any], *seeds: int, steps: int = 40, **config: Any) -> dict[str, Any]:
    axes = [{"path": "training.seed", "values": list(seeds)}]
    return {
        "spec": spec,
        "title": "seeds",
        "study": {"type": "sweep", "config": {"axes": axes, "budget": {"unit": "step", "n": steps}, **config}},
    }


def begin(client: TestClient, asked: dict[str, Any]) -> tuple[str, dict[str, str]]:
    created = client.post("/api/studies", json=asked)
    assert created.status_code == 201, created.text
    return created.json()["study_id"], {"Authorization": f"Bearer {created.json()['owner_token']}"}


def read(client: TestClient, name: str) -> dict[str, Any]:
    answer = client.get(f"/api/studies/{name}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def until(client: TestClient, name: str, status: str) -> dict[str, Any]:
    """The study once nobody trains it any more."""

    async def ended() -> None:
        task = (await state_of(client).studies.find(name)).task
        if task is not None:
            await asyncio.wait([task])

    assert client.portal is not None
    client.portal.call(ended)
    study = read(client, name)
    assert study["status"] == status
    return study


def until_step(client: TestClient, name: str, member: int, step: int) -> dict[str, Any]:
    while (study := read(client, name))["members"][member]["step"] < step:
        pass
    return study
