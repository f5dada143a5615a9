"""What a host says arrives in order; a picture that waits gives way to a newer one; a slow reader fills the box."""

import threading

from backend.host.outbox import BACKLOG_LIMIT_BYTES, Outbox
from backend.link.messages import FROM_HOST, FromHost, RecordFrame, ViewFrame


def record(seq: int, data: bytes = b"") -> RecordFrame:
    return RecordFrame("s", "r", 0, seq, seq, data)


def view(name: str, step: int) -> ViewFrame:
    return ViewFrame("s", "r", 0, name, step, b"")


class SlowLink:
    """A `HostLink` that holds everything back until the gate opens."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.sent: list[FromHost] = []

    def send(self, message: bytes) -> None:
        self.gate.wait()
        self.sent.append(FROM_HOST.decode(message))

    def receive(self) -> bytes | None:
        return None


def test_frames_keep_their_order_and_the_latest_picture_wins() -> None:
    link = SlowLink()
    box = Outbox(link)
    box.send(record(0))
    for step in (1, 2, 3):
        box.send(record(step))
        box.send(view("boundary", step))
        box.send(view("confusion", step))
    link.gate.set()
    assert box.flush(60.0)
    assert [message.seq for message in link.sent if isinstance(message, RecordFrame)] == [0, 1, 2, 3]
    pictures = [(message.view, message.step) for message in link.sent if isinstance(message, ViewFrame)]
    assert pictures == [("boundary", 3), ("confusion", 3)]


def test_a_web_process_that_does_not_read_fills_the_box_until_it_does() -> None:
    link = SlowLink()
    box = Outbox(link)
    assert not box.full
    for seq in range(4):
        box.send(record(seq, bytes(BACKLOG_LIMIT_BYTES // 2)))
    assert box.full
    assert not box.flush(0.0)
    link.gate.set()
    assert box.flush(60.0)
    assert not box.full
