"""What a very deep network sends and keeps is bounded in bytes: ResNet-152, as published."""

from dataclasses import dataclass

import numpy as np
import pytest

from backend.protocol.frames import Frame, encode_frame
from backend.store.compaction import CHUNK_FRAMES, MOST_RECORD_BYTES, plan_join
from engine.compile.plan import Plan, make_plan
from engine.ladder import next_on_ladder
from engine.report import EDGE_COLUMNS, HISTOGRAM_BINS, NODE_COLUMNS
from engine.run.reported import Reported, reported
from engine.spec import ExperimentSpec
from engine.spec.expand import expand
from engine.zoo import ZOO

MOST_FRAME_BYTES = 50_000
LAYERS = 515
BUCKETS = 64


@pytest.fixture(scope="module", name="plan")
def _plan() -> Plan:
    entry = next(each for each in ZOO if each.type == "resnet_152")
    spec: ExperimentSpec = entry.spec
    return make_plan(expand(spec)[0].network, (224, 224, 3))


def frame_of(rows: Reported) -> bytes:
    """A frame of a run that reports these nodes and edges, of numbers that no code shortens."""
    random = np.random.default_rng(5)
    nodes, edges = len(rows.nodes), len(rows.edges)

    def f4(*shape: int) -> np.ndarray:
        return random.normal(size=shape).astype(np.float32)

    arrays = {
        "node_statistics": f4(nodes, len(NODE_COLUMNS)),
        "edge_statistics": f4(edges, len(EDGE_COLUMNS)),
        "node_histograms": random.integers(0, 256, (nodes, HISTOGRAM_BINS)).astype(np.uint8),
        "histogram_ranges": f4(nodes, 2),
        "scalar_buckets": f4(4, BUCKETS, 4),
        "evaluation": random.normal(size=(1, 4)),
    }
    return encode_frame(Frame("record", None, "0" * 32, 0, 1, 64, 1, 1, arrays))


def test_a_frame_has_rows_for_the_ends_and_the_middle_of_every_stage(plan: Plan) -> None:
    rows = reported(plan)
    assert len(plan.nodes) >= LAYERS
    assert len(rows.nodes) <= 400
    for stack in plan.stacks:
        assert {stack.places[0], stack.places[-1]} <= set(rows.nodes.tolist())
    assert len(frame_of(rows)) <= MOST_FRAME_BYTES


@dataclass(frozen=True)
class Kept:
    """Frames stored together; those on the ladder are never left out."""

    frames: int
    ladder: int
    coarse: int
    each: int

    @property
    def size(self) -> int:
        return self.frames * self.each


def joined(parts: list[Kept], halve: bool) -> Kept:
    frames, ladder = sum(one.frames for one in parts), sum(one.ladder for one in parts)
    kept = ladder + (frames - ladder) // 2 if halve else frames
    return Kept(kept, ladder, max(one.coarse for one in parts) + halve, parts[0].each)


def test_its_record_stays_within_its_bytes_however_long_it_trains(plan: Plan) -> None:
    each = len(frame_of(reported(plan)))
    chunks: list[Kept] = []
    largest, step = 0, 0
    for number in range(20_000):
        ladder = int(next_on_ladder(step) <= number)
        step = number if ladder else step
        chunks.append(Kept(1, ladder, 0, each))
        if number % CHUNK_FRAMES:
            continue
        while join := plan_join(chunks, final={at for at, one in enumerate(chunks) if one.frames == one.ladder}):
            chunks[join.begin : join.end] = [joined(chunks[join.begin : join.end], join.halve)]
        largest = max(largest, sum(one.size for one in chunks))
    assert largest <= MOST_RECORD_BYTES + 4 * CHUNK_FRAMES * each
    rungs, at = 0, 0
    while at < 10**9:
        at, rungs = next_on_ladder(at), rungs + 1
    assert rungs * each <= 2 * MOST_RECORD_BYTES, "the ladder alone, which is never left out"
