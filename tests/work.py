"""Work without a clock: how many bytecodes of Python a call takes."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


class WorkMeter:
    """Counts the bytecodes that this thread executes in functions called inside.

    Used as `with WorkMeter() as meter: ...`; then `meter.bytecodes`.
    """

    def __init__(self) -> None:
        self.bytecodes = 0

    def __enter__(self) -> "WorkMeter":
        self._former = sys.gettrace()
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._former)

    def _trace(self, frame: FrameType, event: str, argument: Any) -> Any:
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        if event == "opcode":
            self.bytecodes += 1
        return self._trace


def work_of(call: Callable[[], object]) -> int:
    """Bytecodes that a call takes."""
    with WorkMeter() as meter:
        call()
    return meter.bytecodes
