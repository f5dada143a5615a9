"""Viewers: every frame exactly once and in order, or a word that they are lost."""

from hypothesis import given
from hypothesis import strategies as st

from backend.hub.ring import Ring
from backend.hub.viewer import MOST_MESSAGES, Item, Viewer


def frame(seq: int) -> bytes:
    return b"%06d" % seq


def watching(ring: Ring, **options: object) -> Viewer:
    viewer = Viewer(owner=False, **options)  # type: ignore[arg-type]  # fields of one type, by name
    viewer.stage(ring, 0)
    return viewer


def test_messages_go_at_once_and_frames_at_the_wanted_rate() -> None:
    ring = Ring("run")
    viewer = watching(ring, max_rate=2.0)
    ring.append(0, frame(0))
    assert viewer.take(10.0).items == [frame(0)]
    ring.append(1, frame(1))
    viewer.send("pong")
    turn = viewer.take(10.2)
    assert (turn.items, turn.wait_s) == (["pong"], 0.3000000000000007)
    assert viewer.take(10.5).items == [frame(1)]


def test_a_viewer_that_is_behind_is_not_held_back() -> None:
    ring = Ring("run")
    viewer = watching(ring, max_rate=1.0)
    for seq in range(20_000):
        ring.append(seq, b"x" * 100)
    viewer.stage(ring, ring.first_seq)
    seen = 0
    while True:
        turn = viewer.take(0.0)
        seen += len(turn.items)
        if turn.wait_s is None or turn.wait_s > 0:
            break
    assert seen == 4096


def test_only_wanted_pictures_are_sent_and_only_the_latest() -> None:
    ring = Ring("run")
    viewer = watching(ring, views=frozenset({"boundary"}))
    ring.put_picture("boundary", b"old")
    ring.put_picture("confusion", b"unwanted")
    ring.put_picture("boundary", b"new")
    assert viewer.take(0.0).items == [b"new"]
    assert viewer.take(1.0).items == []


def test_pictures_wait_until_no_record_frame_is_missing() -> None:
    ring = Ring("run")
    viewer = watching(ring, views=frozenset({"boundary"}))
    for seq in range(3):
        ring.append(seq, bytes(40_000))
    ring.put_picture("boundary", b"picture")
    assert viewer.take(0.0).items == [bytes(40_000)] * 2
    assert viewer.take(0.0).items == [bytes(40_000), b"picture"]


def test_draining_puts_what_waits_before_the_next_message() -> None:
    old, new = Ring("old"), Ring("new")
    viewer = watching(old)
    old.append(0, frame(0))
    viewer.drain_ring()
    viewer.send("run_started")
    viewer.stage(new, 0)
    new.append(0, frame(7))
    assert viewer.take(0.0).items == [frame(0), "run_started", frame(7)]


def test_history_never_makes_a_viewer_overrun_but_messages_do() -> None:
    viewer = Viewer(owner=False)
    viewer.history([frame(0)] * (2 * MOST_MESSAGES))
    viewer.send("state")
    assert not viewer.overrun
    for _ in range(MOST_MESSAGES):
        viewer.send("state")
    assert viewer.overrun


@given(st.lists(st.sampled_from(["frame", "take", "picture", "message", "rewind", "stall"]), max_size=200), st.data())
def test_every_frame_arrives_once_and_in_order_or_the_viewer_is_lost(actions: list[str], data: st.DataObject) -> None:
    ring = Ring("run", most_frames=8)
    viewer = watching(ring, views=frozenset({"v"}), max_rate=data.draw(st.sampled_from([1.0, 30.0])))
    now = 0.0
    received: list[Item] = []
    expected_next = 0
    for action in [*actions, "take"]:
        now += data.draw(st.sampled_from([0.0, 0.01, 1.0]))
        if action == "frame":
            ring.append(ring.next_seq, frame(ring.next_seq))
        elif action == "picture":
            ring.put_picture("v", b"picture")
        elif action == "message":
            viewer.send("message")
        elif action == "stall":
            for _ in range(9):
                ring.append(ring.next_seq, frame(ring.next_seq))
        elif action == "rewind" and ring.next_seq > 0:
            viewer.drain_ring()
            back_to = data.draw(st.integers(ring.first_seq, ring.next_seq))
            viewer.send(f"rewind {back_to}")
            ring.rewind(back_to, ring.generation + 1)
            viewer.next_seq = min(viewer.next_seq, back_to)
        elif action == "take":
            turn = viewer.take(now)
            received = turn.items
            for item in received:
                if isinstance(item, str) and item.startswith("rewind"):
                    expected_next = min(expected_next, int(item.split()[1]))
                elif isinstance(item, bytes) and item != b"picture":
                    assert item == frame(expected_next)
                    expected_next += 1
            if turn.lost:
                assert viewer.next_seq < ring.first_seq
                viewer.stage(ring, ring.first_seq)
                expected_next = ring.first_seq
