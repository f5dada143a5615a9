"""Which session a host was working for when it exited: a few bytes of memory shared with the web process."""

import mmap
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from typing import Literal

Phase = Literal["compile", "open", "dispatch"]
_SLOTS: dict[Phase, int] = {"compile": 0, "open": 128, "dispatch": 256}
_VIEW_SLOT = 384
_LENGTH = 512
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
    """A slot for each of the compiling, opening and dispatching threads: the session each works for.

    Args:
        descriptor: from `make_shared_file`; may be closed afterwards.
    """

    def __init__(self, descriptor: int) -> None:
        self._memory = mmap.mmap(descriptor, _LENGTH)

    def write(self, phase: Phase, session_id: str) -> None:
        """Records that work for a session begins; the empty id ends it."""
        self._put(_SLOTS[phase], session_id)

    def write_view(self, view: str) -> None:
        """Records that a view is being computed; the empty name ends it."""
        self._put(_VIEW_SLOT, view)

    def _put(self, start: int, text: str) -> None:
        name = text.encode()[:_ID_BYTES]
        self._memory[start : start + 1 + len(name)] = bytes([len(name)]) + name

    @contextmanager
    def working_for(self, phase: Phase, session_id: str) -> Generator[None]:
        """Blames the session for an exit inside the block."""
        self.write(phase, session_id)
        try:
            yield
        finally:
            self.write(phase, "")

    def read(self) -> tuple[Phase, str] | None:
        """What the host was doing; a compile goes before a dispatch, which has worked before. None: nothing."""
        for phase, start in _SLOTS.items():
            if session_id := self._get(start):
                return phase, session_id
        return None

    def read_view(self) -> str:
        """The picture that was being drawn for viewers; "" where none was."""
        return self._get(_VIEW_SLOT)

    def _get(self, start: int) -> str:
        length = self._memory[start]
        return self._memory[start + 1 : start + 1 + length].decode(errors="replace")

    def close(self) -> None:
        """Unmaps the memory."""
        self._memory.close()
