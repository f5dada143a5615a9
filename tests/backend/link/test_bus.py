"""The bus cuts a byte stream into the messages that were sent, whatever the pieces it arrives in."""

import asyncio
import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.link.bus import MAX_MESSAGE_BYTES, BusError, Unframer, connect


def framed(messages: list[bytes]) -> bytes:
    return b"".join(struct.pack("<I", len(message)) + message for message in messages)


@given(st.lists(st.binary(max_size=40), max_size=12), st.integers(1, 17))
def test_messages_come_out_as_they_went_in_however_the_stream_is_cut(messages: list[bytes], piece: int) -> None:
    stream = framed(messages)
    unframer = Unframer()
    received = [message for at in range(0, len(stream), piece) for message in unframer.feed(stream[at : at + piece])]
    assert received == messages


def test_a_message_longer_than_any_that_is_sent_is_refused() -> None:
    with pytest.raises(BusError, match=f"message of {MAX_MESSAGE_BYTES + 1} bytes"):
        Unframer().feed(struct.pack("<I", MAX_MESSAGE_BYTES + 1))


async def test_a_host_that_breaks_the_framing_is_cut_off() -> None:
    ours, theirs = socket.socketpair()
    closed = asyncio.Event()
    await connect(ours, lambda message: None, closed.set)
    theirs.sendall(b"\xff\xff\xff\xff")
    await closed.wait()
    theirs.close()
