"""A record on its way: packed where it is large and the client takes that, and the same bytes behind it."""

from typing import Any

import zstandard
from starlette.testclient import TestClient

from backend.protocol.frames import split_frames
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import make_session, train, watch


def recorded(client: TestClient, pool: FakePool, spec: dict[str, Any], frames: int, size: int) -> str:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        run_id = str(owner.ask("play")["run_id"])
        train(client, pool, session_id, frames, size)
        owner.ask("pause")
    return run_id


def body_and_headers(client: TestClient, run_id: str, accepted: str) -> tuple[bytes, dict[str, str]]:
    """The bytes as they were sent."""
    address = f"/api/runs/{run_id}/record"
    with client.stream("GET", address, headers={"Accept-Encoding": accepted}) as answer:
        return b"".join(answer.iter_raw()), dict(answer.headers)


def test_a_large_record_is_packed_for_who_takes_it_and_holds_the_same(
    client: TestClient, pool: FakePool, spec: dict[str, Any]
) -> None:
    run_id = recorded(client, pool, spec, frames=40, size=1000)
    plain, plain_headers = body_and_headers(client, run_id, "gzip")
    packed, headers = body_and_headers(client, run_id, "gzip, zstd")
    assert headers["content-encoding"] == "zstd"
    assert "content-encoding" not in plain_headers
    assert headers["vary"] == plain_headers["vary"] == "Accept-Encoding"
    assert len(split_frames(plain)) == 40
    assert zstandard.ZstdDecompressor().decompress(packed) == plain
    assert len(packed) < len(plain) / 4


def test_a_small_record_is_sent_as_it_is(client: TestClient, pool: FakePool, spec: dict[str, Any]) -> None:
    run_id = recorded(client, pool, spec, frames=2, size=1)
    body, headers = body_and_headers(client, run_id, "zstd")
    assert "content-encoding" not in headers
    assert len(split_frames(body)) == 2
