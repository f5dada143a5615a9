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
        begin, self._count = _tracers()
        sys.settrace(begin)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._former)
        self.bytecodes += self._count()


def _tracers() -> tuple[Callable[[FrameType, str, Any], Any], Callable[[], int]]:
    """What is called as a function begins, and the count. What is called at every bytecode does nothing but count."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        if event == "opcode":
            count += 1
        return step

    def begin(frame: FrameType, _event: str, _argument: Any) -> Any:
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return step

    return begin, lambda: count


def work_of(call: Callable[[], object]) -> int:
    """Bytecodes that a call takes."""
    with WorkMeter() as meter:
        call()
    return meter.bytecodes
