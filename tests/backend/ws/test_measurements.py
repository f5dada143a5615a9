"""A measurement is begun with what the record has of an earlier one."""

from typing import Any

from starlette.testclient import TestClient

from backend.protocol.frames import decode_frame
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import do, make_session, train, watch


def test_a_measurement_goes_on_from_the_last_recorded_frame_of_its_view(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 2)
        owner.ask("probe", view="loss_landscape", options={"resolution": "51"})
        assert pool.begun == [b""]
        do(client, lambda: pool.picture(session_id, "loss_landscape", 7))
        do(client, lambda: pool.picture(session_id, "hessian", 8))
        owner.ask("probe", view="loss_landscape", options={"resolution": "51"})
        frame = decode_frame(pool.begun[-1])
        assert (frame.view, frame.arrays["grid"].tolist()) == ("loss_landscape", [[7, 7], [7, 7]])


def test_other_pictures_are_begun_with_nothing(client: TestClient, spec: dict[str, Any], pool: FakePool) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 2)
        for _ in range(2):
            owner.ask("probe", view="boundary", options={})
        assert pool.begun == [b"", b""]
