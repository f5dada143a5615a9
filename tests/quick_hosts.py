"""The fork server of hosts whose runs are compiled without optimising: for tests of what hosts do with a run."""

from backend.host import forkserver
from tests import compiled


def main() -> None:
    """Changes the options of the compiler, then becomes the fork server."""
    with compiled.quick():
        forkserver.main()
