"""`backlight` as a command, with hosts that compile without optimising: `python -m tests.quick_server serve ...`."""

from backend import cli
from backend.pool import supervisor
from backend.pool.launcher import ForkLauncher, Launcher, make_launcher


def make_quick_launcher() -> Launcher:
    """Hosts of `tests.quick_hosts`, where hosts are forked."""
    usual = make_launcher()
    return ForkLauncher("tests.quick_hosts") if isinstance(usual, ForkLauncher) else usual


if __name__ == "__main__":
    supervisor.make_launcher = make_quick_launcher
    cli.main()
