"""Main module of a host that was started afresh: settings on standard input, descriptors as JSON in the argument."""

import json
import os
import sys

import msgspec

from backend.host.entry import run_host
from backend.link.settings import HostSettings


def main() -> None:
    """Becomes the host."""
    settings = msgspec.json.decode(sys.stdin.buffer.read(), type=HostSettings)
    descriptors = [int(number) for number in json.loads(sys.argv[1])]
    for descriptor in descriptors:
        os.set_inheritable(descriptor, False)
    run_host(settings, descriptors)
