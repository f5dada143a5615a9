"""A real server in its own process and home folder, for the browser tests."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.compiled import FOLDER, link_compiled_folder
from tests.e2e.limits import LIMIT_S

ROOT = Path(__file__).resolve().parent.parent.parent
IDLE_PAUSE_S = 20
"""A run that a test leaves playing trains beside the tests behind it for no longer."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """`backlight serve` as a user starts it."""

    url: str
    home: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Ends it as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=LIMIT_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise


def start_server(home: Path, log: Path, *, cold: bool = False, quick: bool = True, port: int | None = None) -> Server:
    """Starts a server and returns when it answers.

    Args:
        cold: its hosts compile everything themselves, as a user's do; otherwise they read what this test run has
            compiled. quick: within a test run, they compile without optimising; a cold server's never do. port: of a
            server that was there before; otherwise one that nobody listens on.

    Raises:
        RuntimeError: it ended or did not answer; its log is in the message.
    """
    if not cold:
        link_compiled_folder(home)
    port = free_port() if port is None else port
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "BACKLIGHT_IDLE_PAUSE_S": str(IDLE_PAUSE_S)}
    program = "tests.quick_server" if quick and not cold and FOLDER in os.environ else "backend.cli"
    command = [sys.executable, "-m", program, "serve", "--port", str(port), "--home", str(home)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    for _ in range(LIMIT_S * 10):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=LIMIT_S):
                return Server(url, home, process)
        except (urllib.error.URLError, OSError):
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    process.kill()
    process.wait()
    raise RuntimeError(f"the server did not come up:\n{log.read_text(errors='replace')}")
