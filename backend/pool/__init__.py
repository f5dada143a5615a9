"""Session hosts: the only processes that train, and the pool of them that the web process sees."""

from pathlib import Path

from backend.link.keyframe_store import MOST_KEYFRAME_BYTES
from backend.pool.host_pool import HostPool


def make_local_pool(
    home: Path,
    data_dir: Path | None,
    hosts: int | None = None,
    host_memory_bytes: int | None = None,
    keyframe_bytes: int = MOST_KEYFRAME_BYTES,
) -> HostPool:
    """A pool of host processes on this machine.

    Args:
        home: checkpoints go to `home/checkpoints/<run_id>`. data_dir: where downloaded data sets lie, or None.
        hosts: processes that share the sessions; None for what suits this machine.
        host_memory_bytes: what each may have; None for what suits this machine.
        keyframe_bytes: what the keyframes of a run may take.
    """
    from backend.pool.host_count import default_host_count
    from backend.pool.supervisor import LocalHostPool

    return LocalHostPool(
        home,
        data_dir,
        hosts or default_host_count(),
        host_memory_bytes=host_memory_bytes,
        keyframe_bytes=keyframe_bytes,
    )
