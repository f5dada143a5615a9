"""Builders of runs as a host has them."""

from pathlib import Path

from backend.host.datacache import DataCache
from backend.host.opening import RunBuilder
from backend.link.checkpoint_store import CheckpointStore
from backend.link.weights import LocalWeights
from engine.compile.cache import ExecutableCache
from tests.contract.memory_checkpoints import MemoryCheckpoints


def run_builder(
    cache: ExecutableCache | None = None,
    checkpoints: CheckpointStore | None = None,
    data: DataCache | None = None,
    weights: Path = Path("no saved weights"),
) -> RunBuilder:
    """A builder; what is left out is empty. weights: folder of saved ones."""
    stores = (data or DataCache(None), checkpoints or MemoryCheckpoints(), LocalWeights(weights))
    return RunBuilder(cache or ExecutableCache(), *stores)
