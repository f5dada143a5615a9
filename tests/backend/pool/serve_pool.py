"""A program that owns a pool and says what happens: what the web process does with hosts, without the web.

Arguments: home folder, path of a spec. A lost run is opened again. Ends on Ctrl-C.
"""

import asyncio
import json
import signal
import sys
from pathlib import Path

from backend.pool.host_pool import HostLost, HostOutput
from backend.pool.supervisor import LocalHostPool
from tests.quick_server import make_quick_launcher


def say(**words: object) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def tell(output: HostOutput) -> None:
    """States and frames, by name."""
    say(output=type(output).__name__, status=getattr(output, "status", None))


async def serve(home: Path, spec: bytes) -> None:
    """Trains until told to end."""
    pool = LocalHostPool(home, None, launcher=make_quick_launcher(), prewarm=False)
    ended = asyncio.Event()
    openings: list[asyncio.Task[None]] = []

    async def open_run(generation: int) -> None:
        await pool.open_run(session_id="s", run_id="r", generation=generation, spec_json=spec, play=True)
        say(opened=generation)

    def on_host_exit(lost: HostLost) -> None:
        say(lost=lost.cause)
        openings.append(asyncio.ensure_future(open_run(len(openings))))

    pool.listen(tell, on_host_exit)
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, ended.set)
    await pool.start()
    try:
        openings.append(asyncio.ensure_future(open_run(len(openings))))
        await ended.wait()
    finally:
        await pool.stop()
    say(stopped=True, engine_backends=backends_started())


def backends_started() -> bool:
    """Whether this process has started a JAX backend."""
    if "jax" not in sys.modules:
        return False
    from jax._src import xla_bridge

    return xla_bridge.backends_are_initialized()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()))
