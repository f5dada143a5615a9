"""A real server whose disk takes no more for a while."""

import itertools
import json
import re
import resource
import urllib.request
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection

from backend.logs import EVERY_S
from backend.protocol.frames import decode_frame, split_frames
from tests.backend.test_durability import HEARD_S, hear_until_seq, open_stream, post
from tests.e2e.server import start_server

pytestmark = pytest.mark.slow


def hear_state(stream: ClientConnection, wanted: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """Listens until a state of a kind comes."""
    while True:
        heard = stream.recv(timeout=HEARD_S)
        if isinstance(heard, str):
            message = json.loads(heard)
            if message["type"] == "state" and wanted(message["state"]):
                return message["state"]


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the limit of a running process is set on Linux alone")
def test_it_pauses_says_so_in_one_line_and_trains_on_when_there_is_room(tmp_path: Path) -> None:
    server = start_server(tmp_path / "home", tmp_path / "log.txt")
    try:
        pid, (soft, hard) = server.process.pid, resource.getrlimit(resource.RLIMIT_FSIZE)
        spec = json.load(urllib.request.urlopen(f"{server.url}/api/catalog"))["labs"][0]["spec"]
        session = post(server, "/api/sessions", {"spec": spec})
        with open_stream(server, session) as stream:
            stream.send(json.dumps({"type": "play", "request_id": "1"}))
            run_id, _ = hear_until_seq(stream, 10)
            written = tmp_path / "home" / "backlight.sqlite3-wal"
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (written.stat().st_size, hard))
            hear_state(stream, lambda state: state["degraded"] is not None and state["degraded"]["what"] == "record")
            # The host's word that it has paused comes on another socket than its answer, before it or behind it.
            hear_state(stream, lambda state: state["status"] == "paused" and (state["degraded"] or {}).get("paused"))
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))
            well = hear_state(stream, lambda state: state["degraded"] is None and state["status"] == "running")
            hear_state(stream, lambda state: state["step"] > well["step"])
            stream.send(json.dumps({"type": "pause", "request_id": "2"}))
            hear_state(stream, lambda state: state["status"] == "paused")
        record = split_frames(urllib.request.urlopen(f"{server.url}/api/runs/{run_id}/record").read())
        seqs = [frame.seq for frame in map(decode_frame, record) if frame.type == "record"]
        assert seqs == list(range(len(seqs)))
        log = (tmp_path / "log.txt").read_text()
        said = re.findall(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d).*records cannot be written", log)
        times = [datetime.fromisoformat(time) for time in said]
        assert times
        gaps = [(after - before).total_seconds() for before, after in itertools.pairwise(times)]
        assert all(gap >= EVERY_S - 1.0 for gap in gaps), "one line a minute at most, however long the outage takes"
        assert "Traceback" not in log
        assert len(log) < 3000
    finally:
        server.stop()
