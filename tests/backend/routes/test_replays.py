"""A run as one HTML file: what it holds, in which language, and that no text of a run can leave its place in it."""

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.protocol.frames import decode_frame, split_frames
from backend.routes import replays
from backend.routes.replays import picture_steps
from backend.sessions.replay_file import PLACE
from tests.backend.fake_pool import FakePool
from tests.backend.routes.test_exports import trained

PAGE = f'<!doctype html><html lang="en"><head><title>Backlight</title></head><body>{PLACE}<script>run()</script></body>'


@pytest.fixture(autouse=True)
def built_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    static = tmp_path / "static"
    (static / "replay").mkdir(parents=True)
    (static / "replay.html").write_text(PAGE)
    (static / "replay" / "hu.json").write_text('{"live.hu.json?compiled": {"topbar.play": "Indítás </script>"}}')
    monkeypatch.setattr(replays, "STATIC", static)
    return static


def held(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/json" id="recorded">(.*?)</script>', page, re.DOTALL)
    found = json.loads(text)
    return {**found, "answers": json.loads(gzip.decompress(base64.b64decode(found["answers"])))}


def test_everybody_who_has_the_run_gets_its_record_and_what_the_page_asks_for(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    run_id, _ = trained(client, pool, spec)
    answer = client.get(f"/api/runs/{run_id}/replay")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["content-disposition"] == 'attachment; filename="experiment.html"'
    file = held(answer.text)
    assert set(file["answers"]) == {"/api/catalog", "/api/shares/recorded", "/api/check", "/api/preview"}
    share = file["answers"]["/api/shares/recorded"]
    assert share["run"]["run"]["run_id"] == run_id
    assert share["spec"] == share["run"]["spec"]
    assert file["answers"]["/api/check"]["ok"]
    assert file["answers"]["/api/catalog"]["labs"] == []
    frames = [decode_frame(one) for one in split_frames(gzip.decompress(base64.b64decode(file["record"])))]
    assert [frame.seq for frame in frames if frame.type == "record"] == [0, 1, 2]
    assert pool.moments == []


def test_pictures_are_computed_for_the_owner(client: TestClient, pool: FakePool, spec: dict[str, Any]) -> None:
    run_id, token = trained(client, pool, spec)
    answer = client.get(f"/api/runs/{run_id}/replay", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    last = client.get(f"/api/runs/{run_id}").json()["run"]["step"]
    newest, *others = picture_steps(last)
    assert [moment[2] for moment in pool.moments] == [newest, *sorted(others)]


def test_the_language_is_that_of_the_reader_and_no_text_ends_a_script(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    run_id, _ = trained(client, pool, spec)
    page = client.get(f"/api/runs/{run_id}/replay", params={"locale": "hu", "title": "</script><b>&"}).text
    assert '<html lang="hu">' in page
    assert "<title>&lt;/script&gt;&lt;b&gt;&amp;</title>" in page
    assert page.count("</script>") == 3
    assert "Indítás \\u003c/script>" in page
    assert held(page)["answers"]["/api/shares/recorded"]["title"] == "</script><b>&"
    assert client.get(f"/api/runs/{run_id}/replay", params={"locale": "xx"}).status_code == 422


def test_without_a_page_or_a_run_there_is_no_file(
    client: TestClient, pool: FakePool, spec: dict[str, Any], built_page: Path
) -> None:
    run_id, _ = trained(client, pool, spec)
    assert client.get("/api/runs/nothing/replay").status_code == 404
    (built_page / "replay.html").unlink()
    assert client.get(f"/api/runs/{run_id}/replay").status_code == 404


def test_pictured_steps_are_few_and_begin_with_the_end() -> None:
    assert picture_steps(0) == [0]
    assert picture_steps(1) == [1, 0]
    assert picture_steps(600) == [600, 0, 256, 64, 16, 4, 1, 512, 128, 32, 8, 2]
    assert len(picture_steps(10**9)) == 16
