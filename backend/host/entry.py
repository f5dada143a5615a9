"""Entry of a host process: environment, import path, signals, CPUs."""

import os
import signal
import socket
import sys
import traceback
from contextlib import suppress

from backend.link.bus import SocketHostLink
from backend.link.settings import HostSettings

CONTROL, DATA, BLAME = 0, 1, 2


def run_host(settings: HostSettings, descriptors: list[int]) -> None:
    """Becomes the host and never returns.

    Args:
        descriptors: control socket, data socket, blame memory; this process owns them.
    """
    code = 1
    try:
        _settle(settings)
        from backend.host.host import Host

        control = SocketHostLink(socket.socket(fileno=descriptors[CONTROL]))
        data = SocketHostLink(socket.socket(fileno=descriptors[DATA]))
        code = Host(settings, control, data, descriptors[BLAME]).run()
    except BaseException:  # noqa: BLE001 - the last frame of the process: printed, then it exits
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _settle(settings: HostSettings) -> None:
    """Applies what would otherwise be inherited."""
    ignore_terminal_signals()
    os.environ.clear()
    os.environ.update(settings.environment)
    sys.path[:] = settings.import_path
    if hasattr(os, "sched_setaffinity") and settings.cpus:
        os.sched_setaffinity(0, settings.cpus)
    with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
        score.write("500")  # the kernel shall end a host before it ends the web process
    import jax

    for name, value in settings.jax_config.items():
        jax.config.update(name, value)


def ignore_terminal_signals() -> None:
    """Ctrl-C and a service manager's SIGTERM reach the whole group; hosts end when the web process asks or exits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
