"""When the server comes back, runs that were playing play on, and others rest."""

from pathlib import Path
from typing import Any

import pytest

from backend.settings import Settings
from tests.backend.conftest import open_client
from tests.backend.fake_pool import FakePool, Opening
from tests.backend.ws.watching import make_session, train, watch
from tests.waiting import until_async


def play_until_it_ends(settings: Settings, spec: dict[str, Any], *, then: str | None = None) -> tuple[str, str]:
    """A server on which a run is played, and ends; (session, token)."""
    pool = FakePool()
    with open_client(settings, pool) as client:
        session_id, token = make_session(client, spec)
        with watch(client, session_id, token) as watcher:
            watcher.ask("play")
            train(client, pool, session_id, 3)
            watcher.until_seq(2)
            if then is not None:
                watcher.ask(then)
    return session_id, token


def openings_of_the_next(settings: Settings, session: tuple[str, str], *, least: int) -> list[Opening]:
    """What the next server opens before anybody asks for anything: waits for so many at least."""
    pool = FakePool()

    async def opened() -> None:
        await until_async(lambda: len(pool.openings) >= least, f"{least} openings")

    with open_client(settings, pool) as client:
        assert client.portal is not None
        client.portal.call(opened)
        assert client.get(f"/api/sessions/{session[0]}").status_code == 200
        return list(pool.openings)


def test_a_run_that_was_playing_plays_on(settings: Settings, spec: dict[str, Any]) -> None:
    session = play_until_it_ends(settings, spec)
    (opening,) = openings_of_the_next(settings, session, least=1)
    assert (opening.session_id, opening.play, opening.generation, opening.next_seq) == (session[0], True, 1, 3)


def test_a_paused_run_rests(settings: Settings, spec: dict[str, Any]) -> None:
    play_until_it_ends(settings, spec, then="pause")
    playing = play_until_it_ends(settings, spec)
    openings = openings_of_the_next(settings, playing, least=1)
    assert [opening.session_id for opening in openings] == [playing[0]]


def test_an_operator_can_let_all_runs_rest(tmp_path: Path, settings: Settings, spec: dict[str, Any]) -> None:
    session = play_until_it_ends(settings, spec)
    resting = settings.model_copy(update={"resume_playing": False})
    assert openings_of_the_next(resting, session, least=0) == []


@pytest.mark.parametrize(("text", "value"), [("0", False), ("false", False), ("1", True)])
def test_it_is_a_setting(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("BACKLIGHT_RESUME_PLAYING", text)
    assert Settings().resume_playing is value
