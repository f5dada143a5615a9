"""Drafts are precompiled: the newest first, part by part, and only while nobody waits for a compile."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from backend.host.precompile import MOST_NODES, Precompiler
from engine.errors import EngineError, Problem

LIMIT_S = 60.0


@dataclass
class Harness:
    """A host that is busy when the test says so, and the drafts that were compiled there."""

    busy: bool = False
    parts: list[str] = field(default_factory=list[str])
    rests: queue.SimpleQueue[None] = field(default_factory=queue.SimpleQueue[None])
    gate: threading.Event = field(default_factory=threading.Event)

    def precompiler(self) -> Precompiler:
        return Precompiler(lambda: self.busy, done=lambda: None, pause=self._rest)

    def _rest(self, _: float) -> None:
        self.rests.put(None)
        self.gate.wait(LIMIT_S)
        self.gate.clear()

    def draft(self, name: str, nodes: int = 3, behind: Callable[[], None] = lambda: None) -> Callable[[], Any]:
        """A network with parts a and b; `behind` is called behind a."""

        def first() -> None:
            self.parts.append(f"{name} a")
            behind()

        parts = (first, lambda: self.parts.append(f"{name} b"))
        return lambda: SimpleNamespace(schema=SimpleNamespace(nodes=["x"] * nodes), parts=lambda: parts)

    def until_rest(self) -> list[str]:
        """Waits until the thread rests behind a draft; what has been compiled so far."""
        self.rests.get(timeout=LIMIT_S)
        return list(self.parts)

    def go_on(self) -> None:
        self.gate.set()


def test_of_the_drafts_that_come_meanwhile_only_the_newest_is_compiled() -> None:
    harness = Harness()
    precompiler = harness.precompiler()
    precompiler.offer(harness.draft("one"))
    assert harness.until_rest() == ["one a", "one b"]
    for name in ("two", "three", "four"):
        precompiler.offer(harness.draft(name))
    harness.go_on()
    assert harness.until_rest()[2:] == ["four a", "four b"]


def test_a_draft_gives_way_to_a_newer_one_and_what_the_page_opens_on_follows() -> None:
    harness = Harness()
    precompiler = harness.precompiler()
    precompiler.keep(harness.draft("opening", behind=lambda: precompiler.offer(harness.draft("drawn"))))
    assert harness.until_rest() == ["opening a"]
    harness.go_on()
    assert harness.until_rest()[1:] == ["drawn a", "drawn b"]
    harness.go_on()
    harness.until_rest()
    assert harness.parts[3:4] == ["opening a"]


def test_it_stops_behind_a_part_when_somebody_waits_and_goes_on_afterwards() -> None:
    harness = Harness()
    precompiler = harness.precompiler()

    def somebody_plays() -> None:
        harness.busy = len(harness.parts) == 1

    precompiler.offer(harness.draft("one", behind=somebody_plays))
    assert harness.until_rest() == ["one a"]
    harness.go_on()
    harness.busy = False
    precompiler.look()
    assert harness.until_rest() == ["one a", "one a", "one b"]


def test_a_network_that_takes_long_or_cannot_be_made_is_left() -> None:
    def refused() -> Any:
        raise EngineError(Problem(code="draft_needs_files", message="no"))

    harness = Harness()
    precompiler = harness.precompiler()
    for make in (harness.draft("large", nodes=MOST_NODES + 1), refused):
        precompiler.offer(make)
        assert harness.until_rest() == []
        harness.go_on()
