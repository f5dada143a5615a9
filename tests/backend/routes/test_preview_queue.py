"""Previews are made one at a time, once, and kept in bounded memory."""

import json
import threading
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient

from backend.errors import Refused
from backend.routes import preview
from backend.routes.preview import MOST_WAITING, PreviewQueue
from engine.spec import Component, Data

PATIENCE_S = 20
"""After which a test that waits for what never comes fails."""


class Counted:
    """Stands before the making of previews: counts them, and how many are made at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[Data] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        self._describe = preview.describe_data
        monkeypatch.setattr(preview, "describe_data", self.describe)

    def describe(self, data: Data, downloads: Path) -> Any:
        with self._lock:
            self.made.append(data)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return self._describe(data, downloads)
        finally:
            with self._lock:
                self.at_once -= 1


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Counts from here on."""
    return Counted(monkeypatch)


async def test_many_at_once_make_each_preview_once_and_one_after_the_other(counted: Counted, tmp_path: Path) -> None:
    queue = PreviewQueue()
    bodies: list[bytes] = []

    async def ask(data: Data) -> None:
        bodies.append(await queue.preview(data, tmp_path))

    async with anyio.create_task_group() as group:
        for _ in range(5):
            for type in ("spiral", "moons", "circle"):
                group.start_soon(ask, Data(type=type))
    assert sorted(data.type for data in counted.made) == ["circle", "moons", "spiral"]
    assert counted.most_at_once == 1
    assert len(set(bodies)) == 3


async def test_preprocessing_and_written_out_defaults_make_no_other_preview(counted: Counted, tmp_path: Path) -> None:
    queue = PreviewQueue()
    plain = await queue.preview(Data(type="spiral"), tmp_path)
    standardised = Data(type="spiral", preprocessing=(Component(type="standardize"),))
    assert await queue.preview(standardised, tmp_path) == plain
    other = await queue.preview(Data(type="spiral", config={"noise": 0.3}), tmp_path)
    assert other != plain
    assert len(counted.made) == 2


async def test_kept_previews_have_a_bound_in_bytes(counted: Counted, tmp_path: Path) -> None:
    one = len(await PreviewQueue().preview(Data(type="spiral"), tmp_path))
    queue = PreviewQueue(most_bytes=one + one // 2)
    for noise in (0.1, 0.2, 0.1):
        await queue.preview(Data(type="spiral", config={"noise": noise}), tmp_path)
    assert len(counted.made) == 4


async def test_too_many_that_wait_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    describe = preview.describe_data

    def wait(data: Data, downloads: Path) -> Any:
        assert go_on.wait(PATIENCE_S)
        return describe(data, downloads)

    monkeypatch.setattr(preview, "describe_data", wait)
    queue = PreviewQueue()
    async with anyio.create_task_group() as group:
        for seed in range(MOST_WAITING):
            group.start_soon(queue.preview, Data(type="spiral", config={"seed": seed}), tmp_path)
        await anyio.wait_all_tasks_blocked()
        try:
            with anyio.fail_after(PATIENCE_S), pytest.raises(Refused, match="Other previews are being generated"):
                await queue.preview(Data(type="spiral", config={"seed": 1000}), tmp_path)
        finally:
            go_on.set()


def test_the_route_answers_from_what_is_kept(client: TestClient, counted: Counted) -> None:
    answers = [client.post("/api/preview", json={"data": {"type": "digits"}}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.text for answer in answers}) == 1
    assert len(json.loads(answers[0].text)["images"]) == 24
    assert len(counted.made) == 1
