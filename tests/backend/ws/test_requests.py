"""Pictures asked for with options: whose come first, and how many and how long they may be."""

from typing import Any

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from backend.protocol.messages import Subscribe
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import make_session, watch

MOST = 24


def maps(name: str, count: int) -> list[str]:
    return [f"feature_maps?node={name}_{number:02}" for number in range(count)]


def test_what_the_owner_looks_at_is_drawn_before_what_others_do(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner, watch(client, session_id) as viewer:
        owner.ask("play")
        viewer.say(type="subscribe", views=maps("a", MOST))
        viewer.ask("pause")
        assert pool.views[session_id][0] == maps("a", MOST)
        owner.say(type="subscribe", views=maps("z", 3))
        owner.ask("keep_running")
        assert pool.views[session_id][0] == [*maps("z", 3), *maps("a", MOST - 3)]


@pytest.mark.parametrize(
    "views", [maps("a", MOST + 1), ["feature_maps?node=" + "x" * 8_192]], ids=["too many", "too long"]
)
def test_more_requests_than_a_session_draws_and_longer_ones_are_refused(views: list[str]) -> None:
    assert Subscribe(views=maps("a", MOST)).views == maps("a", MOST)
    with pytest.raises(ValidationError, match="at most"):
        Subscribe(views=views)
