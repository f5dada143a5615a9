"""Studies on a pool that trains at once, to the step."""

import asyncio
from typing import Any

from starlette.testclient import TestClient

from tests.backend.conftest import state_of
from tests.backend.fake_pool import STEPS_A_FRAME, FakePool


class PacedPool(FakePool):
    """Takes the steps that it is asked for, to the step; a test may hold it at one.

    Attributes:
        held_at: step that no run passes, None for none. asked: (session, steps) of every request.
    """

    def __init__(self) -> None:
        super().__init__()
        self.held_at: int | None = None
        self.asked: list[tuple[str, int]] = []

    async def step(self, session_id: str, unit: str, n: int, waits: Any = None) -> int:
        run = self._run(session_id)
        assert (unit, n % STEPS_A_FRAME) == ("step", 0)
        self.asked.append((session_id, n))
        step = run.step
        room = n if self.held_at is None else max(0, self.held_at - step)
        self.train(session_id, min(n, room) // STEPS_A_FRAME)
        self.publish_state(session_id, "paused" if room >= n else "running")
        return step


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
