"""What /metrics tells of sessions, hosts and viewers."""

from typing import Any

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from backend.hub.ring import Ring
from backend.hub.traffic import Traffic
from backend.hub.viewer import Viewer
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import do, make_session, train, watch


def figures(client: TestClient) -> dict[str, float]:
    """Samples by name, with the value of their label behind it."""
    answer = client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain")
    families = text_string_to_metric_families(answer.text)
    samples = [sample for family in families for sample in family.samples]
    return {".".join([sample.name, *sample.labels.values()]): sample.value for sample in samples}


def test_a_server_without_sessions_reports_zeros(client: TestClient) -> None:
    reported = figures(client)
    states = {name: value for name, value in reported.items() if name.startswith("backlight_sessions.")}
    assert set(states.values()) == {0.0}
    assert {"backlight_sessions.running", "backlight_sessions.new", "backlight_sessions.failed"} <= set(states)
    assert reported["backlight_frames_sent_total"] == 0.0
    assert "process_resident_memory_bytes" in reported


def test_hosts_are_reported_as_the_pool_sees_them(client: TestClient) -> None:
    reported = figures(client)
    assert reported["backlight_host_resident_bytes.0"] == 300 * 2**20
    assert reported["backlight_host_budget_bytes.0"] == 2 * 2**30
    assert reported["backlight_compile_seconds_total.0"] == 1.5
    assert reported["backlight_compilations_total.0"] == 7
    assert reported["backlight_host_restarts_total"] == 2
    assert reported["backlight_host_recycles_total"] == 1
    assert reported["backlight_checkpoint_age_seconds"] == 1.25


def test_sessions_viewers_and_frames_are_counted(client: TestClient, spec: dict[str, Any], pool: FakePool) -> None:
    session_id, token = make_session(client, spec)
    assert figures(client)["backlight_sessions.new"] == 1
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 3)
        owner.until_seq(2)
        reported = figures(client)
        assert (reported["backlight_sessions.running"], reported["backlight_sessions.new"]) == (1, 0)
        assert (reported["backlight_viewers"], reported["backlight_frames_sent_total"]) == (1, 3)
        assert reported["backlight_frames_replayed_total"] == 0
        with watch(client, session_id) as late:
            late.until_seq(2)
            reported = figures(client)
            assert (reported["backlight_viewers"], reported["backlight_frames_sent_total"]) == (2, 6)
            assert reported["backlight_frames_replayed_total"] == 3
            late.say(type="ack", seq=0)
            late.ask("pause")
            assert figures(client)["backlight_viewer_lag_frames"] == 2
            late.say(type="ack", seq=2)
            late.ask("pause")
            assert figures(client)["backlight_viewer_lag_frames"] == 0
            for seq in (10**398, -(10**398), -2, 2**60):
                late.say(type="ack", seq=seq)
            late.ask("pause")
            assert figures(client)["backlight_viewer_lag_frames"] == 0
        do(client, lambda: pool.publish_state(session_id, "paused"))
        assert figures(client)["backlight_sessions.paused"] == 1


def test_conflated_pictures_are_exported(client: TestClient) -> None:
    assert figures(client)["backlight_frames_conflated_total"] == 0
    client.app.state.manager.traffic.conflated += 3  # type: ignore[attr-defined]  # Starlette's app is any callable
    assert figures(client)["backlight_frames_conflated_total"] == 3


def test_pictures_that_nobody_took_are_conflated() -> None:
    traffic = Traffic()
    viewer = Viewer(owner=False, views=frozenset({"boundary"}), max_rate=1.0, traffic=traffic)
    ring = Ring("run")
    viewer.stage(ring, 0)
    for picture in (b"1", b"2"):
        ring.put_picture("boundary", picture)
    assert viewer.take(0.0).items == [b"2"]
    assert traffic.conflated == 0  # a viewer that comes takes the latest alone
    for picture in (b"3", b"4", b"5"):
        ring.put_picture("boundary", picture)
    assert viewer.take(10.0).items == [b"5"]
    assert traffic.conflated == 2
