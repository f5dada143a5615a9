"""What a resumed run has to go through again before it is where its record ends. Pure."""

import json
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from typing import Any

from engine.report import REPLAYED, Event


class Replay:
    """The durable part of a run's record, laid against the run that comes from a checkpoint.

    Args:
        events: the durable event log, in order, as dicts with `kind`, `step` and `detail`.
        already_done: how many of the logged kinds the checkpoint holds.
        from_step: step of the checkpoint.
        durable_seq: first record seq that is not durable.
    """

    def __init__(
        self, events: Iterable[Mapping[str, Any]], *, already_done: int, from_step: int, durable_seq: int
    ) -> None:
        log = [Event(entry["kind"], int(entry["step"]), dict(entry["detail"])) for entry in events]
        self._to_do = deque([event for event in log if event.kind in REPLAYED][already_done:])
        self._recorded = Counter(
            _name(event) for event in log if event.kind not in REPLAYED and event.step >= from_step
        )
        self._durable_seq = durable_seq

    @property
    def to_do(self) -> tuple[Event, ...]:
        """What is still done to the run again, in its order."""
        return tuple(self._to_do)

    def unfinished(self, seq: int) -> bool:
        """Whether the run still goes through what is known. seq: of its next frame."""
        return bool(self._to_do) or seq < self._durable_seq

    def next_step(self) -> int | None:
        """The step at which something is done to the run again."""
        return self._to_do[0].step if self._to_do else None

    def due(self, step: int) -> list[Event]:
        """What is done to the run at this step, taken off the list."""
        events: list[Event] = []
        while self._to_do and self._to_do[0].step <= step:
            events.append(self._to_do.popleft())
        return events

    def has_frame(self, seq: int) -> bool:
        """Whether a frame lies in the record already."""
        return seq < self._durable_seq

    def has_event(self, event: Event) -> bool:
        """Whether an event lies in the log already; each entry answers once."""
        name = _name(event)
        if not self._recorded[name]:
            return False
        self._recorded[name] -= 1
        return True


def _name(event: Event) -> str:
    return json.dumps([event.kind, event.step, event.detail], sort_keys=True)
