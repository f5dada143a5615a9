"""A server that is killed in the first second of a run keeps what was told of it."""

import json
import sqlite3
import urllib.request
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from backend.protocol.frames import Frame, decode_frame, split_frames
from backend.store.home import DATABASE
from tests.e2e.server import Server, start_server
from tests.waiting import until

pytestmark = pytest.mark.slow
HEARD_S = 240.0
"""Nothing is told while a network is compiled, which takes minutes beside enough other work."""


def post(server: Server, path: str, body: dict[str, Any]) -> dict[str, Any]:
    headers = {"Origin": server.url, "Content-Type": "application/json"}
    request = urllib.request.Request(f"{server.url}{path}", json.dumps(body).encode(), headers)
    return json.load(urllib.request.urlopen(request))


@contextmanager
def open_stream(server: Server, session: dict[str, Any]) -> Generator[ClientConnection]:
    address = f"{server.url.replace('http', 'ws')}/api/sessions/{session['session_id']}/stream"
    with connect(address, additional_headers={"Origin": server.url}, max_size=None) as stream:
        stream.send(json.dumps({"type": "hello", "token": session["owner_token"]}))
        yield stream


def hear_until_seq(stream: ClientConnection, seq: int) -> tuple[str, dict[int, bytes]]:
    """(run id, record frames) as far as frame `seq`."""
    frames: dict[int, bytes] = {}
    run_id = ""
    while seq not in frames:
        heard = stream.recv(timeout=HEARD_S)
        if isinstance(heard, bytes):
            frame = decode_frame(heard)
            if frame.type == "record":
                frames[frame.seq], run_id = heard, frame.run_id
    return run_id, frames


def assert_same_numbers(one: Frame, other: Frame) -> None:
    """What was not on the disk yet is trained again, to the same bits."""
    assert (one.step, one.first_step, one.arrays.keys()) == (other.step, other.first_step, other.arrays.keys())
    assert all(one.arrays[name].tobytes() == array.tobytes() for name, array in other.arrays.items())


def wait_until_written(home: Path, run_id: str, seq: int) -> None:
    """Looks at the database, as another process does, until a frame of a run lies there; asks the server nothing."""
    with closing(sqlite3.connect(f"file:{home / DATABASE}?mode=ro", uri=True)) as database:
        query = "SELECT COALESCE(max(last_seq), -1) FROM chunks WHERE run_id = ?"
        until(lambda: database.execute(query, (run_id,)).fetchone()[0] >= seq, f"frame {seq} on the disk")


@pytest.mark.parametrize(
    ("last_seq", "written"), [(2, True), pytest.param(6, True, marks=pytest.mark.full), (4, False)]
)
def test_of_the_first_second_a_kill_leaves_a_record_without_gaps_and_all_that_was_written(
    tmp_path: Path, last_seq: int, *, written: bool
) -> None:
    """What is told is written without being asked for; what was killed on its way there is trained again.

    At least the first frame is always waited for: a record that is empty would hold no gap either.
    """
    server = start_server(tmp_path / "home", tmp_path / "log.txt")
    try:
        spec = json.load(urllib.request.urlopen(f"{server.url}/api/catalog"))["labs"][0]["spec"]
        session = post(server, "/api/sessions", {"spec": spec})
        with open_stream(server, session) as stream:
            stream.send(json.dumps({"type": "play", "request_id": "1"}))
            run_id, seen = hear_until_seq(stream, last_seq)
            wait_until_written(tmp_path / "home", run_id, last_seq if written else 0)
            server.process.kill()
            server.process.wait()
    finally:
        server.stop()
    again = start_server(tmp_path / "home", tmp_path / "log2.txt")
    try:
        record = split_frames(urllib.request.urlopen(f"{again.url}/api/runs/{run_id}/record").read())
        kept = {decode_frame(data).seq: data for data in record}
        assert list(kept) == list(range(len(kept)))
        assert len(kept) > (last_seq if written else 0)
        assert {seq: kept[seq] for seq in seen if seq in kept} == {seq: seen[seq] for seq in kept if seq in seen}
        with open_stream(again, session) as stream:
            stream.send(json.dumps({"type": "play", "request_id": "1"}))
            _, frames = hear_until_seq(stream, max(*kept, *seen) + 3)
            assert [frames[seq] for seq in kept] == record
        for seq in seen.keys() - kept.keys():
            assert_same_numbers(decode_frame(frames[seq]), decode_frame(seen[seq]))
    finally:
        again.stop()


def test_a_run_that_was_playing_plays_on_after_the_server_was_killed(tmp_path: Path) -> None:
    server = start_server(tmp_path / "home", tmp_path / "log.txt")
    try:
        spec = json.load(urllib.request.urlopen(f"{server.url}/api/catalog"))["labs"][0]["spec"]
        session = post(server, "/api/sessions", {"spec": spec})
        with open_stream(server, session) as stream:
            stream.send(json.dumps({"type": "play", "request_id": "1"}))
            run_id, _ = hear_until_seq(stream, 8)
            server.process.kill()
            server.process.wait()
    finally:
        server.stop()
    again = start_server(tmp_path / "home", tmp_path / "log2.txt")
    try:
        kept = urllib.request.urlopen(f"{again.url}/api/runs/{run_id}/record").read()
        last = max(decode_frame(data).seq for data in split_frames(kept))
        with open_stream(again, session) as stream:  # nobody says that it shall play
            hear_until_seq(stream, last + 3)
        log = json.load(urllib.request.urlopen(f"{again.url}/api/runs/{run_id}"))["events"]
        assert [entry["detail"]["playing"] for entry in log if entry["kind"] == "server_restarted"] == [True]
    finally:
        again.stop()
