"""What every `Link` does with the `HostLink` at its other end, shown over sockets and over memory."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from functools import partial

import pytest

from backend.link.bus import SocketHostLink, connect
from backend.link.link import HostLink, Link
from tests.contract.memory_link import MemoryLink

LIMIT_S = 60.0


@dataclass
class Ends:
    """Both ends of a link, and what arrived at the pool's. exit_host: ends the host."""

    received: "asyncio.Queue[bytes]" = field(default_factory=asyncio.Queue)
    closed: list[int] = field(default_factory=list[int])
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    pool: Link = field(init=False)
    host: HostLink = field(init=False)
    exit_host: Callable[[], None] = field(init=False)

    def on_close(self) -> None:
        self.closed.append(self.received.qsize())
        self.gone.set()

    async def next(self) -> bytes:
        async with asyncio.timeout(LIMIT_S):
            return await self.received.get()


def tcp_pair() -> tuple[socket.socket, socket.socket]:
    """Both ends of a connection as two machines have it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        theirs = socket.create_connection(server.getsockname())
        ours, _ = server.accept()
    return ours, theirs


@pytest.fixture(params=["socket", "tcp", "memory"])
async def ends(request: pytest.FixtureRequest) -> AsyncIterator[Ends]:
    both = Ends()
    if request.param == "memory":
        link = MemoryLink(both.received.put_nowait, both.on_close)
        both.pool, both.host, both.exit_host = link, link.host, link.host.end
    else:
        ours, theirs = tcp_pair() if request.param == "tcp" else socket.socketpair()
        both.pool = await connect(ours, both.received.put_nowait, both.on_close)
        both.host, both.exit_host = SocketHostLink(theirs), theirs.close
    yield both
    both.exit_host()
    async with asyncio.timeout(LIMIT_S):
        await both.gone.wait()


async def test_messages_reach_the_host_whole_and_in_order(ends: Ends) -> None:
    messages = [b"play", b"", bytes(3_000_000), b"pause"]
    for message in messages:
        ends.pool.send(message)
    assert [await asyncio.to_thread(ends.host.receive) for _ in messages] == messages


async def test_messages_reach_the_pool_whole_and_in_order(ends: Ends) -> None:
    messages = [b"ready", b"", bytes(3_000_000), b"frame"]

    def send_all() -> None:
        for message in messages:
            ends.host.send(message)

    sending = asyncio.create_task(asyncio.to_thread(send_all))
    assert [await ends.next() for _ in messages] == messages
    await sending


async def test_threads_of_a_host_send_without_mixing_their_messages(ends: Ends) -> None:
    def send_many(letter: bytes) -> None:
        for number in range(50):
            ends.host.send(letter * 1000 + str(number).encode())

    sending = [asyncio.create_task(asyncio.to_thread(partial(send_many, letter))) for letter in (b"a", b"b", b"c")]
    arrived = [await ends.next() for _ in range(150)]
    await asyncio.gather(*sending)
    for letter in (b"a", b"b", b"c"):
        expected = [letter * 1000 + str(number).encode() for number in range(50)]
        assert [message for message in arrived if message.startswith(letter)] == expected


async def test_the_end_of_a_host_comes_once_behind_its_last_message(ends: Ends) -> None:
    ends.host.send(b"first")
    ends.host.send(b"last")
    ends.exit_host()
    async with asyncio.timeout(LIMIT_S):
        await ends.gone.wait()
    assert ends.closed == [2]
    assert [await ends.next(), await ends.next()] == [b"first", b"last"]
    assert not ends.pool.open
    ends.pool.send(b"dropped")
    ends.pool.close()
    assert ends.closed == [2]


async def test_a_host_whose_pool_is_gone_reads_none_and_cannot_send(ends: Ends) -> None:
    assert ends.pool.open
    ends.pool.close()
    async with asyncio.timeout(LIMIT_S):
        await ends.gone.wait()
    assert await asyncio.to_thread(ends.host.receive) is None
    with pytest.raises(OSError, match=r"gone|Broken pipe|reset"):
        ends.host.send(b"to nobody")
    assert len(ends.closed) == 1
