"""Which session a host was working for when it died: a few bytes of memory shared with the web process."""

import mmap
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from typing import Literal

Phase = Literal["compile", "dispatch"]
_SLOTS: dict[Phase, int] = {"compile": 0, "dispatch": 128}
_LENGTH = 256
_ID_BYTES = 120


def make_shared_file() -> int:
    """File descriptor of anonymous memory, to be mapped on both sides."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("backlight-blame", os.MFD_CLOEXEC)
    else:
        descriptor, path = tempfile.mkstemp(prefix="backlight-blame-")
        os.unlink(path)
    os.ftruncate(descriptor, _LENGTH)
    return descriptor


class Blame:
    """A slot for the compiling thread and one for the dispatching thread: the session each works for.

    Args:
        descriptor: from `make_shared_file`; may be closed afterwards.
    """

    def __init__(self, descriptor: int) -> None:
        self._memory = mmap.mmap(descriptor, _LENGTH)

    def write(self, phase: Phase, session_id: str) -> None:
        """Says that work for a session begins; the empty id ends it."""
        name = session_id.encode()[:_ID_BYTES]
        start = _SLOTS[phase]
        self._memory[start : start + 1 + len(name)] = bytes([len(name)]) + name

    @contextmanager
    def working_for(self, phase: Phase, session_id: str) -> Generator[None]:
        """Blames the session for a death inside the block."""
        self.write(phase, session_id)
        try:
            yield
        finally:
            self.write(phase, "")

    def read(self) -> tuple[Phase, str] | None:
        """What the host was doing; a compile goes before a dispatch, which has worked before. None: nothing."""
        for phase, start in _SLOTS.items():
            length = self._memory[start]
            if length:
                return phase, self._memory[start + 1 : start + 1 + length].decode(errors="replace")
        return None

    def close(self) -> None:
        """Unmaps the memory."""
        self._memory.close()
