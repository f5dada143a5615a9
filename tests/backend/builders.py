"""Builders of runs as a host has them."""

from pathlib import Path

from backend.host.datacache import DataCache
from backend.host.lane_groups import LaneGroups
from backend.host.opening import RunBuilder
from backend.link.checkpoint_store import CheckpointStore
from backend.link.keyframe_store import KeyframeStore
from backend.link.weights import LocalWeights
from engine.compile.cache import ExecutableCache
from tests.contract.memory_checkpoints import MemoryCheckpoints
from tests.contract.memory_keyframes import MemoryKeyframes


def run_builder(
    cache: ExecutableCache | None = None,
    checkpoints: CheckpointStore | None = None,
    data: DataCache | None = None,
    weights: Path = Path("no saved weights"),
    keyframes: KeyframeStore | None = None,
) -> RunBuilder:
    """A builder; what is left out is empty. weights: folder of saved ones."""
    states = (checkpoints or MemoryCheckpoints(), keyframes or MemoryKeyframes())
    stores = (data or DataCache(None), *states, LocalWeights(weights))
    return RunBuilder(cache or ExecutableCache(), *stores, LaneGroups())
